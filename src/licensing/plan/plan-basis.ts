import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Cohort, MemberTag, Traits } from "../../privacy/traits.ts";
import { meetsPrerequisites } from "../bundles.ts";
import type { LicensingInput, OwnedSku } from "../input.ts";
import type { Ladder } from "../ladders.ts";
import { accountStateOf } from "../need/account-state.ts";
import { needsOf } from "../need/need.ts";
import type { CohortState } from "../optimizer/licence-problem.ts";
import type { Reference } from "../reference.ts";

/** The level of a capability that the members of a cohort need; above 0. */
export interface NeededLevel {
  readonly ladder: Ladder;
  readonly level: number;
}

/** Members who hold the same SKUs and need the same, whatever else tells them apart. */
export interface NeedCohort {
  readonly members: number;
  readonly state: CohortState;
  readonly tags: readonly MemberTag[];
  /** In the order of their ids. */
  readonly held: readonly SkuId[];
  /** In the order of the ladders' names. */
  readonly needs: readonly NeededLevel[];
}

/** All that licence plans and what-ifs start from: purchases, and a table of counts of members. */
export interface PlanBasis {
  readonly on: IsoDate;
  readonly ownedSkus: readonly OwnedSku[];
  readonly cohorts: readonly NeedCohort[];
  /** SKUs that somebody holds without what the table says they need: there the table is wrong. */
  readonly heldAlone: readonly SkuId[];
}

/** What plans start from, counted from the survey's cohorts. Members without SKUs and needs are left out. */
export function planBasisOf(input: LicensingInput, reference: Reference): PlanBasis {
  const given = new Set(
    input.ownedSkus.filter(({ appliesTo }) => appliesTo === "User").map(({ skuId }) => skuId),
  );
  const cohorts = input.cohorts
    .map((cohort) => needCohortOf(cohort, given, reference))
    .filter(({ held, needs }) => held.length > 0 || needs.length > 0);
  return {
    on: input.on,
    ownedSkus: input.ownedSkus,
    cohorts: countedTogether(cohorts),
    heldAlone: heldAloneOf(cohorts, reference),
  };
}

/** Cohorts alike in everything but their size as one; in the order of what they hold and need. */
export function countedTogether(cohorts: readonly NeedCohort[]): readonly NeedCohort[] {
  const alike = Map.groupBy(cohorts, (cohort) => JSON.stringify({ ...cohort, members: 0 }));
  return [...alike]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined
        ? []
        : [
            others.reduce(
              (all, { members }) => ({ ...all, members: all.members + members }),
              first,
            ),
          ],
    );
}

function needCohortOf(
  { traits, members }: Cohort,
  given: ReadonlySet<SkuId>,
  reference: Reference,
): NeedCohort {
  return {
    state: stateOf(traits),
    tags: traits.tags ?? [],
    held: traits.held
      .map(({ skuId }) => skuId)
      .filter((id) => given.has(id))
      .sort(),
    needs: needsOf(traits, reference)
      .filter(({ level }) => level > 0)
      .map(({ ladder, level }) => ({ ladder, level }))
      .sort((a, b) => (a.ladder < b.ladder ? -1 : 1)),
    members,
  };
}

/** Mailboxes of several people are reclaimed like disabled accounts: after a check of holds. */
function stateOf(traits: Traits): CohortState {
  const state = accountStateOf(traits);
  switch (state) {
    case "resource":
    case "disabled":
      return "disabled";
    case "inactive":
      return "inactive";
    case "active":
    case "unknown":
      return "active";
    default:
      return state satisfies never;
  }
}

function heldAloneOf(cohorts: readonly NeedCohort[], reference: Reference): readonly SkuId[] {
  const bundles = new Map(cohorts.map(({ held }) => [held.join(), held]));
  const alone = [...bundles.values()].flatMap((held) =>
    held.filter(
      (id) =>
        !meetsPrerequisites(
          id,
          held.filter((other) => other !== id),
          reference,
        ),
    ),
  );
  return [...new Set(alone)].sort();
}
