import { describe, expect, it } from "@jest/globals";
import { assert, property } from "fast-check";
import { loadHighsSolver } from "../../../src/licensing/optimizer/highs-solver.ts";
import type { LicenceProblem } from "../../../src/licensing/optimizer/licence-problem.ts";
import { type PlanOutcome, solveProblem } from "../../../src/licensing/optimizer/solve-problem.ts";
import { arbitraryProblem, type ProblemSize } from "./arbitrary-problem.ts";
import { bruteForce, fewestChanges, type ReferenceAnswer } from "./brute-force.ts";

const solver = await loadHighsSolver();
const patient = { remainingMs: () => 60_000 };

function solve(problem: LicenceProblem): PlanOutcome {
  const options = { policy: {}, waterfall: true, shadowPrices: false };
  return solveProblem(problem, options, solver, patient);
}

function answerOf(outcome: PlanOutcome): ReferenceAnswer {
  const { baselineMinor } = outcome;
  if (outcome.kind === "infeasible") return { baselineMinor, error: "infeasible" };
  if (outcome.kind === "unsolved") throw new Error("No plan was found.");
  const { valueMinor: optimumMinor, waterfall: waterfallMinor } = outcome;
  return {
    baselineMinor,
    optimumMinor,
    ...(waterfallMinor === undefined ? {} : { waterfallMinor }),
  };
}

const SIZES: readonly (ProblemSize & { readonly title: string; readonly runs: number })[] = [
  { title: "many SKUs", runs: 500, skus: 6, cohorts: 3, members: 2, changeCost: false },
  { title: "larger cohorts", runs: 500, skus: 4, cohorts: 3, members: 4, changeCost: false },
  { title: "change cost", runs: 300, skus: 3, cohorts: 2, members: 2, changeCost: true },
];

describe("the optimum and every level of the waterfall", () => {
  it.each(SIZES)("agree with trying everything: $title", ({ runs, ...size }) => {
    assert(
      property(arbitraryProblem(size), (problem) => {
        expect(answerOf(solve(problem))).toEqual(bruteForce(problem));
      }),
      { numRuns: runs },
    );
  });

  it("never proves a bound above the optimum, and names a gap it cannot close", () => {
    assert(
      property(
        arbitraryProblem({ skus: 5, cohorts: 3, members: 3, changeCost: false }),
        (problem) => {
          const outcome = solve(problem);
          if (outcome.kind !== "plan") return;
          expect(outcome.gapMinor).toBe(outcome.valueMinor - outcome.boundMinor);
          expect(outcome.gapMinor).toBeGreaterThanOrEqual(0);
          expect(outcome.gapMinor === 0).toBe(outcome.proof === "bound-met");
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("the calendar of a plan", () => {
  it("pays for exactly the value and moves members from what they hold", () => {
    assert(
      property(
        arbitraryProblem({ skus: 5, cohorts: 3, members: 3, changeCost: false }),
        (problem) => {
          const outcome = solve(problem);
          if (outcome.kind !== "plan") return;
          const price = new Map(problem.skus.map((sku) => [sku.id, sku.priceMinorPerMonth]));
          const cost = outcome.periods.flatMap(({ firstMonth, lastMonth, seats }) =>
            seats.map(
              ({ sku, paid }) => (lastMonth - firstMonth + 1) * paid * (price.get(sku) ?? 0),
            ),
          );
          expect(cost.reduce((sum, one) => sum + one, 0)).toBe(outcome.valueMinor);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("changes the fewest members that a plan of least cost allows", () => {
    assert(
      property(
        arbitraryProblem({ skus: 4, cohorts: 2, members: 3, changeCost: false }),
        (original) => {
          // One period: the tie-break compares every period with today's bundles.
          const problem = { ...original, horizonMonths: 1 };
          const outcome = solve(problem);
          if (outcome.kind !== "plan") return;
          const moved = (outcome.periods[0]?.moves ?? []).map(({ members }) => members);
          expect(moved.reduce((sum, members) => sum + members, 0)).toBe(fewestChanges(problem));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the same whatever the order of the input", () => {
    assert(
      property(
        arbitraryProblem({ skus: 5, cohorts: 3, members: 3, changeCost: false }),
        (problem) => {
          const reversed = {
            ...problem,
            skus: problem.skus.toReversed(),
            cohorts: problem.cohorts.toReversed(),
            purchased: problem.purchased.toReversed(),
          };
          expect(solve(reversed)).toEqual(solve(problem));
        },
      ),
      { numRuns: 200 },
    );
  });
});
