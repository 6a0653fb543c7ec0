import { describe, expect, it } from "@jest/globals";
import { inventoryOf, loadReference } from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, owning, SKU } from "./support/a-tenant.ts";

describe("inventory", () => {
  it("shows what is owned, assigned, idle and missing, and totals what members hold and somebody pays", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 125,
          warning: 5,
          consumed: 95,
          purchases: [
            aPurchase({ seats: 100, renewsOn: date("2027-03-01"), partner: true }),
            aPurchase({ seats: 25, isTrial: true, renewsOn: date("2026-12-10") }),
          ],
        }),
        owning(SKU.m365E3, { enabled: 50, consumed: 53 }),
        owning(SKU.fabricFree, { enabled: 1_000_000, consumed: 30 }),
        owning(SKU.teamsPhone, { enabled: 10, consumed: 4 }),
      ],
    });
    const inventory = inventoryOf(tenant, loadReference());
    expect(inventory.totals).toEqual({ paid: 160, consumed: 152, idle: 11 });
    expect(
      inventory.lines.map(({ skuId, pricing, trial, paid, consumed, idle, deficit }) => ({
        skuId,
        pricing,
        counts: { trial, paid, consumed, idle, deficit },
      })),
    ).toEqual([
      {
        skuId: SKU.m365E3,
        pricing: "priced",
        counts: { trial: 0, paid: 50, consumed: 53, idle: 0, deficit: 3 },
      },
      {
        skuId: SKU.m365E5,
        pricing: "priced",
        counts: { trial: 25, paid: 100, consumed: 95, idle: 5, deficit: 0 },
      },
      {
        skuId: SKU.fabricFree,
        pricing: "free",
        counts: { trial: 0, paid: 1_000_000, consumed: 30, idle: 0, deficit: 0 },
      },
      {
        skuId: SKU.teamsPhone,
        pricing: "unknown",
        counts: { trial: 0, paid: 10, consumed: 4, idle: 6, deficit: 0 },
      },
    ]);
    expect(inventory.lines[1]?.renewals).toEqual([
      { on: "2027-03-01", seats: 100, isTrial: false, status: "Enabled", partner: true },
      { on: "2026-12-10", seats: 25, isTrial: true, status: "Enabled", partner: false },
    ]);
  });
});
