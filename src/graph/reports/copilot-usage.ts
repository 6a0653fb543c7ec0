import type { GraphReader } from "../reader.ts";
import type { CopilotApp, CopilotRow } from "../usage-records.ts";
import { readDetailReport } from "./detail-report.ts";
import { LAST_ACTIVITY_ON, type ReportPeriod } from "./report-cells.ts";

const BY_APP = {
  teams: "Microsoft Teams Copilot Last Activity Date",
  word: "Word Copilot Last Activity Date",
  excel: "Excel Copilot Last Activity Date",
  powerPoint: "PowerPoint Copilot Last Activity Date",
  outlook: "Outlook Copilot Last Activity Date",
  oneNote: "OneNote Copilot Last Activity Date",
  loop: "Loop Copilot Last Activity Date",
  chat: "Copilot Chat Last Activity Date",
} as const satisfies Record<CopilotApp, string>;

/**
 * When holders of a Copilot seat last used it, per app
 * (learn.microsoft.com/graph/api/copilotreportroot-getmicrosoft365copilotusageuserdetail).
 */
export function readCopilotUsage(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly CopilotRow[]> {
  return readDetailReport(
    reader,
    {
      source: "copilotUsage",
      columns: [LAST_ACTIVITY_ON, ...Object.values(BY_APP)],
      row: (cell, dates) => {
        const lastOf = (app: CopilotApp) => dates.optional(cell(BY_APP[app]));
        return {
          lastActivityOn: dates.optional(cell(LAST_ACTIVITY_ON)),
          lastActivityByApp: {
            teams: lastOf("teams"),
            word: lastOf("word"),
            excel: lastOf("excel"),
            powerPoint: lastOf("powerPoint"),
            outlook: lastOf("outlook"),
            oneNote: lastOf("oneNote"),
            loop: lastOf("loop"),
            chat: lastOf("chat"),
          },
        };
      },
    },
    { period, format: "text/csv" },
  );
}
