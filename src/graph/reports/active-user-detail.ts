import { Pii } from "../../core/pii.ts";
import { unexpected } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import { type ActiveUserRow, WORKLOADS, type Workload } from "../records.ts";
import { type Cell, csvRows } from "../transport/csv.ts";
import { isConcealedName, isYes, ReportDates, type ReportPeriod } from "./report-cells.ts";

/** Columns by workload, as learn.microsoft.com/graph/api/reportroot-getoffice365activeuserdetail names them. */
const LAST_ACTIVITY = {
  exchange: "Exchange Last Activity Date",
  oneDrive: "OneDrive Last Activity Date",
  sharePoint: "SharePoint Last Activity Date",
  skypeForBusiness: "Skype For Business Last Activity Date",
  yammer: "Yammer Last Activity Date",
  teams: "Teams Last Activity Date",
} as const satisfies Record<Workload, string>;

const REFRESHED_ON = "Report Refresh Date";
const PRINCIPAL_NAME = "User Principal Name";
const IS_DELETED = "Is Deleted";
const ASSIGNED_PRODUCTS = "Assigned Products";

const COLUMNS = [
  REFRESHED_ON,
  PRINCIPAL_NAME,
  IS_DELETED,
  ASSIGNED_PRODUCTS,
  ...Object.values(LAST_ACTIVITY),
] as const;
type Column = (typeof COLUMNS)[number];

const SOURCE = "activeUserDetail";

/**
 * Who was last active when, per workload. Rows of deleted accounts are left out.
 * @throws AppError GRAPH_DENIED for callers who may see totals only.
 */
export async function* readActiveUserDetail(
  reader: GraphReader,
  period: ReportPeriod,
): AsyncGenerator<readonly ActiveUserRow[]> {
  const dates = new ReportDates(SOURCE);
  let unreported: readonly Workload[] = [];
  yield* csvRows(reader.download(SOURCE, { parameters: { period } }), {
    columns: COLUMNS,
    onMissing: (missing) => {
      if (missing.has(REFRESHED_ON) || missing.has(PRINCIPAL_NAME)) {
        throw unexpected(SOURCE, missing.has(PRINCIPAL_NAME) ? PRINCIPAL_NAME : REFRESHED_ON);
      }
      unreported = WORKLOADS.filter((workload) => missing.has(LAST_ACTIVITY[workload]));
    },
    decode: (cell) => (isYes(cell(IS_DELETED)) ? undefined : rowOf(cell, dates, unreported)),
  });
}

function rowOf(
  cell: Cell<Column>,
  dates: ReportDates,
  unreported: readonly Workload[],
): ActiveUserRow {
  const principalName = cell(PRINCIPAL_NAME);
  const lastOf = (workload: Workload) => dates.optional(cell(LAST_ACTIVITY[workload]));
  return {
    refreshedOn: dates.required(cell(REFRESHED_ON)),
    principalName: new Pii(principalName),
    concealed: isConcealedName(principalName),
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
}
