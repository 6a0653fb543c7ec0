import { createMiddleware, ToolInvocationError, ToolMessage } from "langchain";
import { type ErrorCode, type ErrorDetails, isAppError } from "../../core/errors.ts";
import type { Logger } from "../../core/logger.ts";
import type { InteractionBudget } from "../budget.ts";
import { toolFailureText } from "../figures/tool-result.ts";
import type { Interaction } from "../interaction.ts";
import { exceeded } from "./budget.ts";

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
  readonly budget: InteractionBudget;
  readonly interaction: Interaction;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/**
 * Stands around every tool call: counts it, and turns whatever goes wrong into a fixed code. Without
 * it LangChain hands the text of an exception to the model, names and addresses included.
 */
export function toolGuardMiddleware({ budget, interaction, signal, logger }: GuardParts) {
  let calls = 0;
  return createMiddleware({
    name: "tool-guard",
    wrapToolCall: async (request, handler) => {
      calls += 1;
      if (calls > budget.toolCalls) throw exceeded("tool calls");
      const { id } = request.toolCall;
      const tool = typeof request.tool?.name === "string" ? request.tool.name : undefined;
      const failed = (code: ErrorCode, { scopes = [], roles = [] }: ErrorDetails = {}) => {
        const failure = { code, scopes, roles };
        interaction.toolRuns.push({ tool: tool ?? "unknown", figures: 0, failure });
        return new ToolMessage({
          content: interaction.manifest.allowToolText(toolFailureText(code)),
          tool_call_id: id ?? "",
          status: "error",
        });
      };
      if (tool === undefined) return failed("NOT_FOUND");
      try {
        return await handler(request);
      } catch (error) {
        if (signal.aborted || isAppError(error, ...FOR_THE_CALLER)) throw error;
        if (error instanceof ToolInvocationError) return failed("BAD_INPUT");
        if (isAppError(error)) return failed(error.code, error.details);
        logger.warn({ err: error, tool }, "A tool failed");
        return failed("INTERNAL");
      }
    },
  });
}
