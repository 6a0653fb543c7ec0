import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkModel } from "../../src/agent/model-check/index.ts";
import { isAppError } from "../../src/core/errors.ts";
import { ask } from "./support/asking.ts";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";
import { skuNames } from "./support/sealed-insights.ts";

// What Ollama, vLLM, LM Studio and gateways before them answer beside what OpenAI documents.

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer();
});
afterAll(() => server.close());

interface Said {
  readonly finish?: string | null;
  readonly usage?: unknown;
  readonly choices?: readonly unknown[];
}

const USAGE = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

function completion(message: object, { finish = "stop", usage = USAGE, ...more }: Said = {}) {
  const choice = { index: 0, finish_reason: finish, message: { role: "assistant", ...message } };
  return { id: "chatcmpl-0", object: "chat.completion", choices: [choice], usage, ...more };
}

const called = (more: object = {}) => ({
  id: "call_0",
  type: "function",
  function: { name: "license_inventory", arguments: '{"products":null}' },
  ...more,
});
const withArguments = (args: unknown) =>
  called({ function: { name: "license_inventory", arguments: args } });
const calling = (...calls: readonly unknown[]) =>
  completion({ content: null, tool_calls: calls }, { finish: "tool_calls" });

/** Cites the first figure that a tool told. */
function citing(body: string) {
  const told = JSON.parse(body).messages.findLast(({ role }: { role: string }) => role === "tool");
  const [figure] = JSON.parse(told.content).figures ?? [];
  return completion({
    content: figure ? `There are {{${figure.id}}} paid seats.` : "I cannot know this.",
  });
}

/** Answers with a call first, and cites what it was told then. */
function answerOf(first: object, turns = 1) {
  server.script((body) => ({
    body: JSON.stringify(server.requests.length > turns ? citing(body) : first),
  }));
  return ask({ model: server.settings });
}

async function codeOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => "answered",
    (error: unknown) => (isAppError(error) ? error.code : error),
  );
}

describe("a call is carried out and its result cited, though the server", () => {
  it.each<[string, object]>([
    ["says `stop` beside it", completion({ tool_calls: [called()] })],
    ["gives it no id", calling(called({ id: undefined }))],
    ["gives it an empty id", calling(called({ id: "" }))],
    ["gives it no type", calling(called({ type: undefined }))],
    ["gives two the same id", calling(called(), called())],
    ["gives its arguments as an object", calling(withArguments({ products: null }))],
    ["gives it no arguments", calling(withArguments(""))],
    ["leaves out an argument that may be null", calling(withArguments("{}"))],
    ["adds its thoughts", completion({ tool_calls: [called()], reasoning_content: "Hm." })],
    ["says an empty refusal", completion({ tool_calls: [called()], refusal: "" })],
    [
      "gives another choice",
      {
        ...calling(called()),
        choices: [...calling(called()).choices, ...completion({ content: "Hi." }).choices],
      },
    ],
  ])("%s", async (_, first) => {
    const answer = await answerOf(first);

    expect(answer).toMatchObject({ outcome: "answered", figures: [expect.anything()] });
    expect(server.requests).toHaveLength(2);
  });

  it("gives it under a name of somebody, which is not sent back", async () => {
    await answerOf(calling(called({ id: "anna.nowak@contoso.com" })));

    expect(server.requests.join("\n")).not.toContain("nowak");
    expect(server.requests).toHaveLength(2);
  });

  it("gives every answer the same id: none takes the place of another", async () => {
    await answerOf(calling(called()), 2);

    const roles = JSON.parse(server.requests[2] ?? "").messages.map(
      ({ role }: { role: string }) => role,
    );
    expect(roles).toEqual(["system", "user", "assistant", "tool", "assistant", "tool"]);
  });
});

describe("arguments that cannot be read", () => {
  it.each([['{"products":'], ["[]"], ['"all"'], [7]])("are told to the model: %j", async (args) => {
    await answerOf(calling(withArguments(args)));

    expect(JSON.parse(server.requests[1] ?? "").messages.at(-1)).toMatchObject({
      role: "tool",
      content: expect.stringContaining("BAD_INPUT"),
    });
  });
});

describe("an answer", () => {
  it.each([
    ["<think>Anna has 7 seats.</think>\n\nHello."],
    ["Anna has 7 seats.\n</think>\nHello."],
    [[{ type: "text", text: "Hello." }]],
  ])("is what is left without thoughts and parts: %j", async (content) => {
    server.script(() => ({ body: JSON.stringify(completion({ content })) }));

    expect((await ask({ model: server.settings })).blocks[0]?.sentences[0]?.text).toBe("Hello.");
  });

  it.each<[string, string, string]>([
    [
      "has no finish reason",
      JSON.stringify(completion({ content: "Hello." }, { finish: null })),
      "MODEL_STREAM_BROKEN",
    ],
    ["has no choice", JSON.stringify({ choices: [] }), "MODEL_STREAM_BROKEN"],
    ["is an error", JSON.stringify({ error: "the model is not loaded" }), "MODEL_STREAM_BROKEN"],
    ["is a page", "<html>Sign in</html>", "MODEL_STREAM_BROKEN"],
    ["is nothing", "", "MODEL_STREAM_BROKEN"],
    ["breaks off", '{"choices":[{"message":{"content":"He', "MODEL_STREAM_BROKEN"],
    ["is no text", JSON.stringify(completion({ content: 5 })), "MODEL_STREAM_BROKEN"],
    ["is deeper than anything", `{"choices":${"[".repeat(50_000)}`, "MODEL_STREAM_BROKEN"],
  ])("that %s is none", async (_, body, code) => {
    server.script(() => ({ body }));

    expect(await codeOf(ask({ model: server.settings }))).toBe(code);
  });
});

describe("a refusal of the server", () => {
  it.each<[string, number, unknown, string]>([
    [
      "of tool choice (vLLM)",
      400,
      {
        object: "error",
        message: '"auto" tool choice requires --enable-auto-tool-choice',
        code: 400,
      },
      "MODEL_CONFIG",
    ],
    [
      "of a long prompt (vLLM)",
      400,
      {
        object: "error",
        message: "This model's maximum context length is 4096 tokens.",
        code: 400,
      },
      "CONTEXT_TOO_LARGE",
    ],
    [
      "of an unknown model (Ollama)",
      404,
      { error: { message: 'model "x" not found', code: null } },
      "MODEL_CONFIG",
    ],
    [
      "while it loads (llama.cpp)",
      503,
      { error: { message: "Loading model", code: 503 } },
      "MODEL_UNAVAILABLE",
    ],
    ["for want of money", 402, { error: { message: "pay" } }, "MODEL_QUOTA"],
    ["of a parameter", 422, { detail: [] }, "MODEL_CONFIG"],
    ["of a gateway before it", 502, "<html>", "MODEL_UNAVAILABLE"],
  ])("%s has its code", async (_, status, body, code) => {
    server.script(() => ({ status, body: typeof body === "string" ? body : JSON.stringify(body) }));

    expect(await codeOf(ask({ model: server.settings }))).toBe(code);
  });
});

describe("model tokens", () => {
  it.each<[string, unknown]>([
    ["are not told", undefined],
    ["are told as null", null],
    ["are told as text", { prompt_tokens: "10", completion_tokens: "5" }],
    ["are less than none", { prompt_tokens: -1_000_000, completion_tokens: -5 }],
    ["are parts of one", { prompt_tokens: 1.5, completion_tokens: 2.5 }],
    ["are more than there can be", { prompt_tokens: 1e300, completion_tokens: 1e300 }],
  ])("that %s are reckoned from bytes", async (_, usage) => {
    server.script(() => ({
      body: JSON.stringify({ ...completion({ content: "Hello." }), usage: usage ?? null }),
    }));
    const { receipt } = await ask({ model: server.settings });

    const [body = ""] = server.requests;
    expect(receipt.modelTokens).toEqual({
      prompt: Math.ceil(Buffer.byteLength(body) / 4),
      cached: 0,
      completion: expect.any(Number),
      estimated: true,
    });
    expect(receipt.modelTokens.completion).toBeGreaterThan(0);
  });

  it("that are told are not reckoned", async () => {
    server.script(() => ({ body: JSON.stringify(completion({ content: "Hello." })) }));
    const { receipt } = await ask({ model: server.settings });

    expect(receipt.modelTokens).toEqual({ prompt: 10, cached: 0, completion: 5, estimated: false });
  });
});

describe("a stream", () => {
  const chunk = (more: object) => ({ id: "c", object: "chat.completion.chunk", ...more });
  const delta = (content: string, finish: string | null = null) =>
    chunk({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });
  const events = (...parts: readonly unknown[]): string =>
    parts
      .map((part) => (typeof part === "string" ? part : `data: ${JSON.stringify(part)}\n\n`))
      .join("");

  /** What comes of a stream, as the model check asks for one. */
  async function streamed(body: string) {
    server.script((sent) =>
      JSON.parse(sent).stream
        ? { headers: { "content-type": "text/event-stream" }, body }
        : { body: JSON.stringify(completion({ content: "Hello." })) },
    );
    const { probes } = await checkModel(server.settings, skuNames);
    const { code, finding } = probes.find(({ probe }) => probe === "streamingUsage") ?? {};
    return code ?? finding;
  }

  const USED = chunk({ choices: [], usage: USAGE });

  it.each<[string, string, string | null | undefined]>([
    [
      "with comments between",
      events(": ping\n\n", delta("Hello."), ": ping\n", delta("", "stop"), USED),
      null,
    ],
    [
      "with the lines of Windows",
      events(delta("Hello."), delta("", "stop"), USED).replaceAll("\n", "\r\n"),
      null,
    ],
    [
      "with an empty choice list first",
      events(chunk({ choices: [] }), delta("Hello."), delta("", "stop"), USED),
      null,
    ],
    ["without its last line", events(delta("Hello."), delta("", "stop"), USED), null],
    [
      "without usage",
      events(delta("Hello."), delta("", "stop"), "data: [DONE]\n\n"),
      "A stream does not tell the model tokens used.",
    ],
    ["without an end", events(delta("Hello.")), "MODEL_STREAM_BROKEN"],
    [
      "with an error in it",
      events(delta("Hel"), { error: { message: "out of memory" } }),
      "MODEL_STREAM_BROKEN",
    ],
    ["with nothing in it", events("data: [DONE]\n\n"), "MODEL_STREAM_BROKEN"],
  ])("%s is taken for what it is", async (_, body, expected) => {
    expect(await streamed(body)).toBe(expected);
  });
});
