import { type ActionLevel, choicesAt } from "./action-levels.ts";
import type { MemberGroup, Stage } from "./stage.ts";
import type { TenantModel } from "./tenant-model.ts";

/** Cohorts with the same bundles to choose from, decided as one. */
export interface LevelGroups {
  readonly groups: readonly MemberGroup[];
  /** Indices of the cohorts in each group. */
  readonly cohorts: readonly (readonly number[])[];
  /** Equal for two levels that allow the same. */
  readonly key: string;
}

/** Merges the cohorts by what they may hold at a level (and by today's bundle where leaving it costs). */
export function groupCohorts(model: TenantModel, level: ActionLevel): LevelGroups {
  const merged = new Map<string, { group: MemberGroup; cohorts: number[] }>();
  const { changeCostMinorPerUser } = model.problem;
  for (const [index, cohort] of model.cohorts.entries()) {
    const { spaces, fixed } = choicesAt(model, cohort, level);
    const current = changeCostMinorPerUser > 0 ? cohort.current : undefined;
    // As JSON, because an empty bundle and no bundle are two things.
    const key = JSON.stringify([spaces.map((space) => space.key), fixed, current]);
    const known = merged.get(key);
    const members = cohort.cohort.users + (known?.group.members ?? 0);
    const heldToday = [...(known?.group.heldToday ?? []), ...cohort.current];
    merged.set(key, {
      group: { members, spaces, fixed, current, heldToday: [...new Set(heldToday)] },
      cohorts: [...(known?.cohorts ?? []), index],
    });
  }
  // In the order of their keys: the answer does not depend on the order of the cohorts.
  const entries = [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: entries.map(([, { group }]) => group),
    cohorts: entries.map(([, { cohorts }]) => cohorts),
    key: entries.map(([key, { group }]) => `${key}#${group.members}`).join("\n"),
  };
}

/** Stages to solve: every period by itself, or all together where changes cost. */
export function stagesOf(model: TenantModel, groups: readonly MemberGroup[]): readonly Stage[] {
  const { table, spare, limits, problem } = model;
  const changeCost = problem.changeCostMinorPerUser;
  const whole = { table, spare, limits, groups, changeCost };
  return changeCost > 0
    ? [{ ...whole, periods: model.periods }]
    : model.periods.map((period) => ({ ...whole, periods: [period] }));
}
