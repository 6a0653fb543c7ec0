import type { AnswerFigure } from "../figures/answer-figure.ts";
import { GIVEN_BACK } from "./admitted-words.ts";
import { belongTogether, isBrokenDown, isPartOf } from "./relations.ts";

/*
 * "Of these", "this is", "it costs": words that point at what was said before. They hold where what they
 * point at can be one thing only and the figures are known to go with it; elsewhere they would make a
 * true figure tell something of another.
 */

const AT_PART =
  /\b(?:(?:of|from|among) (?:which|them|these|those)(?: seats| licen[cs]es| policies| members)?|(?:this|that|these|those|which)(?= (?:includes?|comprises?)\b))\b/giu;
const AT_AMOUNT =
  /\b(?:(?:(?:from|of|for|by|on|with|at) )?(?:this|that|these|those|they|them|which)(?: seats| licen[cs]es| accounts| members| findings?| renewals?)?|their|corresponding(?:ly)?|associated|therefore|thus|hence|accordingly|so|(?:is )?equivalent to|(?:translates?|equates?|corresponds?) (?:in)?to|(?:it|this|that) equals)\b/giu;
/** What is done with the seats that were pointed at, where giving them back is what saves. */
const AT_SEATS =
  /\b(?:by )?(?:giving back|returning|releasing|reclaiming|removing|freeing up|acting on|addressing|giving) (?:these|those|them|the)(?: seats| licen[cs]es)?(?: back)?(?=\s*,|\s+(?:would|could|can|may|you)\b)/giu;
const AT_SUBJECT =
  /\b(?:its|it|(?:this|that|the same) (?:product|licen[cs]e|subscription|department|country|workload))\b/giu;

function isOfReturn({ measure, finding }: AnswerFigure): boolean {
  return measure.startsWith("saving") && finding !== null && GIVEN_BACK.has(finding);
}

/** Whether a sentence goes on about the one thing that the sentence before was about. */
export function isOneSubject({ figures, previous }: Pick<Said, "figures" | "previous">): boolean {
  const subjects = new Set([...previous, ...figures].map(({ subject }) => subject));
  return previous.length > 0 && subjects.size === 1;
}

interface Said {
  readonly figures: readonly AnswerFigure[];
  /** Figures of the sentence right before. */
  readonly previous: readonly AnswerFigure[];
  /** Whether the sentence itself names what all its figures are about, and nothing else. */
  readonly namesSubject: boolean;
}

/** A sentence without those of these words that point at something the figures are known to go with. */
export function withoutPointing(said: string, { figures, previous, namesSubject }: Said): string {
  if (figures.length === 0) return said;
  const own = new Set(figures.map(({ subject }) => subject)).size === 1;
  const goesWith = (
    holds: (before: AnswerFigure, figure: AnswerFigure) => boolean,
    pointed = previous,
  ): boolean =>
    pointed.length > 0 && pointed.every((before) => figures.every((one) => holds(before, one)));
  // Of seats one may say "of these", of their cost not.
  const isCount = ({ number }: AnswerFigure): boolean => !("money" in number);
  const counts = figures.every(isCount) ? previous.filter(isCount) : previous;
  const patterns = [
    ...(goesWith((before, one) => isPartOf(one, before) || isBrokenDown(before, one), counts)
      ? [AT_PART]
      : []),
    ...(goesWith(belongTogether) && figures.every(isOfReturn) ? [AT_SEATS] : []),
    ...(goesWith(belongTogether) ? [AT_AMOUNT] : []),
    ...(isOneSubject({ figures, previous }) || (own && namesSubject) ? [AT_SUBJECT] : []),
  ];
  return patterns.reduce((text, pattern) => text.replaceAll(pattern, " "), said);
}
