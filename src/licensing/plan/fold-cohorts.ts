import { countedTogether, type NeedCohort, type NeededLevel } from "./plan-basis.ts";

/**
 * The same table without a cohort of fewer than `minimum` members. Small cohorts that hold the same
 * SKUs become one that needs, capability by capability, the most that one of them needs; so a plan
 * may save less than there is, never more. Members for whom that does not suffice are in no cohort:
 * their seats count as held outside the plan.
 */
export function foldSmallCohorts(
  cohorts: readonly NeedCohort[],
  minimum: number,
): readonly NeedCohort[] {
  const alike = Map.groupBy(cohorts, ({ state, tags, held }) =>
    JSON.stringify([state, tags, held]),
  );
  return countedTogether([...alike.values()].flatMap((same) => foldAlike(same, minimum)));
}

/** Folds cohorts that differ in their needs alone. */
function foldAlike(cohorts: readonly NeedCohort[], minimum: number): readonly NeedCohort[] {
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
  return open === undefined ? kept : withRest(kept, open);
}

/** Neighbours in this order need much the same. */
function keyOf({ needs }: NeedCohort): string {
  return needs.map(({ ladder, level }) => `${ladder}${level}`).join();
}

function merged(a: NeedCohort, b: NeedCohort): NeedCohort {
  return { ...a, members: a.members + b.members, needs: mostOf(a.needs, b.needs) };
}

function mostOf(a: readonly NeededLevel[], b: readonly NeededLevel[]): readonly NeededLevel[] {
  const most = new Map(a.map(({ ladder, level }) => [ladder, level]));
  for (const { ladder, level } of b) most.set(ladder, Math.max(level, most.get(ladder) ?? 0));
  return [...most]
    .map(([ladder, level]) => ({ ladder, level }))
    .sort((one, other) => (one.ladder < other.ladder ? -1 : 1));
}

/** Members left over join a cohort that needs all they need, if there is one. */
function withRest(cohorts: readonly NeedCohort[], rest: NeedCohort): readonly NeedCohort[] {
  const host = cohorts.find((cohort) => keyOf(merged(cohort, rest)) === keyOf(cohort));
  return cohorts.map((cohort) => (cohort === host ? merged(cohort, rest) : cohort));
}
