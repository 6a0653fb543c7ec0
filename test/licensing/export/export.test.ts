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

  it("has every mandatory column", () => {
    expect(mandatory.filter((column) => !FOCUS_COLUMNS.some((own) => own === column))).toEqual([]);
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
