export { AdviceResolver } from "./advice.resolver.ts";
export { CohortMinimumsResolver } from "./cohort-minimums.resolver.ts";
export { ComparisonResolver } from "./comparison.resolver.ts";
export { Consultations } from "./consultations.ts";
export { Conversations } from "./conversations.ts";
export type { Counters } from "./counters.ts";
export { DailyBudgets, type DailyLimits, ENTRY_TOKENS } from "./daily-budgets.ts";
export { Drafts } from "./drafts.ts";
export { FindingResolver } from "./finding.resolver.ts";
export { InteractionResolver } from "./interaction.resolver.ts";
export { Interactions } from "./interactions.ts";
export { LicensePlanResolver } from "./license-plan.resolver.ts";
export { ActivityGroupResolver, SpendGroupResolver } from "./member-group.resolver.ts";
export { ObservationResolver } from "./observation.resolver.ts";
export { RecommendationResolver } from "./recommendation.resolver.ts";
export { RecommendationEventResolver } from "./recommendation-event.resolver.ts";
export type { AnswerNotes, RequestContext } from "./request-context.ts";
export { noOtherRuns, type RunSignals } from "./run-signals.ts";
export { SecurityEventResolver } from "./security-event.resolver.ts";
export {
  InProcessSecurityEventLog,
  keptSecurityEvents,
  readSecurityRecord,
  type SecurityEventLog,
  type SecurityRecord,
} from "./security-event-log.ts";
export { SentTexts } from "./sent-texts.ts";
export { ServiceDeskResolver } from "./service-desk.resolver.ts";
export type { SkuNames } from "./shape-licenses.ts";
export { SurveyProgressResolver } from "./survey-progress.resolver.ts";
export { TableExportResolver } from "./table-export.resolver.ts";
export { TenantResolver } from "./tenant.resolver.ts";
export { TenantStateResolver } from "./tenant-state.resolver.ts";
export { UseWatch } from "./watch/use-watch.ts";
export { WhatIfResolver } from "./what-if.resolver.ts";
