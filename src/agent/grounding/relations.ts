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
const APART = /[,;]|\band\b/iu;
/** Wholes of which other figures count a part. */
const PARTS: Readonly<Partial<Record<Measure, readonly Measure[]>>> = {
  "paid-seats": ["assigned-seats", "idle-seats"],
  "reported-members": ["active-members"],
};

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
      (/^[\p{L}\s]*\(\s*$/u.test(between) && areAlike(one.figure, next.figure))
    );
  });
}

function isPartOf(part: AnswerFigure, whole: AnswerFigure): boolean {
  return part.subject === whole.subject && PARTS[whole.measure]?.includes(part.measure) === true;
}

function areAlike(a: AnswerFigure, b: AnswerFigure): boolean {
  return a.subject === b.subject && a.measure === b.measure && a.finding === b.finding;
}

/** What may stand right before and right behind a reference; no sign, no unit, no other number. */
const BEFORE = /(?:^|[\s("'“‘])$/u;
const SIGN = /(?:[-+−±~<>=×*/^]|(?:^|[^\p{L}\s])\s*[–—])\s*$/u;
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
