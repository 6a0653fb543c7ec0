import { countedTogether, holdBack, type NeedCohort, type PlanBasis } from "../licensing/index.ts";
import { OPEN_ENDS, type Provenance, SAYS_NONE_FROM, steadyParts } from "../privacy/index.ts";
import {
  type PlanBasisValue,
  planBasis,
  planBasisOfValue,
  planBasisValue,
} from "./aggregates/plan-basis.ts";
import type { Disclosure } from "./disclosure.ts";

/**
 * What plans start from: purchases of today, and members as they stood when the week began. In a new
 * week the size of a cohort is told anew where it changed by enough members. Of those who hold the same
 * SKUs enough are in no cohort; their seats count as held outside the plan, so that plans stay right.
 */
export async function steadyPlanBasis(
  basis: PlanBasis,
  { disclosure, provenance }: { readonly disclosure: Disclosure; readonly provenance: Provenance },
): Promise<PlanBasisValue> {
  const minimum = disclosure.minimums.behaviour;
  const rules = { minimum, outside: OPEN_ENDS, saysAllFrom: SAYS_NONE_FROM };
  const folded = planBasisValue(
    disclosure.tooFewMembers ? { ...basis, cohorts: [] } : basis,
    minimum,
  );
  const fresh = { ...folded, cohorts: holdBack(folded.cohorts, basis.cohorts, rules) };
  const told = await disclosure.told(planBasis, provenance, (last) => {
    const before = last && planBasisOfValue(last.value).cohorts;
    const { cohorts } = planBasisOfValue(fresh);
    if (before === null) return fresh;
    const again = retold({ fresh: cohorts, unfolded: basis.cohorts }, before, minimum);
    return { ...fresh, cohorts: holdBack(again, basis.cohorts, { ...rules, atLeast: minimum }) };
  });
  const owned = new Set(basis.ownedSkus.map(({ skuId }) => skuId));
  const { cohorts } = planBasisOfValue(told);
  return {
    ...fresh,
    cohorts: countedTogether(
      cohorts
        .map((cohort) => ({ ...cohort, held: cohort.held.filter((id) => owned.has(id)) }))
        .filter(({ held, needs }) => held.length > 0 || needs.length > 0),
    ),
  };
}

interface Now {
  readonly fresh: readonly NeedCohort[];
  /** The same members before small cohorts were folded. */
  readonly unfolded: readonly NeedCohort[];
}

/**
 * Everybody knows what is held: what changed in others who hold the same must not be of a few. Some of
 * a cohort joined others or were held back, then or now: it takes so many more to be certain that enough
 * changed.
 */
function retold(
  { fresh, unfolded }: Now,
  before: readonly NeedCohort[],
  minimum: number,
): readonly NeedCohort[] {
  const now = new Map(fresh.map((one) => [keyOf(one), one.members]));
  const then = new Map(before.map((one) => [keyOf(one), one.members]));
  const small = unfolded.filter((one) => !now.has(keyOf(one)));
  const all = [...new Map([...fresh, ...before].map((one) => [keyOf(one), one])).values()];
  return [...Map.groupBy(all, heldBy).values()].flatMap((alike) => {
    const counts = alike.map((one) => now.get(keyOf(one)) ?? membersIn(small, one));
    const last = alike.map((one) => then.get(keyOf(one)) ?? 0);
    const whole = last.reduce((sum, members) => sum + members, 0);
    const told = steadyParts(
      { counts, told: counts },
      { whole, counts: last },
      minimum,
      2 * minimum + OPEN_ENDS,
    );
    return alike.flatMap((one, at) => {
      const members = told.counts[at] ?? 0;
      return members < minimum ? [] : [{ ...one, members }];
    });
  });
}

/** Members of a cohort that is too small by now, or was folded otherwise: those whose needs it covers. */
function membersIn(small: readonly NeedCohort[], cohort: NeedCohort): number {
  const levels = new Map(cohort.needs.map(({ ladder, level }) => [ladder, level]));
  return small
    .filter((one) => heldBy(one) === heldBy(cohort))
    .filter(({ needs }) => needs.every(({ ladder, level }) => level <= (levels.get(ladder) ?? 0)))
    .reduce((sum, { members }) => sum + members, 0);
}

function keyOf({ state, tags, held, needs }: NeedCohort): string {
  return JSON.stringify([state, tags, held, needs]);
}

function heldBy({ state, tags, held }: NeedCohort): string {
  return JSON.stringify([state, tags, held]);
}
