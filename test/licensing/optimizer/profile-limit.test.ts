import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { loadHighsSolver } from "../../../src/licensing/optimizer/highs-solver.ts";
import type { LicenceProblem } from "../../../src/licensing/optimizer/licence-problem.ts";
import { type PlanOutcome, solveProblem } from "../../../src/licensing/optimizer/solve-problem.ts";
import { arbitraryProblem } from "./arbitrary-problem.ts";
import { bruteForce } from "./brute-force.ts";

const solver = await loadHighsSolver();

function solve(problem: LicenceProblem, most: number, skus: readonly string[]): PlanOutcome {
  const options = {
    policy: { maxProfiles: { most, skus } },
    waterfall: false,
    shadowPrices: false,
  };
  return solveProblem(problem, options, solver, { remainingMs: () => 60_000 });
}

function offer(id: string, price: number, provides: Record<string, number>) {
  return {
    id,
    priceMinorPerMonth: price,
    provides,
    requiresAnyOf: [],
    conflictsWith: [],
  };
}

function cohort(id: string, users: number, needs: Record<string, number>) {
  const nothing = { tags: [], current: [], keep: [], forbid: [] };
  return { id, users, state: "active", needs, ...nothing } as const;
}

const office: LicenceProblem = {
  horizonMonths: 1,
  ladders: { mail: ["small", "large"], office: ["web", "desktop"], phone: ["yes"] },
  skus: [
    offer("E1", 10, { mail: 1, office: 1 }),
    offer("E3", 26, { mail: 2, office: 2 }),
    offer("F3", 4, { mail: 1 }),
    offer("PHONE", 8, { phone: 1 }),
  ],
  cohorts: [
    cohort("desk", 10, { mail: 2, office: 2 }),
    cohort("callers", 4, { mail: 2, office: 2, phone: 1 }),
    cohort("web", 10, { mail: 1, office: 1 }),
    cohort("shop", 10, { mail: 1 }),
  ],
  purchased: [],
  seatLimits: [],
  spare: [],
  changeCostMinorPerUser: 0,
  allowNewSkus: true,
};
const SUITES = ["E1", "E3", "F3"];

describe("a limit on profiles", () => {
  it.each([
    // Free: E3 for 14, E1 for 10, F3 for 10, the phone of four beside.
    [3, 14 * 26 + 10 * 10 + 10 * 4 + 4 * 8, "bound-met"],
    // Two: the shop gets E1.
    [2, 14 * 26 + 20 * 10 + 4 * 8, "solver"],
    [1, 34 * 26 + 4 * 8, "solver"],
  ])("of %i costs what the simpler mix costs; add-ons stay free", (most, value, proof) => {
    expect(solve(office, most, SUITES)).toMatchObject({ kind: "plan", valueMinor: value, proof });
  });

  it("is proven for few groups of many SKUs as well", () => {
    const others = Array.from({ length: 8 }, (_, i) => offer(`X${i}`, 30 + i, { mail: 2 }));
    const wide = { ...office, skus: [...office.skus, ...others] };
    const skus = [...SUITES, ...others.map(({ id }) => id)];
    const value = 14 * 26 + 20 * 10 + 4 * 8;
    expect(solve(wide, 2, skus)).toMatchObject({ valueMinor: value, proof: "solver" });
  });

  it("is kept, its plan is the least of all that keep it, and its bound is below them", () => {
    fc.assert(
      fc.property(
        arbitraryProblem({ skus: 4, cohorts: 3, members: 2, changeCost: false }),
        fc.integer({ min: 1, max: 2 }),
        (problem, most) => {
          const skus = problem.skus.map(({ id }) => id).filter((id) => id !== "S0");
          const single = { ...problem, horizonMonths: 1 };
          const outcome = solve(single, most, skus);
          const isPeopled = single.cohorts.every(({ users }) => users > 0);
          const best = isPeopled ? cheapestWithin(single, most, skus) : undefined;
          if (isPeopled) expect(outcome.kind).toBe(best === undefined ? "infeasible" : "plan");
          if (outcome.kind !== "plan") return;
          const free = bruteForce(single);
          expect(outcome.valueMinor).toBeGreaterThanOrEqual(free.optimumMinor ?? 0);
          expect(outcome.boundMinor).toBeLessThanOrEqual(free.optimumMinor ?? 0);
          expect(outcome.gapMinor).toBe(outcome.valueMinor - outcome.boundMinor);
          expect(["bound-met", "solver"]).toContain(outcome.proof);
          if (isPeopled) expect(outcome.valueMinor).toBe(best);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Least cost over every choice of so many profiles, each tried by brute force. */
function cheapestWithin(
  problem: LicenceProblem,
  most: number,
  skus: readonly string[],
): number | undefined {
  let profiles: string[][] = [[]];
  for (const id of skus) profiles = [...profiles, ...profiles.map((set) => [...set, id])];
  // The empty set among them is no profile.
  const choices =
    most === 1
      ? profiles.map((one) => [one])
      : profiles.flatMap((a) => profiles.map((b) => [a, b]));
  const costs = choices.flatMap((chosen) => {
    const offers = ["", ...chosen.map((set) => set.join("+"))];
    const isOffered = (bundle: readonly string[]) =>
      offers.includes(bundle.filter((id) => skus.includes(id)).join("+"));
    const answer = bruteForce(problem, { isOffered });
    return answer.optimumMinor === undefined ? [] : [answer.optimumMinor];
  });
  return costs.length === 0 ? undefined : Math.min(...costs);
}
