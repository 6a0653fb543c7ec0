import { describe, expect, it } from "@jest/globals";
import {
  findingsOf,
  type LicensingInput,
  loadReference,
  recommendationsOf,
  savingsOf,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, holding, members, owning, SKU } from "./support/a-tenant.ts";

const reference = loadReference();
const key = new Uint8Array(32).fill(7);

function tenantWith(idle: number): LicensingInput {
  return aTenant({
    ownedSkus: [
      owning(SKU.m365E5, {
        enabled: 50 + idle,
        consumed: 50,
        purchases: [aPurchase({ seats: 50 + idle, renewsOn: date("2027-03-01") })],
      }),
      owning(SKU.teamsPhone, { enabled: 3 }),
    ],
    cohorts: [members(2, { enabled: false, held: [holding(SKU.m365E5)] })],
  });
}

function recommend(tenant: LicensingInput, tenantKey = key) {
  const { lines } = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
  return recommendationsOf(lines, tenantKey);
}

describe("recommendations", () => {
  it("turns each saving into a change with seats, money and the day to act by, most money first", () => {
    expect(
      recommend(tenantWith(10)).map(
        ({ kind, skuId, seats, timing, on, actBy, yearly, confidence }) => [
          kind,
          skuId,
          seats,
          timing,
          on,
          actBy,
          yearly?.money.minor ?? null,
          confidence,
        ],
      ),
    ).toEqual([
      ["returnIdleSeats", SKU.m365E5, 10, "atRenewal", "2027-03-01", "2027-01-30", 7200_00, "C1"],
      [
        "reclaimDisabledSeats",
        SKU.m365E5,
        2,
        "atRenewal",
        "2027-03-01",
        "2027-01-30",
        1440_00,
        "C2",
      ],
      ["returnIdleSeats", SKU.teamsPhone, 3, "atRenewal", null, null, null, "C1"],
    ]);
  });

  it("keeps ids when only the numbers change", () => {
    const ids = (idle: number) => recommend(tenantWith(idle)).map(({ id }) => id);
    expect(ids(10)).toEqual(ids(45));
    expect(new Set(ids(10)).size).toBe(3);
    expect(ids(10).every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it("gives another tenant other ids", () => {
    const other = recommend(tenantWith(10), new Uint8Array(32).fill(8)).map(({ id }) => id);
    const own = recommend(tenantWith(10)).map(({ id }) => id);
    expect(own.filter((id) => other.includes(id))).toEqual([]);
  });
});
