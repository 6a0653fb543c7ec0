import { type Claim, claimsOf, SPAN_MARK } from "./claims.ts";
import { TOPICS, WORKLOADS } from "./concepts.ts";
import type { Concept } from "./lexicon.ts";
import { withFullNames } from "./product-nicknames.ts";
import { sharpened } from "./sharpen.ts";
import { respelled } from "./spelling.ts";
import { timeSpans, withDigits } from "./time-spans.ts";
import { plainText, stemsOf } from "./words.ts";

/** A question as the planner reads it. */
export interface Reading {
  readonly text: string;
  readonly stems: readonly string[];
  readonly claims: readonly Claim[];
  /** How clearly each concept is said: 1, or less where something else implies it. */
  readonly concepts: ReadonlyMap<Concept, number>;
}

/** What the planner knows beside its lexicon: what the tools were sent with. */
export interface Surroundings {
  /** Proper names the tools can be narrowed to. */
  readonly names: readonly string[];
  /** Every word of the tools. */
  readonly words: ReadonlySet<string>;
}

/** Reads a question: its words, what they mean, and what nobody knows. */
export function readQuestion(written: string, around: Surroundings): Reading {
  const text = withDigits(plainText(written)).replaceAll(SHARE, " percent ");
  const spans = timeSpans(text);
  const marked = spans.reduceRight(
    (rest, { from, to }, at) => `${rest.slice(0, from)} ${SPAN_MARK}${at} ${rest.slice(to)}`,
    text,
  );
  const stems = respelled(stemsOf(withFullNames(marked)), around.words);
  return readingOf(text, stems, sharpened(claimsOf(stems, spans, around.names)));
}

/** "Over 90 % full": a share, and no number of anything. */
const SHARE = /\b\d+(?:\.\d+)? ?(?:%|per ?cent\b)/g;

/** Said between the lines counts for less. */
const IMPLIED = 0.5;

/** A reading of claims, with what they say between the lines. */
export function readingOf(
  text: string,
  stems: readonly string[],
  claims: readonly Claim[],
): Reading {
  const said = new Set(claims.flatMap(({ concepts }) => concepts));
  const outside = new Set(
    claims.filter((one) => !isFullName(one)).flatMap(({ concepts }) => concepts),
  );
  const inNames = new Set(
    claims
      .filter(isFullName)
      .flatMap(({ concepts }) => concepts)
      .filter((one) => !outside.has(one)),
  );
  return {
    text,
    stems,
    claims,
    concepts: new Map([
      ...[...said].map((one) => [one, inNames.has(one) ? IMPLIED : 1] as const),
      ...unspoken(said, claims, text).map((concept) => [concept, IMPLIED] as const),
    ]),
  };
}

/** "Entra ID P1" is a product first and a subject by the way; "Copilot" may be either. */
const isFullName = ({ names, words }: Claim): boolean => names.length > 0 && words.length > 1;

const isTopic = (concept: Concept): boolean => concept in TOPICS;
const isWorkload = (concept: Concept): boolean => concept in WORKLOADS;

/** What a question is about without saying so, and that it counts where it does not ask for money. */
function unspoken(
  said: ReadonlySet<Concept>,
  claims: readonly Claim[],
  text: string,
): readonly Concept[] {
  const isThen = THEN.test(text) && claims.some(({ span }) => span?.direction === "behind");
  const subject = isThen ? "compare" : unspokenSubject(said, claims, text);
  const isOfMoney = subject === "spend" || MONEY.some((one) => said.has(one));
  return [...(subject === null ? [] : [subject]), ...(isOfMoney ? [] : ["count" as const])];
}

/** "How many use Teams" is about usage, "how much is it" asks what it costs, "how many" how many are owned. */
function unspokenSubject(
  said: ReadonlySet<Concept>,
  claims: readonly Claim[],
  text: string,
): Concept | null {
  // A brand in a product's name, and "now", are no subject.
  const outside = claims.filter(({ names }) => names.length === 0);
  if (outside.some(({ concepts }) => concepts.some((one) => isTopic(one) && one !== "now"))) {
    return null;
  }
  const isBare = outside.every(({ concepts }) => concepts.length === 0);
  if (isBare && isOfContents(claims, text)) return "include";
  const isUsed = said.has("member") || USING.test(text);
  if (isUsed && [...said].some(isWorkload)) return "usage";
  if (said.has("money")) return "spend";
  return isCounted(said, claims) ? "owned" : null;
}

/** "What is Business Premium?", "E3 versus E5". */
function isOfContents(claims: readonly Claim[], text: string): boolean {
  const named = claims.filter(({ names }) => names.length > 0).length;
  return (claims.length > 0 && IS_WHAT.test(text)) || (named > 1 && VERSUS.test(text));
}

/** "How many", or seats of something; "licences?" asks nothing. */
function isCounted(said: ReadonlySet<Concept>, claims: readonly Claim[]): boolean {
  const isOfSome =
    claims.some(({ names }) => names.length > 0) || COUNTED.some((one) => said.has(one));
  return said.has("count") || (said.has("seat") && isOfSome);
}

const COUNTED: readonly Concept[] = ["total", "list", "product", "most", "least"];
const THEN = /\b(?:ago|since|than|compared?|against|versus)\b/;
const VERSUS = /\b(?:versus|vs|against|compare[ds]?)\b/;
const IS_WHAT = /^what(?: exactly)? (?:is|are)\b/;
const MONEY: readonly Concept[] = ["count", "money", "spend", "saving", "unitPrice"];
const USING = /\b(?:us(?:e|es|ed|ing|er|ers)|are on|is on|work in|work with)\b/;
