import { describe, expect, it } from "@jest/globals";
import { tenantId } from "../../../src/core/ids.ts";
import { currencyCode } from "../../../src/core/money.ts";
import {
  importContracts,
  importPartnerSheet,
  loadReference,
  PriceBook,
  priceOf,
  sheetSelectionOf,
} from "../../../src/licensing/index.ts";
import { aPurchase, date, owning, SKU, TODAY } from "../support/a-tenant.ts";

const reference = loadReference();
const ours = tenantId.parse("11111111-1111-4111-8111-111111111111");
const theirs = tenantId.parse("22222222-2222-4222-8222-222222222222");
const HEADER =
  "Tenant ID,SKU GUID,Source,Term,Renews On,Auto Renews,Unit Price,Currency,Valid From,Valid Until";

function contracts(...lines: readonly string[]) {
  return importContracts([HEADER, ...lines].join("\r\n"), "Contracts");
}

function bookOf(...lines: readonly string[]): PriceBook {
  return new PriceBook(contracts(...lines).lines);
}

describe("a contract sheet", () => {
  it("tells prices, terms, or both, and says what it could not take", () => {
    const { lines, rejected } = contracts(
      `${ours},${SKU.m365E5},contract,annual,2027-05-01,yes,51.30,USD,2026-01-01,`,
      `${ours},${SKU.m365E3},billed,,,,36.00,USD,,`,
      `${ours},${SKU.m365E3},,monthly,,,,,,`,
      `${ours},E5,,annual,,,,,,`,
      `${ours},${SKU.m365E5},,yearly,,,,,,`,
      `${ours},${SKU.m365E5},,,,,12.345,USD,,`,
      `${ours},${SKU.m365E5},,,,,12.00,,,`,
      `${ours},${SKU.m365E5},,,,,,,,`,
      `Contoso,${SKU.m365E5},,annual,,,,,,`,
    );
    expect(
      lines.map(({ price, told }) => [price?.kind, price?.row.unit.minor, told?.term]),
    ).toEqual([
      ["contract", 51_30, "annual"],
      ["billedLine", 36_00, undefined],
      [undefined, undefined, "monthly"],
    ]);
    expect(rejected).toEqual([
      { line: 5, because: "skuguid cannot be read" },
      { line: 6, because: "term cannot be read" },
      { line: 7, because: "unitprice is no amount in its currency" },
      { line: 8, because: "a price needs a currency" },
      { line: 9, because: "it tells neither a price nor a term" },
      { line: 10, because: "tenantid cannot be read" },
    ]);
  });
});

describe("which part of a partner's sheet counts", () => {
  it.each([
    ["DE EUR Commercial erp", { market: "DE", segment: "Commercial", price: "erp" }],
    ["  US USD Education unit ", { market: "US", segment: "Education", price: "unit" }],
  ])("is said in words: %s", (words, selection) => {
    expect(sheetSelectionOf(words)).toMatchObject(selection);
  });

  it.each([
    "",
    "DE",
    "DE euro Commercial erp",
    "DE EUR Commercial list",
    "DE EUR Commercial erp x",
  ])("is not said by %j", (words) => {
    expect(sheetSelectionOf(words)).toBeUndefined();
  });
});

describe("the price ladder", () => {
  const sheet = importPartnerSheet(
    [
      "SKU GUID,Market,Currency,Segment,Term Duration,Billing Plan,Unit Price,ERP Price",
      `${SKU.m365E3},US,USD,Commercial,P1Y,Annual,300.00,456.00`,
      `${SKU.m365E5},US,USD,Commercial,P1Y,Annual,500.00,708.00`,
      `${SKU.teamsPhone},US,USD,Commercial,P1Y,Annual,60.00,108.00`,
    ].join("\n"),
    { market: "US", currency: currencyCode.parse("USD"), segment: "Commercial", price: "erp" },
    reference.catalogue,
    "Sheet",
  ).rows;
  const book = new PriceBook(
    contracts(
      `${ours},${SKU.m365E3},billed,,,,30.00,USD,,`,
      `${ours},${SKU.m365E3},contract,,,,31.00,USD,,`,
      `${ours},${SKU.m365E5},contract,,,,51.00,USD,,2027-01-01`,
    ).lines,
    sheet,
  );
  const priced = (tenant: typeof ours, sku: (typeof SKU)[keyof typeof SKU], on = TODAY) => {
    const price = priceOf(book.referenceOf(tenant, [], reference), sku, on);
    return price.kind === "priced" ? [price.source, price.unit.minor] : price.kind;
  };

  it("asks billed lines, contracts, the partner's sheet and the list in turn", () => {
    expect([
      priced(ours, SKU.m365E3),
      priced(ours, SKU.m365E5),
      priced(ours, SKU.teamsPhone),
      priced(ours, SKU.powerBiPro),
      priced(ours, SKU.notInAnyTable),
    ]).toEqual([
      ["billedLine", 30_00],
      ["contract", 51_00],
      ["partnerSheet", 9_00],
      ["list", 14_00],
      "unknown",
    ]);
  });

  it("keeps the prices of one tenant from another", () => {
    expect(priced(theirs, SKU.m365E3)).toEqual(["partnerSheet", 38_00]);
  });

  it("ends a price on the day it ends", () => {
    expect(priced(ours, SKU.m365E5, date("2027-01-01"))).toEqual(["partnerSheet", 59_00]);
  });

  it("has another version whenever a price changes", () => {
    const versions = [
      new PriceBook(),
      book,
      bookOf(`${ours},${SKU.m365E3},billed,,,,30.01,USD,,`),
      bookOf(`${ours},${SKU.m365E3},billed,,,,30.02,USD,,`),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(4);
    expect(new PriceBook().version).toBe(versions[0]);
  });
});

describe("terms", () => {
  const owned = [
    owning(SKU.m365E5, {
      purchases: [
        aPurchase({ seats: 10, renewsOn: date("2027-05-01") }),
        aPurchase({ seats: 20, renewsOn: date("2027-02-01") }),
        aPurchase({ seats: 5, isTrial: true }),
      ],
    }),
    owning(SKU.m365E3, { purchases: [aPurchase({ seats: 7 })] }),
  ];
  const termsOf = (book: PriceBook, tenant = ours) =>
    book
      .withTerms(tenant, owned)
      .map(({ purchases }) => purchases.map(({ term, autoRenews }) => [term, autoRenews]));

  it("are unknown until somebody tells", () => {
    expect(new PriceBook().withTerms(ours, owned)).toBe(owned);
    expect(termsOf(bookOf(`${theirs},${SKU.m365E5},,annual,,,,,,`))).toEqual([
      [
        [null, undefined],
        [null, undefined],
        [null, undefined],
      ],
      [[null, undefined]],
    ]);
  });

  it("count for the purchases that renew on their day, else for all but trials", () => {
    const book = bookOf(
      `${ours},${SKU.m365E5},,annual,2027-05-01,no,,,,`,
      `${ours},${SKU.m365E5},,monthly,,,,,,`,
    );
    expect(termsOf(book)).toEqual([
      [
        ["annual", false],
        ["monthly", undefined],
        [null, undefined],
      ],
      [[null, undefined]],
    ]);
  });
});
