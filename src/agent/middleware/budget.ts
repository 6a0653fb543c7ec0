import { createMiddleware } from "langchain";
import { beginModelCall, type InteractionBudget } from "../budget.ts";
import type { ModelPrice } from "../model-cost.ts";
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
      beginModelCall(current().interaction, budget, price);
      return handler(request);
    },
  });
}
