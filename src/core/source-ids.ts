/**
 * The names of everything Seatwise reads from Microsoft Graph. `graph/sources.ts` says where and
 * with which permission; coverage says with these words what was and was not seen.
 */
export const SOURCE_IDS = [
  "organization",
  "subscribedSkus",
  "commerceSubscriptions",
  "members",
  "signInActivity",
  "directoryRoles",
  "roleAssignments",
  "licensedGroups",
  "activeUserDetail",
  "appUserDetail",
  "mailboxUsage",
  "emailActivity",
  "teamsActivity",
  "oneDriveUsage",
  "sharePointActivity",
  "activations",
  "copilotUsage",
  "activeUserCounts",
  "servicesUserCounts",
  "appUserCounts",
  "activationCounts",
  "copilotCounts",
  "reportSettings",
  "conditionalAccess",
  "authorizationPolicy",
  "securityDefaults",
  "secureScore",
  "domains",
  "premiumLicenseInsight",
  "deviceOverview",
  "delegatedAdminRelationships",
  "delegatedAdminCustomers",
  "delegatedAdminAccessAssignments",
  "directoryPeople",
  "directoryGroups",
  "directoryDevices",
] as const;

export type SourceId = (typeof SOURCE_IDS)[number];
