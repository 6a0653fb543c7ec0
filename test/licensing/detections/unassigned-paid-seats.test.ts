import { describe, expect, it } from "@jest/globals";
import { unassignedPaidSeats } from "../../../src/licensing/index.ts";
import { aPurchase, owning, SKU } from "../support/a-tenant.ts";

describe("D01, unassigned paid seats", () => {
  it.each([
    ["the plain difference", owning(SKU.m365E5, { enabled: 100, consumed: 88 }), 12],
    ["none when all are taken", owning(SKU.m365E5, { enabled: 100, consumed: 100 }), 0],
    ["never a negative number", owning(SKU.m365E5, { enabled: 100, consumed: 120 }), 0],
    [
      "no warning units: they are not renewed",
      owning(SKU.m365E5, { enabled: 100, warning: 50, consumed: 90 }),
      10,
    ],
    [
      "no seats of a trial",
      owning(SKU.m365E5, {
        enabled: 125,
        consumed: 90,
        purchases: [aPurchase({ seats: 100 }), aPurchase({ seats: 25, isTrial: true })],
      }),
      10,
    ],
    [
      "all purchases of a SKU together",
      owning(SKU.m365E5, {
        enabled: 100,
        consumed: 90,
        purchases: [aPurchase({ seats: 60 }), aPurchase({ seats: 40 })],
      }),
      10,
    ],
  ])("counts %s", (_, sku, idle) => {
    expect(unassignedPaidSeats().countSeats(sku)).toBe(idle);
  });

  it.each([
    [{ seats: 2, percent: 0 }, 10],
    [{ seats: 2, percent: 3 }, 9],
    [{ seats: 20, percent: 0 }, 0],
  ])("keeps %j spare", (spare, idle) => {
    const sku = owning(SKU.m365E5, { enabled: 100, consumed: 88 });
    expect(unassignedPaidSeats(spare).countSeats(sku)).toBe(idle);
  });
});
