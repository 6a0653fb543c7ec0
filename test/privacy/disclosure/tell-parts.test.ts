import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { tellParts } from "../../../src/privacy/index.ts";

describe("counts by parts of a known whole", () => {
  it.each([
    ["are told where all are large", [40, 30, 20], [40, 30, 20]],
    ["hide a small one with the smallest other", [40, 30, 20, 4], [40, 30, null, null]],
    ["hide two small ones that are enough together", [40, 30, 6, 7], [40, 30, null, null]],
    ["tell nobody of many", [40, 30, 0], [40, 30, 0]],
    ["do not tell nobody of few (S8)", [12, 20, 0], [null, 20, null]],
    ["do not tell that all of a bucket are in one part (S8)", [12, 0, 0], [null, null, null]],
    ["do not tell that nearly all are", [99, 1, 0], [null, null, 0]],
    ["tell nothing of too few (S15)", [9, 0], [null, null]],
    ["tell nothing of nobody", [0, 0], [null, null]],
  ] as const)("%s", (_what, counts, told) => {
    expect(tellParts(counts, 10)).toEqual(told);
  });

  it("never leave a part below the minimum to subtraction (S2)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 10, max: 20 }),
        (counts, minimum) => {
          const told = tellParts(counts, minimum);
          const hidden = counts.filter((_, at) => told[at] === null);
          const rest = hidden.reduce((sum, count) => sum + count, 0);
          expect(told.every((count, at) => count === null || count === counts[at])).toBe(true);
          expect(told.every((count) => count === null || count === 0 || count >= minimum)).toBe(
            true,
          );
          if (hidden.length > 0 && hidden.length < counts.length) {
            expect(hidden.length).toBeGreaterThanOrEqual(2);
            expect(rest).toBeGreaterThanOrEqual(minimum);
          }
        },
      ),
    );
  });
});
