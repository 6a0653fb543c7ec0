export { ACTION_LEVELS, type ActionLevel } from "./action-levels.ts";
export { CaseFileError, type LicenceCase, readCaseFile } from "./licence-case.ts";
export { LicencePlanner, type PlanOptions } from "./licence-planner.ts";
export {
  COHORT_STATES,
  type CohortDemand,
  type CohortState,
  type LicenceProblem,
  type PlanPolicy,
  type PurchasedSeats,
  type SeatLimit,
  type SkuOffer,
  type SpareRule,
} from "./licence-problem.ts";
export type { BundleMove, PlanPeriod, SeatLine } from "./plan-calendar.ts";
export type { ShadowPrice } from "./shadow-prices.ts";
export type { LicencePlan, PlanOutcome } from "./solve-problem.ts";
export { PROOF_KINDS, type ProofKind } from "./solve-stage.ts";
export type { Waterfall } from "./waterfall.ts";
