import {
  type AdvisorAnswer,
  type AskInput,
  createAdvisor,
  type InteractionBudget,
  type ModelSettings,
} from "../../../src/agent/index.ts";
import { createLogger } from "../../../src/core/logger.ts";
import { ConversationWall } from "../../../src/privacy/index.ts";
import { SMALL_INSIGHTS, skuNames } from "./sealed-insights.ts";

/** A budget no test outlasts by accident. */
export const TEST_BUDGET: InteractionBudget = {
  modelCalls: 6,
  toolCalls: 8,
  modelTokens: 100_000,
  seconds: 20,
  costMicros: null,
};

export interface Asking extends Partial<AskInput> {
  readonly model: ModelSettings;
  readonly budget?: InteractionBudget;
}

/** Asks a real advisor about the small tenant. */
export function ask({ model, budget = TEST_BUDGET, ...input }: Asking): Promise<AdvisorAnswer> {
  const advisor = createAdvisor({ model, skuNames, logger: createLogger("silent"), budget });
  return advisor.ask({
    question: "How many E5 licences are idle?",
    wall: new ConversationWall(),
    insights: SMALL_INSIGHTS,
    signal: new AbortController().signal,
    ...input,
  });
}
