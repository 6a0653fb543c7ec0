export {
  type Aggregate,
  type AggregateKind,
  defineAggregate,
  isOfKind,
  isSealed,
  type Provenance,
  reopenAggregate,
  reopenStamped,
  resealAs,
  type StampedAggregate,
  seal,
  serializeAggregate,
  stampAggregate,
  type ValueOf,
} from "./aggregate.ts";
export { ProductNames } from "./assigned-products.ts";
export {
  ConversationWall,
  type ScrubbedQuestion,
  type ScrubbedTexts,
  type WallSettings,
} from "./conversation-wall.ts";
export {
  type Coverage,
  coverage,
  isUsed,
  SOURCE_OUTCOMES,
  type SourceCoverage,
  type SourceOutcome,
} from "./coverage.ts";
export { type DirectoryView, UNSEEN_DIRECTORY } from "./directory-view.ts";
export * from "./disclosure/index.ts";
export * from "./filter-rules/index.ts";
export { MemberMarks } from "./member-marks.ts";
export {
  type PrivilegedAccounts,
  type TraitsBasis,
  TraitsContext,
  traitsOf,
} from "./member-traits.ts";
export * from "./pseudonyms/index.ts";
export type { ReportCohort } from "./report-cohorts.ts";
export type { ReportRead } from "./report-intake.ts";
export {
  type MemberProgress,
  type MemberSurvey,
  type SurveyOptions,
  surveyMembers,
} from "./survey.ts";
export { TenantWords } from "./tenant-words.ts";
export * from "./text/index.ts";
export type { HeldSku } from "./traits.ts";
export {
  gatherUsage,
  type MemberUsage,
  type UsageEvidence,
  UsageGathering,
  type UsageOptions,
} from "./usage-evidence.ts";
export { APP_PERIODS, type AppPeriod } from "./use-columns.ts";
export type { UseEvidence } from "./use-evidence.ts";
export {
  type Closed,
  type ClosedValue,
  closed,
  type FigureId,
  figureIdOf,
  PSEUDONYM_KINDS,
  type Pseudonym,
  type PseudonymKind,
  type RecommendationId,
  recommendationIdOf,
  type WordKey,
  wordKeyOf,
} from "./vocabulary.ts";
