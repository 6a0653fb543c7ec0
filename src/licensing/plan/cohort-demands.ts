import type { SkuId } from "../../core/ids.ts";
import type { Cohort, Traits } from "../../privacy/traits.ts";
import type { LicensingInput } from "../input.ts";
import { accountStateOf } from "../need/account-state.ts";
import { needsOf } from "../need/need.ts";
import type { CohortDemand, CohortState } from "../optimizer/licence-problem.ts";
import type { Reference } from "../reference.ts";
import type { OtherPlans } from "./other-plans.ts";

interface Offered {
  /** SKUs that holders keep and nobody else gets. */
  readonly untouched: readonly SkuId[];
  readonly offered: readonly SkuId[];
  readonly otherPlans: OtherPlans;
}

/**
 * Cohorts as the optimizer sees them: members with the same needs, state, tags and present SKUs
 * together, whatever else tells them apart.
 */
export function cohortsOf(
  input: LicensingInput,
  reference: Reference,
  offered: Offered,
): readonly CohortDemand[] {
  const demands = input.cohorts.map((cohort) => demandOf(cohort, reference, offered));
  const alike = Map.groupBy(demands, (demand) => JSON.stringify({ ...demand, users: 0 }));
  return [...alike.values()].flatMap((same, index) => {
    const [first] = same;
    const users = same.reduce((sum, demand) => sum + demand.users, 0);
    return first === undefined ? [] : [{ ...first, id: `cohort-${index + 1}`, users }];
  });
}

function demandOf(
  { traits, members }: Cohort,
  reference: Reference,
  { untouched, offered, otherPlans }: Offered,
): Omit<CohortDemand, "id"> {
  const seats = traits.held.filter(({ skuId }) => offered.includes(skuId));
  const held = seats.map(({ skuId }) => skuId);
  const state = stateOf(traits);
  const needs = needsOf(traits, reference)
    .filter(({ level }) => level > 0)
    .map(({ ladder, level }) => [ladder, level] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    users: members,
    state,
    needs: {
      ...Object.fromEntries(needs),
      ...(state === "active" ? otherPlans.neededBy(seats) : {}),
    },
    tags: traits.tags ?? [],
    current: held,
    keep: held.filter((id) => untouched.includes(id)),
    forbid: untouched.filter((id) => !held.includes(id)),
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
