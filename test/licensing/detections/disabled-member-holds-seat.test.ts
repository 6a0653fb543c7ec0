import { describe, expect, it } from "@jest/globals";
import { disabledMemberHoldsSeat } from "../../../src/licensing/detections/disabled-member-holds-seat.ts";
import { SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D20, disabled member holds a seat", () => {
  it.each([
    ["finds a disabled member", { enabled: false, use: someUse() }, "C2 holdNotVisible"],
    [
      "warns where the kind of mailbox is not known",
      { enabled: false },
      "C2 holdNotVisible mayBeSharedMailbox",
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
});
