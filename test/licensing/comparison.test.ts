import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { currencyCode, money } from "../../src/core/money.ts";
import { compareSurveys, type SurveyTotals } from "../../src/licensing/index.ts";
import { SKU } from "./support/a-tenant.ts";

const usd = currencyCode.parse("USD");
const dollars = (minor: number) => money(minor, usd, "month");

interface Owned {
  readonly paid: number;
  readonly unit: number | null;
}

function survey(of: Partial<Record<"m365E3" | "m365E5", Owned>>, saved = 0): SurveyTotals {
  const owned = Object.entries(of).map(([name, sku]) => ({
    skuId: name === "m365E3" ? SKU.m365E3 : SKU.m365E5,
    ...sku,
  }));
  return {
    seats: owned.map(({ skuId, paid }) => ({ skuId, paid, consumed: paid, idle: 0 })),
    spend: owned.flatMap(({ skuId, paid, unit }) =>
      unit === null ? [] : [{ skuId, term: null, seats: paid, unit: dollars(unit) }],
    ),
    savings: saved === 0 ? [] : [dollars(saved)],
  };
}

function changes(before: SurveyTotals, after: SurveyTotals) {
  return compareSurveys(before, after).spend.map((one) =>
    [one.before, one.after, one.bySeats, one.byPrice].map(({ minor }) => minor),
  );
}

describe("comparing two surveys", () => {
  it("tells a change of price from a change of seats", () => {
    const before = survey({ m365E3: { paid: 100, unit: 3600 } });
    const after = survey({ m365E3: { paid: 90, unit: 3900 } });
    expect(changes(before, after)).toEqual([[360_000, 351_000, -36_000, 27_000]]);
  });

  it("counts what was bought or given up as seats", () => {
    const e3 = survey({ m365E3: { paid: 10, unit: 3900 } });
    const e5 = survey({ m365E5: { paid: 10, unit: 6000 } });
    expect(changes(e3, e5)).toEqual([[39_000, 60_000, 21_000, 0]]);
    expect(
      compareSurveys(e3, e5).skus.map(({ skuId, before, after }) => [
        skuId,
        before?.paid,
        after?.paid,
      ]),
    ).toEqual([
      [SKU.m365E3, 10, undefined],
      [SKU.m365E5, undefined, 10],
    ]);
  });

  it("names no product of which nothing changed, and compares savings", () => {
    const before = survey({ m365E3: { paid: 10, unit: 3900 } }, 500);
    const after = survey({ m365E3: { paid: 10, unit: 3900 } });
    expect(compareSurveys(before, after)).toMatchObject({
      skus: [],
      savings: [{ before: { minor: 500 }, after: { minor: 0 } }],
    });
  });

  it("splits every change into parts that add up to it", () => {
    const owned = fc.option(
      fc.record({
        paid: fc.nat({ max: 500 }),
        unit: fc.option(fc.nat({ max: 10_000 })),
      }),
      { nil: undefined },
    );
    const totals = fc
      .record({ m365E3: owned, m365E5: owned })
      .map(({ m365E3, m365E5 }) =>
        survey({ ...(m365E3 && { m365E3 }), ...(m365E5 && { m365E5 }) }),
      );
    fc.assert(
      fc.property(totals, totals, (before, after) => {
        for (const [then = 0, now = 0, bySeats = 0, byPrice = 0] of changes(before, after)) {
          expect(then + bySeats + byPrice).toBe(now);
        }
      }),
    );
  });
});
