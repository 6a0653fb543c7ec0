import type { SkuId } from "../../core/ids.ts";
import type { MustHave } from "../need/need.ts";
import type { SpareRule } from "../optimizer/licence-problem.ts";

/** Months a plan looks ahead. */
export const PLAN_MONTHS = 12;

/**
 * `asKnown`: seats stay paid until their renewal; where no date is known, for the whole horizon.
 * `none`: what the mix costs once every purchase has come up for renewal.
 */
export const COMMITMENTS = ["asKnown", "none"] as const;
export type Commitments = (typeof COMMITMENTS)[number];

/** What a plan may assume and use. */
export interface PlanSettings {
  readonly commitments: Commitments;
  /** SKUs that may be bought besides the owned ones; without it every commercial one with a price. */
  readonly offered?: ReadonlySet<SkuId>;
  /** SKUs that whoever holds them keeps. */
  readonly keep?: ReadonlySet<SkuId>;
  /** SKUs nobody is to hold. */
  readonly withdrawn?: ReadonlySet<SkuId>;
  /** Levels that every member at work is to have, needed or not. */
  readonly mustHave?: readonly MustHave[];
  /** Of the seats that the plan gives to members. */
  readonly spare?: readonly SpareRule[];
  /** Minor units once per member who changes. */
  readonly changeCostMinor?: number;
  /** Seats of some SKUs together that an agreement asks to be paid; a SKU is in one group at most. */
  readonly minSeats?: readonly { readonly skus: readonly SkuId[]; readonly seats: number }[];
  readonly maxSkusPerMember?: number;
  /** Most different sets of suites that members hold; components and add-ons stay free. */
  readonly maxProfiles?: number;
}
