import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ChatRequest } from "../../emulator/openai/chat-request.ts";
import { createDeployments, type Deployments } from "../../emulator/openai/index.ts";
import { checkModel, type ModelVerdict } from "../../src/agent/model-check/index.ts";
import { ProbedModel } from "../../src/agent/model-check/probed-model.ts";
import { advisorErrorOf } from "../../src/agent/model-errors.ts";
import type { ErrorCode } from "../../src/core/errors.ts";
import { MODEL_BACK_ENDS } from "../../src/core/model-back-end.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";
import { skuNames } from "./support/sealed-insights.ts";

const lengthOf = ({ messages }: ChatRequest): number =>
  messages.reduce((length, { text }) => length + text.length, 0);

const emulated = createDeployments();

/** What servers do that the emulator's own deployments do not. */
const deployments: Deployments = (name, request) => {
  const turn = emulated("demo-planner", request);
  switch (name) {
    case "one-at-a-time":
      return turn?.kind === "turn" && turn.turn.kind === "tools"
        ? { kind: "turn", turn: { ...turn.turn, calls: turn.turn.calls.slice(0, 1) } }
        : turn;
    case "small-window":
      return lengthOf(request) > 20_000
        ? { kind: "turn", turn: { kind: "text", text: "I was told of no tools." } }
        : turn;
    default:
      return emulated(name, request);
  }
};

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel(deployments);
});
afterAll(() => model.close());

const check = (...given: Parameters<EmulatedModel["settings"]>): Promise<ModelVerdict> =>
  checkModel(model.settings(...given), skuNames);

const failedIn = ({ probes }: ModelVerdict) =>
  probes.filter(({ passed }) => !passed).map(({ probe, code }) => [probe, code]);

describe("the check of a model", () => {
  it.each(MODEL_BACK_ENDS)("finds a working deployment ready: %s", async (kind) => {
    const verdict = await check("demo-planner", { kind });

    expect(verdict).toMatchObject({ verdict: "ready", backEnd: kind, deployment: "demo-planner" });
    expect(verdict.probes.map(({ probe, finding }) => [probe, finding])).toEqual([
      ["plainAnswer", null],
      ["toolCall", null],
      ["parallelCalls", null],
      ["strictSchema", null],
      ["streamingUsage", null],
      ["longPrompt", null],
    ]);
  });

  it("calls a model limited that uses one tool at a time", async () => {
    const verdict = await check("one-at-a-time");

    expect([verdict.verdict, failedIn(verdict)]).toEqual(["limited", [["parallelCalls", null]]]);
  });

  it("calls a server unusable that loses the tools of a long prompt", async () => {
    const verdict = await check("small-window");

    expect([verdict.verdict, failedIn(verdict)]).toEqual(["unusable", [["longPrompt", null]]]);
  });

  it("does not go on with a model that does not answer, and tells each probe as it ends", async () => {
    const told: string[] = [];
    const settings = { ...model.settings("fault-silence"), timeoutSeconds: 1, maxRetries: 0 };
    const verdict = await checkModel(settings, skuNames, ({ probe }) => told.push(probe));

    expect([verdict.verdict, failedIn(verdict)]).toEqual([
      "unusable",
      [["plainAnswer", "MODEL_TIMEOUT"]],
    ]);
    expect(told).toEqual(["plainAnswer"]);
  });

  it("says by its code why a model could not be asked", async () => {
    const verdict = await check("no-such-deployment");

    expect([verdict.verdict, failedIn(verdict)]).toEqual([
      "unusable",
      [["plainAnswer", "MODEL_CONFIG"]],
    ]);
  });
});

describe.each(MODEL_BACK_ENDS)("a stream of %s", (kind) => {
  it.each<[string, ErrorCode]>([
    ["fault-401", "MODEL_AUTH"],
    ["fault-404", "MODEL_CONFIG"],
    ["fault-429-long", "MODEL_BUSY"],
    ["fault-503", "MODEL_UNAVAILABLE"],
    ["fault-prompt-block", "PROMPT_BLOCKED"],
    ["fault-cut", "MODEL_STREAM_BROKEN"],
    ["fault-stream-error", "MODEL_STREAM_BROKEN"],
    ["fault-answer-block", "ANSWER_BLOCKED"],
    ["fault-async-block", "ANSWER_BLOCKED"],
    ["fault-refusal", "ANSWER_BLOCKED"],
    ["fault-length", "ANSWER_TRUNCATED"],
  ])("that goes wrong like %s ends in %s", async (deployment, code) => {
    const caller = new AbortController().signal;
    const probed = new ProbedModel(model.settings(deployment, { kind }), skuNames, caller);
    const failed = await probed.stream("Say that you are ready.").catch((error: unknown) => error);
    const { lastExchange } = probed;

    expect(advisorErrorOf(failed, { caller, deadline: caller, lastExchange }).code).toBe(code);
  });
});
