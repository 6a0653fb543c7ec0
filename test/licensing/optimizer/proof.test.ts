import { describe, expect, it } from "@jest/globals";
import { loadHighsSolver } from "../../../src/licensing/optimizer/highs-solver.ts";
import type { LicenceProblem } from "../../../src/licensing/optimizer/licence-problem.ts";
import type {
  LinearSolver,
  SolverOutcome,
} from "../../../src/licensing/optimizer/linear-solver.ts";
import { solveProblem } from "../../../src/licensing/optimizer/solve-problem.ts";

const highs = await loadHighsSolver();

/** Half a spare seat and a change cost: the relaxation stays 1 below every plan in whole members. */
const gapped: LicenceProblem = {
  horizonMonths: 12,
  ladders: { phone: ["yes"] },
  skus: [
    {
      id: "S0",
      priceMinorPerMonth: 3,
      provides: { phone: 1 },
      requiresAnyOf: [],
      conflictsWith: [],
    },
  ],
  cohorts: [
    {
      id: "g0",
      users: 2,
      state: "inactive",
      needs: {},
      tags: [],
      current: ["S0"],
      keep: [],
      forbid: [],
    },
  ],
  purchased: [{ sku: "S0", seats: 2, committedMonths: 11 }],
  seatLimits: [],
  spare: [{ sku: "S0", percent: 50, min: 0 }],
  changeCostMinorPerUser: 7,
  allowNewSkus: false,
};

/** HiGHS with other answers to programs in whole numbers. */
function solverThat(answers: (outcome: SolverOutcome) => SolverOutcome): LinearSolver {
  return {
    withProgram: (program, work) =>
      highs.withProgram(program, (session) =>
        work({
          addColumns: (batch) => session.addColumns(batch),
          addRow: (lower, upper, entries) => session.addRow(lower, upper, entries),
          changeCosts: (costs) => session.changeCosts(costs),
          run: (seconds) => (program.whole ? answers(session.run(seconds)) : session.run(seconds)),
        }),
      ),
  };
}

const nobody = (outcome: SolverOutcome): SolverOutcome =>
  "values" in outcome ? { ...outcome, values: outcome.values.map(() => 0) } : outcome;

describe("the proof of a plan whose bound stays below it", () => {
  it.each([
    { who: "the solver", solver: highs, proof: "solver" },
    {
      who: "a solver that runs out of time",
      solver: solverThat(() => ({ kind: "none" })),
      proof: "time-limit",
    },
    {
      who: "a solver whose answer serves nobody",
      solver: solverThat(nobody),
      proof: "search-limit",
    },
  ])("names what ended the search: $who", ({ solver, proof }) => {
    const options = { policy: {}, waterfall: false, shadowPrices: false };
    const outcome = solveProblem(gapped, options, solver, { remainingMs: () => 60_000 });
    expect(outcome).toMatchObject({ kind: "plan", proof, boundMinor: 78, valueMinor: 79 });
  });
});
