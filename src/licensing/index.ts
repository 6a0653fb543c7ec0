export { type Advice, type AdviceSource, adviceOf } from "./advice.ts";
export {
  type Catalogue,
  FREE_REASONS,
  type FreeReason,
  type Prerequisites,
  type ServicePlan,
  SKU_ROLES,
  SKU_SEGMENTS,
  type Sku,
  type SkuRole,
  type SkuSegment,
} from "./catalogue.ts";
export { type Chargeback, chargebackOf, type SpendGroup, spendFigures } from "./chargeback.ts";
export {
  COMPARE_RULE,
  type ComparedSavings,
  type ComparedSku,
  type ComparedSpend,
  type Comparison,
  compareSurveys,
  type SurveyTotals,
} from "./comparison.ts";
export {
  CONSEQUENCE_IDS,
  CONSEQUENCES,
  type Consequence,
  type ConsequenceId,
} from "./detections/consequences.ts";
export { GUARDS, type Guard } from "./detections/guard.ts";
export { ALL_DETECTIONS, DEFAULT_DETECTIONS, type Detections } from "./detections/in-order.ts";
export {
  EFFECTS,
  type Effect,
  OBSERVATION_IDS,
  OBSERVATION_KINDS,
  type Observation,
  type ObservationId,
  type ObservationKind,
} from "./detections/observation.ts";
export {
  type DetectionContext,
  type DetectionId,
  SEAT_DETECTION_IDS as DETECTION_IDS,
  type SeatDetection,
  type Verdict,
} from "./detections/rule.ts";
export { type SpareSeats, unassignedPaidSeats } from "./detections/unassigned-paid-seats.ts";
export { type CsvCell, type CsvTable, csvOf } from "./export/csv.ts";
export {
  type BillingAccount,
  FOCUS_COLUMNS,
  type FocusExport,
  focusExportOf,
} from "./export/focus.ts";
export {
  CONFIDENCE_CLASSES,
  type ConfidenceClass,
  type Figure,
  type PriceBasis,
  type RuleRef,
} from "./figure.ts";
export {
  type ReportedFinding,
  type ReportedObservation,
  reportedFindings,
  reportedObservations,
} from "./finding-report.ts";
export {
  detectionContextOf,
  type Finding,
  type Findings,
  FindingsCount,
  findingsOf,
  type SeatJudge,
  seatJudgeOf,
  verdictIn,
} from "./findings.ts";
export { type FoldedSaving, foldedSavingOf, seatWorthOf, withFolded } from "./folded-savings.ts";
export {
  CAPABILITY_STATUSES,
  type CapabilityStatus,
  type LicensingInput,
  type OwnedSku,
  type Purchase,
  TERMS,
  type Term,
} from "./input.ts";
export { type Inventory, type InventoryLine, inventoryOf, type Renewal } from "./inventory.ts";
export {
  LADDERS,
  type Ladder,
  type Ladders,
  type Levels,
  NEED_EVIDENCE,
  type NeedEvidence,
} from "./ladders.ts";
export { LICENSE_FAMILIES, type LicenseFamily, licenseFamilyOf } from "./license-family.ts";
export { DECIDABLE, DECISIONS, type Decision, decide } from "./lifecycle/decisions.ts";
export {
  bounceRate,
  LEDGERS,
  type Ledger,
  type LedgerLine,
  ledgersOf,
} from "./lifecycle/ledgers.ts";
export {
  type BookPlace,
  RecommendationBook,
  type RecommendationStore,
  type Updated,
} from "./lifecycle/recommendation-book.ts";
export {
  DEFAULT_LIFECYCLE_POLICY,
  type LifecycleChange,
  type LifecyclePolicy,
  type Reconciled,
  reconcile,
} from "./lifecycle/reconcile.ts";
export { type OwnedSeats, type SeatFacts, seatFactsOf } from "./lifecycle/seat-facts.ts";
export { type TrackedCodec, trackedCodec } from "./lifecycle/tracked-codec.ts";
export {
  type Baseline,
  DISMISS_REASONS,
  type DismissReason,
  type Extent,
  type FoundRecommendation,
  LIFECYCLE_STATES,
  type LifecycleState,
  SNOOZE_REASONS,
  type SnoozeReason,
  type TrackedRecommendation,
} from "./lifecycle/tracked-recommendation.ts";
export { type AccountState, accountSilence, accountStateOf } from "./need/account-state.ts";
export {
  DEFAULT_NEED_OPTIONS,
  type MustHave,
  NEED_BASES,
  type Need,
  type NeedBasis,
  type NeedOptions,
  needsOf,
} from "./need/need.ts";
export { type CapabilityNeed, needSummaryOf } from "./need/need-summary.ts";
export { SILENCE_WINDOWS, type SilenceWindow } from "./need/silence.ts";
export {
  LEFT_OUT_IDS,
  type LeftOutId,
  NOT_OBSERVABLE,
  type NotObservable,
  notMade,
  UNOBSERVABLE_REASONS,
  type UnobservableReason,
} from "./not-observable.ts";
export { observationsOf, TENANT_DETECTIONS } from "./observations.ts";
export {
  ACTION_LEVELS,
  type ActionLevel,
  type BundleMove,
  CaseFileError,
  COHORT_STATES,
  type CohortDemand,
  type CohortState,
  type LicenceCase,
  type LicencePlan,
  LicencePlanner,
  type LicenceProblem,
  type PlanOptions,
  type PlanOutcome,
  type PlanPeriod,
  type PlanPolicy,
  PROOF_KINDS,
  type ProofKind,
  type PurchasedSeats,
  readCaseFile,
  type SeatLimit,
  type SeatLine,
  type ShadowPrice,
  type SkuOffer,
  type SpareRule,
  type Waterfall,
} from "./optimizer/index.ts";
export { foldSmallCohorts } from "./plan/fold-cohorts.ts";
export { holdBack } from "./plan/hold-back.ts";
export {
  type AccountedPeriod,
  accountPlan,
  baselineOf,
  CLASS_OF_LEVEL,
  type LevelSaving,
  PLAN_RULE,
  type PlanAccount,
  type PlannedMove,
  type PlannedSeats,
  type SeatWorth,
} from "./plan/plan-account.ts";
export {
  countedTogether,
  type NeedCohort,
  type NeededLevel,
  type PlanBasis,
  PlanBasisCount,
  planBasisOf,
} from "./plan/plan-basis.ts";
export {
  COMMITMENTS,
  type Commitments,
  PLAN_MONTHS,
  type PlanSettings,
} from "./plan/plan-settings.ts";
export { type TenantProblem, tenantProblemOf } from "./plan/tenant-problem.ts";
export {
  type ContractImport,
  type ContractLine,
  importContracts,
  type ToldTerm,
} from "./prices/contract-sheet.ts";
export { datedPrices, type PriceRow } from "./prices/dated-prices.ts";
export { decimalOfMoney } from "./prices/decimal.ts";
export {
  importPartnerSheet,
  SHEET_REJECTIONS,
  type SheetImport,
  type SheetRejection,
  type SheetSelection,
  sheetSelectionOf,
} from "./prices/partner-sheet.ts";
export {
  type KnownPrice,
  PRICE_CONFIDENCES,
  PRICE_DATINGS,
  PRICE_SOURCES,
  type Price,
  type PriceConfidence,
  type PriceDating,
  type PriceQuery,
  type PriceSource,
  type PriceSourceKind,
  resolvePrice,
} from "./prices/price.ts";
export { PriceBook } from "./prices/price-book.ts";
export {
  type AdviceId,
  isAdviceId,
  RECOMMENDATION_KINDS,
  RECOMMENDATION_RULES,
  type RecommendationKind,
  type RecommendationRuleId,
  ruleOfKind,
} from "./recommendation-kinds.ts";
export {
  POLICY_VERSION,
  type Recommendation,
  recommendationsOf,
} from "./recommendations.ts";
export { loadReference, priceOf, type Reference, referenceOfTenant } from "./reference.ts";
export {
  RENEWALS_RULE,
  type RenewalLine,
  type Renewals,
  type RenewingPurchase,
  renewalsOf,
} from "./renewals.ts";
export { isChoice, type SavingLine, type SavingPart } from "./saving-line.ts";
export {
  SAVINGS_RULE,
  type SavingOfClass,
  type SavingSum,
  type SavingTotal,
} from "./saving-totals.ts";
export { type Savings, savingsOf } from "./savings.ts";
export { SAVING_TIMINGS, type SavingTiming } from "./seat-pool.ts";
export { sureOfPaid } from "./seats.ts";
export { SPEND_RULE, type Spend, type SpendLine, type SpendTotal, spendOf } from "./spend.ts";
export {
  type Hires,
  type MonthlyEffect,
  WHAT_IF_RULE,
  type WhatIf,
  whatIfHires,
  whatIfPrices,
  whatIfSpare,
  whatIfTerms,
} from "./what-if.ts";
export {
  type RuleEffect,
  type RuleScenario,
  type WhatIfRules,
  whatIfRules,
} from "./what-if-rules.ts";
