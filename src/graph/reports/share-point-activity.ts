import type { GraphReader } from "../reader.ts";
import type { SharePointActivityRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { countIn, LAST_ACTIVITY_ON, type ReportPeriod } from "./report-cells.ts";

const FILES = "Viewed Or Edited File Count";
const PAGES = "Visited Page Count";

/** How often files and pages were opened, never which (learn.microsoft.com/graph/api/reportroot-getsharepointactivityuserdetail). */
export function readSharePointActivity(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly SharePointActivityRow[]> {
  return readDetailReport(
    reader,
    {
      source: "sharePointActivity",
      columns: [LAST_ACTIVITY_ON, FILES, PAGES],
      row: (cell, dates) => ({
        lastActivityOn: dates.optional(cell(LAST_ACTIVITY_ON)),
        viewedOrEditedFiles: countIn(cell(FILES)) ?? 0,
        visitedPages: countIn(cell(PAGES)) ?? 0,
      }),
    },
    { period },
  );
}
