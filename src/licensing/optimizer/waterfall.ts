import { ACTION_LEVELS, type ActionLevel } from "./action-levels.ts";
import { type Deadline, partOf } from "./deadline.ts";
import { groupCohorts, stagesOf } from "./level-stages.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { solveStage } from "./solve-stage.ts";
import type { TenantModel } from "./tenant-model.ts";

/** Minor units saved over the horizon by each kind of action; the parts add up to the whole saving. */
export type Waterfall = Readonly<Record<ActionLevel, number>>;

/**
 * Splits the saving by nested levels of action: a level saves what its optimum is below that of the
 * level before. A level that cannot be carried out (limits, spare seats) saves nothing.
 * @param baseline cost of renewing everything as it is.
 * @param optimum cost at the last level.
 */
export function waterfallOf(
  model: TenantModel,
  totals: { readonly baseline: number; readonly optimum: number },
  solver: LinearSolver,
  deadline: Deadline,
): Waterfall {
  const savings = new Map<ActionLevel, number>();
  let before: LevelCost = { key: undefined, cost: totals.baseline };
  for (const [index, level] of ACTION_LEVELS.entries()) {
    const ofLevel = partOf(deadline, 1 / (ACTION_LEVELS.length - index));
    const now =
      level === "newMix"
        ? { key: undefined, cost: totals.optimum }
        : costAt(model, level, before, { solver, deadline: ofLevel });
    savings.set(level, before.cost - now.cost);
    before = now;
  }
  return {
    reduceUnassigned: savings.get("reduceUnassigned") ?? 0,
    reclaimDisabled: savings.get("reclaimDisabled") ?? 0,
    reclaimInactive: savings.get("reclaimInactive") ?? 0,
    removeRedundant: savings.get("removeRedundant") ?? 0,
    rightsizeOwned: savings.get("rightsizeOwned") ?? 0,
    newMix: savings.get("newMix") ?? 0,
  };
}

interface LevelCost {
  /** What the level allows. */
  readonly key: string | undefined;
  readonly cost: number;
}

/**
 * Least cost at a level; the cost before when the level allows nothing new or has no solution. Where the
 * time runs out, the best found, at most the cost before: each level allows all that the one before does.
 */
function costAt(
  model: TenantModel,
  level: ActionLevel,
  before: LevelCost,
  { solver, deadline }: { readonly solver: LinearSolver; readonly deadline: Deadline },
): LevelCost {
  if (deadline.remainingMs() <= 0) return before;
  const { groups, key } = groupCohorts(model, level);
  if (key === before.key) return before;
  const stages = stagesOf(model, groups);
  let cost = 0;
  let isLeast = true;
  for (const [index, stage] of stages.entries()) {
    const ofStage = partOf(deadline, 1 / (stages.length - index));
    const outcome = solveStage(stage, solver, ofStage);
    if (outcome.kind !== "solved") return { key, cost: before.cost };
    cost += outcome.value;
    isLeast &&= outcome.proof === "bound-met" || outcome.proof === "solver";
  }
  return { key, cost: isLeast ? cost : Math.min(cost, before.cost) };
}
