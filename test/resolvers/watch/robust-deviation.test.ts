import { describe, expect, it } from "@jest/globals";
import { array, assert, nat, property } from "fast-check";
import { medianOf, robustDeviation } from "../../../src/resolvers/watch/robust-deviation.ts";

describe("the robust deviation", () => {
  it.each<[string, number, readonly number[], number]>([
    ["the middle itself", 10, [8, 10, 12], 0],
    ["a value beyond ordinary spread", 100, [10, 20, 30, 40, 50], 70 / (1.4826 * 10)],
    ["a value over a history without spread", 12, [8, 8, 8, 8], 4 / 2],
    ["events where there never were any", 7, [0, 0, 0], 7],
  ])("of %s", (_what, value, earlier, expected) => {
    expect(robustDeviation(value, earlier)).toBeCloseTo(expected, 10);
  });

  it("is not moved by a few wild hours, as a mean would be", () => {
    const usual = Array.from({ length: 40 }, (_, at) => 10 + (at % 3));
    const wild = [...usual, 100_000, 100_000, 100_000];

    expect(robustDeviation(60, wild)).toBeGreaterThan(0.8 * robustDeviation(60, usual));
  });

  it("grows with the value", () => {
    const history = array(nat({ max: 1_000 }), { minLength: 1 });
    assert(
      property(history, nat(), nat(), (earlier, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        return robustDeviation(less, earlier) <= robustDeviation(more, earlier);
      }),
    );
  });
});

describe("the median", () => {
  it("has as many values below as above", () => {
    assert(
      property(array(nat(), { minLength: 1 }), (values) => {
        const middle = medianOf(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        return below <= values.length / 2 && above <= values.length / 2;
      }),
    );
  });
});
