import { describe, expect, it } from "@jest/globals";
import {
  adviceOf,
  findingsOf,
  type LicensingInput,
  loadReference,
  observationsOf,
  recommendationsOf,
  referenceOfTenant,
  savingsOf,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, owning, SKU } from "./support/a-tenant.ts";

const key = new Uint8Array(32).fill(7);

function advise(tenant: LicensingInput, tenantKey = key) {
  const reference = referenceOfTenant(loadReference(), tenant.ownedSkus);
  return adviceOf(observationsOf(tenant, reference), tenantKey);
}

/** Seats missing, a purchase that ends without renewal bought twice, and expiring seats in use. */
function troubled(missing: number): LicensingInput {
  const ending = { renewsOn: date("2026-12-10"), autoRenews: false, seats: 20 };
  return aTenant({
    ownedSkus: [
      owning(SKU.m365E3, { enabled: 10, consumed: 10 + missing }),
      owning(SKU.m365E5, {
        enabled: 40,
        consumed: 40,
        purchases: [aPurchase(ending), aPurchase(ending)],
      }),
    ],
  });
}

describe("advice", () => {
  it("makes shortfalls recommendations, before risks, with what they cost and what is at stake", () => {
    expect(
      advise(troubled(5)).map(({ kind, rule, skuId, seats, effect, on, yearly }) => [
        kind,
        rule.id,
        skuId,
        seats,
        effect,
        on,
        yearly?.money.minor,
      ]),
    ).toEqual([
      ["buyMissingSeats", "D03", SKU.m365E3, 5, "costs", null, 5 * 39_00 * 12],
      // 23 % of 40 seats at 60 USD; both purchases end on one day and are one recommendation.
      ["settleEndingPurchase", "D07", SKU.m365E5, 40, "atStake", "2026-12-10", 552_00 * 12],
    ]);
  });

  it("is in no saving", () => {
    const tenant = troubled(5);
    const reference = referenceOfTenant(loadReference(), tenant.ownedSkus);
    const { lines } = savingsOf(findingsOf(tenant, reference).findings, tenant, reference);
    expect(lines).toEqual([]);
    expect(recommendationsOf(lines, key)).toEqual([]);
  });

  it("keeps ids when only the numbers change, and gives another tenant other ids", () => {
    const ids = advise(troubled(5)).map(({ id }) => id);
    expect(advise(troubled(9)).map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
    const others = advise(troubled(5), new Uint8Array(32).fill(8)).map(({ id }) => id);
    expect(others.filter((id) => ids.includes(id))).toEqual([]);
  });

  it("leaves alone what is neither a shortfall nor a risk", () => {
    const split = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 40,
          consumed: 40,
          purchases: [
            aPurchase({ seats: 20, renewsOn: date("2027-03-01") }),
            aPurchase({ seats: 20, renewsOn: date("2027-06-01") }),
          ],
        }),
      ],
    });
    const reference = referenceOfTenant(loadReference(), split.ownedSkus);
    expect(observationsOf(split, reference).map(({ rule }) => rule.id)).toContain("D10");
    expect(advise(split)).toEqual([]);
  });
});
