import { describe, expect, it } from "@jest/globals";
import { licensedGuest } from "../../../src/licensing/detections/licensed-guest.ts";
import { SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D23, licensed guest", () => {
  it("makes a guest's seat a choice, not a saving", () => {
    const verdict = verdictOn(licensedGuest, { held: [SKU.m365E3], traits: { kind: "guest" } });
    expect(verdict).toBe("C5 guestMayBeEntitled");
  });

  it.each(["member", "unknown"] as const)("clears an account of kind %s", (kind) => {
    expect(verdictOn(licensedGuest, { held: [SKU.m365E3], traits: { kind } })).toBe("clear");
  });
});
