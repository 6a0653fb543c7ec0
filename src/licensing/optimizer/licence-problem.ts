/**
 * A licence-mix problem: who needs what, what is bought, what it costs.
 * Same content as the case format licence-case/1 without its header; every amount is a whole
 * number of minor units of one currency (cents; yen have no minor unit).
 */
export interface LicenceProblem {
  /** Months the cost is summed over, counted from now; at least 1. */
  readonly horizonMonths: number;
  /** Capability → level names, lowest first. Level numbers elsewhere are positions in this list, from 1. */
  readonly ladders: Readonly<Record<string, readonly string[]>>;
  readonly skus: readonly SkuOffer[];
  readonly cohorts: readonly CohortDemand[];
  readonly purchased: readonly PurchasedSeats[];
  readonly seatLimits: readonly SeatLimit[];
  readonly spare: readonly SpareRule[];
  /** Minor units, paid once for every member whose bundle differs from the one before. */
  readonly changeCostMinorPerUser: number;
  /** False: only SKUs that occur in `purchased` may be used. */
  readonly allowNewSkus: boolean;
}

/** A SKU that members may hold. */
export interface SkuOffer {
  readonly id: string;
  /** Minor units per paid seat and month. */
  readonly priceMinorPerMonth: number;
  readonly provides: Readonly<Record<string, number>>;
  /** Alternatives, each a set of SKUs; one of them must be wholly in the same bundle. Empty: no prerequisite. */
  readonly requiresAnyOf: readonly (readonly string[])[];
  readonly conflictsWith: readonly string[];
  readonly eligibilityTag?: string | undefined;
}

export const COHORT_STATES = ["active", "disabled", "inactive"] as const;
export type CohortState = (typeof COHORT_STATES)[number];

/** Members with the same needs, rules and present bundle. */
export interface CohortDemand {
  readonly id: string;
  readonly users: number;
  readonly state: CohortState;
  readonly needs: Readonly<Record<string, number>>;
  readonly tags: readonly string[];
  /** SKUs held today. */
  readonly current: readonly string[];
  readonly keep: readonly string[];
  readonly forbid: readonly string[];
  /** SKUs that these members may hold without what they require, because they do so today. */
  readonly exempt?: readonly string[] | undefined;
}

/** Seats bought; the first `committedMonths` months are paid whatever happens. */
export interface PurchasedSeats {
  readonly sku: string;
  readonly seats: number;
  readonly committedMonths: number;
}

/** In every month the paid seats of these SKUs together are at most `maxSeats`. */
export interface SeatLimit {
  readonly id: string;
  readonly skus: readonly string[];
  readonly maxSeats: number;
}

/** With u > 0 used seats, max(min, ceil(percent × u / 100)) more stay free; with none, none. */
export interface SpareRule {
  readonly sku: string;
  readonly percent: number;
  readonly min: number;
}

/** What a tenant may ask beyond the case format. */
export interface PlanPolicy {
  /** No member holds more SKUs than this. */
  readonly maxSkusPerMember?: number | undefined;
  /**
   * Paid seats of some SKUs together in every month, needed or not (enterprise agreement minima). A SKU
   * is in one group at most.
   */
  readonly minSeats?:
    | readonly { readonly skus: readonly string[]; readonly seats: number }[]
    | undefined;
  /**
   * Members may hold at most so many different sets of these SKUs at a time, whatever else they hold
   * (over all periods where changes cost, as these are decided together); a profile is easier to run
   * than a bundle for everybody.
   */
  readonly maxProfiles?: { readonly most: number; readonly skus: readonly string[] } | undefined;
  /** SKUs nobody is to hold, whatever they would save. */
  readonly withdrawnSkus?: readonly string[] | undefined;
}
