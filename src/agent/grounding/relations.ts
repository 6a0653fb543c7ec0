import type { AnswerFigure, Measure } from "../figures/answer-figure.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import { wordsIn } from "./admitted-words.ts";
import { gap } from "./nearness.ts";

/** A figure and where in its sentence it stands. */
export interface Cited {
  readonly figure: AnswerFigure;
  readonly from: number;
  readonly to: number;
}

/** What parts two statements of one sentence. */
const APART = /[,;]|\b(?:and|while|whereas|but)\b/iu;
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
      (/^[^,;:]*\bof\b[^,;:]*$/iu.test(between) && isPartOf(one.figure, next.figure)) ||
      (JOINED.test(between) && belongTogether(one.figure, next.figure)) ||
      (TO.test(between) && isChange(one.figure, next.figure))
    );
  });
}

/** Between two figures of which one is the other in another form. */
const JOINED = /\(|\b(?:or|which|that|worth|at|for|with|saving|costing)\b/iu;
/** Words that join such figures, and would claim something between any others. */
const JOINING =
  /\b(?:of (?:which|them|these|those)|which|that|worth|or|equivalent to|i\.e\.|(?:at|for|with|is) an? )\b/giu;

/** A sentence without the words that join figures which belong together. */
export function withoutJoins(sentence: string, cited: readonly Cited[]): string {
  return cited.reduceRight((text, one, at) => {
    const next = cited[at + 1];
    if (next === undefined) return text;
    const [a, b] = [one.figure, next.figure];
    const isJoined = belongTogether(a, b) || isPartOf(a, b) || isPartOf(b, a);
    if (!isJoined && !isChange(a, b)) return text;
    const parted = text.slice(one.to, next.from);
    const between = isJoined ? parted.replaceAll(JOINING, " ") : parted.replace(TO, " ");
    const behind = text.slice(next.to).replace(/^ of (?:them|these|those)\b/iu, " ");
    const before = text.slice(0, one.from).replace(isJoined ? /(?!)/u : FROM, " ");
    const [first, second] = [text.slice(one.from, one.to), text.slice(next.from, next.to)];
    return `${before}${first}${between}${second}${behind}`;
  }, sentence);
}

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
  if (a.source !== b.source) return false;
  return ROWS.some(
    ([counts, amounts]) =>
      (counts.includes(a.measure) && amounts.includes(b.measure)) ||
      (counts.includes(b.measure) && amounts.includes(a.measure)),
  );
}

function isPartOf(part: AnswerFigure, whole: AnswerFigure): boolean {
  return part.subject === whole.subject && PARTS[whole.measure]?.includes(part.measure) === true;
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

/**
 * Whether words by which the findings of a sentence differ ("disabled", "inactive") each stand nearest
 * to a figure of theirs.
 */
export function findingsInPlace(sentence: string, cited: readonly Cited[]): boolean {
  const named = cited.map(({ figure }) =>
    figure.finding === null ? [] : wordsIn(FINDING_NAMES[figure.finding]),
  );
  const telling = new Set(named.flat().filter((word) => !named.every((one) => one.includes(word))));
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
