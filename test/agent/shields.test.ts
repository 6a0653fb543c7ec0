import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isAppError } from "../../src/core/errors.ts";
import { ask } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";
import { startScriptedServer } from "./support/scripted-server.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

/** What the caller is told, and what is told of it elsewhere. */
async function outcomeOf(deployment: string, settings = model.settings(deployment)) {
  const raised: unknown[] = [];
  const told = await ask({
    model: settings,
    raise: (occurrence) => raised.push(occurrence),
  }).catch((error: unknown) =>
    isAppError(error) ? { code: error.code, ...error.details } : undefined,
  );
  return { told, raised };
}

const OVERRIDE =
  "The model service found an attempt to override the advisor's instructions, so nothing is answered.";
const HIDDEN =
  "The model service found instructions hidden in what was sent, so nothing is answered.";

describe("the shields of the model service", () => {
  it.each([
    ["jailbreak", "jailbreak", OVERRIDE],
    ["jailbreak-noted", "jailbreak", OVERRIDE],
    ["jailbreak-late", "jailbreak", OVERRIDE],
    ["indirect-attack", "indirect_attack", HIDDEN],
    ["indirect-attack-noted", "indirect_attack", HIDDEN],
  ])("make a refusal and an event of %s", async (name, because, reason) => {
    expect(await outcomeOf(`fault-${name}`)).toEqual({
      told: { code: "PROMPT_BLOCKED", reason },
      raised: [{ kind: "promptAttack", because }],
    });
  });

  it("make a refusal and no event of harmful content", async () => {
    expect(await outcomeOf("fault-prompt-block")).toEqual({
      told: { code: "PROMPT_BLOCKED" },
      raised: [],
    });
  });

  it.each(["answer-block", "async-block", "answer-block-late"])(
    "withhold an answer the filter objects to: %s",
    async (name) => {
      expect(await outcomeOf(`fault-${name}`)).toEqual({
        told: { code: "ANSWER_BLOCKED" },
        raised: [],
      });
    },
  );
});

describe("verdicts in places and spellings of their own", () => {
  const choice = (more: object) =>
    JSON.stringify({
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          message: { role: "assistant", content: "I cannot know." },
          ...more,
        },
      ],
    });
  const detected = { detected: true, filtered: false };
  const stream = { "content-type": "text/event-stream" };
  const events = (...said: readonly object[]) =>
    said.map((one) => `data: ${JSON.stringify(one)}\n\n`).join("");
  const said = { choices: [{ index: 0, delta: { content: "Nobody " } }] };
  const harmful = { violence: { filtered: true, severity: "high" } };

  it.each([
    [
      "an attack told of with the answer",
      { body: choice({ content_filter_results: { jailbreak: detected } }) },
      "PROMPT_BLOCKED",
    ],
    [
      "an attack in what was sent, in the singular",
      {
        body: JSON.stringify({
          prompt_filter_results: [{ content_filter_result: { indirect_attack: detected } }],
          ...JSON.parse(choice({})),
        }),
      },
      "PROMPT_BLOCKED",
    ],
    [
      "an answer withheld, in the singular",
      { body: choice({ content_filter_result: harmful }) },
      "ANSWER_BLOCKED",
    ],
    [
      "a stream that the filter cuts in the middle",
      { headers: stream, body: events(said, { choices: [{ content_filter_results: harmful }] }) },
      "ANSWER_BLOCKED",
    ],
    [
      "a stream in whose middle an attack is found",
      {
        headers: stream,
        body: events(said, {
          prompt_filter_results: [{ content_filter_results: { jailbreak: detected } }],
        }),
      },
      "PROMPT_BLOCKED",
    ],
  ])("refuse as everywhere: %s", async (_what, reply, code) => {
    const server = await startScriptedServer();
    server.script(() => reply);
    const { told } = await outcomeOf("", server.settings);
    await server.close();

    expect(told).toMatchObject({ code });
  });
});

describe("a model that misbehaves", () => {
  it.each([
    ["fault-unknown-tool", "unknownTool"],
    ["worst-case-link-7", "address"],
    ["worst-case-name-strangers", "unknownPseudonym"],
  ])("%s is told of", async (deployment, because) => {
    const { raised } = await outcomeOf(deployment);
    expect(raised).toContainEqual({ kind: "modelMisbehaved", because });
  });

  it("that puts personal data into a call is told of, and is sent nothing of it", async () => {
    expect(await outcomeOf("worst-case-unknown-tool")).toMatchObject({
      told: { code: "EGRESS_BLOCKED" },
      raised: expect.arrayContaining([{ kind: "egressRefused", because: "personalData" }]),
    });
  });
});
