import { describe, expect, it } from "@jest/globals";
import { array, assert, integer, property, tuple } from "fast-check";
import { isOfFew, steadyParts, type ToldParts, tellParts } from "../../../src/privacy/index.ts";

const MINIMUM = 10;

function tell(counts: readonly number[], last?: ToldParts): ToldParts {
  return steadyParts({ counts, told: tellParts(counts, MINIMUM) }, last, MINIMUM);
}

describe("counts of a new period", () => {
  const before = tell([100, 60, 40]);

  it.each<[string, number[], (number | null)[]]>([
    ["stay when a single member left (S6)", [99, 60, 40], [100, 60, 40]],
    ["stay when a single member moved on (S6)", [99, 61, 40], [100, 60, 40]],
    ["are told anew when enough came", [112, 60, 40], [112, 60, 40]],
    ["stay where few changed, beside one that many joined", [120, 61, 39], [120, 60, 40]],
    ["do not leave a change of a few to subtraction (S2)", [120, 61, 40], [100, 60, 40]],
    [
      "give a part up that shrank under the minimum, and what would tell it",
      [100, 94, 6],
      [100, null, null],
    ],
  ])("%s", (_, counts, told) => {
    expect(tell(counts, before).counts).toEqual(told);
  });

  it("never tell a change of a few, in a part or in all that is not told anew", () => {
    const count = integer({ min: 0, max: 80 });
    const drift = integer({ min: -25, max: 25 });
    assert(
      property(array(tuple(count, drift), { minLength: 2, maxLength: 6 }), (parts) => {
        const then = tell(parts.map(([members]) => members));
        const now = tell(
          parts.map(([members, change]) => Math.max(0, members + change)),
          then,
        );
        const changes = parts.map((_, at) => {
          const [old, anew] = [then.counts[at] ?? null, now.counts[at] ?? null];
          return old === null || anew === null ? 0 : anew - old;
        });
        const rest = now.whole - then.whole - changes.reduce((sum, one) => sum + one, 0);
        expect([...changes, rest].filter((change) => isOfFew(change, MINIMUM))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
