import type { Json, JsonObject } from "../http/reply.ts";
import type { BadEnding, ModelTurn } from "./behaviour.ts";
import {
  answerFilterResults,
  type PromptObjection,
  promptFilterResults,
} from "./content-filter.ts";
import { countModelTokens } from "./model-tokens.ts";

/** Everything a completion says about itself, whatever its form on the wire. */
export interface Completion {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  readonly turn: ModelTurn;
  readonly ending?: BadEnding;
  readonly noted?: PromptObjection;
  readonly promptTokens: number;
}

export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter";

export function finishReasonOf({ turn, ending }: Completion): FinishReason {
  if (ending === "length") return "length";
  if (ending === "answerBlock") return "content_filter";
  return turn.kind === "tools" ? "tool_calls" : "stop";
}

/** Tool calls with the ids the service gives them. */
export function toolCallsOf({ id, turn }: Completion): readonly JsonObject[] {
  if (turn.kind !== "tools") return [];
  return turn.calls.map((call, index) => ({
    id: `call_${id.slice(-20)}${index}`,
    type: "function",
    function: { name: call.name, arguments: call.arguments },
  }));
}

/** Text that goes out: an answer that ends badly ends in its middle. */
export function textOf({ turn, ending }: Completion): string {
  const text = turn.kind === "refusal" ? "" : (turn.text ?? "");
  return ending === "length" || ending === "answerBlock"
    ? text.slice(0, Math.ceil(text.length / 2))
    : text;
}

export function usageOf(completion: Completion): JsonObject {
  const { promptTokens, turn } = completion;
  const completionTokens =
    countModelTokens(turn.kind === "tools" ? JSON.stringify(turn.calls) : turn.text) + 3;
  // Cached in steps of 128 from 1,024 identical leading tokens (Azure OpenAI, "Prompt caching").
  const cached = promptTokens < 1_024 ? 0 : Math.floor(promptTokens / 2 / 128) * 128;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { audio_tokens: 0, cached_tokens: cached },
    completion_tokens_details: {
      accepted_prediction_tokens: 0,
      audio_tokens: 0,
      reasoning_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

/** What the prompt filter says of a prompt it let pass. */
export function promptNotes({ noted }: Completion): JsonObject {
  return promptFilterResults(noted, false);
}

/** The body of a completion that is not streamed. */
export function completionBody(completion: Completion): Json {
  const { turn } = completion;
  const calls = toolCallsOf(completion);
  const text = textOf(completion);
  return {
    id: completion.id,
    object: "chat.completion",
    created: completion.created,
    model: completion.model,
    system_fingerprint: "fp_seatwise_emulator",
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: promptNotes(completion) }],
    choices: [
      {
        index: 0,
        finish_reason: finishReasonOf(completion),
        logprobs: null,
        content_filter_results: answerFilterResults(completion.ending === "answerBlock"),
        message: {
          role: "assistant",
          content: text === "" && turn.kind !== "text" ? null : text,
          refusal: turn.kind === "refusal" ? turn.text : null,
          annotations: [],
          ...(calls.length === 0 ? {} : { tool_calls: calls }),
        },
      },
    ],
    usage: usageOf(completion),
  };
}
