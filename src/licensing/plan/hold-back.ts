import type { NeedCohort } from "./plan-basis.ts";

export interface OutsideRules {
  /** Fewest members of a cohort. */
  readonly minimum: number;
  /** So many of those who hold the same must be in no cohort, or nearly all would be known. */
  readonly outside: number;
  /** From so many who hold the same on, all may be in cohorts. */
  readonly saysAllFrom: number;
  /** Fewest members a cohort gives up, if any: of sizes told before, others would be changes of a few. */
  readonly atLeast?: number;
}

/**
 * The same cohorts without so many members that some of those who hold the same SKUs are in none.
 * Everybody knows who holds what: where a plan moves all of them it tells what each of them needs, and
 * where it moves all but one, that one is different. Members held back count as held outside the plan, so
 * that it may save less than there is, never more.
 * @param everybody all members with SKUs or needs, before small cohorts were folded.
 */
export function holdBack(
  cohorts: readonly NeedCohort[],
  everybody: readonly NeedCohort[],
  rules: OutsideRules,
): readonly NeedCohort[] {
  const holders = Map.groupBy(everybody, holdingOf);
  const left = new Map(
    [...Map.groupBy(cohorts, holdingOf)].flatMap(([holding, alike]) =>
      shortened(alike, membersIn(holders.get(holding) ?? []), rules).map(
        (cohort) => [cohort.of, cohort.members] as const,
      ),
    ),
  );
  return cohorts.flatMap((cohort) => {
    const members = left.get(cohort);
    return members === undefined ? [] : [{ ...cohort, members }];
  });
}

/** The largest cohort gives up members; where it would be too small, the smallest one goes first. */
function shortened(cohorts: readonly NeedCohort[], holders: number, rules: OutsideRules) {
  const left = cohorts
    .map((of) => ({ of, members: of.members }))
    .sort((a, b) => b.members - a.members);
  const isAll = membersIn(left) === holders && holders >= rules.saysAllFrom;
  const most = isAll ? holders : holders - rules.outside;
  for (let [largest] = left; largest !== undefined; [largest] = left) {
    const tooMany = membersIn(left) - most;
    if (tooMany <= 0) break;
    const given = Math.max(tooMany, rules.atLeast ?? 0);
    if (largest.members - given >= rules.minimum) largest.members -= given;
    else left.pop();
  }
  return left;
}

function membersIn(cohorts: readonly { readonly members: number }[]): number {
  return cohorts.reduce((sum, { members }) => sum + members, 0);
}

function holdingOf({ held }: NeedCohort): string {
  return held.join();
}
