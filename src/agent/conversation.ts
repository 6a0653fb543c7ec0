import { AsyncLocalStorage } from "node:async_hooks";
import { AIMessage, type BaseMessage, createAgent, HumanMessage } from "langchain";
import { AppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { InteractionBudget } from "./budget.ts";
import type { EarlierTurn } from "./earlier-turn.ts";
import { modelGuardMiddleware } from "./middleware/model-guard.ts";
import { toolGuardMiddleware } from "./middleware/tool-guard.ts";
import type { ModelClient } from "./model-client.ts";
import type { ModelPrice } from "./model-cost.ts";
import type { Running } from "./running.ts";
import type { AdvisorTool } from "./tools/advisor-tool.ts";
import { callableTools } from "./tools/callable-tools.ts";

export interface AgentParts {
  readonly model: ModelClient;
  readonly systemPrompt: string;
  readonly tools: readonly AdvisorTool[];
  readonly budget: InteractionBudget;
  /** Of the model, where it is known. */
  readonly price: ModelPrice | null;
  readonly logger: Logger;
}

export interface Opening extends Running {
  /** Turns of earlier interactions, every question scrubbed, oldest first. */
  readonly earlier: readonly EarlierTurn[];
}

/** Says something to the model and gives its answer, after however many tools it wanted. */
export type Converse = (text: string) => Promise<string>;

/** Super-steps of the graph per model call and tool round; LangGraph's own limit is a second net. */
const STEPS_PER_CALL = 2;

/**
 * The agent, put together once for all interactions: half of what it costs to build one is saved per
 * question.
 * @returns a function that begins an interaction with the model. Later turns see the earlier ones;
 *   nothing outlives the function it returns.
 */
export function createConversations(parts: AgentParts): (opening: Opening) => Converse {
  const { model, systemPrompt, tools, budget, price, logger } = parts;
  const running = new AsyncLocalStorage<Running>();
  const current = (): Running => {
    const run = running.getStore();
    if (run === undefined) throw new AppError("INTERNAL", { reason: "No interaction is running." });
    return run;
  };
  const agent = createAgent({
    model,
    systemPrompt,
    tools: callableTools(tools, current),
    middleware: [
      modelGuardMiddleware(budget, price, current),
      toolGuardMiddleware({ tools, budget, logger, current }),
    ],
  });
  const recursionLimit = STEPS_PER_CALL * budget.modelCalls + 1;
  return (opening) => {
    const { interaction, signal, earlier } = opening;
    let history: readonly BaseMessage[] = earlier.flatMap(({ question, answer }) => [
      new HumanMessage(interaction.manifest.allowUserText(question)),
      new AIMessage(answer),
    ]);
    return async (text) => {
      const said = new HumanMessage(interaction.manifest.allowUserText(text));
      const { messages } = await running.run(opening, () =>
        agent.invoke({ messages: [...history, said] }, { signal, recursionLimit }),
      );
      history = messages;
      return messages.at(-1)?.text ?? "";
    };
  };
}
