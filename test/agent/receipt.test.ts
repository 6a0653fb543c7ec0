import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Receipt } from "../../src/agent/index.ts";
import { ConversationWall, compileRules, type FilterRule } from "../../src/privacy/index.ts";
import { ask } from "./support/asking.ts";
import { type EmulatedModel, startEmulatedModel } from "./support/emulated-model.ts";

let model: EmulatedModel;
beforeAll(async () => {
  model = await startEmulatedModel();
});
afterAll(() => model.close());

function rule(id: string, word: string, action: "mask" | "block"): FilterRule {
  const match = { type: "words", words: [word] } as const;
  return { id, version: 1, name: word, enabled: true, action, match };
}

describe("a receipt", () => {
  it("names measures, cells and the smallest group behind them", async () => {
    const { receipt } = await ask({ model: model.settings("worst-case-invent-numbers") });
    const sent = model.requests.at(-1)?.body ?? "";
    expect(receipt.measuresSent).toEqual(
      expect.arrayContaining(["paid-seats", "cost", "affected-seats", "saving"]),
    );
    expect(receipt.figuresSent).toBe(new Set(sent.match(/\\"id\\":\\"f\d+/g)).size);
    expect(receipt.smallestGroup).toBe(3);
  });

  it("of a question that a filter rule blocked names the rule, and that nothing left", async () => {
    const [secret, masked] = [rule("secret", "Bluebird", "block"), rule("mild", "Nile", "mask")];
    const before = model.requests.length;
    const kept: [Receipt, readonly string[]][] = [];
    const asking = ask({
      model: model.settings("demo-planner"),
      question: "Asked by a.nowak@fabrikam.example: what of bluebird on the Nile?",
      wall: new ConversationWall({ rules: compileRules([secret, masked]) }),
      onReceipt: (...given) => kept.push(given),
    });
    await expect(asking).rejects.toMatchObject({ code: "EGRESS_BLOCKED" });
    expect(model.requests.length).toBe(before);
    const [[receipt, sent] = []] = kept;
    expect(sent).toEqual([]);
    expect(receipt).toMatchObject({
      tools: [],
      calls: [],
      pseudonyms: {},
      redactions: { EMAIL: 1, TERM: 2 },
      rules: [
        { id: "secret", version: 1, action: "block" },
        { id: "mild", version: 1, action: "mask" },
      ],
    });
    expect(JSON.stringify(receipt)).not.toMatch(/nowak|bluebird|nile/i);
  });

  it("names stand-ins, redactions and filter rules, and no text", async () => {
    const rules = compileRules([{ ...rule("projects", "Bluebird", "mask"), version: 2 }]);
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
