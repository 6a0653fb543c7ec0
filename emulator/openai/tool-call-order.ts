import { BadChatRequest, type ChatMessage } from "./chat-request.ts";

/**
 * Every tool call must be answered by a tool message before anything else is said, and no tool
 * message may answer a call nobody made: the service refuses both with 400.
 */
export function requireAnsweredToolCalls(messages: readonly ChatMessage[]): void {
  let open = new Set<string>();
  messages.forEach((message, index) => {
    if (message.role === "tool") {
      if (!open.delete(message.toolCallId ?? "")) {
        throw new BadChatRequest(
          `messages.[${index}].role`,
          "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
        );
      }
      return;
    }
    requireNoneOpen(open, index);
    open = new Set(message.toolCalls.map((call) => call.id));
  });
  requireNoneOpen(open, messages.length);
}

function requireNoneOpen(open: ReadonlySet<string>, index: number): void {
  if (open.size === 0) return;
  throw new BadChatRequest(
    `messages.[${index}].role`,
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(", ")}`,
  );
}
