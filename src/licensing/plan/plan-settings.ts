import type { SkuId } from "../../core/ids.ts";
import type { SpareRule } from "../optimizer/licence-problem.ts";

/** Months a plan looks ahead. */
export const PLAN_MONTHS = 12;

/** What a plan may assume and use. */
export interface PlanSettings {
  /**
   * `asKnown`: seats stay paid until their renewal; where no date is known, for the whole horizon.
   * `none`: what the mix costs once every purchase has come up for renewal.
   */
  readonly commitments: "asKnown" | "none";
  /** SKUs that may be bought besides the owned ones; without it every commercial one with a price. */
  readonly offered?: ReadonlySet<SkuId>;
  readonly spare?: readonly SpareRule[];
  /** Minor units once per member who changes. */
  readonly changeCostMinor?: number;
}
