import type { PooledBundle } from "./bundle-pool.ts";
import type { Deadline } from "./deadline.ts";
import type { LinearSolver, SolverSession } from "./linear-solver.ts";
import { type Bundle, isSameBundle } from "./sku-table.ts";
import type { SolvedStage } from "./solve-stage.ts";
import { isWhole } from "./spread.ts";
import type { CountedStage } from "./stage.ts";
import { type BundleShare, costOfPlan, type StagePlan, stayingMembers } from "./stage-plan.ts";
import { knownOptions, optionsWithin, usefulOptions } from "./useful-options.ts";
import { withUsefulSeats } from "./useful-seats.ts";
import {
  createWholeProgram,
  type ShareColumn,
  type WholeOption,
  type WholeProgram,
  type WholeScope,
} from "./whole-program.ts";

/** Today's bundles of each group's members. */
export type TodaysShares = readonly (readonly BundleShare[])[];

/**
 * In a tenant with many idle locked seats nearly everything is a tie. A group whose search takes more
 * steps keeps to the bundles already known; counted in steps, the answer is the same everywhere. Few
 * groups may take more each.
 */
const STEPS_PER_GROUP = 100;
const STEPS_TO_SHARE = 20_000;

/** Programs of at most so many columns are decided in whole members at once. */
const MOST_WHOLE_COLUMNS = 300;

/**
 * Among the plans of least cost: the one that changes the fewest members, then with the fewest SKUs
 * held, then with the SKU ids that sort first. Without it, equal optima would take turns from run
 * to run and every recommendation with them.
 *
 * The relaxation decides nearly all groups; those it breaks are decided in whole members. The cost
 * is counted again, and a plan that is not better than the one in hand is not taken.
 */
export function breakTies(
  solved: SolvedStage,
  today: TodaysShares,
  solver: LinearSolver,
  deadline: Deadline,
): StagePlan {
  if (deadline.remainingMs() <= 0) return solved.plan;
  const options = loosenedOptions(solved, today, deadline);
  if (options.size === 0) return solved.plan;
  const means: Means = {
    solved: { ...solved, stage: withUsefulSeats(solved.stage, solved.relaxation, solved.value) },
    today,
    solver,
    deadline,
  };
  const plan = planOfLeastScore(means, options);
  return plan !== undefined && isBetter(means, plan) ? plan : solved.plan;
}

/** The relaxation first; what it leaves broken in whole members. Undefined when neither costs the value. */
function planOfLeastScore(means: Means, options: WholeScope["options"]): StagePlan | undefined {
  const { stage, value, plan: settled } = means.solved;
  const relaxed = decide(means, { options, settled }, false);
  if (relaxed === undefined) return undefined;
  const costsTheValue = (plan: StagePlan): boolean =>
    costOfPlan(stage, plan, means.solver) === value;
  if (relaxed.broken.size === 0 && costsTheValue(relaxed.plan)) return relaxed.plan;
  const columns = sum([...options.values()].map((group) => group.length));
  const left = new Map([...options].filter(([group]) => relaxed.broken.has(group)));
  const scope =
    columns > MOST_WHOLE_COLUMNS ? { options: left, settled: relaxed.plan } : { options, settled };
  const whole = scope.options.size === 0 ? undefined : decide(means, scope, true);
  return whole !== undefined && costsTheValue(whole.plan) ? whole.plan : undefined;
}

interface Means {
  readonly solved: SolvedStage;
  readonly today: TodaysShares;
  readonly solver: LinearSolver;
  readonly deadline: Deadline;
}

/** Optimises the objectives one after the other, each within what the ones before it reached. */
function decide(
  means: Means,
  scope: WholeScope,
  whole: boolean,
): { readonly plan: StagePlan; readonly broken: ReadonlySet<number> } | undefined {
  const program = createWholeProgram(means.solved.stage, scope);
  const values = means.solver.withProgram({ ...program.program, whole }, (session) =>
    optimise(means, program, session),
  );
  if (values === undefined) return undefined;
  const broken = program.shares.filter(({ column }) => !isWhole(values[column] ?? 0));
  return { plan: program.planOf(values), broken: new Set(broken.map(({ group }) => group)) };
}

function optimise(
  { solved, today, deadline }: Means,
  { program, shares, settledCost }: WholeProgram,
  session: SolverSession,
): Float64Array | undefined {
  const { stage, value } = solved;
  const { costs } = program.columns;
  const isCosting = ([, cost]: readonly [number, number]): boolean => cost !== 0;
  const budget = (value - settledCost) / stage.grain;
  // From the plans of least cost it is a short way to the best of them; from nothing, with periods that
  // are decided together, a long one (measured, 500 cohorts of three periods: 2 s against 12).
  if (stage.periods.length > 1) session.run(deadline.remainingMs() / 1000);
  session.addRow(Number.NEGATIVE_INFINITY, budget, new Map([...costs.entries()].filter(isCosting)));
  let values: Float64Array | undefined;
  for (const objective of objectivesOf(stage, shares, today)) {
    if (deadline.remainingMs() <= 0) return undefined;
    session.changeCosts(costs.map((_, column) => objective.get(column) ?? 0));
    const outcome = session.run(deadline.remainingMs() / 1000);
    if (outcome.kind !== "optimal") return undefined;
    values = outcome.values;
    const found = outcome.values;
    const reached = sum([...objective].map(([column, cost]) => cost * (found[column] ?? 0)));
    const most = isWhole(reached) ? Math.round(reached) : reached;
    session.addRow(Number.NEGATIVE_INFINITY, most, objective);
  }
  return values;
}

/** Whether a plan of the same cost comes first in the order of the objectives. */
function isBetter({ solved, today }: Means, plan: StagePlan): boolean {
  const mine = scoreOf(solved, today, plan);
  const theirs = scoreOf(solved, today, solved.plan);
  const differs = mine.findIndex((score, i) => score !== theirs[i]);
  return differs >= 0 && (mine[differs] ?? 0) < (theirs[differs] ?? 0);
}

/** Members changed against today, SKUs held, and the sum of their ranks, over all periods. */
function scoreOf(
  { stage }: SolvedStage,
  today: TodaysShares,
  plan: StagePlan,
): readonly [changed: number, held: number, ranks: number] {
  const score: [number, number, number] = [0, 0, 0];
  for (const shares of plan) {
    for (const [group, parts] of shares.entries()) {
      score[0] += (stage.groups[group]?.members ?? 0) - stayingMembers(today[group] ?? [], parts);
      for (const { bundle, members } of parts) {
        score[1] += members * bundle.length;
        score[2] += members * rankOf(bundle);
      }
    }
  }
  return score;
}

/**
 * Groups with more than one bundle of least cost. Members who may keep today's bundle are told apart:
 * only they count as unchanged, and only they may go on holding SKUs that their group does not need.
 */
function loosenedOptions(
  solved: SolvedStage,
  today: TodaysShares,
  deadline: Deadline,
): ReadonlyMap<number, readonly WholeOption[]> {
  const { stage, pool, relaxation, value } = solved;
  const mostSteps = Math.max(STEPS_PER_GROUP, STEPS_TO_SHARE / stage.groups.length);
  const search = { stage, pool, deadline, bySize: true, mostSteps };
  const open = usefulOptions(search, relaxation, value) ?? knownOptions(search, relaxation, value);
  const held = new Map(
    today.map((shares, group) => [group, shares.map(({ bundle }) => pool.describe(bundle))]),
  );
  const kept =
    stage.changeCost > 0
      ? new Map<number, readonly PooledBundle[]>()
      : optionsWithin(search, relaxation, value, held);
  const loosened = new Map<number, readonly WholeOption[]>();
  for (const [group, options] of open) {
    const members = stage.groups[group]?.members ?? 0;
    const staying = (kept.get(group) ?? []).map((bundle) => ({
      bundle,
      most: holdersToday(today, group, bundle.skus),
      staying: true,
    }));
    const free = options.map((bundle) => ({ bundle, most: members, staying: false }));
    const distinct = new Set([...staying, ...free].map(({ bundle }) => bundle.id));
    if (distinct.size > 1) loosened.set(group, [...staying, ...free]);
  }
  return loosened;
}

function holdersToday(today: TodaysShares, group: number, bundle: Bundle): number {
  const share = today[group]?.find((one) => isSameBundle(one.bundle, bundle));
  return share?.members ?? 0;
}

/** Per objective its cost per column, in order of importance. */
function objectivesOf(
  stage: CountedStage,
  shares: readonly ShareColumn[],
  today: TodaysShares,
): readonly ReadonlyMap<number, number>[] {
  const costs = (cost: (share: ShareColumn) => number): ReadonlyMap<number, number> =>
    new Map(shares.map((share) => [share.column, cost(share)]));
  const stays = ({ group, option }: ShareColumn): boolean => {
    const holders = holdersToday(today, group, option.bundle.skus);
    return holders > 0 && (stage.changeCost > 0 || option.staying);
  };
  return [
    costs((share) => (stays(share) ? 0 : 1)),
    costs(({ option }) => option.bundle.skus.length),
    costs(({ option }) => rankOf(option.bundle.skus)),
  ];
}

/** SKU indices follow the ids: a lower sum means ids that sort first. */
function rankOf(bundle: Bundle): number {
  return sum(bundle);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
