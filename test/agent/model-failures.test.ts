import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ErrorCode, isAppError } from "../../src/core/errors.ts";
import { MODEL_BACK_ENDS } from "../../src/core/model-back-end.ts";
import { ask, TEST_BUDGET } from "./support/asking.ts";
import { API_KEY, type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => "answered",
    (error: unknown) => (isAppError(error) ? { code: error.code, ...error.details } : error),
  );
}

const FAILURES: readonly (readonly [string, ErrorCode])[] = [
  ["fault-401", "MODEL_AUTH"],
  ["fault-403", "MODEL_AUTH"],
  ["fault-404", "MODEL_CONFIG"],
  ["fault-408", "MODEL_TIMEOUT"],
  ["fault-429-headerless", "MODEL_BUSY"],
  ["fault-429-quota", "MODEL_QUOTA"],
  ["fault-500", "MODEL_UNAVAILABLE"],
  ["fault-503", "MODEL_UNAVAILABLE"],
  ["fault-context-length", "CONTEXT_TOO_LARGE"],
  ["fault-bad-request", "MODEL_CONFIG"],
  ["fault-prompt-block", "PROMPT_BLOCKED"],
  ["fault-jailbreak", "PROMPT_BLOCKED"],
  ["fault-indirect-attack", "PROMPT_BLOCKED"],
  ["fault-jailbreak-noted", "PROMPT_BLOCKED"],
  ["fault-indirect-attack-noted", "PROMPT_BLOCKED"],
  ["fault-cut", "MODEL_STREAM_BROKEN"],
  ["fault-answer-block", "ANSWER_BLOCKED"],
  ["fault-async-block", "ANSWER_BLOCKED"],
  ["fault-length", "ANSWER_TRUNCATED"],
  ["fault-tool-loop", "BUDGET_EXCEEDED"],
  ["fault-invalid-arguments", "BUDGET_EXCEEDED"],
  ["fault-refusal", "ANSWER_BLOCKED"],
  ["fault-unknown-tool", "BUDGET_EXCEEDED"],
  ["fault-wrong-arguments", "BUDGET_EXCEEDED"],
  ["no-such-deployment", "MODEL_CONFIG"],
];

describe.each(MODEL_BACK_ENDS)("every way in which a call of %s fails has its code", (kind) => {
  const settings: EmulatedModel["settings"] = (deployment, more) =>
    model.settings(deployment, { kind, ...more });

  it.each(FAILURES)("%s ends in %s", async (deployment, code) => {
    expect(await failureOf(ask({ model: settings(deployment) }))).toMatchObject({ code });
  });

  it.each(FAILURES.filter(([name]) => /401|500|prompt|cut|answer-block|length/.test(name)))(
    "%s-late, after a tool has answered, ends in %s as well",
    async (deployment, code) => {
      const late = settings(`${deployment}-late`);
      expect(await failureOf(ask({ model: late }))).toMatchObject({ code });
    },
  );

  it("gives the time to wait when the service asks to wait longer than a minute", async () => {
    expect(await failureOf(ask({ model: settings("fault-429-long") }))).toEqual({
      code: "MODEL_BUSY",
      retryAfterSeconds: 120,
    });
  });

  it.each(["fault-silence", "fault-hang"])(
    "gives up on a model that says nothing more: %s",
    async (deployment) => {
      const impatient = settings(deployment, { timeoutSeconds: 0.3 });
      expect(await failureOf(ask({ model: impatient }))).toEqual({ code: "MODEL_TIMEOUT" });
    },
  );

  it("ends an interaction that takes longer than its budget", async () => {
    const budget = { ...TEST_BUDGET, seconds: 0.3 };
    expect(await failureOf(ask({ model: settings("fault-silence"), budget }))).toEqual({
      code: "MODEL_TIMEOUT",
    });
  });

  it("says that a model which cannot be reached is unavailable", async () => {
    const away = { ...settings("demo-planner"), endpoint: "http://127.0.0.1:9" };
    expect(await failureOf(ask({ model: away }))).toEqual({ code: "MODEL_UNAVAILABLE" });
  });
});

describe("a service that fails and is asked again, by every path at once,", () => {
  /** What comes of asking with one repetition, and how often the service was asked. */
  async function outcomesOf(deployments: readonly string[]) {
    const before = model.requests.length;
    const asked = deployments.flatMap((deployment) =>
      MODEL_BACK_ENDS.map(async (kind) => {
        const settings = model.settings(deployment, { kind, maxRetries: 1 });
        const outcome = await failureOf(ask({ model: settings }));
        return `${deployment} ${outcome === "answered" ? outcome : Object(outcome).code}`;
      }),
    );
    const outcomes = new Set(await Promise.all(asked));
    return { outcomes: [...outcomes], requests: (model.requests.length - before) / asked.length };
  }

  it("has the code of its last failure", async () => {
    expect(await outcomesOf(["fault-429-now", "fault-500", "fault-503"])).toEqual({
      outcomes: [
        "fault-429-now MODEL_BUSY",
        "fault-500 MODEL_UNAVAILABLE",
        "fault-503 MODEL_UNAVAILABLE",
      ],
      requests: 2,
    });
  });

  it("answers when it can", async () => {
    expect(await outcomesOf(["fault-429-now-once"])).toMatchObject({
      outcomes: ["fault-429-now-once answered"],
    });
  });
});

describe("the request to", () => {
  const sentBy = async (more: Parameters<EmulatedModel["settings"]>[1]) => {
    await failureOf(ask({ model: model.settings("demo-planner", more) }));
    const { headers, url, body } = model.requests.at(-1) ?? {};
    const { messages: _messages, tools: _tools, ...limits } = JSON.parse(body ?? "{}");
    return {
      path: url?.pathname,
      authorization: headers?.["authorization"],
      apiKey: headers?.["api-key"],
      limits,
    };
  };

  it("Azure by deployment carries the key and asks for nothing to be stored", async () => {
    expect(await sentBy({})).toEqual({
      path: "/openai/deployments/demo-planner/chat/completions",
      authorization: undefined,
      apiKey: API_KEY,
      limits: { model: "gpt-4.1", temperature: 0, max_tokens: 1_000, store: false, stream: false },
    });
  });

  it.each(["gpt-5.6", "gpt-5.4-pro", "gpt-5.1-codex"])(
    "a %s deployment is chat completions, which keep nothing",
    async (name) => {
      expect(await sentBy({ model: name })).toMatchObject({
        path: "/openai/deployments/demo-planner/chat/completions",
        limits: { model: name, max_completion_tokens: 1_000, store: false },
      });
    },
  );

  it("Azure's v1 path carries an identity's token and names the deployment", async () => {
    const getToken = async () => "token-of-our-identity";
    const credential = { kind: "identity", getToken } as const;
    expect(await sentBy({ kind: "azure-v1", model: "gpt-5", credential })).toEqual({
      path: "/openai/v1/chat/completions",
      authorization: "Bearer token-of-our-identity",
      apiKey: undefined,
      limits: {
        model: "demo-planner",
        max_completion_tokens: 1_000,
        store: false,
        stream: false,
      },
    });
  });

  it("a server that asks for no credential carries none", async () => {
    expect(await sentBy({ kind: "openai-compatible", credential: { kind: "none" } })).toMatchObject(
      {
        path: "/openai/v1/chat/completions",
        authorization: undefined,
        apiKey: undefined,
        limits: { model: "demo-planner", max_tokens: 1_000, store: false },
      },
    );
  });

  it.each(MODEL_BACK_ENDS)("%s has the headers it needs and no other", async (kind) => {
    const variables = {
      OPENAI_ORG_ID: "org",
      OPENAI_PROJECT_ID: "project",
      OPENAI_CUSTOM_HEADERS: "x-more: 1",
    };
    Object.assign(process.env, variables);
    await sentBy({ kind });
    for (const name of Object.keys(variables)) delete process.env[name];
    const {
      "api-key": key,
      authorization = key,
      ...headers
    } = model.requests.at(-1)?.headers ?? {};

    expect(authorization).toMatch(/^(Bearer )?key-of-the-tests$/);
    expect(headers).toEqual({
      host: new URL(model.endpoint).host,
      connection: "keep-alive",
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": "seatwise",
      "content-length": String(model.requests.at(-1)?.body.length),
      // Node's own, the same from every machine.
      "accept-language": "*",
      "sec-fetch-mode": "cors",
      "accept-encoding": "gzip, deflate",
    });
  });
});
