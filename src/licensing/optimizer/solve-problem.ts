import { type Deadline, partOf } from "./deadline.ts";
import { groupCohorts, stagesOf } from "./level-stages.ts";
import type { LicenceProblem, PlanPolicy } from "./licence-problem.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { calendarOf, type PlanPeriod, stayingShares, todaysShares } from "./plan-calendar.ts";
import { limitProfiles } from "./profile-limit.ts";
import { type ShadowPrice, shadowPricesOf } from "./shadow-prices.ts";
import { type ProofKind, type SolvedStage, solveStage, weakestOf } from "./solve-stage.ts";
import type { Stage } from "./stage.ts";
import { createTenantModel, type TenantModel } from "./tenant-model.ts";
import { breakTies } from "./tie-break.ts";
import { type Waterfall, waterfallOf } from "./waterfall.ts";

/** What is asked for besides the cheapest mix. */
export interface SolveOptions {
  readonly policy: PlanPolicy;
  readonly waterfall: boolean;
  readonly shadowPrices: boolean;
}

/** The cheapest licence mix with its proof; amounts in minor units over the horizon. */
export interface LicencePlan {
  readonly kind: "plan";
  /** Everything renewed as it is. */
  readonly baselineMinor: number;
  readonly valueMinor: number;
  /** No plan costs less; computed in whole numbers. */
  readonly boundMinor: number;
  /** `valueMinor - boundMinor`. */
  readonly gapMinor: number;
  readonly proof: ProofKind;
  readonly periods: readonly PlanPeriod[];
  /** Only without change cost: with it, levels would have to pay for changes of their own. */
  readonly waterfall?: Waterfall | undefined;
  /** Per period, as far as asked for. */
  readonly shadowPrices: readonly (readonly ShadowPrice[])[];
  /** The policy the plan was made under. */
  readonly policy: PlanPolicy;
}

export type PlanOutcome =
  | LicencePlan
  /** Some cohort has no feasible bundle, or no assignment keeps the seat limits. */
  | { readonly kind: "infeasible"; readonly baselineMinor: number }
  /** The time ran out before any plan was found. */
  | { readonly kind: "unsolved"; readonly baselineMinor: number };

/** The rest of the time is for what cannot be interrupted: a step under way, and writing the plan down. */
const SEARCH_PART = 0.93;

/** The rest of the search is for the levels of the waterfall and for ties. */
const SOLVING_PART = 0.7;

/** Solves a problem in the calling thread, which it blocks; see LicencePlanner for the way around that. */
export function solveProblem(
  problem: LicenceProblem,
  options: SolveOptions,
  solver: LinearSolver,
  deadline: Deadline,
): PlanOutcome {
  const baselineMinor = baselineOf(problem);
  const searching = partOf(deadline, SEARCH_PART);
  const hasWaterfall = options.waterfall && problem.changeCostMinorPerUser === 0;
  const solving = partOf(searching, hasWaterfall ? SOLVING_PART : 1);
  const model = createTenantModel(problem, options.policy);
  const level = groupCohorts(model, "newMix");
  const solved = solveStages(model, stagesOf(model, level.groups), solver, solving);
  if (typeof solved === "string") return { kind: solved, baselineMinor };
  const valueMinor = sum(solved.map((stage) => stage.value));
  const boundMinor = sum(solved.map((stage) => stage.bound));
  const totals = { baseline: baselineMinor, optimum: valueMinor };
  const waterfall = hasWaterfall ? waterfallOf(model, totals, solver, searching) : undefined;
  const today = todaysShares(model, level);
  const staying = stayingShares(model, level);
  // Ties are broken among all bundles, which a limit on profiles does not allow.
  const plan = solved.flatMap((stage) =>
    model.profiles === undefined ? breakTies(stage, staying, solver, searching) : stage.plan,
  );
  const limitIds = problem.seatLimits.map((limit) => limit.id);
  return {
    kind: "plan",
    baselineMinor,
    valueMinor,
    boundMinor,
    gapMinor: valueMinor - boundMinor,
    proof: weakestOf(solved.map((stage) => stage.proof)),
    periods: calendarOf(model, today, plan, solver),
    waterfall,
    shadowPrices:
      options.shadowPrices && hasMarginalPrices(problem, options.policy)
        ? solved.map((stage) => shadowPricesOf(stage, limitIds, solver, searching))
        : [],
    policy: options.policy,
  };
}

/** Solves one stage after the other; none may take the time of those after it. */
function solveStages(
  model: TenantModel,
  stages: readonly Stage[],
  solver: LinearSolver,
  deadline: Deadline,
): readonly SolvedStage[] | "infeasible" | "unsolved" {
  const { profiles, spaces } = model;
  const solved: SolvedStage[] = [];
  for (const [index, stage] of stages.entries()) {
    const ofStage = partOf(deadline, 1 / (stages.length - index));
    const ofPlan = profiles === undefined ? ofStage : partOf(ofStage, 1 / 2);
    const outcome = solveStage(stage, solver, ofPlan);
    const limited =
      outcome.kind === "solved" && profiles !== undefined
        ? limitProfiles(outcome, profiles, { spaces, solver, deadline: ofStage })
        : outcome;
    if (limited.kind !== "solved") return limited.kind;
    solved.push(limited);
  }
  return solved;
}

/** What one more seat saves is solved anew without the limit on profiles, so it says nothing with one. */
function hasMarginalPrices(problem: LicenceProblem, policy: PlanPolicy): boolean {
  return problem.changeCostMinorPerUser === 0 && policy.maxProfiles === undefined;
}

/** Everything renewed as it is, over the horizon. */
function baselineOf(problem: LicenceProblem): number {
  const prices = new Map(problem.skus.map((sku) => [sku.id, sku.priceMinorPerMonth]));
  const monthly = problem.purchased.map(({ sku, seats }) => seats * (prices.get(sku) ?? 0));
  return problem.horizonMonths * sum(monthly);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
