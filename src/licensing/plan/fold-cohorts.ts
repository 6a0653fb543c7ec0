import type { CohortState } from "../optimizer/licence-problem.ts";
import { countedTogether, type NeedCohort, type NeededLevel } from "./plan-basis.ts";

/**
 * The same table without a cohort of fewer than `minimum` members. Small cohorts that hold the same
 * SKUs become one that needs, capability by capability, the most that one of them needs; so a plan
 * may save less than there is, never more. Where those left over are too few for a cohort of their
 * own, others join them: everybody knows who holds what, so a few outside would be a count of a few.
 * Only where fewer than `minimum` hold the same are they in no cohort; their seats count as held
 * outside the plan.
 */
export function foldSmallCohorts(
  cohorts: readonly NeedCohort[],
  minimum: number,
): readonly NeedCohort[] {
  const holdings = Map.groupBy(cohorts, ({ held }) => held.join());
  return countedTogether([...holdings.values()].flatMap((same) => foldHolders(same, minimum)));
}

/** Folds cohorts that hold the same: first those of the same state and tags, then what is left of them. */
function foldHolders(cohorts: readonly NeedCohort[], minimum: number): readonly NeedCohort[] {
  const alike = Map.groupBy(cohorts, ({ state, tags }) => JSON.stringify([state, tags]));
  const folded = [...alike.values()].map((same) => foldAlike(same, minimum));
  const kept = folded.flatMap((one) => one.kept);
  const [first, ...others] = folded.flatMap((one) => one.rest ?? []);
  return first === undefined ? kept : withRest(kept, others.reduce(merged, first), minimum);
}

interface Folded {
  readonly kept: readonly NeedCohort[];
  /** Fewer than the minimum. */
  readonly rest?: NeedCohort;
}

/** Folds cohorts that differ in their needs alone. */
function foldAlike(cohorts: readonly NeedCohort[], minimum: number): Folded {
  const kept = cohorts.filter(({ members }) => members >= minimum);
  const small = cohorts
    .filter(({ members }) => members < minimum)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  let open: NeedCohort | undefined;
  for (const cohort of small) {
    open = open === undefined ? cohort : merged(open, cohort);
    if (open.members < minimum) continue;
    kept.push(open);
    open = undefined;
  }
  if (open === undefined) return { kept };
  const rest = open;
  const host = kept.find((cohort) => keyOf(merged(cohort, rest)) === keyOf(cohort));
  return host === undefined
    ? { kept, rest }
    : { kept: kept.map((cohort) => (cohort === host ? merged(cohort, rest) : cohort)) };
}

/**
 * Members left over as a cohort. Where they are too few, members of the largest other one are taken for
 * like them; where it would be too small then, all of the smallest.
 */
function withRest(
  kept: readonly NeedCohort[],
  rest: NeedCohort,
  minimum: number,
): readonly NeedCohort[] {
  const missing = minimum - rest.members;
  if (missing <= 0) return [...kept, rest];
  const bySize = kept.toSorted((a, b) => a.members - b.members);
  const [smallest, largest] = [bySize[0], bySize.at(-1)];
  if (smallest === undefined || largest === undefined) return [];
  if (largest.members - missing < minimum) {
    return kept.map((cohort) => (cohort === smallest ? merged(cohort, rest) : cohort));
  }
  return [
    ...kept.map((cohort) =>
      cohort === largest ? { ...cohort, members: cohort.members - missing } : cohort,
    ),
    { ...merged(largest, rest), members: minimum },
  ];
}

/** Neighbours in this order need much the same. */
function keyOf({ needs }: NeedCohort): string {
  return needs.map(({ ladder, level }) => `${ladder}${level}`).join();
}

/** Members of two cohorts as one of which nothing is taken that any of them needs. */
function merged(a: NeedCohort, b: NeedCohort): NeedCohort {
  const state = BY_CLAIM.find((one) => one === a.state || one === b.state) ?? a.state;
  return {
    ...a,
    state,
    tags: a.tags.filter((tag) => b.tags.includes(tag)),
    members: a.members + b.members,
    needs: mostOf(a.needs, b.needs),
  };
}

/** Whoever works keeps more than who is silent, and who is silent more than who has left. */
const BY_CLAIM: readonly CohortState[] = ["active", "inactive", "disabled"];

function mostOf(a: readonly NeededLevel[], b: readonly NeededLevel[]): readonly NeededLevel[] {
  const most = new Map(a.map(({ ladder, level }) => [ladder, level]));
  for (const { ladder, level } of b) most.set(ladder, Math.max(level, most.get(ladder) ?? 0));
  return [...most]
    .map(([ladder, level]) => ({ ladder, level }))
    .sort((one, other) => (one.ladder < other.ladder ? -1 : 1));
}
