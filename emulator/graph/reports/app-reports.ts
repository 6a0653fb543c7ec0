import { daysSinceUse, REPORT_LAG_DAYS } from "../../tenant/activity.ts";
import {
  APPS,
  type App,
  activatedDaysAgo,
  type Client,
  clientActivatedDaysAgo,
  desktopOf,
  hasClient,
  PLATFORMS,
  type Platform,
  usesApp,
} from "../../tenant/usage.ts";
import { dayOf, isoDay } from "../../time.ts";
import { camel, pascal } from "./active-users.ts";
import { type DayRow, daysOf, onDay, reportDate } from "./daily-series.ts";
import { ifPresent } from "./member-activity.ts";
import { isLicensedFor, licensedMembers, type MemberRow, memberColumns } from "./member-rows.ts";
import { type Column, type ReportSource, reportFile } from "./report.ts";

function usesInPeriod(row: MemberRow, source: ReportSource, app: App, platform: Platform): boolean {
  return ifPresent(row, false, (view) => {
    const since = daysSinceUse(view.generator, view.member);
    if (since === null || since - REPORT_LAG_DAYS >= source.periodDays) return false;
    return usesApp(view, app, platform);
  });
}

const onAny =
  (apps: readonly App[], platforms: readonly Platform[]) =>
  (row: MemberRow, source: ReportSource): boolean =>
    apps.some((app) => platforms.some((platform) => usesInPeriod(row, source, app, platform)));

function dateAgo<Row extends MemberRow>(
  row: Row,
  days: (row: Row) => number | null,
): string | null {
  const ago = days(row);
  if (ago === null || row.kind === "deleted") return null;
  return isoDay(dayOf(row.view.generator.asOf) - ago);
}

const periodNumber: Column<unknown> = {
  title: "Report Period",
  name: "reportPeriod",
  value: (_row, source) => source.periodDays,
};

/** `getM365AppUserDetail` (api/reportroot-getm365appuserdetail.md). */
export const appUserDetail = reportFile<MemberRow>({
  functionName: "getM365AppUserDetail",
  root: "reports",
  arguments: "period-or-date",
  isDetail: true,
  booleans: "Yes/No",
  jsonByDefault: false,
  jsonOnV1: true,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    {
      title: "Last Activation Date",
      name: "lastActivationDate",
      value: (row) => dateAgo(row, (given) => ifPresent(given, null, activatedDaysAgo)),
    },
    {
      title: "Last Activity Date",
      name: "lastActivityDate",
      value: (row) =>
        dateAgo(row, (given) =>
          ifPresent(given, null, (view) => daysSinceUse(view.generator, view.member)),
        ),
    },
    periodNumber,
    ...PLATFORMS.map((platform) => ({
      title: platform,
      name: camel(platform),
      value: onAny(APPS, [platform]),
    })),
    ...APPS.map((app) => ({ title: app, name: camel(app), value: onAny([app], PLATFORMS) })),
    ...PLATFORMS.flatMap((platform) =>
      APPS.map((app) => ({
        title: `${app} (${platform})`,
        name: `${camel(app)}${pascal(platform)}`,
        value: onAny([app], [platform]),
      })),
    ),
  ],
  rows: (source) => licensedMembers(source, (view) => view.workloads !== 0),
  nested: {
    list: "details",
    outer: ["reportRefreshDate", "userPrincipalName", "lastActivationDate", "lastActivityDate"],
    gathers: false,
  },
});

const countOnDay = (name: string): Column<DayRow> => ({
  title: name,
  name: camel(name),
  value: (row, source) =>
    onDay(source.tenant.usage().apps.get(name)?.activeWithin(7) ?? 0, row, source),
});

function countsPerDay(functionName: string, names: readonly string[]) {
  return reportFile<DayRow>({
    functionName,
    root: "reports",
    arguments: "period",
    isDetail: false,
    booleans: "Yes/No",
    jsonByDefault: false,
    jsonOnV1: false,
    columns: [memberColumns.refreshDate, periodNumber, reportDate, ...names.map(countOnDay)],
    rows: daysOf,
    nested: {
      list: "userCounts",
      outer: ["reportRefreshDate", "reportPeriod"],
      gathers: true,
    },
  });
}

/** `getM365AppUserCounts` (api/reportroot-getm365appusercounts.md). */
export const appUserCounts = countsPerDay("getM365AppUserCounts", APPS);

/** `getM365AppPlatformUserCounts` (api/reportroot-getm365appplatformusercounts.md). */
export const appPlatformCounts = countsPerDay("getM365AppPlatformUserCounts", PLATFORMS);

const APPS_PRODUCT = "MICROSOFT 365 APPS FOR ENTERPRISE";

/** Texts of "Product Type" for clients licensed by themselves; Microsoft documents none of them. */
const CLIENT_PRODUCTS: Readonly<Record<Client, string>> = {
  visio: "VISIO CLIENT FOR OFFICE 365",
  project: "PROJECT CLIENT FOR OFFICE 365",
};
const CLIENTS: readonly Client[] = ["visio", "project"];

/** A member and one of the products whose activations are counted. */
type ActivationRow = MemberRow & { readonly client: Client | null };

const activatedAgo = (row: ActivationRow): number | null =>
  ifPresent(row, null, (view) =>
    row.client === null ? activatedDaysAgo(view) : clientActivatedDaysAgo(view, row.client),
  );

/** The clients run on Windows only. */
const activatedOn =
  (desktop: "Windows" | "Mac") =>
  (row: ActivationRow): number => {
    const platform = ifPresent(row, null, (view) =>
      row.client === null ? desktopOf(view) : "Windows",
    );
    return activatedAgo(row) !== null && platform === desktop ? 1 : 0;
  };

/** `getOffice365ActivationsUserDetail` (api/reportroot-getoffice365activationsuserdetail.md). */
export const activationsDetail = reportFile<ActivationRow>({
  functionName: "getOffice365ActivationsUserDetail",
  root: "reports",
  arguments: "none",
  isDetail: true,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
  columns: [
    memberColumns.refreshDate,
    memberColumns.userPrincipalName,
    memberColumns.displayName,
    {
      title: "Product Type",
      name: "productType",
      value: ({ client }) => (client === null ? APPS_PRODUCT : CLIENT_PRODUCTS[client]),
    },
    {
      title: "Last Activated Date",
      name: "lastActivatedDate",
      value: (row) => dateAgo(row, activatedAgo),
    },
    { title: "Windows", name: "windows", value: activatedOn("Windows") },
    { title: "Mac", name: "mac", value: activatedOn("Mac") },
    { title: "Windows 10 Mobile", name: "windows10Mobile", value: () => 0 },
    { title: "iOS", name: "ios", value: () => 0 },
    { title: "Android", name: "android", value: () => 0 },
    {
      title: "Activated On Shared Computer",
      name: "activatedOnSharedComputer",
      value: () => false,
    },
  ],
  *rows(source) {
    const hasApps = isLicensedFor("desktopApps");
    for (const row of licensedMembers(source)) {
      if (row.kind !== "present") continue;
      if (hasApps(row.view)) yield { ...row, client: null };
      for (const client of CLIENTS) if (hasClient(row.view, client)) yield { ...row, client };
    }
  },
  nested: {
    list: "userActivationCounts",
    outer: ["reportRefreshDate", "userPrincipalName", "displayName"],
    gathers: false,
  },
});

const activations = (source: ReportSource) => source.tenant.usage().activations;

function* once(): Generator<null, void, undefined> {
  yield null;
}

const productType: Column<null> = {
  title: "Product Type",
  name: "productType",
  value: () => APPS_PRODUCT,
};

const countCommon = {
  root: "reports",
  arguments: "none",
  isDetail: false,
  booleans: "True/False",
  jsonByDefault: false,
  jsonOnV1: false,
} as const;

/** `getOffice365ActivationCounts` (api/reportroot-getoffice365activationcounts.md). */
export const activationCounts = reportFile<null>({
  ...countCommon,
  functionName: "getOffice365ActivationCounts",
  columns: [
    memberColumns.refreshDate,
    productType,
    { title: "Windows", name: "windows", value: (_row, source) => activations(source).windows },
    { title: "Mac", name: "mac", value: (_row, source) => activations(source).mac },
    { title: "Android", name: "android", value: () => 0 },
    { title: "iOS", name: "ios", value: () => 0 },
    { title: "Windows 10 Mobile", name: "windows10Mobile", value: () => 0 },
  ],
  rows: once,
});

/** `getOffice365ActivationsUserCounts` (api/reportroot-getoffice365activationsusercounts.md). */
export const activationsUserCounts = reportFile<null>({
  ...countCommon,
  functionName: "getOffice365ActivationsUserCounts",
  columns: [
    memberColumns.refreshDate,
    productType,
    { title: "Assigned", name: "assigned", value: (_row, source) => activations(source).assigned },
    {
      title: "Activated",
      name: "activated",
      value: (_row, source) => activations(source).windows + activations(source).mac,
    },
    { title: "Shared Computer Activation", name: "sharedComputerActivation", value: () => 0 },
  ],
  rows: once,
});
