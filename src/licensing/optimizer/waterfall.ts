import { ACTION_LEVELS, type ActionLevel } from "./action-levels.ts";
import type { Deadline } from "./column-generation.ts";
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
  for (const level of ACTION_LEVELS) {
    const now =
      level === "newMix"
        ? { key: undefined, cost: totals.optimum }
        : costAt(model, level, before, { solver, deadline });
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

/** Least cost at a level; the cost before when the level allows nothing new or has no solution. */
function costAt(
  model: TenantModel,
  level: ActionLevel,
  before: LevelCost,
  means: { readonly solver: LinearSolver; readonly deadline: Deadline },
): LevelCost {
  const { groups, key } = groupCohorts(model, level);
  if (key === before.key) return before;
  let cost = 0;
  for (const stage of stagesOf(model, groups)) {
    const outcome = solveStage(stage, means.solver, means.deadline);
    if (outcome.kind !== "solved") return { key, cost: before.cost };
    cost += outcome.value;
  }
  return { key, cost };
}
