import type { DirectoryRoleName } from "../core/directory-roles.ts";
import { SOURCE_IDS, type SourceId } from "../core/source-ids.ts";
import type { GraphSource } from "./graph-source.ts";
import {
  DIRECTORY_READERS,
  DIRECTORY_WIDER,
  POLICY_ROLES,
  REPORT_COUNT_ROLES,
  REPORT_DETAIL_ROLES,
  SECURITY_ROLES,
  SIGN_IN_ROLES,
} from "./source-roles.ts";

type Definition = Omit<GraphSource, "id" | "version"> & { readonly version?: "beta" };

/** @param name of the function; or its whole path, where it has no period or is elsewhere. */
const detailReport = (name: string, reason: string): Definition => ({
  path: name.startsWith("/") ? name : `/reports/${name}(period='{period}')`,
  scopes: ["Reports.Read.All"],
  widerScopes: [],
  roles: REPORT_DETAIL_ROLES,
  isRationed: true,
  reason,
});

const countReport = (name: string, reason: string): Definition => ({
  ...detailReport(name, reason),
  roles: REPORT_COUNT_ROLES,
});

const partnerList = (path: string, reason: string): Definition => ({
  path: `/tenantRelationships/${path}`,
  scopes: ["DelegatedAdminRelationship.Read.All"],
  widerScopes: [],
  roles: [],
  reason,
});

const groups = (path: string, reason: string): Definition => ({
  path,
  scopes: ["GroupMember.Read.All"],
  widerScopes: ["Group.Read.All", ...DIRECTORY_WIDER],
  roles: [],
  reason,
});

const policy = (path: string, reason: string): Definition => ({
  path,
  scopes: ["Policy.Read.All"],
  widerScopes: [],
  roles: POLICY_ROLES,
  reason,
});

const TO_PROTECT =
  "so that they are taken out of what callers ask before it leaves; in memory only, for an hour.";

const DEFINITIONS: Readonly<Record<SourceId, Definition>> = {
  organization: {
    path: "/organization",
    scopes: ["Organization.Read.All"],
    narrowerScopes: ["User.Read"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason: "Identifies the tenant: its id, age, country and whether it is a partner's.",
  },
  subscribedSkus: {
    path: "/subscribedSkus",
    scopes: ["LicenseAssignment.Read.All"],
    widerScopes: ["Organization.Read.All", ...DIRECTORY_WIDER],
    roles: [],
    reason: "Seats bought and seats in use, per SKU.",
  },
  commerceSubscriptions: {
    path: "/directory/subscriptions",
    scopes: ["Organization.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: DIRECTORY_READERS,
    reason: "Purchases behind a SKU: seats, trial, renewal date, and which partner made them.",
  },
  members: {
    path: "/users",
    isCounted: true,
    scopes: ["User.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason:
      "Which SKUs accounts hold, directly or by group, and whether the account is enabled; counted, never kept.",
  },
  signInActivity: {
    path: "/users",
    isCounted: true,
    scopes: ["User.Read.All", "AuditLog.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: SIGN_IN_ROLES,
    tenantLicense: "Entra ID P1",
    reason: "When an account last signed in successfully, to find seats nobody uses.",
  },
  directoryRoles: {
    path: "/me/transitiveMemberOf/microsoft.graph.directoryRole",
    scopes: ["User.Read"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason: "The caller's own tenant-wide roles, which decide what this caller may see.",
  },
  callerGroups: {
    path: "/me/transitiveMemberOf/microsoft.graph.group",
    scopes: ["User.Read"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason:
      "Ids of the caller's own groups, because a role limited to a part of the directory can be held through one.",
  },
  roleAssignments: {
    path: "/roleManagement/directory/roleAssignments",
    scopes: ["RoleManagement.Read.Directory"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason:
      "Whether a role of the caller is limited to a part of the directory, and how many accounts hold which administrator role; counted, never kept.",
  },
  roleGroups: groups(
    "/groups",
    "Ids of groups that can hold an administrator role, because whoever is in one is an administrator.",
  ),
  roleGroupMembers: groups(
    "/groups/{groupId}/members",
    "Who is in a group that holds a privileged role, so that administrators are told from others; ids only, never kept.",
  ),
  licensedGroups: groups(
    "/groups",
    "Groups that give licences, so that advice names the group rather than each assignment.",
  ),
  activeUserDetail: detailReport(
    "getOffice365ActiveUserDetail",
    "Last activity per workload, to find seats nobody uses.",
  ),
  appUserDetail: {
    ...detailReport(
      "getM365AppUserDetail",
      "Which Office apps are used on which platform, to find seats whose desktop apps are not needed.",
    ),
    jsonOnBeta: true,
  },
  mailboxUsage: {
    ...detailReport(
      "getMailboxUsageDetail",
      "Mailbox size, archive and kind (shared, room), which decide the cheapest sufficient licence.",
    ),
    jsonOnBeta: true,
  },
  emailActivity: detailReport(
    "getEmailActivityUserDetail",
    "Counts of mails sent, received and read (no mail is opened), to tell mail-only use.",
  ),
  teamsActivity: detailReport(
    "getTeamsUserActivityUserDetail",
    "Counts of meetings, calls and messages (no content), to tell whether Teams features are used.",
  ),
  oneDriveUsage: detailReport(
    "getOneDriveUsageAccountDetail",
    "Size of OneDrive storage, which decides the cheapest sufficient licence.",
  ),
  sharePointActivity: detailReport(
    "getSharePointActivityUserDetail",
    "Counts of file and page activity (no file is opened), to tell whether SharePoint is used.",
  ),
  activations: detailReport(
    "/reports/getOffice365ActivationsUserDetail",
    "Where Office was activated, to find desktop licences nobody installed.",
  ),
  copilotUsage: detailReport(
    "/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='{period}')",
    "When Copilot was last used per app, to find idle Copilot seats.",
  ),
  activeUserCounts: countReport(
    "getOffice365ActiveUserCounts",
    "Active users per workload and day, as totals of the tenant.",
  ),
  servicesUserCounts: countReport(
    "getOffice365ServicesUserCounts",
    "Active and inactive users per workload, as totals of the tenant.",
  ),
  appUserCounts: countReport(
    "getM365AppUserCounts",
    "Users of each Office app, as totals of the tenant.",
  ),
  activationCounts: countReport(
    "/reports/getOffice365ActivationCounts",
    "Office activations per product and platform, as totals of the tenant.",
  ),
  activationUserCounts: countReport(
    "/reports/getOffice365ActivationsUserCounts",
    "Users with an Office licence and with an activation, as totals of the tenant.",
  ),
  mailboxStorage: countReport(
    "getMailboxUsageStorage",
    "Storage all mailboxes use together, as a total of the tenant.",
  ),
  mailboxQuotaCounts: countReport(
    "getMailboxUsageQuotaStatusMailboxCounts",
    "Mailboxes near or beyond their quota, as totals of the tenant.",
  ),
  teamsUserCounts: countReport(
    "getTeamsUserActivityUserCounts",
    "Users of chats, calls and meetings in Teams per day, as totals of the tenant.",
  ),
  copilotCounts: countReport(
    "/copilot/reports/getMicrosoft365CopilotUserCountSummary(period='{period}')",
    "Enabled and active Copilot users per app, as totals of the tenant.",
  ),
  copilotTrend: countReport(
    "/copilot/reports/getMicrosoft365CopilotUserCountTrend(period='{period}')",
    "Active Copilot users per day, as totals of the tenant.",
  ),
  reportSettings: {
    path: "/admin/reportSettings",
    scopes: ["ReportSettings.Read.All"],
    widerScopes: [],
    roles: REPORT_COUNT_ROLES,
    reason: "Whether the tenant conceals names in usage reports. It is never changed.",
  },
  conditionalAccess: {
    ...policy(
      "/identity/conditionalAccess/policies",
      "Conditional-access policies by state and kind: what needs Entra ID P1 or P2.",
    ),
    // learn.microsoft.com/graph/throttling-limits: one request per second and tenant, 429 without
    // Retry-After. A tenth more, because what counts is when requests arrive.
    minIntervalMs: 1100,
  },
  authorizationPolicy: policy(
    "/policies/authorizationPolicy",
    "What guests and ordinary members may do and see in the directory.",
  ),
  securityDefaults: policy(
    "/policies/identitySecurityDefaultsEnforcementPolicy",
    "Whether security defaults are on.",
  ),
  secureScore: {
    path: "/security/secureScores",
    scopes: ["SecurityEvents.Read.All"],
    widerScopes: [],
    roles: SECURITY_ROLES,
    reason: "Microsoft's secure score by control category, to weigh advice against risk.",
  },
  domains: {
    path: "/domains",
    scopes: ["Domain.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason: "How many domains are verified, and how many are federated.",
  },
  premiumLicenseInsight: {
    path: "/reports/azureADPremiumLicenseInsight",
    version: "beta",
    scopes: ["Reports.Read.All"],
    widerScopes: [],
    roles: REPORT_COUNT_ROLES,
    tenantLicense: "Entra ID P1",
    reason: "Entra ID P1 and P2 seats entitled and used, as totals of the tenant.",
  },
  deviceOverview: {
    path: "/deviceManagement/managedDeviceOverview",
    scopes: ["DeviceManagementManagedDevices.Read.All"],
    widerScopes: [],
    roles: ["Global Reader", "Intune Administrator", "Global Administrator"],
    tenantLicense: "Microsoft Intune",
    reason: "Managed devices per operating system, as totals of the tenant.",
  },
  delegatedAdminRelationships: partnerList(
    "delegatedAdminRelationships",
    "Partner tenants: which customer relationships exist and until when.",
  ),
  delegatedAdminCustomers: partnerList(
    "delegatedAdminCustomers",
    "Partner tenants: which customers there are.",
  ),
  delegatedAdminAccessAssignments: partnerList(
    "delegatedAdminRelationships/{relationshipId}/accessAssignments",
    "Partner tenants: which roles a relationship really gives.",
  ),
  directoryPeople: {
    path: "/users",
    scopes: ["User.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason: `Names, addresses and departments of people, ${TO_PROTECT}`,
  },
  directoryGroups: groups("/groups", `Names of groups, ${TO_PROTECT}`),
  directoryDevices: {
    path: "/devices",
    scopes: ["Device.Read.All"],
    widerScopes: DIRECTORY_WIDER,
    roles: [],
    reason: `Names of devices, ${TO_PROTECT}`,
  },
};

/** Where a source is and what opens it. What is not in this table cannot be requested. */
export function sourceOf(id: SourceId): GraphSource {
  return { id, version: "v1.0", ...DEFINITIONS[id] };
}

/**
 * Roles any one of which would open a source to a caller it is closed to. Where members need none, the
 * caller is a guest or the tenant keeps its members from reading the directory; one role helps both.
 */
export function rolesOpening({ roles }: GraphSource): readonly DirectoryRoleName[] {
  return roles.length > 0 ? roles : ["Directory Readers"];
}

/** Every source, in the order in which docs/permissions.md lists them. */
export const ALL_SOURCES: readonly GraphSource[] = SOURCE_IDS.map(sourceOf);
