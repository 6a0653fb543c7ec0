import type { GraphReader } from "../reader.ts";
import type { AppUserRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
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
