import { createMiddleware, ToolInvocationError, ToolMessage } from "langchain";
import { AppError, type ErrorCode, isAppError } from "../../core/errors.ts";
import type { Logger } from "../../core/logger.ts";
import { exceeded, type InteractionBudget } from "../budget.ts";
import { toolFailureText } from "../figures/tool-result.ts";
import type { Interaction } from "../interaction.ts";
import type { Current } from "../running.ts";
import { type AdvisorTool, withNulls } from "../tools/advisor-tool.ts";

/** Failures only the caller can do something about: they end the interaction instead of being worded. */
const FOR_THE_CALLER: readonly ErrorCode[] = [
  "UNAUTHENTICATED",
  "SIGN_IN_AGAIN",
  "CLAIMS_CHALLENGE",
  "CONSENT_REQUIRED",
  "ACCESS_BLOCKED",
  "ONBOARDING_REQUIRED",
  "CREDENTIAL_REJECTED",
  "ABORTED",
];

interface GuardParts {
  readonly tools: readonly AdvisorTool[];
  readonly budget: InteractionBudget;
  readonly logger: Logger;
  readonly current: Current;
}

/**
 * Stands around every tool call: counts it, and turns whatever goes wrong into a fixed code. Without
 * it LangChain hands the text of an exception to the model, names and addresses included.
 */
export function toolGuardMiddleware({ tools, budget, logger, current }: GuardParts) {
  return createMiddleware({
    name: "tool-guard",
    wrapToolCall: async (request, handler) => {
      const { interaction, signal } = current();
      interaction.begun.toolCalls += 1;
      if (interaction.begun.toolCalls > budget.toolCalls) throw exceeded("tool calls");
      const name = request.tool?.name;
      const tool = typeof name === "string" ? name : "unknown";
      interaction.emit({ type: "toolStarted", tool });
      try {
        const known = tools.find((one) => one.name === tool);
        if (known === undefined) {
          interaction.raise({ kind: "modelMisbehaved", because: "unknownTool" });
          throw new AppError("NOT_FOUND");
        }
        const { toolCall } = request;
        const args = withNulls(known, toolCall.args);
        return await handler({ ...request, toolCall: { ...toolCall, args } });
      } catch (error) {
        if (signal.aborted || isAppError(error, ...FOR_THE_CALLER)) throw error;
        const told = toldOf(error);
        if (told.code === "INTERNAL") logger.warn({ err: error, tool }, "A tool failed");
        return new ToolMessage({
          content: noteFailure(told, tool, interaction),
          tool_call_id: request.toolCall.id ?? "",
          status: "error",
        });
      }
    },
  });
}

/** The error that may be told of; foreign ones become INTERNAL. */
function toldOf(error: unknown): AppError {
  if (error instanceof ToolInvocationError) return new AppError("BAD_INPUT");
  return isAppError(error) ? error : new AppError("INTERNAL");
}

/** @returns what the model is told: our code and our sentence. */
function noteFailure({ code, details }: AppError, tool: string, interaction: Interaction): string {
  const { scopes = [], roles = [] } = details;
  interaction.toolRuns.push({ tool, figures: 0, failure: { code, scopes, roles } });
  const nothing = { figures: 0, rowsRead: 0, privacyActions: [] };
  interaction.emit({ type: "toolFinished", tool, ...nothing, failure: code });
  return interaction.manifest.allowToolText(toolFailureText(code));
}
