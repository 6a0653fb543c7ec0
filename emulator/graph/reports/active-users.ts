import type { WorkloadName } from "../../tenant/activity.ts";
import {
  hasWorkload,
  lastUse,
  licenceAssigned,
  licensedMembers,
  type MemberRow,
  memberColumns,
} from "./member-rows.ts";
import { type Column, reportFile } from "./report.ts";

/** Workloads in the order the active-user reports list them. */
export const activeUserWorkloads: readonly (readonly [WorkloadName, string])[] = [
  ["exchange", "Exchange"],
  ["oneDrive", "OneDrive"],
  ["sharePoint", "SharePoint"],
  ["skype", "Skype For Business"],
  ["yammer", "Yammer"],
  ["teams", "Teams"],
];

/** "Skype For Business" to "SkypeForBusiness", or to "skypeForBusiness". */
export function pascal(title: string): string {
  return title.replaceAll(" ", "");
}

export function camel(title: string): string {
  const name = pascal(title);
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

const perWorkload = (
  column: (workload: WorkloadName, title: string) => Column<MemberRow>,
): readonly Column<MemberRow>[] =>
  activeUserWorkloads.map(([workload, title]) => column(workload, title));

/** `getOffice365ActiveUserDetail` (api/reportroot-getoffice365activeuserdetail.md). */
export const activeUserDetail = reportFile<MemberRow>({
  functionName: "getOffice365ActiveUserDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    memberColumns.isDeleted,
    memberColumns.deletedDate,
    ...perWorkload((workload, title) => ({
      title: `Has ${title} License`,
      name: `has${pascal(title)}License`,
      value: (row) => hasWorkload(row, workload),
    })),
    ...perWorkload((workload, title) => ({
      title: `${title} Last Activity Date`,
      name: `${camel(title)}LastActivityDate`,
      value: (row) => lastUse(row, workload),
    })),
    ...perWorkload((workload, title) => ({
      title: `${title} License Assign Date`,
      name: `${camel(title)}LicenseAssignDate`,
      value: (row) => licenceAssigned(row, workload),
    })),
    memberColumns.assignedProducts,
  ],
  rows: (source) => licensedMembers(source),
});
