import { describe, expect, it } from "@jest/globals";
import { currencyCode, money } from "../../src/core/money.ts";
import {
  loadReference,
  type PriceSource,
  referenceOfTenant,
  spendOf,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, owning, SKU, TODAY } from "./support/a-tenant.ts";

const reference = loadReference();
const usd = currencyCode.parse("USD");

describe("spend", () => {
  it("multiplies paid seats with the price in force, and keeps what it cannot price out of the sum", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, {
          enabled: 110,
          warning: 7,
          consumed: 3,
          purchases: [aPurchase({ seats: 10, isTrial: true })],
        }),
        owning(SKU.office365E1, { enabled: 33 }),
        owning(SKU.teamsPhone, { enabled: 12 }),
        owning(SKU.fabricFree, { enabled: 10_000 }),
        owning(SKU.copilot, { enabled: 25, purchases: [aPurchase({ seats: 25, isTrial: true })] }),
        owning(SKU.visioPlan2, { warning: 4 }),
      ],
    });
    const spend = spendOf(tenant, reference);
    expect(spend.lines.map((line) => [line.skuId, line.seats, line.unitPrice.money.minor])).toEqual(
      [
        [SKU.m365E5, 100, 60_00],
        [SKU.office365E1, 33, 10_00],
      ],
    );
    expect(spend.lines[0]?.monthly).toEqual({
      money: money(100 * 60_00, usd, "month"),
      price: {
        source: "list",
        asOf: "2026-07-01",
        dated: "since",
        confidence: "verified",
        estimated: false,
      },
      rule: { id: "spend", version: 1 },
      dataOn: TODAY,
      confidence: "C1",
      actBy: null,
    });
    expect(spend.totals.map((total) => [total.monthly.money, total.yearly.money])).toEqual([
      [money(6_330_00, usd, "month"), money(75_960_00, usd, "year")],
    ]);
    expect(spend.totals[0]?.monthly.price).toEqual({
      source: "list",
      asOf: "2022-03-01",
      dated: "since",
      confidence: "verified",
      estimated: false,
    });
    expect(spend.unknownPrice).toEqual([{ skuId: SKU.teamsPhone, seats: 12 }]);
    expect(spend.free).toEqual([
      { skuId: SKU.copilot, seats: 25, because: "trial" },
      { skuId: SKU.fabricFree, seats: 10_000, because: "free" },
    ]);
  });

  it("keeps currencies apart and shows mixed sources as mixed", () => {
    const contract: PriceSource = ({ skuId }) => {
      const currency = skuId === SKU.m365E3 ? "USD" : "EUR";
      return skuId === SKU.office365E1
        ? undefined
        : {
            kind: "priced",
            unit: money(30_00, currencyCode.parse(currency), "month"),
            source: "contract",
            sourceText: "Enterprise agreement",
            asOf: date("2026-01-01"),
            dated: "since",
            confidence: "verified",
            estimated: true,
          };
    };
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.m365E5, { enabled: 1 }),
        owning(SKU.m365E3, { enabled: 2 }),
        owning(SKU.office365E1, { enabled: 3 }),
      ],
    });
    const { totals } = spendOf(tenant, referenceOfTenant(reference, [], [contract]));
    expect(
      totals.map(({ monthly }) => [monthly.money.currency, monthly.money.minor, monthly.price]),
    ).toEqual([
      [
        "EUR",
        30_00,
        {
          source: "contract",
          asOf: "2026-01-01",
          dated: "since",
          confidence: "verified",
          estimated: true,
        },
      ],
      [
        "USD",
        90_00,
        {
          source: "mixed",
          asOf: "2022-03-01",
          dated: "since",
          confidence: "verified",
          estimated: true,
        },
      ],
    ]);
  });
});
