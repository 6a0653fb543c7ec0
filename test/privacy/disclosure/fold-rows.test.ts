import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { cohortMinimums, foldRows, type RowFacts } from "../../../src/privacy/index.ts";

const HOLDERS: Readonly<Record<string, number>> = {
  e5: 239,
  e3: 692,
  copilot: 101,
  visio: 39,
  one: 1,
};
const WORTH: Readonly<Record<string, number>> = {
  e5: 6000,
  e3: 3900,
  copilot: 3000,
  visio: 1500,
  one: 700,
};

const row = (
  among: string,
  people: number,
  sensitivity: RowFacts["sensitivity"] = "behaviour",
): RowFacts => ({ among, people, sensitivity, sum: "USD", worth: WORTH[among] ?? 0 });

function told(rows: readonly RowFacts[]) {
  const result = foldRows(rows, {
    minimums: cohortMinimums(),
    factsOf: (one) => one,
    peopleAmong: (sku) => HOLDERS[sku] ?? 0,
  });
  const names = (some: readonly RowFacts[]) =>
    some.map(({ among, people }) => `${among} ${people}`);
  return {
    told: names(result.told),
    few: names(result.few),
    folded: result.folded.map(({ sum, people, rows: some }) => ({
      sum,
      people,
      rows: names(some),
    })),
  };
}

describe("rows of counts", () => {
  it("are told from the minimum on: 10 for behaviour, 5 for assignments", () => {
    expect(told([row("e3", 10), row("e5", 5, "assignments")])).toEqual({
      told: ["e3 10", "e5 5"],
      few: [],
      folded: [],
    });
  });

  it("below it are few, and in no sum where the sum would give them away", () => {
    expect(told([row("e3", 30), row("e5", 4)])).toEqual({
      told: ["e3 30"],
      few: ["e5 4"],
      folded: [],
    });
  });

  it("are not even listed where so few hold the SKU that somebody would be known", () => {
    expect(told([row("one", 1), row("visio", 3)])).toEqual({ told: [], few: [], folded: [] });
  });

  it("that say of nearly all holders what they do are not told (S8)", () => {
    expect(told([row("visio", 38)])).toEqual({ told: [], few: [], folded: [] });
    expect(told([row("visio", 24), row("visio", 14)]).told).toEqual(["visio 24"]);
  });

  it("too small are folded with others when nobody who knows the prices can take them apart (S2)", () => {
    const small = [row("e5", 4), row("e5", 3), row("e3", 6), row("e3", 4)];
    expect(told([row("e3", 64), ...small])).toEqual({
      told: ["e3 64"],
      few: ["e5 4", "e5 3", "e3 6", "e3 4"],
      folded: [{ sum: "USD", people: 17, rows: ["e5 4", "e5 3", "e3 6", "e3 4"] }],
    });
  });

  it("without a sum of their own, such as choices, are never folded", () => {
    const choices = [row("e3", 6), row("e3", 7)].map((one) => ({ ...one, sum: null }));
    expect(told(choices)).toEqual({ told: [], few: ["e3 6", "e3 7"], folded: [] });
  });

  it("obey raised minimums", () => {
    const result = foldRows([row("e3", 12)], {
      minimums: cohortMinimums({ behaviour: 20 }),
      factsOf: (one) => one,
      peopleAmong: () => 100,
    });
    expect(result.told).toEqual([]);
  });
});

const anyRow = fc.record({
  among: fc.constantFrom("e5", "e3", "copilot", "visio", "one"),
  people: fc.integer({ min: 1, max: 18 }),
  sensitivity: fc.constantFrom("behaviour" as const, "assignments" as const),
});

/** Whole counts for each folded row with the same two sums, as somebody tries who knows all prices. */
function worldsOf(rows: readonly RowFacts[], people: number): readonly (readonly number[])[] {
  const worth = rows.reduce((sum, one) => sum + one.people * one.worth, 0);
  const solve = (at: number, left: number, money: number): readonly (readonly number[])[] => {
    const one = rows[at];
    if (one === undefined) return left === 0 && money === 0 ? [[]] : [];
    const most = Math.min(left, HOLDERS[one.among] ?? 0);
    return Array.from({ length: most + 1 }, (_, count) => count).flatMap((count) =>
      solve(at + 1, left - count, money - count * one.worth).map((rest) => [count, ...rest]),
    );
  };
  return solve(0, people, worth);
}

describe("whatever the rows", () => {
  it("what is told is large and open-ended, and sums cannot be solved", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (facts) => {
        const rows = facts
          .map((one) =>
            row(one.among, Math.min(one.people, HOLDERS[one.among] ?? 0), one.sensitivity),
          )
          .filter(
            (one, _at, all) =>
              all
                .filter((other) => other.among === one.among)
                .reduce((sum, { people }) => sum + people, 0) <= (HOLDERS[one.among] ?? 0),
          );
        const result = foldRows(rows, {
          minimums: cohortMinimums(),
          factsOf: (one) => one,
          peopleAmong: (sku) => HOLDERS[sku] ?? 0,
        });
        for (const one of result.told) {
          expect(one.people).toBeGreaterThanOrEqual(one.sensitivity === "behaviour" ? 10 : 5);
        }
        for (const { rows: hidden, people } of result.folded) {
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          expect(result.told.some((one) => hidden.includes(one))).toBe(false);
          const worlds = worldsOf(hidden, people);
          hidden.forEach((one, at) => {
            const seen = worlds.map((world) => world[at] ?? 0);
            const range = Math.max(...seen) - Math.min(...seen);
            expect(range).toBeGreaterThanOrEqual(Math.min(3, HOLDERS[one.among] ?? 0));
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});
