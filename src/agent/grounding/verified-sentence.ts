import type { AnswerFigure } from "../figures/answer-figure.ts";

/** Why a sentence may not be shown; fixed words, so that they can be told to the model. */
export const SENTENCE_FAULTS = [
  "unknown reference",
  "number without reference",
  "claim without figure",
  "address",
  "name nobody issued",
  "language that cannot be checked",
  "wrong subject for a figure",
  "wrong measure for a figure",
  "wrong finding for a figure",
  "wrong period for a figure",
  "figures that say nothing of each other",
] as const;
export type SentenceFault = (typeof SENTENCE_FAULTS)[number];

/** A sentence that was checked, with its figures in place. */
export interface VerifiedSentence {
  readonly text: string;
  readonly figures: readonly AnswerFigure[];
  /** Whether the figures are told in our words, because those of the model say more than they do. */
  readonly isRestated?: true;
}

export type SentenceVerdict =
  | { readonly ok: true; readonly sentence: VerifiedSentence }
  | {
      readonly ok: false;
      readonly fault: SentenceFault;
      /** Whether it cites nothing and is left out without loss where the rest of an answer holds. */
      readonly isTalk: boolean;
    };
