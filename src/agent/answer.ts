import type { ErrorCode } from "../core/errors.ts";
import type { Coverage } from "../privacy/index.ts";
import type { AnswerFigure } from "./figures/answer-figure.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";
import type { Receipt } from "./receipt.ts";

/**
 * How an answer came about. `answered`: in the model's words, every sentence checked. `templated`: the
 * model's words did not hold, the figures speak for themselves. `unknown`: nothing that could be read
 * supports an answer; `failures` and `coverage` say what is missing.
 */
export type AnswerOutcome = "answered" | "templated" | "unknown";

export interface AdvisorAnswer {
  readonly outcome: AnswerOutcome;
  readonly text: string;
  readonly blocks: readonly AnswerBlock[];
  /** Every figure in the text, once. */
  readonly figures: readonly AnswerFigure[];
  /** What each aggregate used had and had not seen. */
  readonly coverage: readonly { readonly source: string; readonly coverage: Coverage }[];
  /** Codes of tools that failed. */
  readonly failures: readonly ErrorCode[];
  readonly receipt: Receipt;
}
