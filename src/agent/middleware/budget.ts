import { createMiddleware } from "langchain";
import { exceeded, type InteractionBudget } from "../budget.ts";
import { costOf, type ModelPrice } from "../model-cost.ts";
import type { Current } from "../running.ts";

/** Ends an interaction that wants more model calls, model tokens or money than it may have. */
export function budgetMiddleware(
  budget: InteractionBudget,
  price: ModelPrice | null,
  current: Current,
) {
  return createMiddleware({
    name: "budget",
    wrapModelCall: (request, handler) => {
      const { begun, modelTokens } = current().interaction;
      begun.modelCalls += 1;
      if (begun.modelCalls > budget.modelCalls) throw exceeded("model calls");
      if (modelTokens.prompt + modelTokens.completion > budget.modelTokens) {
        throw exceeded("model tokens");
      }
      if ((costOf(modelTokens, price)?.micros ?? 0) > (budget.costMicros ?? Infinity)) {
        throw exceeded("money for the language model");
      }
      return handler(request);
    },
  });
}
