import { z } from "zod";
import type { GraphReader } from "../reader.ts";
import type { AppUserRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { readDetailReportJson } from "./detail-report-json.ts";
import { isYes, type ReportPeriod } from "./report-cells.ts";

/** Teams is left out: its desktop client needs no desktop licence. */
const APPS = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote"] as const;

const columnsOn = (...platforms: readonly string[]) =>
  platforms.flatMap((platform) => APPS.map((app) => `${app} (${platform})`));

const DESKTOP = columnsOn("Windows", "Mac");
const WEB_OR_MOBILE = columnsOn("Web", "Mobile");

/**
 * Who used which Office app where, within the period
 * (learn.microsoft.com/graph/api/reportroot-getm365appuserdetail).
 */
export function readAppUserDetail(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly AppUserRow[]> {
  return readDetailReport(
    reader,
    {
      source: "appUserDetail",
      columns: [...DESKTOP, ...WEB_OR_MOBILE],
      row: (cell) => ({
        usedOnDesktop: DESKTOP.some((column) => isYes(cell(column))),
        usedOnWebOrMobile: WEB_OR_MOBILE.some((column) => isYes(cell(column))),
      }),
    },
    { period },
  );
}

/** `Word (Windows)` is `wordWindows` in the JSON form. */
const propertyOf = (column: string): string =>
  column.charAt(0).toLowerCase() + column.slice(1).replaceAll(/[ ()]/g, "");

const someOf = (columns: readonly string[]) => {
  const properties = columns.map(propertyOf);
  return (details: readonly Readonly<Record<string, unknown>>[]) =>
    details.some((detail) => properties.some((property) => detail[property] === true));
};
const isUsedOnDesktop = someOf(DESKTOP);
const isUsedOnWebOrMobile = someOf(WEB_OR_MOBILE);

const useOfApps = z
  .object({ details: z.array(z.record(z.string(), z.unknown())) })
  .transform(({ details }) => ({
    usedOnDesktop: isUsedOnDesktop(details),
    usedOnWebOrMobile: isUsedOnWebOrMobile(details),
  }));

/** The same report as JSON. */
export function readAppUserDetailJson(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly AppUserRow[]> {
  return readDetailReportJson(reader, { source: "appUserDetail", row: useOfApps }, period);
}
