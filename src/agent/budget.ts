import { AppError } from "../core/errors.ts";
import type { Interaction } from "./interaction.ts";
import { costOf, type ModelPrice } from "./model-cost.ts";

/** Upper limits of one interaction. */
export interface InteractionBudget {
  readonly modelCalls: number;
  readonly toolCalls: number;
  readonly modelTokens: number;
  readonly seconds: number;
  /** Millionths of a unit of the price's currency; `null` where cost is not limited. */
  readonly costMicros: number | null;
}

/** Eight steps: a question needs two or three, a loop any number. */
export const DEFAULT_BUDGET: InteractionBudget = {
  modelCalls: 6,
  toolCalls: 8,
  modelTokens: 100_000,
  seconds: 120,
  costMicros: null,
};

/** The error of a used-up budget; limits of one interaction start anew with the next question. */
export function exceeded(what: string): AppError {
  return new AppError("BUDGET_EXCEEDED", {
    reason: `The question needed more ${what} than one interaction may use; the next one starts anew.`,
  });
}

/**
 * Counts a model call that is about to begin.
 * @throws AppError BUDGET_EXCEEDED when it is one too many, or those before used more model tokens or
 *   money than the interaction may.
 */
export function beginModelCall(
  { begun, modelTokens }: Pick<Interaction, "begun" | "modelTokens">,
  budget: InteractionBudget,
  price: ModelPrice | null,
): void {
  begun.modelCalls += 1;
  if (begun.modelCalls > budget.modelCalls) throw exceeded("model calls");
  if (modelTokens.prompt + modelTokens.completion > budget.modelTokens) {
    throw exceeded("model tokens");
  }
  if ((costOf(modelTokens, price)?.micros ?? 0) > (budget.costMicros ?? Infinity)) {
    throw exceeded("money for the language model");
  }
}
