export { type Aggregate, type Coverage, SOURCE_OUTCOMES } from "../privacy/index.ts";
export { type ComparisonValue, comparison } from "./aggregates/comparison.ts";
export {
  type ConfigurationValue,
  configuration,
  roleNameOfWord,
} from "./aggregates/configuration.ts";
export type {
  SealedCount,
  SealedFigure,
  SealedMeasure,
  SealedSeatCount,
} from "./aggregates/figure.ts";
export { type FindingsValue, findings } from "./aggregates/findings.ts";
export {
  type ActivityRow,
  GROUP_KINDS,
  GROUPINGS,
  type Grouping,
  type GroupKind,
  type GroupTablesValue,
  groupTables,
  type SpendRow,
  WITHHELD_REASONS,
  type WithheldReason,
} from "./aggregates/group-tables.ts";
export { type LicenseInventory, licenseInventory } from "./aggregates/license-inventory.ts";
export { type LicensePlanValue, licensePlan } from "./aggregates/license-plan.ts";
export { type LicenseSpend, licenseSpend } from "./aggregates/license-spend.ts";
export {
  type RecommendationStatesValue,
  recommendationStates,
} from "./aggregates/recommendation-states.ts";
export { type RecommendationsValue, recommendations } from "./aggregates/recommendations.ts";
export { type RenewalsValue, renewals } from "./aggregates/renewals.ts";
export { type SavingsValue, savings } from "./aggregates/savings.ts";
export {
  SURVEY_PHASES,
  type SurveyPhase,
  type SurveyProgress,
} from "./aggregates/survey-progress.ts";
export { type UsageValue, type UsedWorkload, usage } from "./aggregates/usage.ts";
export type { WhatIfValue } from "./aggregates/what-if.ts";
export type { CallerSight } from "./caller-sight.ts";
export { DirectoryViews } from "./directory-views.ts";
export {
  EXPORT_TABLES,
  type ExportedTable,
  type ExportTable,
  isPlanTable,
} from "./export/export-table.ts";
export {
  type FindingMember,
  type FindingMemberPage,
  FindingMembers,
  type MemberListMeans,
} from "./finding-members.ts";
export {
  type InsightsOptions,
  InsightsService,
  type SurveyListener,
} from "./insights-service.ts";
export type { PlanQuestion } from "./license-plans.ts";
export { ListEvidence } from "./list-evidence.ts";
export { SurveysHere } from "./making/make-survey.ts";
export type { SurveyMaker } from "./making/survey-maker.ts";
export { SurveyThread } from "./making/survey-thread.ts";
export { ACCOUNT_KINDS, type AccountKind } from "./member-population.ts";
export { ProgressBoard } from "./progress-board.ts";
export { type ListedRecommendation, listed, RecommendationDesk } from "./recommendation-desk.ts";
export { accessTo, opensWith, purposeOf, type RoleGain, roleGains } from "./source-access.ts";
export { sourcesBehind } from "./sources-behind.ts";
export { type ComparePeriod, type SurveyArchive, SurveyHistory } from "./survey-history.ts";
export type { SurveyUpdate } from "./survey-updates.ts";
export { TenantInsights } from "./tenant-insights.ts";
export {
  HIGHEST_MINIMUM,
  type MinimumsArchive,
  type MinimumsInForce,
  TenantMinimums,
} from "./tenant-minimums.ts";
export { type TenantSnapshot, tenantSnapshot } from "./tenant-snapshot.ts";
export type { ToldArchive, ToldEntry } from "./told-history.ts";
export type { Assumptions } from "./what-if.ts";
