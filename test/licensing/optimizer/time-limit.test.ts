import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Deadline } from "../../../src/licensing/optimizer/deadline.ts";
import { loadHighsSolver } from "../../../src/licensing/optimizer/highs-solver.ts";
import { solveProblem } from "../../../src/licensing/optimizer/solve-problem.ts";
import { arbitraryProblem } from "./arbitrary-problem.ts";
import { bruteForce } from "./brute-force.ts";

const solver = await loadHighsSolver();

/** A clock by which the time is up after so many looks at it; no single search takes longer than a second. */
function timeFor(looks: number): Deadline {
  let left = looks;
  return {
    remainingMs: () => {
      left -= 1;
      return left < 0 ? 0 : 1_000;
    },
  };
}

describe("whenever the time is up", () => {
  it.each([
    { title: "months decided one by one", changeCost: false },
    { title: "months decided together", changeCost: true },
  ])("there is a plan with a bound that holds: $title", ({ changeCost }) => {
    fc.assert(
      fc.property(
        arbitraryProblem({ skus: 3, cohorts: 3, members: 2, changeCost }),
        fc.nat({ max: 40 }),
        (problem, looks) => {
          const options = { policy: {}, waterfall: true, shadowPrices: false };
          const outcome = solveProblem(problem, options, solver, timeFor(looks));
          const least = bruteForce(problem).optimumMinor;
          if (outcome.kind !== "plan") {
            // Without seat limits everyone can always have what is found first.
            if (least !== undefined) expect(problem.seatLimits).not.toEqual([]);
            expect(outcome.kind).toBe(least === undefined ? outcome.kind : "unsolved");
            return;
          }
          expect(least).toBeDefined();
          expect(outcome.valueMinor).toBeGreaterThanOrEqual(least ?? 0);
          expect(outcome.boundMinor).toBeLessThanOrEqual(least ?? 0);
          expect(outcome.gapMinor).toBe(outcome.valueMinor - outcome.boundMinor);
          const { waterfall } = outcome;
          const saved = waterfall && Object.values(waterfall).reduce((sum, one) => sum + one, 0);
          if (!changeCost) expect(saved).toBe(outcome.baselineMinor - outcome.valueMinor);
        },
      ),
      { numRuns: 300 },
    );
  });
});
