import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { Cohort, MemberTag, Traits } from "../../privacy/traits.ts";
import type { LicensingInput, OwnedSku } from "../input.ts";
import type { Ladder } from "../ladders.ts";
import { accountStateOf } from "../need/account-state.ts";
import { needsOf } from "../need/need.ts";
import type { CohortState } from "../optimizer/licence-problem.ts";
import type { Reference } from "../reference.ts";
import { isOnlyTried } from "../seats.ts";

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
}

/** What plans start from, counted from the survey's cohorts. Members without SKUs and needs are left out. */
export function planBasisOf(input: LicensingInput, reference: Reference): PlanBasis {
  const count = new PlanBasisCount(input, reference);
  for (const cohort of input.cohorts) count.add(cohort);
  return count.basis();
}

/** The same, cohort by cohort: few of the hundreds of thousands of a large tenant need different things. */
export class PlanBasisCount {
  readonly #input: Omit<LicensingInput, "cohorts">;
  readonly #reference: Reference;
  readonly #given: ReadonlySet<SkuId>;
  readonly #tried: ReadonlySet<SkuId>;
  readonly #alike = new Map<string, NeedCohort>();

  constructor(input: Omit<LicensingInput, "cohorts">, reference: Reference) {
    this.#input = input;
    this.#reference = reference;
    const tried = input.ownedSkus.filter((sku) => isOnlyTried(sku, reference, input.on));
    this.#tried = new Set(tried.map(({ skuId }) => skuId));
    this.#given = new Set(
      input.ownedSkus.filter(({ appliesTo }) => appliesTo === "User").map(({ skuId }) => skuId),
    );
  }

  /** What is only tried ends: no plan goes on paying for it, and none gives up what is paid for it. */
  add({ traits, members }: Cohort): void {
    const held = traits.held.filter(({ skuId }) => !this.#tried.has(skuId));
    const lasting = held.length === traits.held.length ? traits : { ...traits, held };
    const one = needCohortOf({ traits: lasting, members }, this.#given, this.#reference);
    if (one.held.length > 0 || one.needs.length > 0) addTo(this.#alike, one);
  }

  basis(): PlanBasis {
    const { on, ownedSkus } = this.#input;
    return { on, ownedSkus, cohorts: inOrder(this.#alike) };
  }
}

/** Cohorts alike in everything but their size as one; in the order of what they hold and need. */
export function countedTogether(cohorts: readonly NeedCohort[]): readonly NeedCohort[] {
  const alike = new Map<string, NeedCohort>();
  for (const cohort of cohorts) addTo(alike, cohort);
  return inOrder(alike);
}

function addTo(alike: Map<string, NeedCohort>, cohort: NeedCohort): void {
  const key = JSON.stringify({ ...cohort, members: 0 });
  const known = alike.get(key);
  alike.set(key, known ? { ...known, members: known.members + cohort.members } : cohort);
}

function inOrder(alike: ReadonlyMap<string, NeedCohort>): readonly NeedCohort[] {
  return [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cohort]) => cohort);
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
