import type { Emulator } from "../../../emulator/index.ts";
import { openRawGraph, type Row } from "../raw-graph.ts";

/*
 * A tenant as Graph answers about it, read by code that shares nothing with the product: fetch, JSON and
 * CSV, whole answers in memory.
 */

export interface RawUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly userType: string | null;
  readonly department: string | null;
  readonly createdDateTime: string;
  readonly assignedLicenses: readonly { readonly skuId: string }[];
  readonly licenseAssignmentStates: readonly {
    readonly skuId: string;
    readonly assignedByGroup: string | null;
    readonly disabledPlans: readonly string[];
    readonly state: string;
    readonly lastUpdatedDateTime: string;
  }[];
  readonly signInActivity?: {
    readonly lastSuccessfulSignInDateTime?: string | null;
    readonly lastNonInteractiveSignInDateTime?: string | null;
  };
}

export interface RawSku {
  readonly skuId: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: Readonly<
    Record<"enabled" | "warning" | "suspended" | "lockedOut", number>
  >;
  readonly servicePlans: readonly { readonly servicePlanId: string; readonly appliesTo: string }[];
}

export interface RawPurchase {
  readonly skuId: string;
  readonly status: string;
  readonly isTrial: boolean;
  readonly totalLicenses: number;
}

export interface RawMailbox {
  readonly recipientType: string;
  readonly storageUsedInBytes: number;
  readonly hasArchive: boolean;
}

export interface RawGroup {
  readonly id: string;
  readonly assignedLicenses: readonly { readonly skuId: string }[];
}

/** Reports by user principal name, in small letters. */
export type Report = ReadonlyMap<string, Row>;

export interface RawTenant {
  readonly users: readonly RawUser[];
  readonly skus: readonly RawSku[];
  readonly purchases: readonly RawPurchase[];
  readonly groups: readonly RawGroup[];
  readonly roles: readonly { readonly principalId: string; readonly roleDefinitionId: string }[];
  readonly premium: Readonly<Record<string, unknown>>;
  readonly mailboxes: ReadonlyMap<string, RawMailbox>;
  readonly refreshed: string;
  readonly active: Report;
  readonly mail: Report;
  readonly teams: Report;
  readonly oneDrives: Report;
  readonly sharePoint: Report;
  readonly copilot: Report;
  /** By period; who used which app where. */
  readonly apps: Readonly<Record<"D30" | "D90" | "D180", Report>>;
  readonly activations: readonly Row[];
}

export async function readRawTenant(emulator: Emulator, tenant: string): Promise<RawTenant> {
  const { all, one, rowsOf } = await openRawGraph(emulator, tenant);
  const report = async (name: string, period = "D180", owner = "User Principal Name") => {
    const rows = await rowsOf(`/v1.0/reports/${name}(period='${period}')`);
    return new Map(rows.map((row) => [(row[owner] ?? "").toLowerCase(), row]));
  };
  const copilot = await rowsOf(
    "/beta/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='D180')?$format=text/csv",
  );
  const mailboxes = await all<RawMailbox & { readonly userPrincipalName: string }>(
    "/beta/reports/getMailboxUsageDetail(period='D180')?$format=application/json&$top=999",
  );
  const active = await report("getOffice365ActiveUserDetail");
  return {
    users: await all(
      "/v1.0/users?$select=id,userPrincipalName,accountEnabled,userType,department,createdDateTime,assignedLicenses,licenseAssignmentStates,signInActivity&$top=500",
    ),
    skus: await all("/v1.0/subscribedSkus"),
    purchases: await all("/v1.0/directory/subscriptions"),
    groups: await all(
      "/v1.0/groups?$select=id,assignedLicenses&$filter=assignedLicenses/$count ne 0&$count=true&$top=999",
    ),
    roles: await all("/v1.0/roleManagement/directory/roleAssignments"),
    premium: await one("/beta/reports/azureADPremiumLicenseInsight"),
    mailboxes: new Map(mailboxes.map((one) => [one.userPrincipalName.toLowerCase(), one])),
    refreshed: [...active.values()][0]?.["Report Refresh Date"] ?? "",
    active,
    mail: await report("getEmailActivityUserDetail"),
    teams: await report("getTeamsUserActivityUserDetail"),
    oneDrives: await report("getOneDriveUsageAccountDetail", "D180", "Owner Principal Name"),
    sharePoint: await report("getSharePointActivityUserDetail"),
    copilot: new Map(copilot.map((row) => [(row["User Principal Name"] ?? "").toLowerCase(), row])),
    apps: {
      D30: await report("getM365AppUserDetail", "D30"),
      D90: await report("getM365AppUserDetail", "D90"),
      D180: await report("getM365AppUserDetail", "D180"),
    },
    activations: await rowsOf("/v1.0/reports/getOffice365ActivationsUserDetail"),
  };
}
