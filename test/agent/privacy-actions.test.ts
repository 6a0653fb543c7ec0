import { describe, expect, it } from "@jest/globals";
import { fewNotes } from "../../src/agent/figures/few-notes.ts";
import { privacyActionsOf } from "../../src/agent/privacy-actions.ts";
import { SMALL_INSIGHTS, skuNames } from "./support/sealed-insights.ts";

describe("what a tool did for privacy", () => {
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
