import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { ErrorCode } from "../../src/core/errors.ts";
import { isAppError } from "../../src/core/errors.ts";
import { ask, TEST_BUDGET } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

// LangChain warns on the console of tool calls it could not parse.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

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
  ["fault-cut", "MODEL_STREAM_BROKEN"],
  ["fault-answer-block", "ANSWER_BLOCKED"],
  ["fault-async-block", "ANSWER_BLOCKED"],
  ["fault-length", "ANSWER_TRUNCATED"],
  ["fault-tool-loop", "BUDGET_EXCEEDED"],
  ["fault-invalid-arguments", "ANSWER_UNGROUNDED"],
  ["fault-refusal", "ANSWER_BLOCKED"],
  ["fault-unknown-tool", "BUDGET_EXCEEDED"],
  ["fault-wrong-arguments", "BUDGET_EXCEEDED"],
  ["no-such-deployment", "MODEL_CONFIG"],
];

describe("every way in which a model call fails has its code", () => {
  it.each(FAILURES)("%s ends in %s", async (deployment, code) => {
    expect(await failureOf(ask({ model: model.settings(deployment) }))).toMatchObject({ code });
  });

  it.each(FAILURES.filter(([name]) => /401|500|prompt|cut|answer-block|length/.test(name)))(
    "%s-late, after a tool has answered, ends in %s as well",
    async (deployment, code) => {
      const late = model.settings(`${deployment}-late`);
      expect(await failureOf(ask({ model: late }))).toMatchObject({ code });
    },
  );

  it("gives the time to wait when the service asks to wait longer than a minute", async () => {
    expect(await failureOf(ask({ model: model.settings("fault-429-long") }))).toEqual({
      code: "MODEL_BUSY",
      retryAfterSeconds: 120,
    });
  });

  it("repeats a throttled request as the service asks, and answers", async () => {
    const settings = model.settings("fault-429-now-once", { maxRetries: 2 });
    expect(await ask({ model: settings })).toMatchObject({ outcome: "answered" });
  });

  it.each(["fault-silence", "fault-hang"])(
    "gives up on a model that says nothing more: %s",
    async (deployment) => {
      const settings = model.settings(deployment, { timeoutSeconds: 0.3 });
      expect(await failureOf(ask({ model: settings }))).toEqual({ code: "MODEL_TIMEOUT" });
    },
  );

  it("ends an interaction that takes longer than its budget", async () => {
    const budget = { ...TEST_BUDGET, seconds: 0.3 };
    expect(await failureOf(ask({ model: model.settings("fault-silence"), budget }))).toEqual({
      code: "MODEL_TIMEOUT",
    });
  });

  it("says that a model which cannot be reached is unavailable", async () => {
    const settings = { ...model.settings("demo-planner"), endpoint: "http://127.0.0.1:9" };
    expect(await failureOf(ask({ model: settings }))).toEqual({
      code: "MODEL_UNAVAILABLE",
    });
  });
});
