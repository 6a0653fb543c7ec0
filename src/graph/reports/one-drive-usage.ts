import type { GraphReader } from "../reader.ts";
import type { OneDriveRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { countIn, LAST_ACTIVITY_ON, type ReportPeriod } from "./report-cells.ts";

const USED = "Storage Used (Byte)";

/** Size of each OneDrive, never what is in it (learn.microsoft.com/graph/api/reportroot-getonedriveusageaccountdetail). */
export function readOneDriveUsage(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly OneDriveRow[]> {
  return readDetailReport(
    reader,
    {
      source: "oneDriveUsage",
      principal: "Owner Principal Name",
      columns: [LAST_ACTIVITY_ON, USED],
      row: (cell, dates) => ({
        lastActivityOn: dates.optional(cell(LAST_ACTIVITY_ON)),
        usedBytes: countIn(cell(USED)),
      }),
    },
    { period },
  );
}
