import { describe, expect, it } from "@jest/globals";
import { SOURCE_IDS } from "../../src/core/source-ids.ts";
import { ALL_SOURCES } from "../../src/graph/index.ts";

describe("the table of sources", () => {
  it("is the complete list of paths and scopes Seatwise can use", () => {
    expect(
      ALL_SOURCES.map(
        ({ version, jsonOnBeta, path, isCounted, scopes, narrowerScopes = [] }) =>
          `/${version}${jsonOnBeta ? "[/beta]" : ""}${path}${isCounted ? "[/$count]" : ""} ${[...scopes, ...narrowerScopes].join(" ")}`,
      ),
    ).toEqual([
      "/v1.0/organization Organization.Read.All User.Read",
      "/v1.0/subscribedSkus LicenseAssignment.Read.All",
      "/v1.0/directory/subscriptions Organization.Read.All",
      "/v1.0/users[/$count] User.Read.All",
      "/v1.0/users[/$count] User.Read.All AuditLog.Read.All",
      "/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole User.Read",
      "/v1.0/me/transitiveMemberOf/microsoft.graph.group User.Read",
      "/v1.0/roleManagement/directory/roleAssignments RoleManagement.Read.Directory",
      "/v1.0/groups GroupMember.Read.All",
      "/v1.0/groups/{groupId}/members GroupMember.Read.All",
      "/v1.0/groups GroupMember.Read.All",
      "/v1.0/reports/getOffice365ActiveUserDetail(period='{period}') Reports.Read.All",
      "/v1.0[/beta]/reports/getM365AppUserDetail(period='{period}') Reports.Read.All",
      "/v1.0[/beta]/reports/getMailboxUsageDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getEmailActivityUserDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getTeamsUserActivityUserDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getOneDriveUsageAccountDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getSharePointActivityUserDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getOffice365ActivationsUserDetail Reports.Read.All",
      "/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='{period}') Reports.Read.All",
      "/v1.0/reports/getOffice365ActiveUserCounts(period='{period}') Reports.Read.All",
      "/v1.0/reports/getOffice365ServicesUserCounts(period='{period}') Reports.Read.All",
      "/v1.0/reports/getM365AppUserCounts(period='{period}') Reports.Read.All",
      "/v1.0/reports/getOffice365ActivationCounts Reports.Read.All",
      "/v1.0/reports/getOffice365ActivationsUserCounts Reports.Read.All",
      "/v1.0/reports/getMailboxUsageStorage(period='{period}') Reports.Read.All",
      "/v1.0/reports/getMailboxUsageQuotaStatusMailboxCounts(period='{period}') Reports.Read.All",
      "/v1.0/reports/getTeamsUserActivityUserCounts(period='{period}') Reports.Read.All",
      "/v1.0/copilot/reports/getMicrosoft365CopilotUserCountSummary(period='{period}') Reports.Read.All",
      "/v1.0/copilot/reports/getMicrosoft365CopilotUserCountTrend(period='{period}') Reports.Read.All",
      "/v1.0/admin/reportSettings ReportSettings.Read.All",
      "/v1.0/identity/conditionalAccess/policies Policy.Read.All",
      "/v1.0/policies/authorizationPolicy Policy.Read.All",
      "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy Policy.Read.All",
      "/v1.0/security/secureScores SecurityEvents.Read.All",
      "/v1.0/domains Domain.Read.All",
      "/beta/reports/azureADPremiumLicenseInsight Reports.Read.All",
      "/v1.0/deviceManagement/managedDeviceOverview DeviceManagementManagedDevices.Read.All",
      "/v1.0/tenantRelationships/delegatedAdminRelationships DelegatedAdminRelationship.Read.All",
      "/v1.0/tenantRelationships/delegatedAdminCustomers DelegatedAdminRelationship.Read.All",
      "/v1.0/tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments DelegatedAdminRelationship.Read.All",
      "/v1.0/users User.Read.All",
      "/v1.0/groups GroupMember.Read.All",
      "/v1.0/devices Device.Read.All",
    ]);
  });

  it("has every source once, with a reason", () => {
    expect(ALL_SOURCES.map(({ id }) => id)).toEqual([...SOURCE_IDS]);
    expect(ALL_SOURCES.filter(({ reason }) => !/^[A-Z].+\.$/.test(reason))).toEqual([]);
  });

  it("asks for no right to change anything, and none to content", () => {
    const scopes = new Set(
      ALL_SOURCES.flatMap((source) => [
        ...source.scopes,
        ...(source.narrowerScopes ?? []),
        ...source.widerScopes,
      ]),
    );

    expect([...scopes].filter((scope) => !/^[A-Za-z]+\.Read(\.[A-Za-z]+)*$/.test(scope))).toEqual(
      [],
    );
    expect(
      [...scopes].filter((scope) => /^(Mail|Files|Sites|Chat|ChannelMessage)/.test(scope)),
    ).toEqual([]);
  });
});
