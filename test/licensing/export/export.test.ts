import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { inferSchema, initParser } from "udsv";
import { currencyCode, money } from "../../../src/core/money.ts";
import {
  csvOf,
  datedPrices,
  FOCUS_COLUMNS,
  focusExportOf,
  loadReference,
  referenceOfTenant,
  spendOf,
} from "../../../src/licensing/index.ts";
import { aTenant, holding, members, owning, SKU } from "../support/a-tenant.ts";

const reference = loadReference();

const tenant = aTenant({
  ownedSkus: [
    owning(SKU.m365E5, { enabled: 100, consumed: 90 }),
    owning(SKU.m365E3, { enabled: 10, consumed: 10 }),
    owning(SKU.teamsPhone, { enabled: 7, consumed: 2 }),
  ],
  cohorts: [members(3, { enabled: false, held: [holding(SKU.m365E5)] })],
});

describe("CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-cmd", "'-cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\n=1", '"\'\n=1"'],
    ["＝1+1", "'＝1+1"],
    ['=A1,"B"', '"\'=A1,""B"""'],
    ["plain", "plain"],
    ["a,b", '"a,b"'],
  ])("writes %j so that no spreadsheet runs it", (cell, written) => {
    expect(csvOf({ columns: ["c"], rows: [[cell]] })).toBe(`c\r\n${written}\r\n`);
  });

  it("leaves numbers as they are and unknown cells empty", () => {
    expect(csvOf({ columns: ["a", "b", "c"], rows: [[-1.5, null, true]] })).toBe(
      "a,b,c\r\n-1.5,,true\r\n",
    );
  });

  it("gives back every text that begins harmlessly", () => {
    const text = fc
      .string({ minLength: 1 })
      .filter((one) => /^[a-z]/.test(one) && !/[\r\n]/.test(one));
    fc.assert(
      fc.property(text, (cell) => {
        const csv = csvOf({ columns: ["one", "two"], rows: [[cell, 'x,"y"']] });
        const [row] = initParser(inferSchema(csv)).stringArrs<[string, string]>(csv);
        expect(row).toEqual([cell, 'x,"y"']);
      }),
    );
  });
});

describe("FOCUS 1.2 export", () => {
  // Mandatory in FOCUS 1.2, Cost and Usage (focus.finops.org/focus-specification/v1-2).
  const mandatory = [
    "BilledCost",
    "BillingAccountId",
    "BillingAccountName",
    "BillingCurrency",
    "BillingPeriodEnd",
    "BillingPeriodStart",
    "ChargeCategory",
    "ChargeClass",
    "ChargeDescription",
    "ChargePeriodEnd",
    "ChargePeriodStart",
    "ContractedCost",
    "EffectiveCost",
    "InvoiceIssuerName",
    "ListCost",
    "PricingQuantity",
    "PricingUnit",
    "ProviderName",
    "PublisherName",
    "ServiceCategory",
    "ServiceName",
  ];
  const recommended = ["ChargeFrequency", "InvoiceId", "ServiceSubcategory"];
  // Conditional on a public price list and unit prices, negotiated ones, and several pricing categories.
  const ofUnitPrices = [
    "BillingAccountType",
    "ContractedUnitPrice",
    "ListUnitPrice",
    "PricingCategory",
    "SkuId",
    "SkuMeter",
    "SkuPriceDetails",
    "SkuPriceId",
  ];

  it("has every column that is mandatory, recommended, or due with unit prices, and no other of its own", () => {
    const due = [...mandatory, ...recommended, ...ofUnitPrices].sort();
    expect(FOCUS_COLUMNS.filter((column) => !column.startsWith("x_")).sort()).toEqual(due);
  });

  it("writes the month's cost per product, and lists what has no price instead of writing zero", () => {
    const account = { id: "11111111-0000-4000-8000-000000000001", name: null };
    const { table, leftOut } = focusExportOf(spendOf(tenant, reference), account, reference);
    const rows = table.rows.map((row) =>
      Object.fromEntries(row.map((cell, at) => [table.columns[at], cell])),
    );
    expect(rows.map((row) => row["BilledCost"])).toEqual([390, 6000]);
    expect(rows[1]).toMatchObject({
      BillingPeriodStart: "2026-11-01T00:00:00Z",
      BillingPeriodEnd: "2026-12-01T00:00:00Z",
      BillingCurrency: "USD",
      PricingQuantity: 100,
      ListUnitPrice: 60,
      ContractedUnitPrice: 60,
      x_PriceSource: "list",
      x_PriceAsOf: "2026-07-01",
      SkuId: SKU.m365E5,
      SkuMeter: "Seats",
      SkuPriceId: SKU.m365E5,
    });
    expect(leftOut).toEqual([{ skuId: SKU.teamsPhone, seats: 7 }]);
  });

  it("obeys the specification's rules, column by column", () => {
    const euro = datedPrices("partnerSheet", [
      {
        skuId: SKU.m365E3,
        unit: money(33_33, currencyCode.parse("EUR"), "month"),
        term: null,
        validFrom: null,
        validUntil: null,
        sourceText: "Sheet",
        confidence: "verified",
      },
    ]);
    const own = referenceOfTenant(reference, [], [euro]);
    const account = { id: "11111111-0000-4000-8000-000000000001", name: null };
    const { table } = focusExportOf(spendOf(tenant, own), account, own);
    const rows = table.rows.map(
      (row) => new Map(row.map((cell, at) => [table.columns[at] ?? "", cell])),
    );
    expect(rows.map((row) => row.get("BillingCurrency"))).toEqual(["EUR", "USD"]);
    const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
    const rules: Readonly<Record<string, (cell: unknown) => boolean>> = {
      BillingPeriodStart: (cell) => instant.test(String(cell)),
      BillingPeriodEnd: (cell) => instant.test(String(cell)),
      ChargePeriodStart: (cell) => instant.test(String(cell)),
      ChargePeriodEnd: (cell) => instant.test(String(cell)),
      BillingCurrency: (cell) => /^[A-Z]{3}$/.test(String(cell)),
      ChargeCategory: (cell) => cell === "Purchase",
      // Only corrections have a class.
      ChargeClass: (cell) => cell === null,
      ChargeFrequency: (cell) => ["One-Time", "Recurring", "Usage-Based"].includes(String(cell)),
      PricingCategory: (cell) =>
        ["Standard", "Dynamic", "Committed", "Other"].includes(String(cell)),
      ServiceCategory: (cell) => cell === "Business Applications",
      ServiceSubcategory: (cell) => cell === "Productivity and Collaboration",
      // Nothing here is on an invoice yet.
      InvoiceId: (cell) => cell === null,
    };
    // The only columns that may be null in a purchase.
    const nullable = new Set([
      "BillingAccountName",
      "ChargeClass",
      "InvoiceId",
      "SkuPriceDetails",
      "x_PriceAsOf",
      "x_Term",
    ]);
    for (const row of rows) {
      for (const [column, cell] of row) {
        if (!nullable.has(column)) expect([column, cell]).not.toEqual([column, null]);
        expect([column, rules[column]?.(cell) ?? true]).toEqual([column, true]);
        if (/(Cost|UnitPrice|Quantity)$/.test(column))
          expect(Number(cell)).toBeGreaterThanOrEqual(0);
      }
      const quantity = Number(row.get("PricingQuantity"));
      const times = (price: string): number => Math.round(100 * quantity * Number(row.get(price)));
      const cost = (column: string): number => Math.round(100 * Number(row.get(column)));
      expect(cost("ListCost")).toBe(times("ListUnitPrice"));
      expect(cost("ContractedCost")).toBe(times("ContractedUnitPrice"));
      expect(row.get("BilledCost")).toBe(row.get("EffectiveCost"));
      expect(String(row.get("ChargePeriodStart")) < String(row.get("ChargePeriodEnd"))).toBe(true);
    }
  });

  it("shows list and contract side by side", () => {
    const usd = currencyCode.parse("USD");
    const contract = datedPrices("contract", [
      {
        skuId: SKU.m365E5,
        unit: money(51_50, usd, "month"),
        term: null,
        validFrom: null,
        validUntil: null,
        sourceText: "Agreement",
        confidence: "verified",
      },
    ]);
    const own = referenceOfTenant(reference, [], [contract]);
    const { table } = focusExportOf(spendOf(tenant, own), { id: "x", name: "x" }, own);
    const at = (column: string) => table.rows[1]?.[table.columns.indexOf(column)];
    expect([at("ContractedCost"), at("ListCost"), at("x_PriceSource")]).toEqual([
      5150,
      6000,
      "contract",
    ]);
  });
});
