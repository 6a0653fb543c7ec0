import type { ErrorCode } from "../core/errors.ts";
import type { Coverage } from "../privacy/index.ts";
import type { AnswerFigure } from "./figures/answer-figure.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";
import type { NextStep } from "./next-steps.ts";
import type { Receipt } from "./receipt.ts";

/**
 * How an answer came about. `answered`: in the model's words, every sentence checked. `templated`: the
 * model's words did not hold, the figures speak for themselves. `unknown`: no figure supports an
 * answer; the text asks back, declines, or says what is missing.
 */
export type AnswerOutcome = "answered" | "templated" | "unknown";

/** A tool that failed, and what would open the way. */
export interface ToolFailure {
  readonly code: ErrorCode;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
}

export interface AdvisorAnswer {
  readonly outcome: AnswerOutcome;
  readonly text: string;
  /** The same text as the model may read it in a later turn: stand-ins in place of names. */
  readonly retold: string;
  readonly blocks: readonly AnswerBlock[];
  /** Every figure in the text, once. */
  readonly figures: readonly AnswerFigure[];
  /** Recommendations the answer touches, the soonest date first. */
  readonly nextSteps: readonly NextStep[];
  /** What each aggregate used had and had not seen. */
  readonly coverage: readonly { readonly source: string; readonly coverage: Coverage }[];
  readonly failures: readonly ToolFailure[];
  readonly receipt: Receipt;
}
