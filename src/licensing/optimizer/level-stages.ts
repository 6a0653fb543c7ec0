import { type ActionLevel, choicesAt } from "./action-levels.ts";
import type { MemberGroup, Stage } from "./stage.ts";
import type { CohortModel, TenantModel } from "./tenant-model.ts";

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
  const merged = new Map<string, Merging>();
  const { changeCostMinorPerUser } = model.problem;
  for (const [index, cohort] of model.cohorts.entries()) {
    const { spaces, fixed } = choicesAt(model, cohort, level);
    const current = changeCostMinorPerUser > 0 ? cohort.current : undefined;
    // As JSON, because an empty bundle and no bundle are two things.
    const key = JSON.stringify([
      spaces.map((space) => space.key),
      fixed,
      current,
      model.profiles === undefined ? null : rightsOf(cohort),
    ]);
    const same = merged.get(key) ?? {
      group: { members: 0, spaces, fixed, current },
      alsoHeld: new Set<number>(),
      cohorts: [],
      members: 0,
    };
    same.members += cohort.cohort.users;
    same.cohorts.push(index);
    for (const sku of model.profiles === undefined ? cohort.current : allowedOf(cohort)) {
      same.alsoHeld.add(sku);
    }
    merged.set(key, same);
  }
  // In the order of their keys: the answer does not depend on the order of the cohorts.
  const entries = [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: entries.map(([, { group, members, alsoHeld }]) => ({
      ...group,
      members,
      alsoHeld: [...alsoHeld],
    })),
    cohorts: entries.map(([, { cohorts }]) => cohorts),
    key: entries.map(([key, { members }]) => `${key}#${members}`).join("\n"),
  };
}

/** With few profiles members may hold SKUs of no use to them: then all they may hold tells them apart. */
function rightsOf(cohort: CohortModel): readonly (readonly number[])[] {
  return [allowedOf(cohort), [...cohort.exempt].sort((a, b) => a - b)];
}

function allowedOf({ mayHold }: CohortModel): readonly number[] {
  return mayHold.flatMap((may, sku) => (may ? [sku] : []));
}

/** A group as its cohorts are found. */
interface Merging {
  readonly group: MemberGroup;
  readonly alsoHeld: Set<number>;
  readonly cohorts: number[];
  members: number;
}

/** Stages to solve: every period by itself, or all together where changes cost. */
export function stagesOf(model: TenantModel, groups: readonly MemberGroup[]): readonly Stage[] {
  const { table, spare, limits, minimums, problem } = model;
  const changeCost = problem.changeCostMinorPerUser;
  const whole = { table, spare, limits, minimums, groups, changeCost };
  return changeCost > 0
    ? [{ ...whole, periods: model.periods }]
    : model.periods.map((period) => ({ ...whole, periods: [period] }));
}
