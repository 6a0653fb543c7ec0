import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ProbedModel } from "../../src/agent/model-check/probed-model.ts";
import { advisorErrorOf } from "../../src/agent/model-errors.ts";
import type { ErrorCode } from "../../src/core/errors.ts";
import { ask, TEST_BUDGET } from "./support/asking.ts";
import {
  calls,
  type ScriptedWire,
  says,
  startScriptedWire,
  type WireReply,
} from "./support/scripted-wire.ts";
import { skuNames } from "./support/sealed-insights.ts";

/*
 * The same failures in the words of other servers and other versions: Azure's documentation varies,
 * and vLLM, Ollama, LM Studio and llama.cpp each have a form of their own.
 */

let wire: ScriptedWire;
beforeAll(async () => {
  wire = await startScriptedWire();
});
afterAll(() => wire.close());

const replied =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WireReply =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
const error = (status: number, told: unknown, headers = {}) =>
  replied(status, { error: told }, headers);
const finished =
  (reason: string): WireReply =>
  (response, request) => {
    const choice = {
      index: 0,
      finish_reason: reason,
      message: { role: "assistant", content: "I can" },
    };
    replied(200, { id: "x", object: "chat.completion", choices: [choice] })(response, request);
  };
const callCutBy =
  (reason: string): WireReply =>
  (response, request) => {
    const called = {
      id: "c",
      type: "function",
      function: { name: "renewals", arguments: '{"wit' },
    };
    const message = { role: "assistant", content: null, tool_calls: [called] };
    const choice = { index: 0, finish_reason: reason, message };
    replied(200, { id: "x", object: "chat.completion", choices: [choice] })(response, request);
  };
const hated = { hate: { filtered: true, severity: "high" } };
const attacked = { content_filter_results: { jailbreak: { filtered: false, detected: true } } };
const noting = (more: Readonly<Record<string, unknown>>) => says("I cannot know this.", {}, more);
const withVerdict =
  (results: object): WireReply =>
  (response, request) => {
    const message = { role: "assistant", content: "I cannot know this." };
    const choice = { index: 0, finish_reason: "stop", message, content_filter_results: results };
    replied(200, { id: "x", object: "chat.completion", choices: [choice] })(response, request);
  };

const SPELLINGS: readonly (readonly [string, ErrorCode, WireReply])[] = [
  ["a policy's code", "PROMPT_BLOCKED", error(400, { code: "ResponsibleAIPolicyViolation" })],
  ["OpenAI's code", "PROMPT_BLOCKED", error(400, { code: "content_policy_violation" })],
  [
    "verdicts without a code",
    "PROMPT_BLOCKED",
    error(400, { code: null, innererror: { content_filter_result: hated } }),
  ],
  [
    "another inner error",
    "PROMPT_BLOCKED",
    error(400, { inner_error: { content_filter_results: hated } }),
  ],
  ["no wrapping", "PROMPT_BLOCKED", replied(400, { code: "content_filter", status: 400 })],
  ["a good status", "PROMPT_BLOCKED", error(200, { code: "content_filter" })],
  ["a prompt's old annotation", "PROMPT_BLOCKED", noting({ prompt_annotations: [attacked] })],
  ["a prompt's only verdict", "PROMPT_BLOCKED", noting({ prompt_filter_results: attacked })],
  [
    "a prompt's bare verdict",
    "PROMPT_BLOCKED",
    noting({ prompt_filter_results: attacked.content_filter_results }),
  ],
  [
    "a block list",
    "ANSWER_BLOCKED",
    withVerdict({ custom_blocklists: [{ id: "b", filtered: true }] }),
  ],
  ["a filter yet to come", "ANSWER_BLOCKED", withVerdict({ "brand-new": { filtered: true } })],
  ["a hyphen", "ANSWER_BLOCKED", finished("content-filter")],
  ["a call cut by a filter", "ANSWER_BLOCKED", callCutBy("content_filter")],
  ["a call cut by length", "ANSWER_TRUNCATED", callCutBy("length")],
  ["Mistral's length", "ANSWER_TRUNCATED", finished("model_length")],
  ["Anthropic's length", "ANSWER_TRUNCATED", finished("max_tokens")],
  [
    "vLLM's sentence",
    "CONTEXT_TOO_LARGE",
    replied(400, { object: "error", message: "The maximum context length is 4096.", code: 400 }),
  ],
  ["LM Studio's sentence", "CONTEXT_TOO_LARGE", error(400, "The context length is only 4096.")],
  [
    "llama.cpp's type",
    "CONTEXT_TOO_LARGE",
    error(400, { code: 400, type: "exceed_context_size_error" }),
  ],
  ["Ollama's status", "CONTEXT_TOO_LARGE", error(500, { message: "exceeds the context length" })],
  ["a proxy's limit", "CONTEXT_TOO_LARGE", replied(413, "too large")],
  [
    "a way to more quota",
    "MODEL_BUSY",
    error(429, { code: "429", message: "See aka.ms/oai/quotaincrease" }),
  ],
  ["vLLM's missing model", "MODEL_CONFIG", replied(404, { object: "error", code: 404 })],
  [
    "an error with a good status",
    "MODEL_STREAM_BROKEN",
    error(200, { message: "upstream", code: 502 }),
  ],
];

describe("a failure told by", () => {
  it.each(SPELLINGS)("%s ends in %s, first or later", async (_spelling, code, reply) => {
    for (const script of [[reply], [calls(["license_inventory", '{"products":null}']), reply]]) {
      wire.play(...script);
      await expect(ask({ model: wire.settings })).rejects.toMatchObject({ code });
      expect(wire.requests.length).toBe(script.length);
    }
  });

  it("milliseconds says how long to wait", async () => {
    wire.play(error(429, { code: "429" }, { "retry-after-ms": "90001" }));
    await expect(ask({ model: wire.settings })).rejects.toMatchObject({
      code: "MODEL_BUSY",
      details: { retryAfterSeconds: 91 },
    });
  });

  it("a service that was to be asked again is its own when time is up", async () => {
    wire.play(error(429, { code: "429" }, { "retry-after": "1" }));
    const model = { ...wire.settings, maxRetries: 1 };
    const asking = ask({ model, budget: { ...TEST_BUDGET, seconds: 0.3 } });
    await expect(asking).rejects.toMatchObject({ code: "MODEL_BUSY" });
  });
});

const event = (said: unknown): string => `data: ${JSON.stringify(said)}\n\n`;
const chunk = (delta: object, more: object = {}): string =>
  event({
    id: "x",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: null, ...more }],
  });
const TEXT = chunk({ role: "assistant", content: "I am ready." });
const STOP = chunk({}, { finish_reason: "stop" });
const END = `${event({ id: "x", choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } })}data: [DONE]\n\n`;
const opening = (more: object): string => event({ id: "", choices: [], ...more });
const GOOD = [opening({ prompt_filter_results: [] }), TEXT, STOP, END].join("");

/** What comes of a stream of these events: the text and the model tokens sent, or a code. */
async function streamed(events: string): Promise<unknown> {
  wire.play((response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(events);
  });
  const caller = new AbortController().signal;
  const model = new ProbedModel(wire.settings, skuNames, caller);
  return model.stream("Say that you are ready.").then(
    ({ text }) => [text, model.lastExchange?.promptTokens],
    (thrown: unknown) => {
      const { lastExchange } = model;
      return advisorErrorOf(thrown, { caller, deadline: caller, lastExchange }).code;
    },
  );
}

describe("a stream with", () => {
  it.each([
    ["Azure's opening event", GOOD],
    ["carriage returns", GOOD.replaceAll("\n", "\r\n")],
    ["comments", GOOD.replaceAll("data: {", ": keep alive\n\ndata: {")],
    ["names of events", GOOD.replaceAll("data: {", "event: message\ndata: {")],
    ["no blank", GOOD.replaceAll("data: ", "data:")],
    ["no mark of its end", GOOD.replace("data: [DONE]\n\n", "")],
  ])("%s is read whole", async (_form, events) => {
    expect(await streamed(events)).toEqual(["I am ready.", 7]);
  });

  it.each<readonly [string, ErrorCode, string]>([
    ["a filter's error", "PROMPT_BLOCKED", TEXT + event({ error: { code: "content_filter" } })],
    [
      "an old annotation",
      "PROMPT_BLOCKED",
      opening({ prompt_annotations: [attacked] }) + TEXT + STOP + END,
    ],
    [
      "a bare verdict",
      "PROMPT_BLOCKED",
      opening({ prompt_filter_results: attacked }) + TEXT + STOP + END,
    ],
    [
      "a late verdict without a delta",
      "ANSWER_BLOCKED",
      TEXT + STOP + event({ id: "", choices: [{ index: 0, content_filter_results: hated }] }) + END,
    ],
    [
      "a context that is full",
      "CONTEXT_TOO_LARGE",
      TEXT + event({ error: "context length is only 9" }),
    ],
    ["an error as a text", "MODEL_STREAM_BROKEN", TEXT + event({ error: "out of memory" })],
    [
      "an error without wrapping",
      "MODEL_STREAM_BROKEN",
      TEXT + event({ object: "error", code: 500 }),
    ],
    [
      "an event named error",
      "MODEL_STREAM_BROKEN",
      `${TEXT}event: error\n${event({ message: "x" })}`,
    ],
    ["nothing", "MODEL_STREAM_BROKEN", ""],
  ])("%s ends in %s", async (_form, code, events) => {
    expect(await streamed(events)).toBe(code);
  });
});
