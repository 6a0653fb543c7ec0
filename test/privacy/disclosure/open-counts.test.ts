import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { areOpen, type HiddenCount } from "../../../src/privacy/index.ts";

/** Every way to choose the counts so that both sums stay what they are. */
function solutions(hidden: readonly HiddenCount[]): readonly (readonly number[])[] {
  const people = hidden.reduce((sum, { count }) => sum + count, 0);
  const worth = hidden.reduce((sum, one) => sum + one.count * one.worth, 0);
  const extend = (chosen: readonly number[]): readonly (readonly number[])[] => {
    const next = hidden[chosen.length];
    if (next === undefined) {
      const sum = chosen.reduce((all, count) => all + count, 0);
      const money = chosen.reduce((all, count, at) => all + count * (hidden[at]?.worth ?? 0), 0);
      return sum === people && money === worth ? [chosen] : [];
    }
    const choices = Array.from({ length: next.most - next.least + 1 }, (_, at) => next.least + at);
    return choices.flatMap((count) => extend([...chosen, count]));
  };
  return extend([]);
}

const count = fc
  .record({
    least: fc.constantFrom(0, 1),
    more: fc.nat({ max: 5 }),
    room: fc.nat({ max: 3 }),
    worth: fc.constantFrom(0, 400, 1000, 2200, 3900, 6000),
  })
  .map(({ least, more, room, worth }) => ({
    count: least + more,
    least,
    most: least + more + room,
    worth,
  }));

describe("counts behind two told sums", () => {
  it("are called open exactly where other counts would give the same sums, three people apart", () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (hidden) => {
        const worlds = solutions(hidden);
        const expected = hidden.map(({ least, most }, at) => {
          const seen = worlds.map((world) => world[at] ?? 0);
          return Math.max(...seen) - Math.min(...seen) >= Math.min(3, most - least);
        });
        expect(areOpen(hidden)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("are solved by whoever knows two prices", () => {
    const five = { count: 5, worth: 3900, least: 0, most: 9 };
    const seven = { count: 7, worth: 2200, least: 0, most: 9 };
    expect(areOpen([five, seven])).toEqual([false, false]);
  });

  it("are not solved where prices are the same", () => {
    const alike = { worth: 3900, least: 0, most: 9 };
    expect(
      areOpen([
        { ...alike, count: 5 },
        { ...alike, count: 7 },
      ]),
    ).toEqual([true, true]);
  });
});
