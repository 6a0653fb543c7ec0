import type { Json, JsonObject } from "../http/reply.ts";
import {
  type Completion,
  finishReasonOf,
  promptNotes,
  textOf,
  toolCallsOf,
  usageOf,
} from "./completion.ts";
import { answerFilterResults } from "./content-filter.ts";

const DONE = "data: [DONE]\n\n";
/** The synchronous filter releases text in blocks, not word by word. */
const BLOCK = 60;
const FRAGMENT = 24;

const event = (data: Json): string => `data: ${JSON.stringify(data)}\n\n`;

function pieces(text: string, size: number): readonly string[] {
  return text.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [];
}

/**
 * A completion as server-sent events, in the service's order: prompt filter results under an empty
 * id, role, content or tool-call fragments, the finish reason, usage where asked for, `[DONE]`
 * (Azure OpenAI, "Content streaming"; `chat.completion.chunk`).
 */
export function* completionEvents(
  completion: Completion,
  includeUsage: boolean,
): Generator<string, void, undefined> {
  const usage: JsonObject = includeUsage ? { usage: null } : {};
  const chunk = (choices: Json, more: JsonObject = {}): string =>
    event({
      id: completion.id,
      object: "chat.completion.chunk",
      created: completion.created,
      model: completion.model,
      system_fingerprint: "fp_seatwise_emulator",
      choices,
      ...usage,
      ...more,
    });
  const choice = (delta: JsonObject, finish: string | null = null): Json => [
    {
      index: 0,
      delta,
      finish_reason: finish,
      logprobs: null,
      content_filter_results: "content" in delta ? answerFilterResults() : {},
    },
  ];

  yield event({
    id: "",
    object: "",
    created: 0,
    model: "",
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: promptNotes(completion) }],
    choices: [],
  });
  yield chunk(choice({ role: "assistant", content: "", refusal: null }));
  const deltas = deltasOf(completion);
  const broken = completion.ending === "cut" || completion.ending === "streamError";
  for (const delta of broken ? deltas.slice(0, Math.ceil(deltas.length / 2)) : deltas) {
    yield chunk(choice(delta));
  }
  if (completion.ending === "cut" || completion.ending === "hang") return;
  if (completion.ending === "streamError") {
    yield event({
      error: {
        message: "The server had an error while processing your request.",
        type: "server_error",
        param: null,
        code: "server_error",
      },
    });
    return;
  }
  if (completion.ending === "asyncBlock") {
    yield chunk(asyncVerdict(textOf(completion).length));
  } else {
    yield chunk(choice({}, finishReasonOf(completion)));
  }
  if (includeUsage) yield chunk([], { usage: usageOf(completion) });
  yield DONE;
}

/** The asynchronous filter's event: a verdict on text already sent, and no delta. */
function asyncVerdict(length: number): Json {
  return [
    {
      index: 0,
      finish_reason: "content_filter",
      logprobs: null,
      content_filter_results: answerFilterResults(true),
      content_filter_offsets: { check_offset: 0, start_offset: 0, end_offset: length },
    },
  ];
}

function deltasOf(completion: Completion): readonly JsonObject[] {
  const { turn } = completion;
  if (turn.kind === "refusal") return [{ refusal: turn.text }];
  const content = pieces(textOf(completion), BLOCK).map((text) => ({ content: text }));
  if (turn.kind === "text") return content;
  const calls = toolCallsOf(completion).flatMap((call, index) => {
    const asked = turn.calls[index];
    return [
      {
        tool_calls: [
          {
            index,
            id: call["id"] ?? "",
            type: "function",
            function: { name: asked?.name ?? "", arguments: "" },
          },
        ],
      },
      ...pieces(asked?.arguments ?? "", FRAGMENT).map((part) => ({
        tool_calls: [{ index, function: { arguments: part } }],
      })),
    ];
  });
  return [...content, ...calls];
}
