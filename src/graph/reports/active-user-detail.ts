import type { GraphReader } from "../reader.ts";
import { type ActiveUserRow, WORKLOADS, type Workload } from "../records.ts";
import { readDetailReport } from "./detail-report.ts";
import type { ReportPeriod } from "./report-cells.ts";

/** Columns by workload, as learn.microsoft.com/graph/api/reportroot-getoffice365activeuserdetail names them. */
const LAST_ACTIVITY = {
  exchange: "Exchange Last Activity Date",
  oneDrive: "OneDrive Last Activity Date",
  sharePoint: "SharePoint Last Activity Date",
  skypeForBusiness: "Skype For Business Last Activity Date",
  yammer: "Yammer Last Activity Date",
  teams: "Teams Last Activity Date",
} as const satisfies Record<Workload, string>;

const ASSIGNED_PRODUCTS = "Assigned Products";

/** Skype for Business Online was retired on 2021-07-31: a report without its column is whole. */
const RETIRED: Workload = "skypeForBusiness";

/** Who was last active when, per workload. */
export function readActiveUserDetail(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly ActiveUserRow[]> {
  let unreported: readonly Workload[] = [];
  return readDetailReport(
    reader,
    {
      source: "activeUserDetail",
      columns: [ASSIGNED_PRODUCTS, ...Object.values(LAST_ACTIVITY)],
      onMissing: (missing) => {
        unreported = WORKLOADS.filter(
          (workload) => workload !== RETIRED && missing.has(LAST_ACTIVITY[workload]),
        );
      },
      row: (cell, dates) => {
        const lastOf = (workload: Workload) => dates.optional(cell(LAST_ACTIVITY[workload]));
        return {
          lastActivityOn: {
            exchange: lastOf("exchange"),
            oneDrive: lastOf("oneDrive"),
            sharePoint: lastOf("sharePoint"),
            skypeForBusiness: lastOf("skypeForBusiness"),
            yammer: lastOf("yammer"),
            teams: lastOf("teams"),
          },
          unreported,
          assignedProducts: cell(ASSIGNED_PRODUCTS),
        };
      },
    },
    { period },
  );
}
