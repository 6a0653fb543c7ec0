import { describe, expect, it } from "@jest/globals";
import { skuId } from "../../../src/core/ids.ts";
import {
  type LicensingInput,
  loadReference,
  type PlanSettings,
} from "../../../src/licensing/index.ts";
import { LicencePlanner } from "../../../src/licensing/optimizer/index.ts";
import { accountPlan } from "../../../src/licensing/plan/plan-account.ts";
import { planBasisOf } from "../../../src/licensing/plan/plan-basis.ts";
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
  const problem = tenantProblemOf(planBasisOf(tenant, reference), reference, settings);
  if (problem === undefined) throw new Error("no problem");
  await using planner = new LicencePlanner();
  const plan = await planner.plan(problem.problem, { policy: problem.policy });
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
  it("neither goes on paying for what is only tried, nor gives up what is paid for it", async () => {
    const trial = aPurchase({ seats: 40, isTrial: true, renewsOn: date("2026-12-10") });
    const paid = [
      owning(SKU.m365E3, { enabled: 40, consumed: 40 }),
      owning(SKU.m365E7, { enabled: 40, consumed: 40, purchases: [trial] }),
    ];
    const held = [holding(SKU.m365E3), holding(SKU.m365E7)];
    const trying = aTenant({ ownedSkus: paid, cohorts: [members(40, { held })] });
    const [alone] = paid;
    const without = aTenant({
      ownedSkus: alone ? [alone] : [],
      cohorts: [members(40, { held: [holding(SKU.m365E3)] })],
    });
    for (const settings of [{}, onlyOwned]) {
      const { minor, levels } = await account(trying, { commitments: "none", ...settings });
      const same = await account(without, { commitments: "none", ...settings });
      expect({ minor, levels }).toEqual({ minor: same.minor, levels: same.levels });
      expect(minor.baseline).toBe(40 * 39_00 * 12);
    }
  });

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
    expect(accounted.periods.map(({ from, months }) => [from, months])).toEqual([
      ["2026-11-21", 6],
      ["2027-05-21", 6],
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
    const problem = tenantProblemOf(planBasisOf(tenant, reference), reference, {
      commitments: "none",
    });
    expect(problem?.untouched).toEqual([SKU.fabricFree, SKU.notInAnyTable]);
    expect(
      problem?.problem.cohorts.map(({ keep, forbid, users }) => [users, keep, forbid]),
    ).toEqual([
      [20, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [60, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [5, [SKU.fabricFree, SKU.notInAnyTable], []],
      [6, [], [SKU.fabricFree, SKU.notInAnyTable]],
      [4, [], [SKU.fabricFree, SKU.notInAnyTable]],
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
    const problem = tenantProblemOf(planBasisOf(split, reference), reference, {
      commitments: "none",
    });
    expect(problem?.problem.cohorts.map(({ users }) => users)).toEqual([7]);
  });

  it("leaves seats of members it knows nothing of as they are, and counts them in", async () => {
    const known = members(60, { held: [holding(SKU.m365E5)], enabled: false });
    const partly = aTenant({
      ownedSkus: [owning(SKU.m365E5, { enabled: 100, consumed: 90 })],
      cohorts: [known],
    });
    const { minor, levels, accounted } = await account(partly, { commitments: "none" });
    expect(minor.baseline).toBe(100 * 60_00 * 12);
    expect(levels).toMatchObject({
      reduceUnassigned: 10 * 60_00 * 12,
      reclaimDisabled: 60 * 60_00 * 12,
    });
    expect(accounted.periods.map(({ seats }) => seats)).toEqual([
      [{ skuId: SKU.m365E5, used: 30, spare: 0, committed: 0, paid: 30 }],
    ]);
  });

  it("tells seats that are held and not bought as a cost, whoever holds them", async () => {
    const missing = aTenant({
      ownedSkus: [owning(SKU.m365E5, { enabled: 10, consumed: 14 })],
      cohorts: [members(2, { held: [holding(SKU.m365E5)] })],
    });
    const { minor, levels } = await account(missing, { commitments: "none", ...onlyOwned });
    expect(minor).toEqual({ baseline: 10 * 60_00 * 12, saving: -4 * 60_00 * 12, gap: 0 });
    expect(levels).toMatchObject({ reduceUnassigned: -4 * 60_00 * 12, newMix: 0 });
  });

  it("lets whoever holds a frontline product today go on holding it", async () => {
    const frontline = aTenant({
      ownedSkus: [owning(SKU.m365F3, { enabled: 20, consumed: 20 })],
      cohorts: [members(20, { held: [holding(SKU.m365F3)] })],
    });
    const { minor } = await account(frontline, { commitments: "none" });
    expect(minor.saving).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ["is kept by whoever holds it", { keep: new Set([SKU.powerBiPro]) }, 0],
    ["is demanded of everybody at work", { mustHave: [{ ladder: "powerBi", level: 1 }] }, 20],
  ] as const)("obeys the tenant's wishes: a product %s", async (_, wish, removed) => {
    const { levels } = await account(tenant, { commitments: "none", ...onlyOwned, ...wish });
    expect(levels).toMatchObject({ removeRedundant: removed * 14_00 * 12 });
  });

  it("leaves an add-on with whoever holds it without its base, and gives it to nobody else so", async () => {
    const endpointPlan2 = skuId.parse("111046dd-295b-4d6d-9724-d52ac90bd1f2");
    const dearer = [SKU.office365E1, SKU.entraP2, endpointPlan2];
    const withAddon = (holders: number) => {
      const alone = [SKU.office365E1, SKU.e5Security];
      return aTenant({
        ownedSkus: [
          owning(SKU.office365E1, { enabled: 20 + holders, consumed: 20 + holders }),
          owning(SKU.entraP2, { enabled: 20, consumed: 20 }),
          owning(endpointPlan2, { enabled: 20, consumed: 20 }),
          owning(SKU.e5Security, { enabled: 30, consumed: holders }),
        ],
        cohorts: [
          members(20, { held: dearer.map((id) => holding(id)) }),
          ...(holders === 0 ? [] : [members(holders, { held: alone.map((id) => holding(id)) })]),
        ],
      });
    };
    for (const holders of [0, 10]) {
      const { accounted } = await account(withAddon(holders), {
        commitments: "none",
        ...onlyOwned,
      });
      const [period] = accounted.periods;
      expect(period?.moves).toEqual([]);
      expect(period?.seats.find((line) => line.skuId === SKU.e5Security)?.used ?? 0).toBe(holders);
    }
  });

  it("gives a room's licence to nobody but its holders", () => {
    const rooms = skuId.parse("4cde982a-ede4-4409-9ae6-b003453c8ea6");
    const withRooms = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, { enabled: 20, consumed: 20 }),
        owning(rooms, { enabled: 10, consumed: 5 }),
      ],
      cohorts: [
        members(20, { held: [holding(SKU.m365E5)] }),
        members(5, { held: [holding(rooms)] }),
      ],
    });
    const basis = planBasisOf(withRooms, reference);
    const { problem } = tenantProblemOf(basis, reference, { commitments: "asKnown" }) ?? {};
    const forbidden = problem?.cohorts.map(({ current, forbid }) => [current, forbid]);
    expect(forbidden).toEqual([
      [[SKU.m365E5], [rooms]],
      [[rooms], []],
    ]);
  });

  it("obeys the tenant's wishes: a product nobody is to hold", async () => {
    const problem = tenantProblemOf(planBasisOf(tenant, reference), reference, {
      commitments: "none",
      withdrawn: new Set([SKU.m365E5]),
    });
    await using planner = new LicencePlanner();
    const plan = problem && (await planner.plan(problem.problem, { policy: problem.policy }));
    if (plan?.kind !== "plan") throw new Error("no plan");
    const used = plan.periods.flatMap(({ seats }) => seats.map(({ sku }) => sku));
    expect(used).not.toContain(SKU.m365E5);
  });

  it("counts purchases of one known term at its price", () => {
    const monthly = aTenant({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 30,
          purchases: [aPurchase({ seats: 30, term: "monthly" })],
        }),
      ],
    });
    const problem = tenantProblemOf(planBasisOf(monthly, reference), reference, {
      commitments: "asKnown",
    });
    const offer = problem?.problem.skus.find(({ id }) => id === SKU.m365E3);
    expect([offer?.priceMinorPerMonth, problem?.price.estimated]).toEqual([46_80, true]);
    expect(problem?.purchased).toEqual([{ sku: SKU.m365E3, seats: 30, committedMonths: 0 }]);
  });

  it("has no problem without prices", () => {
    const unpriced = aTenant({ ownedSkus: [owning(SKU.teamsPhone, { enabled: 5 })] });
    expect(
      tenantProblemOf(planBasisOf(unpriced, reference), reference, { commitments: "none" }),
    ).toBeUndefined();
  });
});
