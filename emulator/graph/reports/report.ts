import type { Json } from "../../http/reply.ts";
import { mix } from "../../random.ts";
import type { Tenant } from "../../tenant/tenant.ts";

export type Cell = string | number | boolean | null | readonly string[];

/** A column in both of its forms. */
export interface Column<Row> {
  /** Title in the CSV file. */
  readonly title: string;
  /** Name in the JSON of the beta endpoint; null where JSON lacks the column. */
  readonly name: string | null;
  readonly value: (row: Row, source: ReportSource) => Cell;
}

/** What a report is computed from. */
export interface ReportSource {
  readonly tenant: Tenant;
  readonly functionName: string;
  readonly concealed: boolean;
  /** Day number of the last day the data covers. */
  readonly refreshDay: number;
  /** Days the figures cover; 0 for reports without a period. */
  readonly periodDays: number;
}

/** JSON rows whose figures stand in an inner list. */
export interface Nesting {
  readonly list: string;
  /** Names that stay outside; everything else goes into the inner list. */
  readonly outer: readonly string[];
  /** Whether all rows become one item, as with figures per day. */
  readonly gathers: boolean;
}

/** A usage report: one row per member, or a few rows of counts. */
export interface Report<Row> {
  readonly functionName: string;
  readonly root: "reports" | "copilot/reports";
  readonly arguments: "period" | "period-or-date" | "none";
  /** Member rows: not for Global Reader and Usage Summary Reports Reader. */
  readonly isDetail: boolean;
  /** Whether booleans are written True/False or Yes/No. */
  readonly booleans: "True/False" | "Yes/No";
  /** Whether the endpoint gives JSON where the CSV reports redirect. */
  readonly jsonByDefault: boolean;
  readonly jsonOnV1: boolean;
  readonly columns: readonly Column<Row>[];
  /** Columns newer files have: always in JSON, in CSV where the tenant is told to send them. */
  readonly laterColumns?: readonly Column<Row>[];
  readonly rows: (source: ReportSource) => Iterable<Row>;
  /** How the JSON form is nested, where it is. */
  readonly nested?: Nesting;
}

/** A report whose row type nobody outside needs to know. */
export interface ReportFile {
  readonly functionName: string;
  readonly root: "reports" | "copilot/reports";
  readonly arguments: "period" | "period-or-date" | "none";
  readonly isDetail: boolean;
  readonly jsonByDefault: boolean;
  readonly jsonOnV1: boolean;
  /** Titles of the CSV file's columns. */
  readonly titles: (source: ReportSource) => readonly string[];
  /** Lines of the CSV file after its header. */
  readonly lines: (source: ReportSource) => Iterable<string>;
  /** Rows of the JSON form. */
  readonly items: (source: ReportSource) => Iterable<Json>;
}

const NEEDS_QUOTES = /[",\r\n]/;

function csvText(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as CSV (RFC 4180). */
export function csvCell(cell: Cell, booleans: "True/False" | "Yes/No"): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") {
    if (booleans === "Yes/No") return cell ? "Yes" : "No";
    return cell ? "True" : "False";
  }
  if (typeof cell === "number") return String(cell);
  // One cell, joined with plus signs, although product names contain them too.
  return csvText(typeof cell === "string" ? cell : cell.join("+"));
}

type FlatRow = Readonly<Record<string, Json>>;

function* nest(rows: Iterable<FlatRow>, { list, outer, gathers }: Nesting): Iterable<Json> {
  const isOuter = ([name]: readonly [string, Json]): boolean => outer.includes(name);
  const apart = (row: FlatRow) => ({
    outside: Object.fromEntries(Object.entries(row).filter(isOuter)),
    inside: Object.fromEntries(Object.entries(row).filter((entry) => !isOuter(entry))),
  });
  if (!gathers) {
    for (const row of rows) {
      const { outside, inside } = apart(row);
      yield { ...outside, [list]: [inside] };
    }
    return;
  }
  const all = Array.from(rows, apart);
  yield { ...all[0]?.outside, [list]: all.map(({ inside }) => inside) };
}

/** Hides a report's row type behind its two forms. */
export function reportFile<Row>(report: Report<Row>): ReportFile {
  const { booleans, rows, nested, laterColumns = [] } = report;
  const all = [...report.columns, ...laterColumns];
  const columnsFor = ({ tenant }: ReportSource): readonly Column<Row>[] =>
    tenant.settings.laterReportColumns ? all : report.columns;
  function* flatRows(source: ReportSource): Iterable<FlatRow> {
    for (const row of rows(source)) {
      const flat: Record<string, Json> = {};
      for (const { name, value } of all) if (name !== null) flat[name] = value(row, source);
      yield flat;
    }
  }
  return {
    functionName: report.functionName,
    root: report.root,
    arguments: report.arguments,
    isDetail: report.isDetail,
    jsonByDefault: report.jsonByDefault,
    jsonOnV1: report.jsonOnV1,
    titles: (source) => columnsFor(source).map((column) => column.title),
    *lines(source) {
      const columns = columnsFor(source);
      for (const row of rows(source)) {
        yield columns.map((column) => csvCell(column.value(row, source), booleans)).join(",");
      }
    },
    items: (source) => (nested === undefined ? flatRows(source) : nest(flatRows(source), nested)),
  };
}

const CONCEALED_SALT = 9500;

/**
 * A name, or what stands for it where the tenant conceals names: 32 upper-case hexadecimal digits.
 * They differ from function to function: nothing proves that real ones can be joined.
 */
export function shownName(
  source: ReportSource,
  index: number,
  field: number,
  name: string,
): string {
  if (!source.concealed) return name;
  let seed = source.tenant.generator.seed;
  for (const letter of source.functionName) seed = mix(seed, letter.charCodeAt(0), field);
  return [0, 1, 2, 3]
    .map((part) =>
      mix(seed, index, CONCEALED_SALT + part)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("")
    .toUpperCase();
}
