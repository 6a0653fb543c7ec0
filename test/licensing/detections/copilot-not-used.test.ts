import { describe, expect, it } from "@jest/globals";
import { copilotDormant } from "../../../src/licensing/detections/copilot-dormant.ts";
import { copilotNotUsed } from "../../../src/licensing/detections/copilot-not-used.ts";
import type { AgeBand, Recency } from "../../../src/privacy/traits.ts";
import { holding, SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

function judge(copilot: Recency, assignedFor: AgeBand = "over180", sku = SKU.copilot) {
  const seat = { held: [holding(sku, { assignedFor })], traits: { use: someUse({ copilot }) } };
  return [verdictOn(copilotNotUsed, seat), verdictOn(copilotDormant, seat)];
}

describe("D46 and D47, Copilot", () => {
  it.each<[string, Recency, AgeBand, readonly [string, string]]>([
    ["never used in half a year", "none", "over180", ["C3 mayBeOnLeave", "clear"]],
    ["never used in three months", "none", "under180", ["C4 mayBeOnLeave", "clear"]],
    ["not used yet, assigned lately", "none", "under90", ["undecided", "clear"]],
    ["last used months ago", "under180", "over180", ["C4 mayBeOnLeave", "clear"]],
    ["dormant for a month", "under90", "over180", ["clear", "C5 mayNeedTraining"]],
    ["dormant, and given again lately", "under90", "under30", ["clear", "clear"]],
    ["in use", "under30", "over180", ["clear", "clear"]],
    ["in a report that was not read", "unknown", "over180", ["undecided", "clear"]],
  ])("judges a seat %s", (...[, copilot, assignedFor, expected]) => {
    expect(judge(copilot, assignedFor)).toEqual(expected);
  });

  it("leaves to a decision a seat with which only the free chat was used", () => {
    const judged = (assignedFor: AgeBand) =>
      verdictOn(copilotNotUsed, {
        held: [holding(SKU.copilot, { assignedFor })],
        traits: { use: someUse({ copilotBreadth: "none" }) },
      });
    expect([judged("over180"), judged("under30")]).toEqual(["C5 mayNeedTraining", "clear"]);
  });

  it("is about Copilot seats, not about suites that contain it", () => {
    expect(judge("none", "over180", SKU.m365E5)).toEqual(["clear", "clear"]);
  });
});
