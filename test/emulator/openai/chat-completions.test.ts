import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { HttpServer } from "../../../emulator/http/server.ts";
import { chat, DEPLOYMENT_PATH, question, SEATS_TOOL, serveOpenAi } from "./support.ts";

let server: HttpServer;
beforeAll(async () => {
  server = await serveOpenAi();
});
afterAll(() => server.close());

const askForSeats = { messages: [question("How many E5 seats are idle?")], tools: [SEATS_TOOL] };

const SAFE = { filtered: false, severity: "safe" };
const PROMPT_SAFE = {
  hate: SAFE,
  self_harm: SAFE,
  sexual: SAFE,
  violence: SAFE,
  jailbreak: { filtered: false, detected: false },
  indirect_attack: { filtered: false, detected: false },
};
const ANSWER_SAFE = {
  hate: SAFE,
  self_harm: SAFE,
  sexual: SAFE,
  violence: SAFE,
  protected_material_text: { filtered: false, detected: false },
  protected_material_code: { filtered: false, detected: false },
};

describe("a completion in one piece", () => {
  it("has the body the service sends for a tool call", async () => {
    const { status, headers, json } = await chat(server.origin, askForSeats);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      "apim-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "x-ms-region": "Local Emulator",
      "x-ratelimit-remaining-requests": expect.stringMatching(/^\d+$/),
      "x-ratelimit-remaining-tokens": expect.stringMatching(/^\d+$/),
    });
    expect(json()).toEqual({
      id: expect.stringMatching(/^chatcmpl-\d+$/),
      object: "chat.completion",
      created: 1_795_255_200,
      model: "seatwise-demo-planner",
      system_fingerprint: "fp_seatwise_emulator",
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: PROMPT_SAFE }],
      choices: [
        {
          index: 0,
          finish_reason: "tool_calls",
          logprobs: null,
          content_filter_results: ANSWER_SAFE,
          message: {
            role: "assistant",
            content: null,
            refusal: null,
            annotations: [],
            tool_calls: [
              {
                id: expect.stringMatching(/^call_/),
                type: "function",
                function: {
                  name: "license_inventory",
                  arguments: '{"products":["Microsoft 365 E5"]}',
                },
              },
            ],
          },
        },
      ],
      usage: {
        prompt_tokens: expect.any(Number),
        completion_tokens: expect.any(Number),
        total_tokens: expect.any(Number),
        prompt_tokens_details: { audio_tokens: 0, cached_tokens: 0 },
        completion_tokens_details: {
          accepted_prediction_tokens: 0,
          audio_tokens: 0,
          reasoning_tokens: 0,
          rejected_prediction_tokens: 0,
        },
      },
    });
  });

  it("is served on the v1 path by the deployment the body names", async () => {
    const { status, json } = await chat(
      server.origin,
      { ...askForSeats, model: "demo-planner" },
      { path: "/openai/v1/chat/completions" },
    );
    expect({ status, model: json().model }).toEqual({
      status: 200,
      model: "seatwise-demo-planner",
    });
  });
});

describe("a completion as a stream", () => {
  it("sends filter results first, then role, call fragments, finish reason, usage and the end", async () => {
    const { events } = await chat(server.origin, {
      ...askForSeats,
      stream: true,
      stream_options: { include_usage: true },
    });
    const all = events();
    expect(all.at(-1)).toBe("[DONE]");
    const chunks = all.slice(0, -1).map((data) => JSON.parse(data));
    expect(chunks[0]).toEqual({
      id: "",
      object: "",
      created: 0,
      model: "",
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: PROMPT_SAFE }],
      choices: [],
    });
    const deltas = chunks.slice(1, -1).map((chunk) => chunk.choices[0].delta);
    expect(deltas[0]).toEqual({ role: "assistant", content: "", refusal: null });
    expect(deltas[1].tool_calls[0]).toMatchObject({
      index: 0,
      id: expect.stringMatching(/^call_/),
      function: { name: "license_inventory", arguments: "" },
    });
    const fragments = deltas.slice(2, -1).map((delta) => delta.tool_calls[0]);
    expect(fragments.map((call) => Object.keys(call))).toEqual(
      fragments.map(() => ["index", "function"]),
    );
    expect(fragments.map((call) => call.function.arguments).join("")).toBe(
      '{"products":["Microsoft 365 E5"]}',
    );
    expect(deltas.at(-1)).toEqual({});
    expect(chunks.at(-2).choices[0].finish_reason).toBe("tool_calls");
    expect(chunks.slice(1, -1).map((chunk) => chunk.usage)).toEqual(
      chunks.slice(1, -1).map(() => null),
    );
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { total_tokens: expect.any(Number) },
    });
  });

  it("annotates content with filter results", async () => {
    const { events } = await chat(server.origin, {
      messages: [question("What is the weather?")],
      stream: true,
    });
    const choices = events()
      .filter((data) => data !== "[DONE]")
      .flatMap((data) => JSON.parse(data).choices);
    const content = choices.filter((choice) => choice.delta.content);
    expect(content.map((choice) => choice.content_filter_results)).toEqual(
      content.map(() => ANSWER_SAFE),
    );
    expect(content.map((choice) => choice.delta.content).join("")).toContain("no AI model");
  });

  it("lets the asynchronous filter object without a delta, after text was sent", async () => {
    const { events } = await chat(
      server.origin,
      { messages: [question("What is the weather?")], stream: true },
      { path: DEPLOYMENT_PATH("fault-async-block") },
    );
    const choices = events()
      .filter((data) => data !== "[DONE]")
      .flatMap((data) => JSON.parse(data).choices);
    expect(choices.at(-1)).toMatchObject({
      finish_reason: "content_filter",
      content_filter_results: { violence: { filtered: true } },
      content_filter_offsets: { check_offset: 0, start_offset: 0, end_offset: expect.any(Number) },
    });
    expect(choices.at(-1)).not.toHaveProperty("delta");
  });
});

describe("signing in", () => {
  it.each([
    [{ "api-key": "key-of-the-tests" }, 200],
    [{ authorization: "Bearer good-token" }, 200],
    [{ authorization: "Bearer another-token" }, 401],
    [{ "api-key": "another-key" }, 401],
    [{}, 401],
  ])("with %j gives %i", async (headers, status) => {
    expect(await chat(server.origin, askForSeats, { headers })).toMatchObject({ status });
  });
});

const CALL = { id: "call_1", type: "function", function: { name: "f", arguments: "{}" } };

describe("a request the service refuses", () => {
  it.each([
    [
      "a tool call nobody answered",
      { messages: [question("a"), { role: "assistant", content: null, tool_calls: [CALL] }] },
      "messages.[2].role",
    ],
    [
      "a tool message nobody asked for",
      { messages: [question("a"), { role: "tool", tool_call_id: "call_1", content: "b" }] },
      "messages.[1].role",
    ],
    ["no messages", { messages: [] }, "messages"],
    ["an unknown role", { messages: [{ role: "manager", content: "a" }] }, "messages[0].role"],
    [
      "an image",
      { messages: [{ role: "user", content: [{ type: "image_url", image_url: {} }] }] },
      "messages[0].content",
    ],
    [
      "a schema outside strict mode",
      {
        messages: [question("a")],
        tools: [
          {
            type: "function",
            function: {
              name: "f",
              strict: true,
              parameters: {
                type: "object",
                properties: { n: { type: "integer", minimum: 0 } },
                required: ["n"],
                additionalProperties: false,
              },
            },
          },
        ],
      },
      "tools[0].function.parameters",
    ],
  ])("for %s names the parameter", async (_, body, param) => {
    const { status, json } = await chat(server.origin, body);
    expect({ status, error: json().error }).toEqual({
      status: 400,
      error: {
        message: expect.any(String),
        type: "invalid_request_error",
        param,
        code: "invalid_value",
      },
    });
  });

  it("is one with more model tokens than the context holds", async () => {
    const { status, json } = await chat(server.origin, {
      messages: [question("word ".repeat(130_000))],
    });
    expect({ status, code: json().error.code }).toEqual({
      status: 400,
      code: "context_length_exceeded",
    });
  });

  it("is one to a deployment or path that is not there", async () => {
    const missing = await chat(server.origin, askForSeats, { path: DEPLOYMENT_PATH("nowhere") });
    expect({ status: missing.status, code: missing.json().error.code }).toEqual({
      status: 404,
      code: "DeploymentNotFound",
    });
    const unversioned = await chat(server.origin, askForSeats, {
      path: "/openai/deployments/demo-planner/chat/completions",
    });
    expect(unversioned.status).toBe(404);
  });
});
