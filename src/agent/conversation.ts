import { AIMessage, type BaseMessage, createAgent, HumanMessage } from "langchain";
import type { Logger } from "../core/logger.ts";
import type { InteractionBudget } from "./budget.ts";
import type { EarlierTurn } from "./earlier-turn.ts";
import type { Interaction } from "./interaction.ts";
import { budgetMiddleware } from "./middleware/budget.ts";
import { toolGuardMiddleware } from "./middleware/tool-guard.ts";
import type { createModelClient } from "./model-client.ts";
import type { ModelPrice } from "./model-cost.ts";
import { requireWholeAnswer } from "./model-errors.ts";
import type { TenantInsights } from "./tenant-insights.ts";
import type { AdvisorTool } from "./tools/advisor-tool.ts";
import { callableTools } from "./tools/callable-tools.ts";

export interface ConversationParts {
  readonly model: ReturnType<typeof createModelClient>;
  readonly systemPrompt: string;
  readonly tools: readonly AdvisorTool[];
  readonly insights: TenantInsights;
  readonly interaction: Interaction;
  readonly budget: InteractionBudget;
  /** Of the model, where it is known. */
  readonly price: ModelPrice | null;
  readonly signal: AbortSignal;
  /** Turns of earlier interactions, every question scrubbed, oldest first. */
  readonly earlier: readonly EarlierTurn[];
  readonly logger: Logger;
}

/** Says something to the model and gives its answer, after however many tools it wanted. */
export type Converse = (text: string) => Promise<string>;

/** Super-steps of the graph per model call and tool round; LangGraph's own limit is a second net. */
const STEPS_PER_CALL = 2;

/**
 * One interaction with the model. Later turns see the earlier ones; nothing outlives the returned
 * function.
 */
export function startConversation(parts: ConversationParts): Converse {
  const { model, systemPrompt, interaction, budget, signal } = parts;
  const agent = createAgent({
    model,
    systemPrompt,
    tools: callableTools(parts.tools, parts),
    middleware: [budgetMiddleware(budget, interaction, parts.price), toolGuardMiddleware(parts)],
  });
  let history: readonly BaseMessage[] = parts.earlier.flatMap(({ question, answer }) => [
    new HumanMessage(interaction.manifest.allowUserText(question)),
    new AIMessage(answer),
  ]);
  return async (text) => {
    const said = new HumanMessage(interaction.manifest.allowUserText(text));
    const { messages } = await agent.invoke(
      { messages: [...history, said] },
      { signal, recursionLimit: STEPS_PER_CALL * budget.modelCalls + 1 },
    );
    requireWholeAnswer(interaction.lastExchange);
    const last = messages.at(-1);
    // A call whose arguments could not be read would be sent back as a call nobody answered.
    history = hasUnreadableCalls(last) ? messages.slice(0, -1) : messages;
    return last?.text ?? "";
  };
}

function hasUnreadableCalls(message: BaseMessage | undefined): boolean {
  return AIMessage.isInstance(message) && (message.invalid_tool_calls?.length ?? 0) > 0;
}
