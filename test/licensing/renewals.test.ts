import { describe, expect, it } from "@jest/globals";
import {
  findingsOf,
  type LicensingInput,
  loadReference,
  observationsOf,
  renewalsOf,
  savingsOf,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, holding, members, owning, SKU } from "./support/a-tenant.ts";

const reference = loadReference();

function renew(of: Partial<LicensingInput>) {
  const input = aTenant(of);
  const { lines } = savingsOf(findingsOf(input, reference).findings, input, reference);
  return renewalsOf({ input, reference, lines, observations: observationsOf(input, reference) });
}

/** Monthly minor units of an amount. */
const cents = (of: { readonly monthly: { readonly money: { readonly minor: number } } } | null) =>
  of && of.monthly.money.minor;

describe("renewals", () => {
  it("bring purchases of one product and day together, soonest first, unknown dates last", () => {
    const { lines } = renew({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 60,
          consumed: 60,
          purchases: [
            aPurchase({ seats: 10 }),
            aPurchase({ seats: 20, renewsOn: date("2027-03-01") }),
            aPurchase({ seats: 25, renewsOn: date("2027-03-01"), term: "annual" }),
            // Microsoft updates dates late.
            aPurchase({ seats: 5, renewsOn: date("2026-11-01") }),
          ],
        }),
        owning(SKU.m365E5, {
          enabled: 10,
          consumed: 10,
          purchases: [aPurchase({ seats: 10, renewsOn: date("2026-12-24") })],
        }),
      ],
    });
    expect(
      lines.map(({ skuId, on, actBy, seats, cost }) => [skuId, on, actBy, seats, cents(cost)]),
    ).toEqual([
      [SKU.m365E5, "2026-12-24", "2026-11-24", 10, 60_000],
      [SKU.m365E3, "2027-03-01", "2027-01-30", 45, 175_500],
      [SKU.m365E3, null, null, 15, 58_500],
    ]);
    expect(lines[2]?.purchases.map(({ statedOn }) => statedOn)).toEqual([null, "2026-11-01"]);
  });

  it("say which findings' money can stop there, and never count a choice", () => {
    const { lines } = renew({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 30,
          consumed: 27,
          purchases: [aPurchase({ seats: 30, renewsOn: date("2027-03-01") })],
        }),
      ],
      cohorts: [
        members(4, { enabled: false, held: [holding(SKU.m365E3)] }),
        members(23, { held: [holding(SKU.m365E3)] }),
      ],
    });
    expect(lines.map((line) => [line.savingSeats, cents(line.saving)])).toEqual([[7, 27_300]]);
    expect(lines[0]?.saving?.monthly).toMatchObject({ confidence: "C2", actBy: "2027-01-30" });
  });

  it("show the list change of July 2026 as a line of its own, per renewal and together", () => {
    const { lines, priceChanges } = renew({
      ownedSkus: [
        owning(SKU.m365E3, {
          enabled: 100,
          consumed: 100,
          purchases: [
            aPurchase({
              seats: 100,
              renewsOn: date("2027-03-01"),
              createdOn: date("2024-03-01"),
              term: "annual",
            }),
          ],
        }),
        owning(SKU.m365E5, {
          enabled: 10,
          consumed: 10,
          purchases: [
            aPurchase({ seats: 10, renewsOn: date("2027-09-01"), createdOn: date("2025-09-01") }),
          ],
        }),
      ],
    });
    expect(lines.map((line) => [line.skuId, cents(line.priceChange)])).toEqual([
      // 36 to 39 dollars, 100 seats.
      [SKU.m365E3, 30_000],
      [SKU.m365E5, null],
    ]);
    expect(priceChanges.map(cents)).toEqual([30_000]);
    expect(lines[0]?.saving).toBeNull();
  });

  it("tell the return windows of partner purchases only: after the renewal, and after a late buy", () => {
    const purchases = [
      aPurchase({ seats: 5, partner: true, renewsOn: date("2027-03-01") }),
      aPurchase({
        seats: 5,
        partner: true,
        renewsOn: date("2027-11-18"),
        createdOn: date("2026-11-18"),
      }),
      aPurchase({ seats: 5, renewsOn: date("2027-12-18"), createdOn: date("2026-11-18") }),
    ];
    const { lines } = renew({
      ownedSkus: [owning(SKU.m365E3, { enabled: 15, consumed: 15, purchases })],
    });
    expect(lines.map((line) => [line.cancelUntil, line.purchases[0]?.returnableUntil])).toEqual([
      ["2027-03-08", null],
      ["2027-11-25", "2026-11-25"],
      [null, null],
    ]);
  });

  it("know no cost of trials, free products and unknown prices", () => {
    const on = date("2027-01-01");
    const { lines } = renew({
      ownedSkus: [
        owning(SKU.copilot, {
          enabled: 25,
          purchases: [aPurchase({ seats: 25, isTrial: true, renewsOn: on })],
        }),
        owning(SKU.fabricFree, { enabled: 9, purchases: [aPurchase({ seats: 9, renewsOn: on })] }),
        owning(SKU.notInAnyTable, {
          enabled: 4,
          purchases: [aPurchase({ seats: 4, renewsOn: on })],
        }),
      ],
    });
    expect(lines.map(({ cost, isTrial }) => [cost, isTrial])).toEqual(
      lines.map(({ skuId }) => [null, skuId === SKU.copilot]),
    );
    expect(lines).toHaveLength(3);
  });
});
