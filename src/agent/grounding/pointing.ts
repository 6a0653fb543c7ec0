import type { AnswerFigure } from "../figures/answer-figure.ts";
import { GIVEN_BACK } from "./admitted-words.ts";
import { belongTogether, isPartOf } from "./relations.ts";

/*
 * "Of these", "this is", "it costs": words that point at what was said before. They hold where what they
 * point at can be one thing only and the figures are known to go with it; elsewhere they would make a
 * true figure tell something of another.
 */

const AT_PART = /\b(?:of (?:which|them|these|those)|from (?:these|those))\b/giu;
const AT_AMOUNT =
  /\b(?:(?:(?:from|of|for|by|on|with) )?(?:this|that|these|those|they|them|which)(?: seats| licen[cs]es| accounts| members| findings?)?|their|corresponding(?:ly)?|associated|therefore|thus|hence|accordingly|so|(?:is )?equivalent to|(?:translates?|equates?|corresponds?) (?:in)?to|(?:it|this|that) equals)\b/giu;
/** What is done with the seats that were pointed at, where giving them back is what saves. */
const AT_SEATS =
  /\b(?:by )?(?:giving back|returning|releasing|reclaiming|removing|freeing up|acting on|addressing) (?:these|those|them|the)(?: seats| licen[cs]es)?(?=\s*,|\s+(?:would|could|can|may|you)\b)/giu;
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
  const goesWith = (holds: (before: AnswerFigure, figure: AnswerFigure) => boolean): boolean =>
    previous.length > 0 && previous.every((before) => figures.every((one) => holds(before, one)));
  const patterns = [
    ...(goesWith((before, one) => isPartOf(one, before)) ? [AT_PART] : []),
    ...(goesWith(belongTogether) && figures.every(isOfReturn) ? [AT_SEATS] : []),
    ...(goesWith(belongTogether) ? [AT_AMOUNT] : []),
    ...(isOneSubject({ figures, previous }) || (own && namesSubject) ? [AT_SUBJECT] : []),
  ];
  return patterns.reduce((text, pattern) => text.replaceAll(pattern, " "), said);
}
