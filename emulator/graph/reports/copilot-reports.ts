import { REPORT_LAG_DAYS } from "../../tenant/activity.ts";
import { COPILOT_APPS, type CopilotApp, copilotDaysAgo } from "../../tenant/usage.ts";
import { camel } from "./active-users.ts";
import { type DayRow, daysOf, onDay, reportDate } from "./daily-series.ts";
import { ifPresent, latestDay } from "./member-activity.ts";
import { isLicensedFor, licensedMembers, type MemberRow, memberColumns } from "./member-rows.ts";
import { type Column, type ReportSource, reportFile } from "./report.ts";

const common = {
  root: "copilot/reports",
  arguments: "period",
  booleans: "True/False",
  jsonByDefault: true,
  jsonOnV1: true,
} as const;

const periodNumber: Column<unknown> = {
  title: "Report Period",
  name: "reportPeriod",
  value: (_row, source) => source.periodDays,
};

function lastUseOf(row: MemberRow, source: ReportSource, app: CopilotApp): number | null {
  return ifPresent(row, null, (view) => {
    const days = copilotDaysAgo(view, app);
    return days === null ? null : source.refreshDay + REPORT_LAG_DAYS - days;
  });
}

/** "Copilot Chat" has its own title; the others are "Word Copilot". */
const titleOf = (app: CopilotApp): string =>
  app === "Copilot Chat" ? "Copilot Chat Last Activity Date" : `${app} Copilot Last Activity Date`;

/** `getMicrosoft365CopilotUsageUserDetail` (api/reportroot-getmicrosoft365copilotusageuserdetail.md). */
export const copilotUserDetail = reportFile<MemberRow>({
  ...common,
  functionName: "getMicrosoft365CopilotUsageUserDetail",
  isDetail: true,
  columns: [
    memberColumns.refreshDate,
    periodNumber,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    {
      title: "Last Activity Date",
      name: "lastActivityDate",
      value: (row, source) => latestDay(COPILOT_APPS.map((app) => lastUseOf(row, source, app))),
    },
    ...COPILOT_APPS.map((app) => ({
      title: titleOf(app),
      name: camel(titleOf(app)),
      value: (row: MemberRow, source: ReportSource) => latestDay([lastUseOf(row, source, app)]),
    })),
  ],
  *rows(source) {
    const isListed = isLicensedFor("copilot");
    for (const row of licensedMembers(source, isListed)) if (row.kind === "present") yield row;
  },
  nested: {
    list: "copilotActivityUserDetailsByPeriod",
    outer: [
      "reportRefreshDate",
      "userPrincipalName",
      "displayName",
      "lastActivityDate",
      ...COPILOT_APPS.map((app) => camel(titleOf(app))),
    ],
    gathers: false,
  },
});

const NAMES = [
  "Any App",
  "Microsoft Teams",
  "Word",
  "PowerPoint",
  "Outlook",
  "Excel",
  "OneNote",
  "Loop",
  "Copilot Chat",
] as const;

function adoption<Row>(
  active: (source: ReportSource, name: string, row: Row) => number,
): readonly Column<Row>[] {
  return NAMES.flatMap((name): readonly Column<Row>[] => [
    {
      title: `${name} Enabled Users`,
      name: `${camel(name)}EnabledUsers`,
      value: (_row, { tenant }) => tenant.usage().copilot.get(name)?.total ?? 0,
    },
    {
      title: `${name} Active Users`,
      name: `${camel(name)}ActiveUsers`,
      value: (row, source) => active(source, name, row),
    },
  ]);
}

const activeWithin = (source: ReportSource, name: string, days: number): number =>
  source.tenant.usage().copilot.get(name)?.activeWithin(days) ?? 0;

/** `getMicrosoft365CopilotUserCountSummary` (api/reportroot-getmicrosoft365copilotusercountsummary.md). */
export const copilotSummary = reportFile<null>({
  ...common,
  functionName: "getMicrosoft365CopilotUserCountSummary",
  isDetail: false,
  columns: [
    memberColumns.refreshDate,
    periodNumber,
    ...adoption<null>((source, name) => activeWithin(source, name, source.periodDays)),
  ],
  *rows() {
    yield null;
  },
  nested: { list: "adoptionByProduct", outer: ["reportRefreshDate"], gathers: false },
});

/** `getMicrosoft365CopilotUserCountTrend` (api/reportroot-getmicrosoft365copilotusercounttrend.md). */
export const copilotTrend = reportFile<DayRow>({
  ...common,
  functionName: "getMicrosoft365CopilotUserCountTrend",
  isDetail: false,
  columns: [
    memberColumns.refreshDate,
    periodNumber,
    reportDate,
    ...adoption<DayRow>((source, name, row) => onDay(activeWithin(source, name, 7), row, source)),
  ],
  rows: daysOf,
  nested: { list: "adoptionByDate", outer: ["reportRefreshDate", "reportPeriod"], gathers: true },
});
