import type { ChatRequest } from "./chat-request.ts";

/** Context window of the emulated model. */
export const CONTEXT_WINDOW = 128_000;

const PIECE = /[\p{L}\p{M}]+|\p{N}{1,3}|[^\s\p{L}\p{N}]/gu;

/**
 * Model tokens of a text, roughly: a word counts one per six letters begun, three digits one, a sign
 * one. Good enough for limits and receipts; no tokenizer is that simple.
 */
export function countModelTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    count += Math.ceil(piece.length / 6);
  }
  return count;
}

/** Model tokens of a whole prompt: messages with their framing, and the tools. */
export function countPromptTokens(request: ChatRequest): number {
  const messages = request.messages.reduce(
    (sum, message) =>
      sum +
      4 +
      countModelTokens(message.text) +
      message.toolCalls.reduce((calls, call) => calls + 8 + countModelTokens(call.arguments), 0),
    3,
  );
  const tools = request.tools.reduce(
    (sum, tool) =>
      sum + 8 + countModelTokens(`${tool.description}${JSON.stringify(tool.parameters)}`),
    0,
  );
  return messages + tools;
}
