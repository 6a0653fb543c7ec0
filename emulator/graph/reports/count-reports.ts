import type { WorkloadName } from "../../tenant/activity.ts";
import { activeUserWorkloads, camel } from "./active-users.ts";
import { type DayRow, daysOf, onDay, reportDate } from "./daily-series.ts";
import { memberColumns } from "./member-rows.ts";
import { type Column, type ReportSource, reportFile } from "./report.ts";

const common = {
  root: "reports",
  arguments: "period",
  isDetail: false,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
} as const;

const weeklyActive = (source: ReportSource, workload: WorkloadName | "any"): number => {
  const usage = source.tenant.usage();
  return (workload === "any" ? usage.anyWorkload : usage.workloads[workload]).activeWithin(7);
};

const activeOnDay = (title: string, workload: WorkloadName | "any"): Column<DayRow> => ({
  title,
  name: camel(title),
  value: (row, source) => onDay(weeklyActive(source, workload), row, source),
});

/** `getOffice365ActiveUserCounts` (api/reportroot-getoffice365activeusercounts.md). */
export const activeUserCounts = reportFile<DayRow>({
  ...common,
  functionName: "getOffice365ActiveUserCounts",
  columns: [
    memberColumns.refreshDate,
    activeOnDay("Office 365", "any"),
    ...activeUserWorkloads.map(([workload, title]) => activeOnDay(title, workload)),
    reportDate,
    memberColumns.period,
  ],
  rows: daysOf,
});

function* once(): Generator<null, void, undefined> {
  yield null;
}

function activeAndInactive(
  title: string,
  histogram: (source: ReportSource) => { total: number; activeWithin: (days: number) => number },
): readonly Column<null>[] {
  const active = (source: ReportSource) => histogram(source).activeWithin(source.periodDays);
  return [
    {
      title: `${title} Active`,
      name: `${camel(title)}Active`,
      value: (_row, source) => active(source),
    },
    {
      title: `${title} Inactive`,
      name: `${camel(title)}Inactive`,
      value: (_row, source) => histogram(source).total - active(source),
    },
  ];
}

/** `getOffice365ServicesUserCounts` (api/reportroot-getoffice365servicesusercounts.md). */
export const servicesUserCounts = reportFile<null>({
  ...common,
  functionName: "getOffice365ServicesUserCounts",
  columns: [
    memberColumns.refreshDate,
    ...activeUserWorkloads.flatMap(([workload, title]) =>
      activeAndInactive(title, ({ tenant }) => tenant.usage().workloads[workload]),
    ),
    ...activeAndInactive("Office 365", ({ tenant }) => tenant.usage().anyWorkload),
    memberColumns.period,
  ],
  rows: once,
});

const teamsCount = (title: string, name: string, share: number): Column<DayRow> => ({
  title,
  name,
  value: (row, source) => onDay(weeklyActive(source, "teams") * share, row, source),
});

/** `getTeamsUserActivityUserCounts` (api/reportroot-getteamsuseractivityusercounts.md). */
export const teamsUserCounts = reportFile<DayRow>({
  ...common,
  functionName: "getTeamsUserActivityUserCounts",
  columns: [
    memberColumns.refreshDate,
    reportDate,
    teamsCount("Team Chat Messages", "teamChatMessages", 0.5),
    teamsCount("Private Chat Messages", "privateChatMessages", 0.9),
    teamsCount("Calls", "calls", 0.4),
    teamsCount("Meetings", "meetings", 0.7),
    teamsCount("Other Actions", "otherActions", 0.8),
    memberColumns.period,
  ],
  rows: daysOf,
});

/** `getMailboxUsageMailboxCounts` (api/reportroot-getmailboxusagemailboxcounts.md). */
export const mailboxCounts = reportFile<DayRow>({
  ...common,
  functionName: "getMailboxUsageMailboxCounts",
  columns: [
    memberColumns.refreshDate,
    { title: "Total", name: "total", value: (_row, { tenant }) => tenant.usage().mailboxes.total },
    {
      title: "Active",
      name: "active",
      value: (row, source) => onDay(weeklyActive(source, "exchange"), row, source),
    },
    reportDate,
    memberColumns.period,
  ],
  rows: daysOf,
});

/** `getMailboxUsageStorage` (api/reportroot-getmailboxusagestorage.md). */
export const mailboxStorage = reportFile<DayRow>({
  ...common,
  functionName: "getMailboxUsageStorage",
  columns: [
    memberColumns.refreshDate,
    {
      title: "Storage Used (Byte)",
      name: "storageUsedInBytes",
      value: (row, source) => {
        const used = source.tenant.usage().mailboxes.usedBytes;
        return Math.round(used * (1 - 0.001 * (source.refreshDay - row.day)));
      },
    },
    reportDate,
    memberColumns.period,
  ],
  rows: daysOf,
});

/** `getMailboxUsageQuotaStatusMailboxCounts` (api/reportroot-getmailboxusagequotastatusmailboxcounts.md). */
export const mailboxQuotaStatus = reportFile<DayRow>({
  ...common,
  functionName: "getMailboxUsageQuotaStatusMailboxCounts",
  columns: [
    memberColumns.refreshDate,
    {
      title: "Under Limit",
      name: "underLimit",
      value: (_row, { tenant }) => {
        const { total, warned, sendProhibited } = tenant.usage().mailboxes;
        return total - warned - sendProhibited;
      },
    },
    {
      title: "Warning Issued",
      name: "warningIssued",
      value: (_row, { tenant }) => tenant.usage().mailboxes.warned,
    },
    {
      title: "Send Prohibited",
      name: "sendProhibited",
      value: (_row, { tenant }) => tenant.usage().mailboxes.sendProhibited,
    },
    { title: "Send/Receive Prohibited", name: "sendReceiveProhibited", value: () => 0 },
    { title: "Indeterminate", name: "indeterminate", value: () => 0 },
    reportDate,
    memberColumns.period,
  ],
  rows: daysOf,
});
