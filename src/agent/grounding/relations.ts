import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { countOf } from "../figures/render-figure.ts";
import { wordsIn } from "./admitted-words.ts";
import { gap } from "./nearness.ts";

/** A figure and where in its sentence it stands. */
export interface Cited {
  readonly figure: AnswerFigure;
  readonly from: number;
  readonly to: number;
}

/** What parts two statements of one sentence. */
const APART = /[,;]|\b(?:and|while|whereas|but|versus|vs)\b/iu;
/** Wholes of which other figures count a part. */
const PARTS: Readonly<Partial<Record<Measure, readonly Measure[]>>> = {
  "paid-seats": ["assigned-seats", "idle-seats"],
  "reported-members": ["active-members"],
};

/** Measures of one row of a table: the amount is that of the count. */
const ROWS: readonly (readonly [counts: readonly Measure[], amounts: readonly Measure[]])[] = [
  [
    ["affected-seats", "affected-members", "affected-purchases"],
    ["saving", "extra-cost", "amount-at-stake", "saving-at-renewal"],
  ],
  [["renewing-seats"], ["cost", "price-change"]],
  [["price-per-seat"], ["cost"]],
  [["planned-cost"], ["cost", "saving"]],
  [["stored-bytes"], ["accounts"]],
];
/** Measures of one computation that two tools tell: a cost is that of the paid seats. */
const ACROSS: readonly (readonly [Measure, Measure])[] = [
  ["paid-seats", "cost"],
  ["paid-seats", "price-per-seat"],
];
/** Measures of two times: from one to the other. */
const CHANGES: readonly (readonly [before: Measure, after: Measure])[] = [
  ["amount-before", "amount-after"],
  ["paid-seats-before", "paid-seats-after"],
  ["assigned-seats-before", "assigned-seats-after"],
];

/**
 * Whether figures side by side in a sentence say nothing of each other that nobody computed: "idle seats
 * cost so much" with the cost of all seats, a range, a sum. Each has its own clause, or is a part of the
 * next, or the same in another period.
 */
export function standApart(sentence: string, cited: readonly Cited[]): boolean {
  return cited.every((one, at) => {
    const next = cited[at + 1];
    if (next === undefined) return true;
    const between = sentence.slice(one.to, next.from);
    return (
      (APART.test(between) && /\p{L}|,/u.test(between)) ||
      isJoined(between, one.figure, next.figure)
    );
  });
}

/** Whether what stands between two figures says of them what is known. */
function isJoined(between: string, a: AnswerFigure, b: AnswerFigure): boolean {
  return (
    (/^[^,;:]*\bof\b[^,;:]*$/iu.test(between) && isPartOf(a, b)) ||
    (/\p{L}|\(/u.test(between) && belongTogether(a, b)) ||
    (/[:(]/u.test(between) && isBrokenDown(a, b)) ||
    (TO.test(between) && isChange(a, b))
  );
}

/** Words that join such figures, and would claim something between any others. */
const JOINING =
  /\b(?:of (?:which|them|these|those)|which|that|this|they|worth|or|so|equivalent to|representing|represents?|amounting to|totall?ing|equall?ing|coming to|costing|across|i\.e\.|(?:at|for|with|is) an? )\b/giu;

/** Words between a whole and its part. */
const OF_WHICH = /\bof (?:which|them|these|those)\b/giu;

/** A sentence without the words that join figures which belong together; everything keeps its place. */
export function withoutJoins(sentence: string, cited: readonly Cited[]): string {
  return cited.reduceRight((text, one, at) => {
    const next = cited[at + 1];
    if (next === undefined) return text;
    const [a, b] = [one.figure, next.figure];
    const isPart = isPartOf(a, b) || isPartOf(b, a);
    const joining = belongTogether(a, b) ? JOINING : isPart ? OF_WHICH : undefined;
    if (joining === undefined && !isChange(a, b)) return text;
    const between = blanked(text.slice(one.to, next.from), joining ?? TO);
    const behind = blanked(text.slice(next.to), OF_THEM);
    const before = joining === undefined ? blanked(text.slice(0, one.from), FROM) : undefined;
    return `${before ?? text.slice(0, one.from)}${text.slice(one.from, one.to)}${between}${text.slice(next.from, next.to)}${behind}`;
  }, sentence);
}

function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => " ".repeat(found.length));
}

const OF_THEM = /^ of (?:which|them|these|those)\b/iu;
const FROM = /\b(?:went|changed|moved) from\s*$/iu;
const TO = /\bto\s*$/iu;

function isChange(a: AnswerFigure, b: AnswerFigure): boolean {
  const isPair = CHANGES.some(([before, after]) => a.measure === before && b.measure === after);
  return isPair && a.subject === b.subject && a.source === b.source;
}

/** Whether one amount is the other in another period, or the amount of the count beside it. */
export function belongTogether(a: AnswerFigure, b: AnswerFigure): boolean {
  if (a.subject !== b.subject || a.finding !== b.finding || a.on !== b.on) return false;
  if (a.measure === b.measure) return true;
  if (isAcross(a, b) || isAcross(b, a)) return a.asOf === b.asOf;
  if (a.source !== b.source) return false;
  return ROWS.some(
    ([counts, amounts]) =>
      (counts.includes(a.measure) && amounts.includes(b.measure)) ||
      (counts.includes(b.measure) && amounts.includes(a.measure)),
  );
}

function isAcross(a: AnswerFigure, b: AnswerFigure): boolean {
  return ACROSS.some(([one, other]) => a.measure === one && b.measure === other);
}

/** Whether a figure counts a part of what another one counts. */
export function isPartOf(part: AnswerFigure, whole: AnswerFigure): boolean {
  if (part.subject === whole.subject) return PARTS[whole.measure]?.includes(part.measure) === true;
  if (part.measure === "points") return whole.topic === `highest possible ${part.topic}`;
  // "Conditional access, enabled, requiring MFA" is a part of "conditional access, enabled".
  const isNarrower = part.topic?.startsWith(`${whole.topic ?? ""},`) === true;
  return whole.topic !== undefined && isNarrower && part.measure === whole.measure;
}

/**
 * Whether figures tell the same, one of them of the whole and the other of one thing in it: a product, or
 * one finding of all.
 */
export function isBrokenDown(whole: AnswerFigure, part: AnswerFigure): boolean {
  const period = ({ number }: AnswerFigure): string =>
    "money" in number ? number.money.period : "";
  return (
    whole.skuId === null &&
    whole.group === undefined &&
    whole.measure === part.measure &&
    period(whole) === period(part) &&
    (whole.finding === part.finding
      ? part.skuId !== null
      : whole.finding === null && part.skuId === null)
  );
}

const LEAVING = /\b(?:leaving|which leaves)(?: you with)?\s*$/iu;

/** A sentence without "leaving" where what is left is the difference of the two figures before. */
export function withoutRemainders(sentence: string, cited: readonly Cited[]): string {
  return cited.reduceRight((text, { figure, from }, at) => {
    const [whole, part] = [cited[at - 2]?.figure, cited[at - 1]?.figure];
    if (whole === undefined || part === undefined) return text;
    const isLeft =
      whole.subject === figure.subject &&
      part.subject === figure.subject &&
      isPartOf(part, whole) &&
      isPartOf(figure, whole) &&
      amountOf(whole) - amountOf(part) === amountOf(figure);
    return isLeft ? `${blanked(text.slice(0, from), LEAVING)}${text.slice(from)}` : text;
  }, sentence);
}

function amountOf({ number }: AnswerFigure): number {
  return "money" in number ? Number.NaN : countOf(number).count;
}

/** What may stand right before and right behind a reference; no sign, no unit, no other number. */
const BEFORE = /(?:^|[\s("'“‘])$/u;
const SIGN = /(?:[-+−±~<>=×*/^]|(?:^|[^\p{L}\p{N}\s])\s*[–—])\s*$/u;
const BEHIND = /^(?:$|[\s).,;:!?"'”’])/u;
const ELSEWHERE = /[^\p{L}\p{M}\s.,;:()!?'"“”‘’–—-]/u;

/** Whether nothing beside a number alters it: a sign, a percentage, another number. */
export function standAlone(sentence: string, cited: readonly Cited[]): boolean {
  return cited.every(({ from, to }) => {
    const before = sentence.slice(0, from);
    return BEFORE.test(before) && !SIGN.test(before) && BEHIND.test(sentence.slice(to));
  });
}

/** Whether a text holds a sign that is neither a letter nor punctuation: "%", "€", "+". */
export function hasSign(text: string): boolean {
  return ELSEWHERE.test(text);
}

/** What names of findings count, which is said of any figure. */
const COUNTED: ReadonlySet<string> = new Set(["seats", "members", "purchases", "products", "of"]);

/**
 * Whether words by which the findings of a sentence differ ("disabled", "inactive") each stand nearest
 * to a figure of theirs.
 */
export function findingsInPlace(sentence: string, cited: readonly Cited[]): boolean {
  const named = cited.map(({ figure }) =>
    figure.finding === null ? [] : wordsIn(FINDING_NAMES[figure.finding]),
  );
  const ofSubjects = new Set(cited.flatMap(({ figure }) => wordsIn(figure.subject)));
  const telling = new Set(
    named
      .flat()
      .filter((word) => !COUNTED.has(word) && !ofSubjects.has(word))
      .filter((word) => !named.every((one) => one.includes(word))),
  );
  return [...sentence.matchAll(/\p{L}+/gu)].every((said) => {
    const word = said[0].toLowerCase();
    if (!telling.has(word)) return true;
    const far = cited.map(({ from, to }) =>
      gap(
        said.index < from
          ? sentence.slice(said.index + word.length, from)
          : sentence.slice(to, said.index),
      ),
    );
    const nearest = Math.min(...far);
    return far.some((one, at) => one === nearest && named[at]?.includes(word) === true);
  });
}
