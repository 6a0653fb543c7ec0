import type { WorkloadName } from "../../tenant/activity.ts";
import { type OneDrive, oneDriveOf } from "../../tenant/usage.ts";
import { count, ifPresent } from "./member-activity.ts";
import {
  isLicensedFor,
  lastUse,
  licensedMembers,
  type MemberRow,
  memberColumns,
} from "./member-rows.ts";
import { type Column, type ReportSource, reportFile, shownName } from "./report.ts";

const lastActivity = (workload: WorkloadName): Column<MemberRow> => ({
  title: "Last Activity Date",
  name: "lastActivityDate",
  value: (row) => lastUse(row, workload),
});

const fileCounts = (workload: WorkloadName): readonly Column<MemberRow>[] => [
  {
    title: "Viewed Or Edited File Count",
    name: "viewedOrEditedFileCount",
    value: count("filesViewed", workload),
  },
  { title: "Synced File Count", name: "syncedFileCount", value: count("filesSynced", workload) },
  {
    title: "Shared Internally File Count",
    name: "sharedInternallyFileCount",
    value: count("sharedInternally", workload),
  },
  {
    title: "Shared Externally File Count",
    name: "sharedExternallyFileCount",
    value: count("sharedExternally", workload),
  },
];

const common = {
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
} as const;

/** `getOneDriveActivityUserDetail` (api/reportroot-getonedriveactivityuserdetail.md). */
export const oneDriveActivityDetail = reportFile<MemberRow>({
  ...common,
  functionName: "getOneDriveActivityUserDetail",
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    lastActivity("oneDrive"),
    ...fileCounts("oneDrive"),
    memberColumns.assignedProducts,
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, isLicensedFor("oneDrive")),
});

/** `getSharePointActivityUserDetail` (api/reportroot-getsharepointactivityuserdetail.md). */
export const sharePointActivityDetail = reportFile<MemberRow>({
  ...common,
  functionName: "getSharePointActivityUserDetail",
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    lastActivity("sharePoint"),
    ...fileCounts("sharePoint"),
    {
      title: "Visited Page Count",
      name: "visitedPageCount",
      value: count("pagesVisited", "sharePoint"),
    },
    memberColumns.assignedProducts,
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, isLicensedFor("sharePoint")),
});

function personalSite(row: MemberRow, source: ReportSource): string {
  const { blueprint } = source.tenant.generator;
  const host = blueprint.initialDomain.replace(".onmicrosoft.com", "-my.sharepoint.com");
  const upn = row.kind === "present" ? row.view.profile.userPrincipalName : row.userPrincipalName;
  const url = `https://${host}/personal/${upn.replaceAll(/[@.]/g, "_")}`;
  return shownName(source, row.index, 3, url);
}

const driveNumber = (
  title: string,
  name: string,
  value: (drive: OneDrive) => number,
): Column<MemberRow> => ({
  title,
  name,
  value: (row) =>
    ifPresent(row, 0, (view) => {
      const drive = oneDriveOf(view);
      return drive === null ? 0 : Math.floor(value(drive));
    }),
});

/** `getOneDriveUsageAccountDetail` (api/reportroot-getonedriveusageaccountdetail.md). */
export const oneDriveUsageDetail = reportFile<MemberRow>({
  ...common,
  functionName: "getOneDriveUsageAccountDetail",
  columns: [
    memberColumns.refreshDate,
    { title: "Site URL", name: "siteUrl", value: personalSite },
    { ...memberColumns.displayName, title: "Owner Display Name", name: "ownerDisplayName" },
    memberColumns.isDeleted,
    lastActivity("oneDrive"),
    driveNumber("File Count", "fileCount", (drive) => drive.files),
    driveNumber("Active File Count", "activeFileCount", (drive) => drive.files * 0.08),
    driveNumber("Storage Used (Byte)", "storageUsedInBytes", (drive) => drive.usedBytes),
    driveNumber(
      "Storage Allocated (Byte)",
      "storageAllocatedInBytes",
      (drive) => drive.allocatedBytes,
    ),
    {
      ...memberColumns.userPrincipalName,
      title: "Owner Principal Name",
      name: "ownerPrincipalName",
    },
    memberColumns.period,
  ],
  rows: (source) => licensedMembers(source, (view) => oneDriveOf(view) !== null),
});
