export { readCommerceSubscriptions } from "./commerce-subscriptions.ts";
export { readCallerGroups } from "./configuration/caller-groups.ts";
export { readCallerRoles } from "./configuration/caller-roles.ts";
export { readConditionalAccess } from "./configuration/conditional-access.ts";
export { readDomains } from "./configuration/domains.ts";
export { readLicensedGroups } from "./configuration/licensed-groups.ts";
export { readDeviceOverview, readPremiumLicenseInsight } from "./configuration/overviews.ts";
export { readAuthorizationPolicy, readSecurityDefaults } from "./configuration/policies.ts";
export { readReportSettings } from "./configuration/report-settings.ts";
export { readRoleAssignments } from "./configuration/role-assignments.ts";
export { readRoleGroupMembers, readRoleGroups } from "./configuration/role-groups.ts";
export { readSecureScore } from "./configuration/secure-score.ts";
export type * from "./configuration-records.ts";
export { SCORE_CATEGORIES } from "./configuration-records.ts";
export { readDeviceNames, readGroupNames } from "./directory/named-things.ts";
export { readPeopleNames } from "./directory/people-names.ts";
export type { GraphSource } from "./graph-source.ts";
export { type MemberReading, readMembers } from "./members.ts";
export {
  type NamedMemberPage,
  type NamedMemberRecord,
  readNamedMembers,
} from "./named-members.ts";
export { readOrganization } from "./organization.ts";
export {
  readAccessAssignments,
  readDelegatedAdminCustomers,
  readDelegatedAdminRelationships,
} from "./partner/delegated-admin.ts";
export { GraphReader } from "./reader.ts";
export type * from "./records.ts";
export { readActivations } from "./reports/activations.ts";
export { readActiveUserDetail } from "./reports/active-user-detail.ts";
export { readAppUserDetail, readAppUserDetailJson } from "./reports/app-user-detail.ts";
export { readCopilotUsage } from "./reports/copilot-usage.ts";
export { type CountReport, readUsageCounts } from "./reports/count-reports.ts";
export { readEmailActivity } from "./reports/email-activity.ts";
export { readMailboxUsage, readMailboxUsageJson } from "./reports/mailbox-usage.ts";
export { readOneDriveUsage } from "./reports/one-drive-usage.ts";
export type { ReportPeriod } from "./reports/report-cells.ts";
export { readSharePointActivity } from "./reports/share-point-activity.ts";
export { readTeamsActivity } from "./reports/teams-activity.ts";
export { ALL_SOURCES, rolesOpening, sourceOf } from "./sources.ts";
export { readSubscribedSkus } from "./subscribed-skus.ts";
export type { GraphToken, GraphTokenSource } from "./token-source.ts";
export { BATCH_PATH } from "./transport/batch.ts";
export type { GraphConnection, GraphOperation } from "./transport/exchange.ts";
export { type DenialKind, GraphDeniedError } from "./transport/outcome.ts";
export { InProcessPace, type RequestPace } from "./transport/pace.ts";
export { DEFAULT_RETRY_POLICY, type RetryPolicy } from "./transport/retry.ts";
export type { RequestBudget } from "./transport/run-budget.ts";
export type { GraphRequestEvent, RequestObserver } from "./transport/send.ts";
export type * from "./usage-records.ts";
