import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type AdvisorEvent, createAdvisor, type ModelSettings } from "../../src/agent/index.ts";
import { createLogger } from "../../src/core/logger.ts";
import { ConversationWall } from "../../src/privacy/index.ts";
import { TEST_BUDGET } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";
import { SMALL_INSIGHTS, skuNames } from "./support/sealed-insights.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

function stream(settings: ModelSettings, signal = new AbortController().signal) {
  const advisor = createAdvisor({
    model: settings,
    skuNames,
    logger: createLogger("silent"),
    budget: TEST_BUDGET,
  });
  return advisor.askStream({
    question: "How many E5 licences are idle?",
    wall: new ConversationWall(),
    insights: SMALL_INSIGHTS,
    signal,
  });
}

async function eventsOf(settings: ModelSettings): Promise<readonly AdvisorEvent[]> {
  const events: AdvisorEvent[] = [];
  for await (const event of stream(settings)) events.push(event);
  return events;
}

const LINE = "Idle seats (Microsoft 365 E5): 10 seats (as of 2026-11-21).";

describe("the stream of an answer", () => {
  it("tells phases, tools, checked sentences with their figures, and the whole", async () => {
    expect(await eventsOf(model.settings("demo-planner"))).toMatchObject([
      {
        type: "runStarted",
        deployment: "demo-planner",
        model: "gpt-4.1",
        boundary: { region: null, retentionDays: null },
        budget: TEST_BUDGET,
      },
      { type: "runStatus", phase: "reading" },
      { type: "runStatus", phase: "reasoning" },
      { type: "toolStarted", tool: "license_inventory" },
      {
        type: "toolFinished",
        tool: "license_inventory",
        figures: 3,
        rowsRead: 123,
        privacyActions: [{ action: "sealed", count: 3 }],
        failure: null,
      },
      { type: "runStatus", phase: "verifying" },
      { type: "answerDelta", block: 0, kind: "item", text: LINE },
      { type: "figureCited", figure: { subject: "Microsoft 365 E5", measure: "idle-seats" } },
      { type: "answerDelta", block: 1, kind: "paragraph" },
      {
        type: "runCompleted",
        answer: { outcome: "answered", text: expect.stringContaining(LINE) },
      },
    ]);
  });

  it("takes back what did not hold before anybody saw it", async () => {
    const events = await eventsOf(model.settings("worst-case-invent-numbers"));
    const types = events.map((event) => event.type);
    expect(types.indexOf("answerRetracted")).toBeLessThan(types.indexOf("answerDelta"));
    expect(events.filter((event) => event.type === "answerRetracted")).toEqual([
      { type: "answerRetracted", faults: ["number without reference"] },
      { type: "answerRetracted", faults: ["number without reference"] },
    ]);
    expect(JSON.stringify(events)).not.toContain("1,234,567");
    expect(events.at(-1)).toMatchObject({ type: "runCompleted", answer: { outcome: "templated" } });
  });

  it("ends with the code of a failure instead of throwing", async () => {
    expect((await eventsOf(model.settings("fault-429-long"))).at(-1)).toEqual({
      type: "runFailed",
      code: "MODEL_BUSY",
      details: { retryAfterSeconds: 120 },
    });
  });
});

describe("a consumer who leaves", () => {
  it("stops the model, also while waiting for the next event", async () => {
    const before = model.abandoned();
    const events = stream(model.settings("fault-silence"));
    expect(await events.next()).toMatchObject({ value: { type: "runStarted" } });
    expect(await events.next()).toMatchObject({ value: { phase: "reading" } });
    expect(await events.next()).toMatchObject({ value: { phase: "reasoning" } });
    const waiting = events.next();
    while (model.requests.at(-1)?.url.pathname.includes("fault-silence") !== true) {
      await new Promise(setImmediate);
    }
    await events.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    while (model.abandoned() === before) await new Promise(setImmediate);
    expect(model.abandoned()).toBe(before + 1);
  });
});
