import { describe, expect, it } from "@jest/globals";
import { array, assert, integer, property } from "fast-check";
import { currencyCode, money, perYear, sumMoney, timesSeats } from "../../src/core/money.ts";

const USD = currencyCode.parse("USD");
const EUR = currencyCode.parse("EUR");

describe("money", () => {
  it("adds whole minor units without loss", () => {
    assert(
      property(array(integer({ min: -1e9, max: 1e9 })), (amounts) => {
        const exact = amounts.reduce((sum, minor) => sum + BigInt(minor), 0n);
        const sum = sumMoney(
          amounts.map((minor) => money(minor, USD, "month")),
          money(0, USD, "month"),
        );
        expect(BigInt(sum.minor)).toBe(exact);
      }),
    );
  });

  it("makes a year of a month, and leaves a year a year", () => {
    const month = money(3900, USD, "month");
    expect(perYear(month)).toEqual({ minor: 46_800, currency: "USD", period: "year" });
    expect(perYear(perYear(month))).toEqual(perYear(month));
  });

  it("multiplies a unit price by seats in the same period", () => {
    expect(timesSeats(money(2250, USD, "month"), 3)).toEqual({
      minor: 6750,
      currency: "USD",
      period: "month",
    });
  });

  it.each([
    ["another currency", money(1, EUR, "month")],
    ["another period", money(1, USD, "year")],
  ])("never adds %s", (_what, other) => {
    expect(() => sumMoney([other], money(0, USD, "month"))).toThrow("different currency or period");
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "refuses %s minor units",
    (minor) => {
      expect(() => money(minor, USD, "month")).toThrow("whole number of minor units");
    },
  );
});
