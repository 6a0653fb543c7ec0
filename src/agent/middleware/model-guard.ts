import { createMiddleware } from "langchain";
import { beginModelCall, type InteractionBudget } from "../budget.ts";
import type { ModelPrice } from "../model-cost.ts";
import { requireWholeAnswer } from "../model-errors.ts";
import type { Current } from "../running.ts";

/**
 * Stands around every model call: ends an interaction that wants more of them, of model tokens or of
 * money than it may have, or whose answer did not come whole. Nothing is done of what half an answer asks.
 */
export function modelGuardMiddleware(
  budget: InteractionBudget,
  price: ModelPrice | null,
  current: Current,
) {
  return createMiddleware({
    name: "model-guard",
    wrapModelCall: async (request, handler) => {
      const { interaction } = current();
      beginModelCall(interaction, budget, price);
      const said = await handler(request);
      requireWholeAnswer(interaction.lastExchange);
      return said;
    },
  });
}
