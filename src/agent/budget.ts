import { AppError } from "../core/errors.ts";

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
    reason: `The question needed more ${what} than one interaction may use.`,
  });
}
