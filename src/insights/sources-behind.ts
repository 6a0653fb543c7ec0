import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";

const SEATS = ["subscribedSkus", "commerceSubscriptions"] as const satisfies readonly SourceId[];

const HOLDERS = [...SEATS, "members", "licensedGroups"] as const satisfies readonly SourceId[];

/** Reports of which figures about a service are made, with and without rows. */
const USE = [
  "activeUserDetail",
  "appUserDetail",
  "mailboxUsage",
  "emailActivity",
  "teamsActivity",
  "oneDriveUsage",
  "sharePointActivity",
  "activations",
  "copilotUsage",
] as const satisfies readonly SourceId[];

const USE_COUNTS = [
  "activeUserCounts",
  "servicesUserCounts",
  "appUserCounts",
  "activationCounts",
  "activationUserCounts",
  "mailboxStorage",
  "mailboxQuotaCounts",
  "teamsUserCounts",
  "copilotCounts",
  "copilotTrend",
] as const satisfies readonly SourceId[];

const SETTINGS = [
  "organization",
  "reportSettings",
  "conditionalAccess",
  "authorizationPolicy",
  "securityDefaults",
  "secureScore",
  "domains",
  "premiumLicenseInsight",
  "deviceOverview",
  "members",
  "licensedGroups",
  "roleAssignments",
] as const satisfies readonly SourceId[];

/** What is needed and what is idle, judged by every evidence there is. */
const NEED = [
  ...HOLDERS,
  "signInActivity",
  "roleAssignments",
  "roleGroups",
  "roleGroupMembers",
  ...USE,
] as const satisfies readonly SourceId[];

const SOURCES_BEHIND: Readonly<Record<string, readonly SourceId[]>> = {
  licenseInventory: SEATS,
  licenseSpend: SEATS,
  groupTables: [...HOLDERS, "signInActivity"],
  savings: NEED,
  recommendations: NEED,
  renewals: NEED,
  findings: [...NEED, "premiumLicenseInsight"],
  licensePlan: NEED,
  whatIf: NEED,
  comparison: NEED,
  usage: [...USE, ...USE_COUNTS, "signInActivity"],
  configuration: SETTINGS,
};

/**
 * The sources the figures of a kind of aggregate rest on: what was not seen of others changes none of
 * them. A kind that is not listed rests on all.
 */
export function sourcesBehind(kind: string): readonly SourceId[] {
  return SOURCES_BEHIND[kind] ?? SOURCE_IDS;
}
