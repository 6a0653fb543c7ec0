import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { loadHighsSolver } from "../../../src/licensing/optimizer/highs-solver.ts";
import type {
  LicenceProblem,
  PlanPolicy,
} from "../../../src/licensing/optimizer/licence-problem.ts";
import { type PlanOutcome, solveProblem } from "../../../src/licensing/optimizer/solve-problem.ts";
import { arbitraryProblem, type ProblemSize } from "./arbitrary-problem.ts";
import { bruteForce, type ReferenceAnswer } from "./brute-force.ts";

const solver = await loadHighsSolver();

function solve(problem: LicenceProblem, policy: PlanPolicy): PlanOutcome {
  const options = { policy, waterfall: false, shadowPrices: false };
  return solveProblem(problem, options, solver, { remainingMs: () => 60_000 });
}

/** Limits that share SKUs with each other and with the minima, which share none among themselves. */
const ruled = (size: ProblemSize) =>
  fc.record({
    problem: arbitraryProblem(size),
    limits: fc.array(
      fc.record({
        id: fc.constant("cap"),
        skus: fc.uniqueArray(fc.constantFrom("S0", "S1", "S2", "S3"), {
          minLength: 1,
          maxLength: 3,
        }),
        maxSeats: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 4 },
    ),
    minima: fc
      .tuple(fc.shuffledSubarray(["S0", "S1", "S2", "S3"]), fc.nat(4))
      .map(([skus, cut]) => [skus.slice(0, cut), skus.slice(cut)])
      .chain((groups) =>
        fc.tuple(...groups.map((skus) => fc.record({ skus: fc.constant(skus), seats: fc.nat(6) }))),
      ),
  });

/** The SKU that is cheapest under a minimum uses up two limits at once, the dearer ones only one each. */
const cheapestTakesTwoLimits = (): LicenceProblem => {
  const sku = (id: string, priceMinorPerMonth: number): LicenceProblem["skus"][number] => ({
    id,
    priceMinorPerMonth,
    provides: {},
    requiresAnyOf: [],
    conflictsWith: [],
  });
  return {
    horizonMonths: 1,
    ladders: {},
    skus: [sku("S0", 1), { ...sku("S1", 1), eligibilityTag: "frontline" }, sku("S2", 0)],
    cohorts: [],
    purchased: [],
    seatLimits: [
      { id: "cap", skus: ["S2", "S0"], maxSeats: 2 },
      { id: "cap", skus: ["S1", "S2"], maxSeats: 4 },
    ],
    spare: [],
    changeCostMinorPerUser: 0,
    allowNewSkus: true,
  };
};

function optimumOf(outcome: PlanOutcome): number | undefined {
  return outcome.kind === "plan" ? outcome.valueMinor : undefined;
}

/** Every policy against brute force over the same problems, with and without a change cost. */
describe.each([
  { title: "without change cost", size: { skus: 5, cohorts: 3, members: 2, changeCost: false } },
  { title: "with change cost", size: { skus: 3, cohorts: 2, members: 2, changeCost: true } },
])("a policy $title", ({ size }) => {
  const agrees = (
    policyOf: (problem: LicenceProblem) => PlanPolicy,
    reference: (problem: LicenceProblem) => ReferenceAnswer,
  ) =>
    fc.assert(
      fc.property(arbitraryProblem(size), (problem) => {
        const outcome = solve(problem, policyOf(problem));
        expect(optimumOf(outcome)).toBe(reference(problem).optimumMinor);
      }),
      { numRuns: 80 },
    );

  it.each([0, 1, 2])("of at most %i SKUs per member is the least cost of such bundles", (most) => {
    agrees(
      () => ({ maxSkusPerMember: most }),
      (problem) => bruteForce(problem, { isOffered: (bundle) => bundle.length <= most }),
    );
  });

  it("that withdraws SKUs is the least cost without them", () => {
    agrees(
      () => ({ withdrawnSkus: ["S1", "unknown"] }),
      (problem) => bruteForce(problem, { isOffered: (bundle) => !bundle.includes("S1") }),
    );
  });

  it.each([
    { minSeats: [{ skus: ["S0"], seats: 3 }] },
    { minSeats: [{ skus: ["S0", "S1"], seats: 4 }] },
    { minSeats: [{ skus: ["S0", "S1", "S2", "unknown"], seats: 6 }] },
    {
      minSeats: [
        { skus: ["S0", "S2"], seats: 4 },
        { skus: ["S1"], seats: 3 },
      ],
    },
  ])("of minima $minSeats is the least cost that pays them within the seat limits", (policy) => {
    agrees(
      () => policy,
      (problem) => bruteForce(problem, policy),
    );
  });

  it("of minima under limits that overlap is the least cost that pays them", () => {
    fc.assert(
      fc.property(ruled(size), ({ problem, limits, minima }) => {
        const limited = { ...problem, seatLimits: limits };
        const outcome = solve(limited, { minSeats: minima });
        expect(optimumOf(outcome)).toBe(bruteForce(limited, { minSeats: minima }).optimumMinor);
      }),
      { numRuns: 80 },
    );
  });

  it("with minima pays in its calendar for exactly its value", () => {
    fc.assert(
      fc.property(arbitraryProblem({ ...size, changeCost: false }), (problem) => {
        const outcome = solve(problem, { minSeats: [{ skus: ["S0", "S1"], seats: 5 }] });
        if (outcome.kind !== "plan") return;
        const price = new Map(problem.skus.map((sku) => [sku.id, sku.priceMinorPerMonth]));
        const cost = outcome.periods.flatMap(({ firstMonth, lastMonth, seats }) =>
          seats.map(({ sku, paid }) => (lastMonth - firstMonth + 1) * paid * (price.get(sku) ?? 0)),
        );
        expect(cost.reduce((sum, one) => sum + one, 0)).toBe(outcome.valueMinor);
      }),
      { numRuns: 60 },
    );
  });
});

it("a minimum goes to dearer SKUs where the cheapest would use up two limits at once", () => {
  const minSeats = [{ skus: ["S0", "S1", "S2", "unknown"], seats: 6 }];
  expect(solve(cheapestTakesTwoLimits(), { minSeats })).toEqual(
    expect.objectContaining({
      valueMinor: 6,
      boundMinor: 6,
      proof: "bound-met",
      periods: [
        {
          firstMonth: 1,
          lastMonth: 1,
          seats: [
            { sku: "S0", used: 0, spare: 0, locked: 0, paid: 2 },
            { sku: "S1", used: 0, spare: 0, locked: 0, paid: 4 },
          ],
          moves: [],
        },
      ],
    }),
  );
});
