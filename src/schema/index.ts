// Decorators need it before the first type is declared, whoever comes in first.
import "reflect-metadata";

export { AdviceType, AskInput, type CitedFigureType } from "./advice.type.ts";
export { type AdvisorEventType, AdvisorEventUnion } from "./advisor-event.type.ts";
export { CohortMinimumsPayloadType, CohortMinimumsType } from "./cohort-minimums.type.ts";
export { ComparePeriodEnum, ComparisonType } from "./comparison.type.ts";
export { ConfigurationType } from "./configuration.type.ts";
export { AccessType, CoverageType, SourceCoverageType } from "./coverage.type.ts";
export { FigureType, SeatCountType } from "./figure.type.ts";
export {
  FindingConnectionType,
  FindingType,
  NotMadeType,
  ObservationConnectionType,
  ObservationType,
} from "./finding.type.ts";
export { FindingMemberConnectionType, type FindingMemberType } from "./finding-member.type.ts";
export { InteractionType } from "./interaction.type.ts";
export { LicenseInventoryType, lineCost } from "./license-inventory.type.ts";
export { LicensePlanInput, MustHaveInput, SpareSeatsInput } from "./license-plan.input.ts";
export { LicensePlanType } from "./license-plan.type.ts";
export { LicenseSpendType } from "./license-spend.type.ts";
export {
  ActivityGroupType,
  MemberActivityType,
  MemberGroupingEnum,
  SpendGroupingEnum,
  SpendGroupType,
} from "./member-group.type.ts";
export { MoneyType } from "./money.type.ts";
export { PageArgs, pageCost } from "./page.type.ts";
export type { ReceiptType } from "./receipt.type.ts";
export {
  RecommendationConnectionType,
  RecommendationPayloadType,
  RecommendationType,
} from "./recommendation.type.ts";
export { RecommendationEventType } from "./recommendation-event.type.ts";
export { RecommendationArgs, type RecommendationFilter } from "./recommendation-filter.type.ts";
export {
  DismissReasonEnum,
  type RecommendationStandingType,
  SavingLedgersType,
  SnoozeReasonEnum,
} from "./recommendation-state.type.ts";
export { RenewalLineType, RenewalsType } from "./renewals.type.ts";
export { RULES } from "./rule.type.ts";
export { SavingsType } from "./savings.type.ts";
export { DateTime, LocalDate, SafeInt } from "./scalars.ts";
export { SecurityEventType } from "./security-event.type.ts";
export {
  ContactTypeEnum,
  DeskRuleInput,
  DeskRuleTrialType,
  IssueCategoryType,
  IssueRecapType,
  PrioritizationType,
  PriorityPresetsInput,
  SuggestedTitleType,
  TicketInput,
  TimeEntryDraftType,
} from "./service-desk.type.ts";
export { SkuType } from "./sku.type.ts";
export { SurveyProgressType } from "./survey-progress.type.ts";
export { TableExportArgs, TableExportType } from "./table-export.type.ts";
export { TenantType } from "./tenant.type.ts";
export { UsageType } from "./usage.type.ts";
export {
  type AssumedPriceInput,
  type SeatBufferInput,
  type ThresholdsInput,
  WhatIfInput,
} from "./what-if.input.ts";
export { WhatIfType } from "./what-if.type.ts";
