import type { Receipt } from "../../agent/index.ts";
import type { ErrorCode } from "../../core/errors.ts";

/** What is counted of every interaction, for its tenant and its caller. No words, no content. */
export const USE_MEASURES = [
  "rate",
  "modelTokens",
  "refusals",
  "egressBlocks",
  "filterHits",
  "enumeration",
] as const;
export type UseMeasure = (typeof USE_MEASURES)[number];
export type Use = Readonly<Record<UseMeasure, number>>;

const REFUSALS: ReadonlySet<string> = new Set<ErrorCode>([
  "PROMPT_BLOCKED",
  "ANSWER_BLOCKED",
  "ANSWER_UNGROUNDED",
  "BUDGET_EXCEEDED",
]);

/**
 * @param outcome of the interaction, or the code it failed with.
 * @returns one interaction's share: `enumeration` counts the cells shown to the model.
 */
export function useOf(
  { modelTokens, calls, figuresSent }: Pick<Receipt, "modelTokens" | "calls" | "figuresSent">,
  outcome: string,
): Use {
  const verdicts = calls.flatMap(({ filterVerdicts }) => filterVerdicts);
  return {
    rate: 1,
    modelTokens: modelTokens.prompt + modelTokens.completion,
    refusals: REFUSALS.has(outcome) ? 1 : 0,
    egressBlocks: outcome === "EGRESS_BLOCKED" ? 1 : 0,
    filterHits: verdicts.filter(({ filtered }) => filtered).length,
    enumeration: figuresSent,
  };
}
