import { describe, expect, it } from "@jest/globals";
import { SOURCE_IDS } from "../../../src/core/source-ids.ts";
import { inactiveMemberHoldsSeat } from "../../../src/licensing/detections/inactive-member-holds-seat.ts";
import { detectionContextOf, loadReference } from "../../../src/licensing/index.ts";
import type { ActivityTraits, AgeBand, Traits } from "../../../src/privacy/traits.ts";
import { aMember, holding, SKU, TODAY } from "../support/a-tenant.ts";

const context = detectionContextOf({ on: TODAY, evidence: new Set(SOURCE_IDS) }, loadReference());

function judge(of: Partial<Traits>, assignedFor: AgeBand = "over180") {
  const verdict = inactiveMemberHoldsSeat.judge(
    aMember(of),
    holding(SKU.m365E5, { assignedFor }),
    context,
  );
  return verdict.outcome === "found" ? verdict.confidence : verdict.outcome;
}

const silent: ActivityTraits = { signIn: "over180", workloads: "over180" };

describe("D22, inactive member holds a seat", () => {
  it.each<[string, ActivityTraits, AgeBand, string]>([
    ["finds 180 days of silence", silent, "over180", "C3"],
    ["finds 90 days of silence", { signIn: "under180", workloads: "over180" }, "over180", "C4"],
    ["finds no use at all", { signIn: "over180", workloads: "none" }, "over180", "C3"],
    ["finds an account nobody ever used", { signIn: "none", workloads: "none" }, "under180", "C4"],
    [
      "clears a sign-in within 90 days",
      { signIn: "under90", workloads: "none" },
      "over180",
      "clear",
    ],
    ["clears use without sign-in", { signIn: "over180", workloads: "under90" }, "over180", "clear"],
    [
      "draws no conclusion about what is too young to be silent",
      { signIn: "none", workloads: "none" },
      "under90",
      "undecided",
    ],
    [
      "draws no conclusion where sign-ins are unknown",
      { signIn: "unknown", workloads: "over180" },
      "over180",
      "undecided",
    ],
    [
      "draws no conclusion where workloads are unknown",
      { signIn: "over180", workloads: "unknown" },
      "over180",
      "undecided",
    ],
    [
      "draws no conclusion where no date is on record and the age is unknown",
      { signIn: "none", workloads: "over180" },
      "unknown",
      "undecided",
    ],
  ])("%s", (_, activity, accountAge, expected) => {
    expect(judge({ activity, accountAge })).toBe(expected);
  });

  it.each<[AgeBand, string]>([
    ["under30", "undecided"],
    ["unknown", "undecided"],
    ["under90", "C4"],
    ["over180", "C3"],
  ])("judges a seat assigned for %s as %s", (assignedFor, expected) => {
    expect(judge({ activity: silent }, assignedFor)).toBe(expected);
  });

  it("leaves to a decision a privileged account, which may be kept for emergencies", () => {
    expect(judge({ activity: silent, privileged: true })).toBe("C5");
  });

  it("leaves disabled members to the rule about disabled members", () => {
    expect(judge({ activity: silent, enabled: false })).toBe("clear");
  });
});
