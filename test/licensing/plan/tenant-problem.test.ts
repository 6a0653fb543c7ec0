import { describe, expect, it } from "@jest/globals";
import {
  type LicensingInput,
  loadReference,
  type PlanSettings,
} from "../../../src/licensing/index.ts";
import { LicencePlanner } from "../../../src/licensing/optimizer/index.ts";
import { accountPlan } from "../../../src/licensing/plan/plan-account.ts";
import { tenantProblemOf } from "../../../src/licensing/plan/tenant-problem.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
  someUse,
} from "../support/a-tenant.ts";

const reference = loadReference();

async function account(tenant: LicensingInput, settings: PlanSettings) {
  const problem = tenantProblemOf(tenant, reference, settings);
  if (problem === undefined) throw new Error("no problem");
  await using planner = new LicencePlanner();
  const plan = await planner.plan(problem.problem);
  if (plan.kind !== "plan") throw new Error(plan.kind);
  const accounted = accountPlan(plan, problem);
  return {
    minor: {
      baseline: accounted.baseline.money.minor,
      saving: accounted.saving.money.minor,
      gap: accounted.gap.money.minor,
    },
    levels: Object.fromEntries(
      accounted.levels.map(({ level, saving }) => [level, saving.money.minor]),
    ),
    accounted,
  };
}

const silent = { signIn: "over180", workloads: "over180" } as const;
const onlyOwned = { offered: new Set<never>() };

const tenant = aTenant({
  ownedSkus: [
    owning(SKU.m365E5, {
      enabled: 100,
      consumed: 90,
      purchases: [aPurchase({ seats: 100, renewsOn: date("2027-05-01") })],
    }),
    owning(SKU.powerBiPro, { enabled: 20, consumed: 20 }),
    owning(SKU.fabricFree, { enabled: 10_000, consumed: 30 }),
    owning(SKU.notInAnyTable, { enabled: 5, consumed: 5 }),
  ],
  cohorts: [
    members(60, { held: [holding(SKU.m365E5)] }),
    members(20, { held: [holding(SKU.m365E5), holding(SKU.powerBiPro)] }),
    members(6, { held: [holding(SKU.m365E5)], enabled: false }),
    members(4, { held: [holding(SKU.m365E5)], activity: silent }),
    members(5, { held: [holding(SKU.fabricFree), holding(SKU.notInAnyTable)] }),
  ],
});

describe("a tenant as a licence-mix problem", () => {
  it("splits what could be saved after all renewals by level, to the cent", async () => {
    const { minor, levels } = await account(tenant, { commitments: "none", ...onlyOwned });
    expect(minor).toEqual({ baseline: (100 * 60_00 + 20 * 14_00) * 12, saving: 17_760_00, gap: 0 });
    expect(levels).toEqual({
      reduceUnassigned: 10 * 60_00 * 12,
      reclaimDisabled: 6 * 60_00 * 12,
      reclaimInactive: 4 * 60_00 * 12,
      removeRedundant: 20 * 14_00 * 12,
      rightsizeOwned: 0,
      newMix: 0,
    });
  });

  it("saves only from the renewal on, and nothing where no renewal date is known", async () => {
    const { levels, accounted } = await account(tenant, { commitments: "asKnown", ...onlyOwned });
    // 2026-11-21 to 2027-05-01: six months are begun, so six of twelve can be saved.
    expect(levels).toMatchObject({
      reduceUnassigned: 10 * 60_00 * 6,
      reclaimDisabled: 6 * 60_00 * 6,
      removeRedundant: 0,
    });
    expect(accounted.periods.map(({ from, firstMonth }) => [from, firstMonth])).toEqual([
      ["2026-11-21", 1],
      ["2027-05-21", 7],
    ]);
  });

  it("gives up nothing whose use nobody can see, but what reports prove to be unused", async () => {
    const idle = {
      ...tenant,
      cohorts: [members(90, { held: [holding(SKU.m365E5)], use: someUse({ calls: "none" }) })],
    };
    const { levels } = await account(idle, { commitments: "none" });
    expect(levels).toMatchObject({ rightsizeOwned: 0 });
    const noDesktop = someUse({ desktopApps: "over180" });
    const business = aTenant({
      ownedSkus: [
        owning(SKU.businessStandard, { enabled: 40, consumed: 40 }),
        owning(SKU.businessBasic, { enabled: 1, consumed: 1 }),
      ],
      cohorts: [
        members(40, { held: [holding(SKU.businessStandard)], use: noDesktop }),
        members(1, { held: [holding(SKU.businessBasic)], use: noDesktop }),
      ],
    });
    const rightsized = await account(business, { commitments: "none", ...onlyOwned });
    expect(rightsized.levels).toMatchObject({ rightsizeOwned: 40 * 7_00 * 12, newMix: 0 });
  });

  it("keeps SKUs of unknown price with their holders, at no cost and with nobody else", () => {
    const problem = tenantProblemOf(tenant, reference, { commitments: "none" });
    expect(problem?.untouched).toEqual([SKU.fabricFree, SKU.notInAnyTable]);
    expect(
      problem?.problem.cohorts.map(({ keep, forbid, users }) => [users, keep, forbid]),
    ).toEqual([
      [60, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [20, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [6, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [4, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [5, [SKU.fabricFree, SKU.notInAnyTable], []],
    ]);
    expect(problem?.problem.purchased.map(({ sku }) => sku)).toEqual([SKU.m365E5, SKU.powerBiPro]);
  });

  it("counts members alike in everything that matters as one cohort", () => {
    const split = aTenant({
      ...tenant,
      cohorts: [
        members(3, { held: [holding(SKU.m365E5)], department: 1 }),
        members(4, { held: [holding(SKU.m365E5, { origin: "group" })], department: 2 }),
      ],
    });
    const problem = tenantProblemOf(split, reference, { commitments: "none" });
    expect(problem?.problem.cohorts.map(({ users }) => users)).toEqual([7]);
  });

  it("has no problem without prices", () => {
    const unpriced = aTenant({ ownedSkus: [owning(SKU.teamsPhone, { enabled: 5 })] });
    expect(tenantProblemOf(unpriced, reference, { commitments: "none" })).toBeUndefined();
  });
});
