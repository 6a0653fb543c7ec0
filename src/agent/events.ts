import type { ErrorCode, ErrorDetails } from "../core/errors.ts";
import type { DataBoundary } from "../core/model-back-end.ts";
import type { AdvisorAnswer } from "./answer.ts";
import type { InteractionBudget } from "./budget.ts";
import type { AnswerFigure } from "./figures/answer-figure.ts";
import type { SentenceFault } from "./grounding/verified-sentence.ts";
import type { AnswerBlock } from "./grounding/verify-answer.ts";
import type { PrivacyAction } from "./privacy-actions.ts";

/** What the advisor is busy with. */
export const RUN_PHASES = ["reading", "reasoning", "verifying", "repairing"] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

/**
 * What happens while a question is answered. Text is told only after it was checked, so an
 * `answerRetracted` takes back an attempt nobody has seen. The last event is `runCompleted` or
 * `runFailed`.
 */
export type AdvisorEvent =
  | {
      readonly type: "runStarted";
      readonly deployment: string;
      readonly model: string;
      readonly boundary: DataBoundary;
      readonly budget: InteractionBudget;
    }
  | { readonly type: "runStatus"; readonly phase: RunPhase }
  | { readonly type: "toolStarted"; readonly tool: string }
  | {
      readonly type: "toolFinished";
      readonly tool: string;
      readonly figures: number;
      /** Assignments of seats the figures rest on. */
      readonly rowsRead: number;
      readonly privacyActions: readonly PrivacyAction[];
      readonly failure: ErrorCode | null;
    }
  | { readonly type: "answerRetracted"; readonly faults: readonly SentenceFault[] }
  | {
      readonly type: "answerDelta";
      readonly block: number;
      readonly kind: AnswerBlock["kind"];
      readonly text: string;
    }
  | { readonly type: "figureCited"; readonly figure: AnswerFigure }
  | { readonly type: "runCompleted"; readonly answer: AdvisorAnswer }
  | { readonly type: "runFailed"; readonly code: ErrorCode; readonly details: ErrorDetails };

export type Emit = (event: AdvisorEvent) => void;

/** The sentences of an answer one by one, each followed by the figures it cites for the first time. */
export function* sentenceEvents({
  blocks,
}: AdvisorAnswer): Generator<AdvisorEvent, void, undefined> {
  const cited = new Set<string>();
  for (const [block, { kind, sentences }] of blocks.entries()) {
    for (const { text, figures } of sentences) {
      yield { type: "answerDelta", block, kind, text };
      for (const figure of figures) {
        if (cited.has(figure.id)) continue;
        cited.add(figure.id);
        yield { type: "figureCited", figure };
      }
    }
  }
}
