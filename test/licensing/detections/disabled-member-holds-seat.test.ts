import { describe, expect, it } from "@jest/globals";
import { disabledMemberHoldsSeat } from "../../../src/licensing/detections/disabled-member-holds-seat.ts";
import { SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

const silent = { signIn: "none", workloads: "none" } as const;

describe("D20, disabled member holds a seat", () => {
  it.each([
    [
      "finds a disabled member",
      { enabled: false, use: someUse() },
      "C2 holdNotVisible mayBeOnLeave",
    ],
    [
      "knows a person by a sign-in where the kind of mailbox is not known",
      { enabled: false, activity: { signIn: "over180", workloads: "unknown" } },
      "C2 holdNotVisible mayBeOnLeave",
    ],
    [
      "leaves to a decision who may be a shared mailbox",
      { enabled: false, activity: silent },
      "C5 holdNotVisible mayBeOnLeave mayBeSharedMailbox",
    ],
    [
      "leaves shared mailboxes, disabled by design, to their own rule",
      { enabled: false, use: someUse({ mailboxKind: "shared" }) },
      "clear",
    ],
    ["clears an enabled member", {}, "clear"],
  ] as const)("%s", (_, traits, expected) => {
    expect(verdictOn(disabledMemberHoldsSeat, { held: [SKU.m365E3], traits })).toBe(expected);
  });

  it("indicates, and warns, where neither mailboxes nor sign-ins could be read", () => {
    const traits = { enabled: false, activity: { ...silent, signIn: "unknown" } } as const;
    const without = ["signInActivity", "mailboxUsage"] as const;
    expect(verdictOn(disabledMemberHoldsSeat, { held: [SKU.m365E3], traits, without })).toBe(
      "C4 holdNotVisible mayBeOnLeave mayBeSharedMailbox",
    );
  });
});
