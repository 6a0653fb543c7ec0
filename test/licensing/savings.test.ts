import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { currencyCode, money } from "../../src/core/money.ts";
import {
  findingsOf,
  type LicensingInput,
  loadReference,
  type Savings,
  savingsOf,
} from "../../src/licensing/index.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  SKU,
  someUse,
  TODAY,
} from "./support/a-tenant.ts";

const reference = loadReference();
const usd = currencyCode.parse("USD");

function savings(tenant: LicensingInput): Savings {
  return savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
}

function partsOf(of: Savings) {
  return of.lines.flatMap((line) =>
    line.parts.map((part) => ({
      rule: line.rule.id,
      timing: part.timing,
      on: part.on,
      seats: part.seats,
      monthly: part.monthly?.money.minor ?? null,
      actBy: part.actBy,
    })),
  );
}

describe("savings", () => {
  it("gives idle seats the soonest renewal and reclaimed seats the next, never one twice", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 100,
          consumed: 90,
          purchases: [
            aPurchase({ seats: 60, renewsOn: date("2027-06-30") }),
            aPurchase({ seats: 12, renewsOn: date("2026-12-01") }),
            aPurchase({ seats: 10, renewsOn: date("2026-10-01") }),
          ],
        }),
      ],
      cohorts: [members(5, { enabled: false, held: [holding(SKU.m365E5)] })],
    });
    expect(partsOf(savings(tenant))).toEqual([
      {
        rule: "D01",
        timing: "atRenewal",
        on: "2026-12-01",
        seats: 10,
        monthly: 600_00,
        actBy: TODAY,
      },
      {
        rule: "D20",
        timing: "atRenewal",
        on: "2026-12-01",
        seats: 2,
        monthly: 120_00,
        actBy: TODAY,
      },
      {
        rule: "D20",
        timing: "atRenewal",
        on: "2027-06-30",
        seats: 3,
        monthly: 180_00,
        actBy: "2027-05-31",
      },
    ]);
  });

  it("calls nothing actionable now while the term is unknown, and no date a renewal that is past", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 10,
          purchases: [aPurchase({ seats: 10, renewsOn: date("2026-11-20") })],
        }),
      ],
    });
    expect(partsOf(savings(tenant))).toEqual([
      { rule: "D01", timing: "atRenewal", on: null, seats: 10, monthly: 600_00, actBy: null },
    ]);
    expect(savings(tenant).totals[0]).toMatchObject({ actionableNow: null, sunk: null });
  });

  it("lets a monthly term shrink now and says what an annual term still costs", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 10,
          purchases: [
            aPurchase({ seats: 4, term: "monthly", renewsOn: date("2026-12-01") }),
            aPurchase({ seats: 6, term: "annual", renewsOn: date("2026-12-31") }),
          ],
        }),
      ],
    });
    const [total] = savings(tenant).totals;
    expect(partsOf(savings(tenant)).map((part) => [part.timing, part.on, part.seats])).toEqual([
      ["actionableNow", "2026-12-01", 4],
      ["atRenewal", "2026-12-31", 6],
    ]);
    // 6 seats × 720.00 a year × 40 of 365 days = 473.424…
    expect(total?.sunk?.money).toEqual(money(473_42, usd, "once"));
  });

  it("takes a seat that cures a deficit for an avoided purchase", () => {
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E3, { enabled: 50, consumed: 53 })],
      cohorts: [members(5, { enabled: false, held: [holding(SKU.m365E3)] })],
    });
    expect(partsOf(savings(tenant))).toEqual([
      {
        rule: "D20",
        timing: "avoidablePurchase",
        on: null,
        seats: 3,
        monthly: 117_00,
        actBy: null,
      },
      { rule: "D20", timing: "atRenewal", on: null, seats: 2, monthly: 78_00, actBy: null },
    ]);
  });

  it("takes a seat that spares replacing expiring ones for an avoided purchase", () => {
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E3, { enabled: 50, warning: 4, consumed: 54 })],
      cohorts: [members(5, { enabled: false, held: [holding(SKU.m365E3)] })],
    });
    expect(partsOf(savings(tenant)).map(({ timing, seats }) => [timing, seats])).toEqual([
      ["avoidablePurchase", 4],
      ["atRenewal", 1],
    ]);
  });

  it("saves nothing with seats of a trial, on which members sit before paid ones fall idle", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 60,
          consumed: 58,
          purchases: [
            aPurchase({ seats: 50, renewsOn: date("2027-02-01") }),
            aPurchase({ seats: 10, isTrial: true, renewsOn: date("2026-12-10") }),
          ],
        }),
      ],
      cohorts: [members(9, { enabled: false, held: [holding(SKU.m365E3)] })],
    });
    expect(partsOf(savings(tenant)).map(({ timing, seats }) => [timing, seats])).toEqual([
      ["atRenewal", 1],
    ]);
  });

  it("counts seats of unknown price without money", () => {
    const tenant = aTenant({ ownedSkus: [owning(SKU.teamsPhone, { enabled: 9, consumed: 2 })] });
    expect(savings(tenant)).toMatchObject({
      seats: 7,
      seatsWithoutPrice: 7,
      totals: [],
      lines: [{ monthly: null, yearly: null, parts: [{ monthly: null }] }],
    });
  });

  it("keeps to the cent what a count over single seats gives", () => {
    fc.assert(
      fc.property(tenants, (tenant) => {
        const of = savings(tenant);
        const expected = countSeatBySeat(tenant);
        expect(of.lines.map((line) => [line.rule.id, line.skuId, line.seats])).toEqual(
          expected.lines,
        );
        expect(BigInt(of.totals[0]?.gross.monthly.money.minor ?? 0)).toBe(expected.monthlyMinor);
        expect(BigInt(of.totals[0]?.gross.yearly.money.minor ?? 0)).toBe(
          expected.monthlyMinor * 12n,
        );
        for (const line of of.lines) {
          expect(line.parts.reduce((sum, part) => sum + part.seats, 0)).toBe(line.seats);
        }
        for (const sku of tenant.ownedSkus) {
          const seats = of.lines
            .filter((line) => line.skuId === sku.skuId)
            .reduce((sum, line) => sum + line.seats, 0);
          expect(seats).toBeLessThanOrEqual(Math.max(sku.seats.enabled, sku.consumed));
        }
      }),
    );
  });
});

const PRICES_IN_CENTS = new Map<string, bigint>([
  [SKU.m365E5, 6000n],
  [SKU.m365E3, 3900n],
  [SKU.copilot, 3000n],
  [SKU.visioPlan2, 1500n],
]);
const SKUS = [SKU.copilot, SKU.m365E3, SKU.m365E5, SKU.visioPlan2];

const cohort = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  enabled: fc.boolean(),
  signIn: fc.constantFrom("under30", "under90", "under180", "over180", "none", "unknown"),
  workloads: fc.constantFrom("under30", "under180", "over180", "none", "unknown"),
  accountAge: fc.constantFrom("under30", "under90", "under180", "over180", "unknown"),
  assignedFor: fc.constantFrom("under30", "under90", "over180"),
  skus: fc.uniqueArray(fc.constantFrom(...SKUS)),
} as const);

const tenants = fc
  .record({
    cohorts: fc.array(cohort, { maxLength: 12 }),
    slack: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 }),
    dated: fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ cohorts, slack, dated }) => {
    const consumed = (id: string) =>
      cohorts
        .filter(({ skus }) => skus.some((sku) => sku === id))
        .reduce((sum, c) => sum + c.count, 0);
    return aTenant({
      ownedSkus: SKUS.map((id, at) =>
        owning(id, {
          enabled: consumed(id) + (slack[at] ?? 0),
          consumed: consumed(id),
          purchases: [aPurchase({ seats: dated[at] ?? 0, renewsOn: date("2027-01-15") })],
        }),
      ),
      cohorts: cohorts.map(({ count, enabled, signIn, workloads, accountAge, assignedFor, skus }) =>
        members(count, {
          enabled,
          accountAge,
          activity: { signIn, workloads },
          held: skus.map((id) => holding(id, { assignedFor })),
          // A person's mailbox: what is disabled and may be a shared one is a choice.
          use: someUse(),
        }),
      ),
    });
  });

/** The same rules written a second time: a set of (member, SKU) per rule, one seat after the other. */
function countSeatBySeat(tenant: LicensingInput) {
  const disabled = new Set<string>();
  const inactive = new Set<string>();
  let serial = 0;
  for (const { traits, members: count } of tenant.cohorts) {
    for (let member = 0; member < count; member += 1) {
      serial += 1;
      for (const { skuId, assignedFor } of traits.held) {
        const seat = `${skuId} ${serial}`;
        if (!traits.enabled) {
          disabled.add(seat);
          continue;
        }
        const isOld = ["under180", "over180"];
        const quiet = [traits.activity.signIn, traits.activity.workloads].every((band) =>
          band === "none" ? isOld.includes(traits.accountAge) : isOld.includes(band),
        );
        const isGrown = traits.accountAge !== "under30" && assignedFor !== "under30";
        if (quiet && isGrown) inactive.add(seat);
      }
    }
  }
  expect([...disabled].filter((seat) => inactive.has(seat))).toEqual([]);
  const lines: [string, string, number][] = [];
  const idle = (id: string) => {
    const sku = tenant.ownedSkus.find((owned) => owned.skuId === id);
    return (sku?.seats.enabled ?? 0) - (sku?.consumed ?? 0);
  };
  const heldIn = (seats: ReadonlySet<string>) => (id: string) =>
    [...seats].filter((seat) => seat.startsWith(id)).length;
  const rules: [string, (id: string) => number][] = [
    ["D01", idle],
    ["D20", heldIn(disabled)],
    ["D22", heldIn(inactive)],
  ];
  for (const [rule, count] of rules) {
    for (const id of [...SKUS].sort()) {
      if (count(id) > 0) lines.push([rule, id, count(id)]);
    }
  }
  const monthlyMinor = lines.reduce(
    (sum, [, id, seats]) => sum + (PRICES_IN_CENTS.get(id) ?? 0n) * BigInt(seats),
    0n,
  );
  return { lines, monthlyMinor };
}
