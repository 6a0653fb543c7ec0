import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { chargebackOf, loadReference, spendOf } from "../../src/licensing/index.ts";
import type { Cohort } from "../../src/privacy/traits.ts";
import { aPurchase, aTenant, holding, members, owning, SKU } from "./support/a-tenant.ts";

const reference = loadReference();

function charge(of: Parameters<typeof aTenant>[0]) {
  const tenant = aTenant(of);
  return chargebackOf(byDepartment(tenant.cohorts), spendOf(tenant, reference));
}

function byDepartment(cohorts: Iterable<Cohort>): readonly (readonly Cohort[])[] {
  return [...Map.groupBy(cohorts, ({ traits }) => traits.department).values()];
}

const cents = (cost: ReadonlyMap<unknown, number>) => [...cost.values()][0] ?? 0;

describe("chargeback", () => {
  it("charges members for the seats they hold, and nobody for idle ones", () => {
    const { groups, unassigned } = charge({
      ownedSkus: [owning(SKU.m365E3, { enabled: 20, consumed: 13 })],
      cohorts: [
        members(9, { department: 0, held: [holding(SKU.m365E3)] }),
        members(4, { department: null, held: [holding(SKU.m365E3)] }),
        members(8, { department: 1, held: [holding(SKU.fabricFree)] }),
      ],
    });
    expect(groups.map((group) => [group.members, group.seats, cents(group.cost)])).toEqual([
      [9, 9, 9 * 3900],
      [4, 4, 4 * 3900],
      [8, 0, 0],
    ]);
    expect(groups.map(({ largest }) => [...largest.values()][0])).toEqual([
      [3900, 3900],
      [3900, 3900],
      undefined,
    ]);
    expect(unassigned.seats).toBe(7);
  });

  it("shares what is paid where more members hold a product than seats were bought", () => {
    const { groups, unassigned } = charge({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 10,
          consumed: 10,
          purchases: [aPurchase({ seats: 7, isTrial: true })],
        }),
      ],
      cohorts: [
        members(5, { department: 0, held: [holding(SKU.m365E3)] }),
        members(5, { department: 1, held: [holding(SKU.m365E3)] }),
      ],
    });
    expect(groups.map(({ cost }) => cents(cost))).toEqual([5850, 5850]);
    expect(cents(unassigned.cost)).toBe(0);
  });

  it("adds up to the spend, to the cent, whatever is bought and held", () => {
    const sku = fc.record({ enabled: fc.nat({ max: 60 }), trial: fc.nat({ max: 20 }) });
    const cohort = fc.record({
      size: fc.integer({ min: 1, max: 15 }),
      department: fc.option(fc.nat({ max: 4 })),
      skus: fc.subarray([SKU.m365E3, SKU.m365E5, SKU.copilot]),
    });
    fc.assert(
      fc.property(fc.array(sku, { minLength: 3, maxLength: 3 }), fc.array(cohort), (owned, all) => {
        const tenant = aTenant({
          ownedSkus: [SKU.m365E3, SKU.m365E5, SKU.copilot].map((id, at) => {
            const { enabled = 0, trial = 0 } = owned[at] ?? {};
            const purchases = [
              aPurchase({ seats: Math.floor(enabled / 2), term: "monthly" }),
              aPurchase({ seats: trial, isTrial: true }),
            ];
            return owning(id, { enabled, purchases });
          }),
          cohorts: all.map(({ size, department, skus }) =>
            members(size, { department, held: skus.map((id) => holding(id)) }),
          ),
        });
        const spend = spendOf(tenant, reference);
        const { groups, unassigned } = chargebackOf(byDepartment(tenant.cohorts), spend);
        const charged = [...groups, unassigned].reduce((sum, { cost }) => sum + cents(cost), 0);
        expect(charged).toBe(spend.totals[0]?.monthly.money.minor ?? 0);
        expect(groups.every(({ cost }) => cents(cost) >= 0)).toBe(true);
      }),
    );
  });
});
