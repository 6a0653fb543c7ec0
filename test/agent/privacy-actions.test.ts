import { describe, expect, it } from "@jest/globals";
import { fewNotes } from "../../src/agent/figures/few-notes.ts";
import { privacyActionsOf } from "../../src/agent/privacy-actions.ts";
import { SKU } from "../licensing/support/a-tenant.ts";
import { SMALL_INSIGHTS, skuNames } from "./support/sealed-insights.ts";

describe("what a tool did for privacy", () => {
  it("names the products of a rule in one sentence", () => {
    const few = [
      { rule: "D20", skuId: SKU.m365E3 },
      { rule: "D23", skuId: SKU.m365E5 },
      { rule: "D20", skuId: SKU.m365E5 },
    ] as const;
    expect(fewNotes(few, skuNames)).toEqual([
      "Too few to be counted: seats of disabled members (Microsoft 365 E3, Microsoft 365 E5).",
      "Too few to be counted: seats of guests (Microsoft 365 E5).",
    ]);
  });

  it("is told by kind, and nothing that was not done", async () => {
    const from = await SMALL_INSIGHTS.licenseInventory(new AbortController().signal);
    const few = fewNotes([{ rule: "D02", skuId: null }], skuNames);

    expect(privacyActionsOf(from, { figures: 3, words: [...few, "Prices are of today."] })).toEqual(
      [
        { action: "sealed", count: 3 },
        { action: "suppressed", count: 1 },
      ],
    );
    expect(privacyActionsOf(from, { figures: 0, words: [] })).toEqual([]);
  });
});
