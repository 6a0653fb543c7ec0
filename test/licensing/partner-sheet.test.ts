import { describe, expect, it } from "@jest/globals";
import { currencyCode } from "../../src/core/money.ts";
import {
  datedPrices,
  importPartnerSheet,
  loadReference,
  priceOf,
  referenceOfTenant,
  type SheetSelection,
} from "../../src/licensing/index.ts";
import { date, SKU, TODAY } from "./support/a-tenant.ts";

const reference = loadReference();
const eur = currencyCode.parse("EUR");
const selection: SheetSelection = {
  market: "DE",
  currency: eur,
  segment: "Commercial",
  price: "erp",
};

const header =
  "ProductTitle,SkuTitle,Market,Currency,Segment,Term Duration,Billing Plan,UnitPrice,ERP Price,EffectiveStartDate,EffectiveEndDate,SKU GUID";
const sheet = [
  header,
  `"Microsoft 365 E3, all",Microsoft 365 E3,DE,EUR,Commercial,P1Y,Annual,362.60,453.36,2026-07-01T00:00:00Z,9999-12-31T00:00:00Z,`,
  "Microsoft 365 E3,Microsoft 365 E3,DE,EUR,Commercial,P1Y,Monthly,31.70,39.67,2026-07-01T00:00:00Z,,",
  "Microsoft 365 E3,Microsoft 365 E3,DE,EUR,Commercial,P1M,Monthly,36.00,45.34,2026-07-01T00:00:00Z,,",
  "Microsoft 365 E3,Microsoft 365 E3,US,USD,Commercial,P1M,Monthly,36.00,46.80,2026-07-01T00:00:00Z,,",
  "Microsoft 365 E3,Microsoft 365 E3,DE,EUR,Education,P1M,Monthly,3.00,4.00,2026-07-01T00:00:00Z,,",
  `E5,anything,DE,EUR,Commercial,P1Y,Annual,500.00,697.57,2026-07-01T00:00:00Z,,${SKU.m365E5}`,
  "Nothing,No such product,DE,EUR,Commercial,P1Y,Annual,1.00,2.00,,,",
  "F1,Microsoft 365 F1,DE,EUR,Commercial,P1Y,Annual,1.00,2.00,,,",
  "Copilot,Microsoft 365 E3,DE,EUR,Commercial,P2Y,Annual,1.00,2.00,,,",
  "E3,Microsoft 365 E3,DE,EUR,Commercial,P1Y,Annual,1.00,1.234,,,",
  "E3,Microsoft 365 E3,DE,EUR,Commercial,P1Y,Annual,1.00,12.00,soon,,",
].join("\r\n");

describe("partner price sheet", () => {
  const imported = importPartnerSheet(sheet, selection, reference.catalogue, "Sheet of July 2026");

  it("takes one market, currency and segment, and says what it could not take", () => {
    expect(imported.rows).toHaveLength(4);
    expect(imported.skipped).toBe(2);
    expect(imported.rejected).toEqual([
      { line: 8, because: "unknownProduct" },
      { line: 9, because: "ambiguousProduct" },
      { line: 10, because: "unknownTerm" },
      { line: 11, because: "badAmount" },
      { line: 12, because: "badAmount" },
    ]);
  });

  it("turns amounts per billing period into months, and marks what does not divide", () => {
    expect(imported.rows.map(({ term, unit, estimated }) => [term, unit.minor, estimated])).toEqual(
      [
        ["annual", 37_78, false],
        ["annualBilledMonthly", 39_67, false],
        ["monthly", 45_34, false],
        ["annual", 58_13, true],
      ],
    );
  });

  it("takes the partner's own price when asked", () => {
    const own = importPartnerSheet(
      sheet,
      { ...selection, price: "unit" },
      reference.catalogue,
      "x",
    );
    expect(own.rows[2]?.unit.minor).toBe(36_00);
  });

  it("prices each term as stated and stands before the public list", () => {
    const own = referenceOfTenant(reference, [], [datedPrices("partnerSheet", imported.rows)]);
    const minor = (term: "annual" | "monthly" | "annualBilledMonthly" | "threeYear" | null) => {
      const price = priceOf(own, SKU.m365E3, TODAY, term);
      return price.kind === "priced" ? [price.unit.minor, price.estimated, price.source] : price;
    };
    expect([
      minor("monthly"),
      minor("annualBilledMonthly"),
      minor(null),
      minor("threeYear"),
    ]).toEqual([
      [45_34, false, "partnerSheet"],
      [39_67, false, "partnerSheet"],
      [37_78, false, "partnerSheet"],
      [37_78, true, "partnerSheet"],
    ]);
    expect(priceOf(own, SKU.m365E3, date("2026-06-30"))).toMatchObject({ source: "list" });
  });

  it("rejects lines of another kind of file", () => {
    const other = importPartnerSheet("a,b\n1,2\n", selection, reference.catalogue, "x");
    expect(other).toEqual({ rows: [], skipped: 0, rejected: [{ line: 2, because: "unreadable" }] });
    expect(importPartnerSheet("", selection, reference.catalogue, "x").rows).toEqual([]);
  });
});

describe("terms without a price of their own", () => {
  it.each([
    ["annual", 60_00, false],
    ["annualBilledMonthly", 63_00, true],
    ["monthly", 72_00, true],
    ["threeYear", 60_00, true],
  ] as const)("estimates %s from the annual list price and says so", (term, minor, estimated) => {
    expect(priceOf(reference, SKU.m365E5, TODAY, term)).toMatchObject({
      unit: { minor },
      estimated,
    });
  });
});
