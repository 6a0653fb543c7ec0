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
    "a an the of in within on for and at as with while whereas but you your i tenant tenant's organisation organization organisation's organization's company company's have has hold holds contain contains show shows include includes there here is are be can could s",
    "figure figures value amount number count product products subscription subscriptions plan plans item items category entry line list inventory survey data result results finding findings recommendation recommendations report reports answer question details detail breakdown summary overview basis side",
    "also look following follows namely please note see find found get give given gives list lists listed record recorded records indicate indicates say says state states stated tell tells told display displayed reported counted identified recognised recognized known appear appears stand stands come comes concern concerns involve involves cover covers relate relates",
    "regarding concerning respect planning budget purposes context mode currently presently versus vs among pseudonym usage",
  ].join(" "),
);

type IsNamed = (figure: AnswerFigure) => boolean;

const OF_MICROSOFT = /\bMicrosoft(?= (?:seats|licen[cs]es|products|subscriptions|Graph)\b)|\s+/giu;
const SEATS = /\b(?:seats|licen[cs]es)\b/gi;
const ONE_SEAT = /\b(?:(?:per|a|each) )?(?:seat|licen[cs]e)\b/gi;
const TOTAL = /\b(?:in total|in all|total|altogether|overall)\b/gi;
const WHOLE =
  /\b(?:(?:across )?(?:the |your )?(?:whole|entire)(?: tenant| organi[sz]ation)?|(?:across|for|over) (?:all|your|the)(?: of)?(?: your| the)? (?:products|licen[cs]es|seats|subscriptions|tenant|organi[sz]ation)|tenant-wide|organi[sz]ation-wide)\b/gi;
const BY_GROUP = /\b(?:(?:by|per) )?(?:departments?|countr(?:y|ies)|without)\b/gi;
const DATED = /\b(?:(?:upcoming )?renewals?|renewing|date|purchases?)\b/gi;
const POSSIBLE =
  /\b(?:potential(?:ly)?|possibl[ey]|estimated|available|would|if (?:you )?act(?:ed)? (?:on )?in time|(?:if you act|(?:by )?acting) on(?: (?:the|these|those|this|that|them|it)(?: (?:findings?|recommendations?|seats|accounts))?)?)\b/gi;
const WOULD_COST = /\b(?:(?:it )?would )?cost\b/gi;
const TAKES = /\b(?:uses?|takes? up)\b/gi;
const AT_MOST = /\bup to(?=\s)/gi;
const PAST = /\b(?:had|were|was)\b/gi;
const IF_RETURNED =
  /\b(?:if|once) (?:(?:they|it|these) (?:are|were|is) )?(?:given back|returned|released|reclaimed|freed up)\b/giu;
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
    .reduce((left, pattern) => left.replaceAll(pattern, " "), text.replaceAll(OF_MICROSOFT, " "))
    .replaceAll(/\s+/g, " ");
  const named = new Set(cited.flatMap(namingWords));
  const plain = rest.replaceAll(SUCH_AS, (phrase, next: string) =>
    named.has(stemOf(next.toLowerCase())) ? " " : phrase,
  );
  return wordsIn(plain).filter((word) => !PLAIN_WORDS.has(word) && !named.has(stemOf(word)));
}

const SUCH_AS = /(?<!,\s*)\b(?:that|which|who) (?:is|are|have|has)(?= (\p{L}+))/giu;

/** "Requires" and "requiring" are one word. */
export const stemOf = (word: string): string => word.replace(/(?<=.{4})(?:ing|ed|es|e|s)$/u, "");

/** Words of the names of what a figure is about, by which it may be spoken of one by one. */
function namingWords({ finding, subject }: AnswerFigure): readonly string[] {
  const names = [subject, ...(finding === null ? [] : [FINDING_NAMES[finding]])].map(wordsIn);
  // Without its "without" a name would say the opposite.
  return names
    .filter((words) => !words.some((word) => OF_WHOLE_NAMES.has(word)))
    .flat()
    .filter((word) => !OF_ANY_PRODUCT.has(word))
    .map(stemOf);
}

/** Words of so many names that they tell no product from another. */
const OF_ANY_PRODUCT = listOf(
  "microsoft office online plan standard premium enterprise business edition introductory pricing services for tenant whole",
);

/** The words of a text in small letters. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** "Copilot seats": a product by a word of its name, which its full name follows. */
function productWords({ skuId, subject }: AnswerFigure): readonly RegExp[] {
  if (skuId === null) return [];
  const words = (subject.match(/\p{Lu}\p{L}{3,}/gu) ?? []).filter(
    (word) => !OF_ANY_PRODUCT.has(word.toLowerCase()),
  );
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

/** A name in its forms: "report-only", "cover all users" of "covering all users". */
function spacedOrHyphened(name: string): RegExp {
  const words = name.split(" ").map((word) => {
    const stem = stemOf(word);
    return literally(stem).source + (stem === word ? "" : "(?:ing|ed|es|e|s)?");
  });
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join("[ -]")}(?![\p{L}\p{N}])`, "giu");
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
    ...(measure === "stored-bytes" ? [TAKES] : []),
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
  return [
    ...(GIVEN_BACK.has(finding) ? [IF_RETURNED] : []),
    ASKED,
    FOUND,
    ...(isOfMembers ? [PEOPLE] : []),
    finding === "D01" ? NOT_HELD : HELD,
  ];
}

/** What leads to the name of a finding: where an amount comes from, and what has to be done for it. */
const LEADING = "because of|due to|caused by|comes? from|coming from|from|by|through|about";
const ACTING =
  "(?:by )?(?:giving back|returning|releasing|reclaiming|removing|freeing up|acting on)|if you (?:give back|return|release|reclaim|remove|free up|act on)";
/** "Never used" of "Copilot seats never used", "with plans switched off": what such seats are called behind their number. */
export function tailsOf(name: string): readonly string[] {
  const words = name.split(" ");
  const at = words.indexOf("seats");
  return at < 0 || at > words.length - 3 ? [] : [words.slice(at + 1).join(" ")];
}

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
  // "Copilot seats never used" are "seats never used" where the product is named.
  const name = looseName(FINDING_NAMES[finding]).replace(/^Copilot\(.*?\)\*\[\\s-\]\+/u, "(?:$&)?");
  const tails = tailsOf(FINDING_NAMES[finding]).map(looseName);
  const give = GIVEN_BACK.has(finding) && measure === "affected-seats" ? GIVE_BACK : "(?!)";
  return new RegExp(
    `(?:\\b(?:${leads}) (?:the |your |these )?)?${name}${tails.map((tail) => `|\\b${tail}`).join("")}|(?<=^|[:,;] |- )(?:${give})(?= )`,
    "giu",
  );
}
