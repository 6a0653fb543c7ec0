import type { GraphReader } from "../reader.ts";
import type { TeamsActivityRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { countIn, LAST_ACTIVITY_ON, type ReportPeriod } from "./report-cells.ts";

const CALLS = "Call Count";
const ORGANIZED = "Meetings Organized Count";

/**
 * How often Teams was used for calls and meetings. The report's user ids and tenant names are not read
 * (learn.microsoft.com/graph/api/reportroot-getteamsuseractivityuserdetail).
 */
export function readTeamsActivity(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly TeamsActivityRow[]> {
  return readDetailReport(
    reader,
    {
      source: "teamsActivity",
      columns: [LAST_ACTIVITY_ON, CALLS, ORGANIZED],
      row: (cell, dates) => ({
        lastActivityOn: dates.optional(cell(LAST_ACTIVITY_ON)),
        calls: countIn(cell(CALLS)) ?? 0,
        meetingsOrganized: countIn(cell(ORGANIZED)) ?? 0,
      }),
    },
    { period },
  );
}
