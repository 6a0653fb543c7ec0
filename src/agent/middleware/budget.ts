import { createMiddleware } from "langchain";
import { AppError } from "../../core/errors.ts";
import type { InteractionBudget } from "../budget.ts";
import type { Interaction } from "../interaction.ts";

/** Ends an interaction that wants more model calls or model tokens than it may have. */
export function budgetMiddleware(budget: InteractionBudget, interaction: Interaction) {
  let calls = 0;
  return createMiddleware({
    name: "budget",
    wrapModelCall: (request, handler) => {
      calls += 1;
      if (calls > budget.modelCalls) throw exceeded("model calls");
      if (interaction.modelTokens > budget.modelTokens) throw exceeded("model tokens");
      return handler(request);
    },
  });
}

/** The error of a used-up budget; limits of one interaction start anew with the next question. */
export function exceeded(what: string): AppError {
  return new AppError("BUDGET_EXCEEDED", {
    reason: `The question needed more ${what} than one interaction may use.`,
  });
}
