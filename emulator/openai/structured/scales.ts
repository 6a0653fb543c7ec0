import { AT_ONCE, CAN_WAIT, EVERYBODY, REQUEST, SEVERAL, TROUBLE } from "./signs.ts";
import type { SourceSentence } from "./source-text.ts";

/** Said of a scale: the values are levels, the strongest in front. */
const SCALE = /\bhighest (?:first|to)\b/i;
const IMPACT = /\bimpact\b|\bpeople|users?|affected|wide\b/i;
const URGENCY = /\burgency\b|\bhow soon\b/i;

/** Where on a scale a text lies, 0 for its strongest level and 1 for its weakest, and what says so. */
export interface Place {
  readonly share: number;
  readonly because: string;
}

export const isScale = (description: string): boolean => SCALE.test(description);

type Rung = readonly [sign: RegExp, share: number];
const OF_IMPACT: readonly Rung[] = [
  [EVERYBODY, 0],
  [SEVERAL, 0.5],
];
const OF_URGENCY: readonly Rung[] = [
  [CAN_WAIT, 1],
  [AT_ONCE, 0],
];

/** Judged by the first sign that some sentence holds; undefined where no scale is asked for. */
export function placeOn(
  description: string,
  sentences: readonly SourceSentence[],
): Place | undefined {
  if (URGENCY.test(description)) {
    return (
      firstOf(OF_URGENCY, sentences) ??
      complaintIn(sentences) ?? {
        share: 1,
        because: "The ticket names no deadline and no standstill.",
      }
    );
  }
  if (!IMPACT.test(description)) return undefined;
  const alone = { share: 1, because: "The ticket speaks of one person only." };
  return firstOf(OF_IMPACT, sentences) ?? alone;
}

function firstOf(rungs: readonly Rung[], sentences: readonly SourceSentence[]): Place | undefined {
  for (const [sign, share] of rungs) {
    const telling = sentences.find(({ text }) => sign.test(text));
    if (telling !== undefined) return { share, because: telling.text };
  }
  return undefined;
}

/** What goes wrong slows work down; what is only asked for can wait. */
function complaintIn(sentences: readonly SourceSentence[]): Place | undefined {
  const wrong = sentences.find(({ text }) => TROUBLE.test(text) && !REQUEST.test(text));
  return wrong === undefined ? undefined : { share: 0.5, because: wrong.text };
}
