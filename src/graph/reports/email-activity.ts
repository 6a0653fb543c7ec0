import type { GraphReader } from "../reader.ts";
import type { EmailActivityRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { countIn, LAST_ACTIVITY_ON, type ReportPeriod } from "./report-cells.ts";

const SENT = "Send Count";
const RECEIVED = "Receive Count";
const READ = "Read Count";

/** How much mail was handled, never which (learn.microsoft.com/graph/api/reportroot-getemailactivityuserdetail). */
export function readEmailActivity(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly EmailActivityRow[]> {
  return readDetailReport(
    reader,
    {
      source: "emailActivity",
      columns: [LAST_ACTIVITY_ON, SENT, RECEIVED, READ],
      row: (cell, dates) => ({
        lastActivityOn: dates.optional(cell(LAST_ACTIVITY_ON)),
        sent: countIn(cell(SENT)) ?? 0,
        received: countIn(cell(RECEIVED)) ?? 0,
        read: countIn(cell(READ)) ?? 0,
      }),
    },
    { period },
  );
}
