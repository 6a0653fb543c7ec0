import { describe, expect, it } from "@jest/globals";
import { sharedMailboxHoldsSeat } from "../../../src/licensing/detections/shared-mailbox-holds-seat.ts";
import type { UseTraits } from "../../../src/privacy/traits.ts";
import { SKU, someUse } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

function judge(held: readonly (typeof SKU)[keyof typeof SKU][], use: Partial<UseTraits>): string {
  const traits = { enabled: false, use: someUse({ mailboxKind: "shared", ...use }) };
  return verdictOn(sharedMailboxHoldsSeat, { held, traits });
}

describe("D24, shared mailbox holds a seat", () => {
  it("frees the seat of a mailbox up to 50 GB", () => {
    expect(judge([SKU.office365E3], { mailboxFit: "plan1" })).toBe("C4");
  });

  it("warns of a mailbox that will soon need the seat again", () => {
    expect(judge([SKU.office365E3], { mailboxFit: "plan1Full" })).toBe("C4 mailboxNearLimit");
  });

  it("does not offer a mailbox above 50 GB the way to no licence, but to Plan 2", () => {
    expect(judge([SKU.m365E3], { mailboxFit: "plan2" })).toBe("C4 -> Exchange Online (Plan 2)");
    expect(judge([SKU.exchangePlan2], { mailboxFit: "plan2" })).toBe("clear");
    expect(judge([SKU.m365E3, SKU.exchangePlan2], { hasArchive: true })).toBe("C4");
  });

  it("draws no conclusion where size or archive is unknown", () => {
    expect(judge([SKU.m365E3], { mailboxFit: "unknown" })).toBe("undecided");
    expect(judge([SKU.m365E3], { hasArchive: "unknown" })).toBe("undecided");
  });

  it("clears mailboxes of people", () => {
    expect(judge([SKU.m365E3], { mailboxKind: "user" })).toBe("clear");
  });
});
