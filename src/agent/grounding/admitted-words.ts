import { type AnswerFigure, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES, type FindingId } from "../figures/finding-names.ts";
import { literally } from "./known-names.ts";
import { MEASURE_WORDS, PERIOD_WORDS, UNIT_NOUNS, unitOf } from "./measure-words.ts";

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that say nothing of a figure. No quantity, no comparison, no negation, no time, and nothing that
 * points at another sentence ("which", "they", "this"): with these a true figure could be made to tell
 * something false.
 */
const PLAIN_WORDS = listOf(
  "a an the of in on for and at as with you your tenant tenant's organisation organization company have has hold holds there here is are be can could s microsoft figure figures value amount product products also look",
);

const SEATS = /\b(?:seats|licen[cs]es)\b/gi;
const ONE_SEAT = /\b(?:(?:per|a|each) )?(?:seat|licen[cs]e)\b/gi;
const WHOLE = /\b(?:in total|in all|total|altogether|overall|whole)\b/gi;
const BY_GROUP = /\b(?:departments?|countr(?:y|ies)|without)\b/gi;
const DATED = /\b(?:renewals?|renewing|date)\b/gi;

/**
 * What a sentence says beyond the labels of the figures it cites: words that are neither plain nor part
 * of a cited figure's subject, measure, finding, period or unit. Every such word is a claim no figure
 * supports, in whatever language.
 * @param text without references, stand-ins and known names.
 */
export function unsupportedWords(text: string, cited: readonly AnswerFigure[]): readonly string[] {
  const rest = cited
    .flatMap(labelWordsOf)
    .reduce((left, pattern) => left.replaceAll(pattern, " "), text);
  return wordsIn(rest).filter((word) => !PLAIN_WORDS.has(word));
}

/** The words of a text in small letters. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Everything by which a sentence may speak of a figure. */
function labelWordsOf(figure: AnswerFigure): readonly RegExp[] {
  return [...subjectWords(figure), ...measureWords(figure), ...unitWords(figure)];
}

function subjectWords({ skuId, group, topic, finding, on }: AnswerFigure): readonly RegExp[] {
  const isWhole = skuId === null && group === undefined && topic === undefined;
  return [
    ...(finding === null ? [] : [literally(FINDING_NAMES[finding], "giu"), ...eachWord(finding)]),
    ...(topic === undefined ? [] : [literally(topic, "giu")]),
    ...(isWhole ? [WHOLE] : []),
    ...(group === undefined ? [] : [BY_GROUP]),
    ...(on === null ? [] : [DATED]),
  ];
}

function measureWords({ measure }: AnswerFigure): readonly RegExp[] {
  return [
    // "Saving" alone is a verb as well; its words are those below.
    ...(measure === "saving" ? [] : [literally(wordsOf(measure), "giu")]),
    ...(measure.startsWith("saving-") ? [MEASURE_WORDS.saving] : []),
    ...(measure === "price-per-seat" ? [ONE_SEAT] : []),
    MEASURE_WORDS[measure],
  ];
}

function unitWords(figure: AnswerFigure): readonly RegExp[] {
  const unit = unitOf(figure);
  if (unit !== undefined) return [UNIT_NOUNS[unit]];
  return "money" in figure.number ? [SEATS, ...periodOf(figure.number.money.period)] : [];
}

function periodOf(period: string): readonly RegExp[] {
  return period === "month" || period === "year" ? [PERIOD_WORDS[period]] : [];
}

/** Words of names of findings that say how much or deny: they stand in the whole name only. */
const OF_WHOLE_NAMES = listOf(
  "no not never without any only too to do few less low full much little about longer near another",
);

function eachWord(finding: FindingId): readonly RegExp[] {
  return wordsIn(FINDING_NAMES[finding])
    .filter((word) => !OF_WHOLE_NAMES.has(word))
    .map((word) => new RegExp(`\\b${word}\\b`, "giu"));
}
