import { describe, expect, it } from "@jest/globals";
import {
  ALL_DETECTIONS,
  CONSEQUENCES,
  findingsOf,
  GUARDS,
  loadReference,
} from "../../../src/licensing/index.ts";
import type { HeldSku } from "../../../src/privacy/traits.ts";
import { aTenant, holding, members, owning, SKU } from "../support/a-tenant.ts";

type Id = (typeof SKU)[keyof typeof SKU];

/** Guards on the first seat of a disabled member who holds these. */
function guardsOn(...held: readonly [HeldSku, ...Id[]]): readonly string[] {
  const [first, ...rest] = held;
  const seats = [first, ...rest.map((id) => holding(id))];
  const tenant = aTenant({
    ownedSkus: seats.map(({ skuId }) => owning(skuId, { enabled: 9, consumed: 9 })),
    cohorts: [members(9, { enabled: false, held: seats })],
  });
  const { findings } = findingsOf(tenant, loadReference(), ALL_DETECTIONS);
  const own = ["mayBeSharedMailbox"];
  const guards = findings.find(({ skuId }) => skuId === first.skuId)?.guards ?? ["not found"];
  return guards.filter((guard) => !own.includes(guard));
}

describe("consequences of taking a seat", () => {
  it("warns where mail and files go altogether", () => {
    expect(guardsOn(holding(SKU.m365E3))).toEqual([
      "holdNotVisible",
      "mayBeOnLeave",
      "oneDriveBecomesUnlicensed",
    ]);
  });

  it("warns of groups", () => {
    expect(guardsOn(holding(SKU.visioPlan2, { origin: "group" }))).toContain("assignedByGroup");
  });

  it("warns where an add-on stays without its base", () => {
    expect(guardsOn(holding(SKU.m365E3), SKU.copilot)).toContain("orphansAddOn");
    expect(guardsOn(holding(SKU.m365E3), SKU.copilot, SKU.m365E5)).not.toContain("orphansAddOn");
  });

  it("warns where a plan goes on which a policy may rely, but not of accounts nobody signs in with", () => {
    const silent = { signIn: "over180", workloads: "over180" } as const;
    const of = (enabled: boolean, ...held: readonly Id[]) =>
      findingsOf(
        aTenant({
          ownedSkus: held.map((id) => owning(id, { enabled: 9, consumed: 9 })),
          cohorts: [members(9, { enabled, activity: silent, held: held.map((id) => holding(id)) })],
        }),
        loadReference(),
      ).findings.find(({ skuId }) => skuId === SKU.m365E3)?.guards;
    expect(of(true, SKU.m365E3)).toContain("policyMayRely");
    expect(of(false, SKU.m365E3)).not.toContain("policyMayRely");
    expect(of(true, SKU.office365E1)).toBeUndefined();
  });

  it("does not warn of files that another SKU keeps", () => {
    const guards = guardsOn(holding(SKU.exchangePlan2), SKU.office365E1);
    expect(guards).not.toContain("oneDriveBecomesUnlicensed");
  });

  it("has a guard for each", () => {
    expect(CONSEQUENCES.map(({ guard }) => GUARDS.includes(guard))).toEqual(
      CONSEQUENCES.map(() => true),
    );
  });
});
