import { Pii } from "../../core/pii.ts";
import type { SourceId } from "../../core/source-ids.ts";
import { unexpected } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import { type Cell, csvRows } from "../transport/csv.ts";
import type { UsageRow } from "../usage-records.ts";
import { isConcealedName, isYes, ReportDates, type ReportPeriod } from "./report-cells.ts";

const REFRESHED_ON = "Report Refresh Date";
const IS_DELETED = "Is Deleted";

/** What is particular to one usage report. `Own` is what its rows say beyond whose they are. */
export interface DetailReport<Own extends object> {
  readonly source: SourceId;
  /** Column that names the account; without it the report cannot be read. */
  readonly principal?: string;
  /** Further columns; a missing one reads as empty. */
  readonly columns: readonly string[];
  readonly row: (cell: Cell, dates: ReportDates) => Own;
  /** Called before the first row with those of our columns that the file lacks. */
  readonly onMissing?: (columns: ReadonlySet<string>) => void;
}

export interface ReportOptions {
  /** Absent for the report that has none. */
  readonly period?: ReportPeriod;
  /** For reports that give JSON unless asked otherwise. */
  readonly format?: "text/csv";
}

/**
 * Rows of a usage report about accounts, deleted ones left out.
 * @throws AppError GRAPH_DENIED for callers who may see totals only; GRAPH_UNEXPECTED when the file
 *   lacks its date or its names.
 */
export function readDetailReport<Own extends object>(
  reader: GraphReader,
  report: DetailReport<Own>,
  { period, format }: ReportOptions,
): AsyncGenerator<readonly (UsageRow & Own)[]> {
  const { source, principal = "User Principal Name", columns, row, onMissing } = report;
  const dates = new ReportDates(source);
  const query = { ...(period && { parameters: { period } }), ...(format && { format }) };
  return csvRows<UsageRow & Own>(reader.download(source, query), {
    columns: [REFRESHED_ON, IS_DELETED, principal, ...columns],
    onMissing: (missing) => {
      const lacking = [REFRESHED_ON, principal].find((needed) => missing.has(needed));
      if (lacking !== undefined) {
        throw unexpected(source, lacking);
      }
      onMissing?.(missing);
    },
    decode: (cell) => {
      if (isYes(cell(IS_DELETED))) {
        return undefined;
      }
      const principalName = cell(principal);
      return {
        refreshedOn: dates.required(cell(REFRESHED_ON)),
        principalName: new Pii(principalName),
        concealed: isConcealedName(principalName),
        ...row(cell, dates),
      };
    },
  });
}
