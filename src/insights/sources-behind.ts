import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";
import { COUNT_REPORTS } from "./reading/usage-counts.ts";
import { DETAIL_REPORTS } from "./reading/usage-reading.ts";

const SEATS = ["subscribedSkus", "commerceSubscriptions"] as const satisfies readonly SourceId[];

const HOLDERS = [...SEATS, "members", "licensedGroups"] as const satisfies readonly SourceId[];

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
  ...DETAIL_REPORTS,
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
  usage: [...DETAIL_REPORTS, ...COUNT_REPORTS, "signInActivity"],
  configuration: SETTINGS,
};

/**
 * The sources the figures of a kind of aggregate rest on: what was not seen of others changes none of
 * them. A kind that is not listed rests on all.
 */
export function sourcesBehind(kind: string): readonly SourceId[] {
  return SOURCES_BEHIND[kind] ?? SOURCE_IDS;
}
