import { describe, expect, it } from "@jest/globals";
import type { SkuId } from "../../src/core/ids.ts";
import { currencyCode, money } from "../../src/core/money.ts";
import {
  loadReference,
  type Price,
  priceOf,
  referenceOfTenant,
} from "../../src/licensing/index.ts";
import { date, SKU, TODAY } from "./support/a-tenant.ts";

const reference = loadReference();
const usd = currencyCode.parse("USD");

describe("dated list prices", () => {
  it.each([
    ["an undated row is older than any dated one", SKU.m365E5, "2019-01-01", 57_00, "2026-11-21"],
    ["a change applies from its first day", SKU.m365E5, "2026-07-01", 60_00, "2026-07-01"],
    ["and not on the day before", SKU.m365E5, "2026-06-30", 57_00, "2026-11-21"],
    ["the newest dated row in force counts", SKU.m365E3, "2026-06-30", 36_00, "2022-03-01"],
    ["cents are kept", SKU.office365E1, "2026-11-21", 10_00, "2022-03-01"],
  ] as const)("%s", (...[, id, on, minor, asOf]) => {
    expect(priceOf(reference, id, date(on))).toMatchObject({
      kind: "priced",
      unit: money(minor, usd, "month"),
      source: "list",
      asOf,
      confidence: "verified",
      estimated: false,
    });
  });

  it("dates every price: by its first day, else by the day on which its source stated it", () => {
    for (const { skuId } of reference.catalogue.skus) {
      const price = priceOf(reference, skuId, TODAY);
      if (price.kind === "priced") expect(price.asOf).not.toBeNull();
    }
    const dates = (id: SkuId) => {
      const price = priceOf(reference, id, TODAY);
      return price.kind === "priced" ? [price.dated, price.asOf] : [];
    };
    expect(dates(SKU.m365E3)).toEqual(["since", "2026-07-01"]);
    expect(dates(SKU.visioPlan2)).toEqual(["stated", "2026-11-21"]);
  });

  it("names the source in words", () => {
    const price = priceOf(reference, SKU.copilot, TODAY);
    expect(price).toMatchObject({ sourceText: expect.stringContaining("medhacloud.com") });
  });

  it("does not know a price before the first dated row", () => {
    expect(priceOf(reference, SKU.m365E3, date("2022-02-28"))).toEqual({ kind: "unknown" });
  });

  it("does not take an unknown price for zero", () => {
    expect(priceOf(reference, SKU.notInAnyTable, TODAY)).toEqual({ kind: "unknown" });
    expect(priceOf(reference, SKU.teamsPhone, TODAY)).toEqual({ kind: "unknown" });
  });

  it("gives free SKUs a real zero with its reason", () => {
    expect(priceOf(reference, SKU.fabricFree, TODAY)).toEqual({ kind: "free", because: "free" });
  });
});

describe("the price ladder", () => {
  it("asks the tenant's own sources first and passes on what they do not know", () => {
    const contract: Price = {
      kind: "priced",
      unit: money(41_50, currencyCode.parse("EUR"), "month"),
      source: "contract",
      sourceText: "Enterprise agreement",
      asOf: date("2026-01-01"),
      dated: "since",
      confidence: "verified",
      estimated: false,
    };
    const own = referenceOfTenant(
      reference,
      [],
      [({ skuId }) => (skuId === SKU.m365E5 ? contract : undefined)],
    );
    expect(priceOf(own, SKU.m365E5, TODAY)).toEqual(contract);
    expect(priceOf(own, SKU.m365E3, TODAY)).toMatchObject({ source: "list" });
  });
});
