import { describe, expect, it } from "@jest/globals";
import { assert, constantFrom, integer, property, record } from "fast-check";
import {
  paidSeats,
  paidSeatsHull,
  type SeatPoint,
  type SeatTerms,
  sparePolicyOf,
  spareSeats,
} from "../../../src/licensing/optimizer/paid-seats.ts";

const terms = record({
  floor: integer({ min: 0, max: 300 }),
  percent: constantFrom(0, 0.5, 1, 5, 7.3, 12.5, 33, 33.33, 50, 66.67, 100, 130),
  min: integer({ min: 0, max: 20 }),
}).map(({ floor, ...spare }): SeatTerms => ({ floor, spare: sparePolicyOf(spare) }));

/** The height of the hull over a number of used seats. */
function heightAt(hull: readonly SeatPoint[], used: number): number {
  const left = hull.findLast((point) => point.used <= used) ?? { used, paid: Number.NaN };
  const right = hull.find((point) => point.used >= used) ?? left;
  const part = left.used === right.used ? 0 : (used - left.used) / (right.used - left.used);
  return left.paid + part * (right.paid - left.paid);
}

describe("the hull of paid seats", () => {
  it("lies on points of the rule, below all others, and bends upwards", () => {
    const range = record({
      from: integer({ min: 0, max: 60 }),
      width: integer({ min: 0, max: 250 }),
    });
    assert(
      property(terms, range, (rule, { from, width }) => {
        const hull = paidSeatsHull(rule, from, from + width);
        expect(hull.map(({ used }) => paidSeats(used, rule))).toEqual(hull.map(({ paid }) => paid));
        const slopes = hull.slice(1).map((right, i) => {
          const left = hull[i] ?? right;
          return (right.paid - left.paid) / (right.used - left.used);
        });
        expect(slopes).toEqual([...new Set(slopes)].sort((a, b) => a - b));
        for (let used = from; used <= from + width; used += 1) {
          expect(heightAt(hull, used)).toBeLessThanOrEqual(paidSeats(used, rule) + 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has a handful of corners over a billion seats", () => {
    const spare = sparePolicyOf({ percent: 5, min: 3 });
    expect(paidSeatsHull({ floor: 1_000, spare }, 0, 1_000_000_000)).toEqual([
      { used: 0, paid: 1_000 },
      { used: 952, paid: 1_000 },
      { used: 960, paid: 1_008 },
      { used: 1_000_000_000, paid: 1_050_000_000 },
    ]);
  });
});

describe("spare seats", () => {
  it("are exact where the product is beyond exact numbers", () => {
    const spare = sparePolicyOf({ percent: 33.333333333, min: 0 });
    expect(spareSeats(3_000_000, spare)).toBe(1_000_000);
    expect(spareSeats(3_000_000_000, spare)).toBe(1_000_000_000);
    expect(spareSeats(100_000_000_000, spare)).toBe(33_333_333_333);
    expect(spareSeats(100_000_000_001, spare)).toBe(33_333_333_334);
  });
});
