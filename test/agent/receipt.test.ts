import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ConversationWall, compileRules } from "../../src/privacy/index.ts";
import { ask } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

describe("a receipt", () => {
  it("names measures, cells and the smallest group behind them", async () => {
    const { receipt } = await ask({ model: model.settings("worst-case-invent-numbers") });
    const sent = model.requests.at(-1)?.body ?? "";
    expect(receipt.measuresSent).toEqual(
      expect.arrayContaining(["paid-seats", "cost", "affected-seats", "saving"]),
    );
    expect(receipt.figuresSent).toBe(new Set(sent.match(/\\"id\\":\\"f\d+/g)).size);
    expect(receipt.smallestGroup).toBe(7);
  });

  it("names stand-ins, redactions and filter rules, and no text", async () => {
    const rules = compileRules([
      {
        id: "projects",
        version: 2,
        name: "Projects",
        enabled: true,
        action: "mask",
        match: { type: "words", words: ["Bluebird"] },
      },
    ]);
    const { receipt } = await ask({
      model: model.settings("demo-planner"),
      question: "What do we pay? Asked by a.nowak@fabrikam.example for project bluebird.",
      wall: new ConversationWall({ rules }),
    });
    expect(receipt).toMatchObject({
      pseudonyms: { Address: 1 },
      redactions: { EMAIL: 1, TERM: 1 },
      rules: [{ id: "projects", version: 2, action: "mask" }],
      directory: [],
    });
    expect(JSON.stringify(receipt)).not.toMatch(/nowak|bluebird/i);
  });
});
