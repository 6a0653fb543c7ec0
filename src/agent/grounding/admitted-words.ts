import { type AnswerFigure, type Measure, wordsOf } from "../figures/answer-figure.ts";
import { FINDING_NAMES, type FindingId } from "../figures/finding-names.ts";
import { literally, looseName } from "./known-names.ts";
import { MEASURE_WORDS, PERIOD_WORDS, UNIT_NOUNS, unitOf } from "./measure-words.ts";

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that say nothing of a figure. No quantity, no comparison, no negation, no time, and nothing that
 * points at another sentence ("which", "they", "this"): with these a true figure could be made to tell
 * something false.
 */
const PLAIN_WORDS = listOf(
  [
    "a an the of in within on for and at as with while whereas but you your i tenant tenant's organisation organization organisation's organization's company company's directory environment have has hold holds contain contains show shows include includes there here is are be can could s microsoft",
    "figure figures value amount number count product products subscription subscriptions plan plans item items category entry line list inventory survey data result results finding findings recommendation recommendations report reports answer question details detail breakdown summary overview basis side",
    "also look following follows namely please note see find found get give given gives list lists listed record recorded records indicate indicates say says state states stated tell tells told display displayed reported counted identified recognised recognized known appear appears stand stands come comes correspond corresponds equal equals reflect reflects represent represents refer refers concern concerns relate relates",
    "regarding concerning respect planning budget purposes context mode currently presently versus vs among pseudonym",
  ].join(" "),
);

type IsNamed = (figure: AnswerFigure) => boolean;

const SEATS = /\b(?:seats|licen[cs]es)\b/gi;
const ONE_SEAT = /\b(?:(?:per|a|each) )?(?:seat|licen[cs]e)\b/gi;
const TOTAL = /\b(?:in total|in all|total|altogether|overall)\b/gi;
const WHOLE =
  /\b(?:(?:across )?(?:the |your )?(?:whole|entire)(?: tenant| organi[sz]ation)?|(?:across|for|over) (?:all|your|the)(?: of)?(?: your| the)? (?:products|licen[cs]es|seats|subscriptions|tenant|organi[sz]ation)|tenant-wide|organi[sz]ation-wide)\b/gi;
const BY_GROUP = /\b(?:(?:by|per) )?(?:departments?|countr(?:y|ies)|without)\b/gi;
const DATED = /\b(?:renewals?|renewing|date|purchases?)\b/gi;
const POSSIBLE =
  /\b(?:potential(?:ly)?|possibl[ey]|estimated|available|would|if (?:you )?act(?:ed)? (?:on )?in time|(?:if you act|(?:by )?acting) on(?: (?:the|these|those|this|that|them|it)(?: (?:findings?|recommendations?|seats|accounts))?)?)\b/gi;
const WOULD_COST = /\b(?:(?:it )?would )?cost\b/gi;
const AT_MOST = /\bup to(?=\s)/gi;
const PAST = /\b(?:had|were|was)\b/gi;
/** What is asked of the reader where seats were found; it is for him to decide. */
const ASKED =
  /\b(?:(?:please )?(?:review|check|consider(?: reviewing)?|look (?:at|into)|verify))\b/gi;
/** Members by other names. */
const PEOPLE = /\b(?:accounts?|users?|people)\b/gi;

/**
 * What a sentence says beyond the labels of the figures it cites: words that are neither plain nor part
 * of a cited figure's subject, measure, finding, period or unit. Every such word is a claim no figure
 * supports, in whatever language.
 * @param text without references, stand-ins and known names.
 * @param isNamed whether the sentence names what a figure is about: "in total" then says nothing more.
 */
export function unsupportedWords(
  text: string,
  cited: readonly AnswerFigure[],
  isNamed: IsNamed,
): readonly string[] {
  // Names go first: what a measure is called may be a part of one.
  const rest = [productWords, subjectNames, measureWords, unitWords, subjectWords]
    .flatMap((words) => cited.flatMap((figure) => words(figure, isNamed)))
    .reduce((left, pattern) => left.replaceAll(pattern, " "), text.replaceAll(/\s+/g, " "))
    .replaceAll(/\s+/g, " ");
  const named = new Set(cited.flatMap(namingWords));
  const plain = rest.replaceAll(SUCH_AS, (phrase, next: string) =>
    named.has(stemOf(next.toLowerCase())) ? " " : phrase,
  );
  return wordsIn(plain).filter((word) => !PLAIN_WORDS.has(word) && !named.has(stemOf(word)));
}

const SUCH_AS = /\b(?:that|which|who) (?:is|are|have|has)(?= (\p{L}+))/giu;

/** "Requires" and "requiring" are one word. */
export const stemOf = (word: string): string => word.replace(/(?<=.{4})(?:ing|ed|es|e|s)$/u, "");

/** Words of the names of what a figure is about, by which it may be spoken of one by one. */
function namingWords({ finding, subject }: AnswerFigure): readonly string[] {
  const names = finding === null ? subject : `${FINDING_NAMES[finding]} ${subject}`;
  return wordsIn(names)
    .filter((word) => !OF_WHOLE_NAMES.has(word))
    .map(stemOf);
}

/** The words of a text in small letters. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** "Copilot seats": a product by a word of its name, which its full name follows. */
function productWords({ skuId, subject }: AnswerFigure): readonly RegExp[] {
  if (skuId === null) return [];
  const words = subject.match(/\p{Lu}\p{L}{3,}/gu) ?? [];
  return words.length === 0 ? [] : [new RegExp(String.raw` ?\b(?:${words.join("|")})\b`, "gu")];
}

function subjectNames({ finding, topic, group, measure }: AnswerFigure): readonly RegExp[] {
  return [
    ...(finding === null ? [] : [ledTo(finding, measure)]),
    ...[
      ...(topic === undefined ? [] : topicsIn(topic)),
      ...(group === undefined ? [] : [group]),
    ].map(spacedOrHyphened),
  ];
}

/** A topic and the parts of it that are said by themselves: "any service" of "any service within 30 days". */
function topicsIn(topic: string): readonly string[] {
  const bare = topic.replace(/ within \d+ days$/, "");
  return [...new Set([topic, bare, ...bare.split(", ")])];
}

function spacedOrHyphened(name: string): RegExp {
  return new RegExp(literally(name).source.replaceAll(" ", "[ -]"), "giu");
}

function subjectWords(figure: AnswerFigure, isNamed: IsNamed): readonly RegExp[] {
  const { skuId, group, topic, finding, on } = figure;
  const isWhole = skuId === null && group === undefined && topic === undefined;
  return [
    ...(finding === null ? [] : findingWords(finding)),
    ...(isWhole ? [WHOLE] : []),
    ...(isWhole || isNamed(figure) ? [TOTAL] : []),
    ...(group === undefined ? [] : [BY_GROUP]),
    ...(on === null ? [] : [DATED]),
  ];
}

function measureWords({ measure }: AnswerFigure): readonly RegExp[] {
  return [
    // "Saving" alone is a verb as well; its words are those below.
    ...(measure === "saving" ? [AT_MOST] : []),
    MEASURE_WORDS[measure],
    ...(measure.includes("-") ? [literally(wordsOf(measure), "giu")] : []),
    ...(measure.startsWith("saving") ? [MEASURE_WORDS.saving, POSSIBLE] : []),
    ...(measure === "price-per-seat" ? [ONE_SEAT] : []),
    ...(measure === "planned-cost" ? [WOULD_COST] : []),
    // The span is over; what it counts is not.
    ...(measure === "active-members" ? [PAST] : []),
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

/** Words of names and topics that say how much or deny: they stand in the whole name only. */
const OF_WHOLE_NAMES = listOf(
  "no not never without any only too to do few less low full much little about longer near another over under above cannot or highest average all smaller ones together other unknown",
);

const NOT_HELD = /\b(?:unused|idle|spare)\b/giu;
/** Who holds what was found: of seats nobody holds there is nobody. */
const FOUND =
  /\b(?:(?:was|were|is|are|has been|have been) )?(?:found|identified|detected|flagged)\b/giu;
const HELD =
  /\b(?:(?:which|that|who) )?(?:(?:held|used) by|(?:assigned|belong(?:s|ing)?) to|affect(?:s|ed|ing)?|concern(?:s|ing)?)\b/giu;

function findingWords(finding: FindingId): readonly RegExp[] {
  const isOfMembers = wordsIn(FINDING_NAMES[finding]).includes("members");
  return [ASKED, FOUND, ...(isOfMembers ? [PEOPLE] : []), finding === "D01" ? NOT_HELD : HELD];
}

/** What leads to the name of a finding: where an amount comes from, and what has to be done for it. */
const LEADING = "because of|due to|caused by|comes? from|coming from|from|by|through|about";
const ACTING =
  "(?:by )?(?:giving back|returning|releasing|reclaiming|removing|freeing up|acting on)|if you (?:give back|return|release|reclaim|remove|free up|act on)";
/** What is recommended, where it opens a line; that one "can" would say that one may today. */
const GIVE_BACK = "give back|return|release|reclaim|remove|free up";
/** Seats that are given back; of others a saving is made by an exchange, or it is for somebody to decide. */
export const GIVEN_BACK: ReadonlySet<FindingId> = new Set<FindingId>([
  "D01",
  "D20",
  "D21",
  "D22",
  "D23",
  "D40",
  "D46",
]);

function ledTo(finding: FindingId, measure: Measure): RegExp {
  const isGivenBack = measure.startsWith("saving") && GIVEN_BACK.has(finding);
  const leads = isGivenBack ? `${LEADING}|${ACTING}` : LEADING;
  const name = looseName(FINDING_NAMES[finding]);
  const give = GIVEN_BACK.has(finding) && measure === "affected-seats" ? GIVE_BACK : "(?!)";
  return new RegExp(
    `(?:\\b(?:${leads}) (?:the |your |these )?)?${name}|(?<=^|[:,;] |- )(?:${give})(?= )`,
    "giu",
  );
}
