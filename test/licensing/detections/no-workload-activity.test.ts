import { describe, expect, it } from "@jest/globals";
import { noWorkloadActivity } from "../../../src/licensing/detections/no-workload-activity.ts";
import type { Traits } from "../../../src/privacy/traits.ts";
import { SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

const idle: Partial<Traits> = { activity: { signIn: "under30", workloads: "over180" } };

describe("D40, no workload activity", () => {
  it("makes signing in without using anything a choice", () => {
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits: idle })).toBe(
      "C5 signsInElsewhere",
    );
  });

  it("indicates waste where sign-ins cannot be read", () => {
    const traits = { activity: { signIn: "unknown", workloads: "over180" } } as const;
    const without = ["signInActivity"] as const;
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits, without })).toBe(
      "C4 mayBeOnLeave signInsNotRead",
    );
  });

  it("leaves to a decision who was never active where sign-ins cannot be read: maybe a service", () => {
    const traits = { activity: { signIn: "unknown", workloads: "none" } } as const;
    const without = ["signInActivity"] as const;
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits, without })).toBe(
      "C5 mayBeOnLeave signInsNotRead",
    );
  });

  it("leaves a privileged account to a decision", () => {
    const traits = {
      activity: { signIn: "unknown", workloads: "over180" },
      privileged: true,
    } as const;
    const without = ["signInActivity"] as const;
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits, without })).toBe(
      "C5 mayBeOnLeave signInsNotRead mayBeEmergencyAccount",
    );
  });

  it("draws no conclusion from a missing date that may be older than the record", () => {
    const traits = { activity: { signIn: "unknown", workloads: "over180" } } as const;
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits })).toBe("undecided");
  });

  it("is about seats whose use the report shows", () => {
    expect(verdictOn(noWorkloadActivity, { held: [SKU.visioPlan2], traits: idle })).toBe("clear");
  });

  it("clears any activity within 90 days", () => {
    const traits = { activity: { signIn: "unknown", workloads: "under90" } } as const;
    expect(verdictOn(noWorkloadActivity, { held: [SKU.m365E3], traits })).toBe("clear");
  });
});
