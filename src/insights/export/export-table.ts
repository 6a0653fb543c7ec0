import type { IsoInstant, TenantId } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import {
  type CsvTable,
  csvOf,
  focusExportOf,
  type Reference,
  type Spend,
  spendOf,
} from "../../licensing/index.ts";
import type { Aggregate, Coverage, NameSource } from "../../privacy/index.ts";
import { planBasisOfValue } from "../aggregates/plan-basis.ts";
import type { TenantSnapshot } from "../tenant-snapshot.ts";
import { type Columns, tableOf } from "./columns.ts";
import {
  CONFIGURATION_COLUMNS,
  configurationRows,
  USAGE_COLUMNS,
  usageRows,
} from "./count-rows.ts";
import {
  ACTIVITY_COLUMNS,
  activityRows,
  SPEND_GROUP_COLUMNS,
  spendGroupRows,
} from "./group-rows.ts";
import { PLAN_ROWS } from "./plan-rows.ts";
import {
  FINDING_COLUMNS,
  LICENSE_COLUMNS,
  OBSERVATION_COLUMNS,
  RECOMMENDATION_COLUMNS,
  RENEWAL_COLUMNS,
  SAVING_COLUMNS,
  SPEND_COLUMNS,
  savingRows,
} from "./tables.ts";

/** Tables that can be taken out of a survey. `focus`: costs of the month as FOCUS 1.2. */
export const EXPORT_TABLES = [
  "licenses",
  "spend",
  "spendGroups",
  "activity",
  "savings",
  "recommendations",
  "findings",
  "observations",
  "renewals",
  "usage",
  "configuration",
  "focus",
  "planCosts",
  "planSeats",
  "planMoves",
  "comparison",
  "whatIf",
] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/** Tables of a licence plan, which a survey alone does not have. */
export type PlanTable = keyof typeof PLAN_ROWS;

/** Whether a table is one of a licence plan. */
export function isPlanTable(name: unknown): name is PlanTable {
  return typeof name === "string" && Object.hasOwn(PLAN_ROWS, name);
}

/** A table of the answer to a question about a survey. */
export function exportAnswer<Value>(
  { value, asOf, coverage }: Aggregate<Value>,
  tableOf: (value: Value, reference: Reference) => CsvTable,
  reference: Reference,
): ExportedTable {
  const table = tableOf(value, reference);
  return { csv: csvOf(table), rows: table.rows.length, withoutPrice: [], asOf, coverage };
}

/** Tables that a survey has by itself. */
export type SurveyTable = Exclude<ExportTable, PlanTable | "comparison" | "whatIf">;

/** A table with what it rests on. */
export interface ExportedTable {
  readonly csv: string;
  /** Without the header. */
  readonly rows: number;
  /** Products that are in no row because nobody told their price. */
  readonly withoutPrice: Spend["unknownPrice"];
  readonly asOf: IsoInstant;
  readonly coverage: Coverage;
}

interface ExportMeans {
  readonly tenantId: TenantId;
  /** With the tenant's own products and prices. */
  readonly reference: Reference;
  /** What the caller can read of the tenant's words. */
  readonly names: NameSource;
}

/** Tables with words of the tenant. */
const WITH_NAMES: ReadonlySet<ExportTable> = new Set(["spendGroups", "activity"]);

/** Whether a table has words of the tenant, which the caller has to be able to read. */
export function hasNames(name: ExportTable): boolean {
  return WITH_NAMES.has(name);
}

/**
 * A table of a sealed survey.
 * @returns the source that is missing where the caller may not see what the table rests on.
 */
export function exportTable(
  { value, asOf, coverage }: Aggregate<TenantSnapshot>,
  name: SurveyTable,
  means: ExportMeans,
): ExportedTable | { readonly missing: SourceId } {
  const table = name === "focus" ? focusTable(value, means) : ROWS[name](value, means);
  if (table === null) {
    return { missing: MISSING[name] ?? "subscribedSkus" };
  }
  const leavesOut = name === "spend" || name === "focus";
  const withoutPrice = leavesOut ? (value.licenseSpend?.unknownPrice ?? []) : [];
  return {
    csv: csvOf(table),
    rows: table.rows.length,
    withoutPrice: withoutPrice.map(({ skuId, seats }) => ({ skuId, seats: seats.seats })),
    asOf,
    coverage,
  };
}

const MISSING: Readonly<Partial<Record<ExportTable, SourceId>>> = {
  renewals: "commerceSubscriptions",
  spendGroups: "members",
  activity: "members",
  usage: "activeUserDetail",
  configuration: "organization",
};

function focusTable({ planBasis }: TenantSnapshot, means: ExportMeans): CsvTable | null {
  if (planBasis === null) return null;
  const spend = spendOf(planBasisOfValue(planBasis), means.reference);
  // The tenant's name is its own words; the id alone names the account.
  return focusExportOf(spend, { id: means.tenantId, name: null }, means.reference).table;
}

type Rows = (all: TenantSnapshot, means: ExportMeans) => CsvTable | null;

/** A table of the rows picked; `null` where the caller may not see them. */
function rows<Row>(
  pick: (all: TenantSnapshot, names: NameSource) => readonly Row[] | null | undefined,
  columns: readonly Columns<Row>[],
): Rows {
  return (all, { reference, names }) => {
    const picked = pick(all, names);
    return picked ? tableOf(picked, columns, reference) : null;
  };
}

const ROWS: Readonly<Record<Exclude<SurveyTable, "focus">, Rows>> = {
  licenses: rows(({ licenseInventory }) => licenseInventory?.lines, LICENSE_COLUMNS),
  spend: rows(({ licenseSpend }) => licenseSpend?.lines, SPEND_COLUMNS),
  spendGroups: rows(
    ({ groupTables }, names) => groupTables && spendGroupRows(groupTables, names),
    SPEND_GROUP_COLUMNS,
  ),
  activity: rows(
    ({ groupTables }, names) => groupTables && activityRows(groupTables, names),
    ACTIVITY_COLUMNS,
  ),
  savings: rows(({ savings }) => savings && savingRows(savings), SAVING_COLUMNS),
  recommendations: rows((all) => all.recommendations, RECOMMENDATION_COLUMNS),
  findings: rows(({ findings }) => findings?.findings, FINDING_COLUMNS),
  observations: rows(({ findings }) => findings?.observations, OBSERVATION_COLUMNS),
  renewals: rows(({ renewals }) => renewals?.lines, RENEWAL_COLUMNS),
  usage: rows(({ usage }) => usage && usageRows(usage), USAGE_COLUMNS),
  configuration: rows(
    ({ configuration }) => configuration && configurationRows(configuration),
    CONFIGURATION_COLUMNS,
  ),
};
