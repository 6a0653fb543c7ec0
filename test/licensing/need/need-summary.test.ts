import { describe, expect, it } from "@jest/globals";
import { loadReference, needSummaryOf } from "../../../src/licensing/index.ts";
import { aTenant, holding, members, SKU, someUse } from "../support/a-tenant.ts";

describe("need in the whole tenant", () => {
  it("names what nobody can see and counts it as needed", () => {
    const summary = needSummaryOf(
      aTenant({
        cohorts: [
          members(5, { held: [holding(SKU.powerBiPro)], use: someUse() }),
          members(3, { enabled: false, held: [holding(SKU.powerBiPro)] }),
          members(2, { held: [], use: someUse() }),
        ],
      }),
      loadReference(),
    );
    expect(summary).toEqual([
      {
        ladder: "mail",
        evidence: "use",
        members: { used: 7, policy: 0, state: 0, entitledUnknown: 0, none: 0 },
        beyondEntitlement: 7,
      },
      {
        ladder: "powerBi",
        evidence: "unseen",
        members: { used: 0, policy: 0, state: 0, entitledUnknown: 5, none: 3 },
        beyondEntitlement: 0,
      },
    ]);
  });
});
