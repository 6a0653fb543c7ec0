import { describe, expect, it } from "@jest/globals";
import { desktopClientNeverActivated } from "../../../src/licensing/detections/desktop-client-never-activated.ts";
import { dialInNotUsed } from "../../../src/licensing/detections/dial-in-not-used.ts";
import { phoneNotUsed } from "../../../src/licensing/detections/phone-not-used.ts";
import { holding, SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D52, desktop client never activated", () => {
  it.each([
    [SKU.visioPlan2, { visioDesktop: "none" }, "C4 webUseNotVisible -> Visio Plan 1"],
    [SKU.visioPlan2, { visioDesktop: "some" }, "clear"],
    [SKU.visioPlan1, { visioDesktop: "none" }, "clear"],
    [SKU.projectPlan3, { projectDesktop: "none" }, "C4 webUseNotVisible -> Planner Plan 1"],
    [SKU.projectPlan3, { projectDesktop: "unknown" }, "clear"],
  ] as const)("judges %s with %j", (sku, use, expected) => {
    const traits = { use: someUse(use) };
    expect(verdictOn(desktopClientNeverActivated, { held: [sku, SKU.office365E3], traits })).toBe(
      expected,
    );
  });
});

describe("D53, phone not used", () => {
  const silent = { use: someUse({ calls: "none" }) };

  it("indicates a telephony seat without a call in 180 days", () => {
    const held = [SKU.teamsPhone, SKU.m365E3];
    expect(verdictOn(phoneNotUsed, { held, traits: silent })).toBe("C4 mayBeEmergencyPhone");
  });

  it("proves nothing by some calls, and nothing about a suite", () => {
    expect(verdictOn(phoneNotUsed, { held: [SKU.teamsPhone], traits: { use: someUse() } })).toBe(
      "clear",
    );
    expect(verdictOn(phoneNotUsed, { held: [SKU.m365E5], traits: silent })).toBe("clear");
  });

  it("draws no conclusion about a seat younger than the window", () => {
    const held = [holding(SKU.teamsPhone, { assignedFor: "under180" })];
    expect(verdictOn(phoneNotUsed, { held, traits: silent })).toBe("undecided");
  });
});

describe("D54, dial-in not used", () => {
  it("indicates an audio conferencing seat of a member who organises nothing", () => {
    const traits = { use: someUse({ organisedMeetings: "none" }) };
    const held = [SKU.audioConferencing, SKU.m365E3];
    expect(verdictOn(dialInNotUsed, { held, traits })).toBe("C4");
    expect(verdictOn(dialInNotUsed, { held, traits: { use: someUse() } })).toBe("clear");
  });

  it("says nothing about Teams Premium, whose use nobody can see", () => {
    const traits = { use: someUse({ organisedMeetings: "none" }) };
    expect(verdictOn(dialInNotUsed, { held: [SKU.teamsPremium], traits })).toBe("clear");
  });
});
