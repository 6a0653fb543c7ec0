import type { Grouping, GroupTablesValue, SpendRow } from "../insights/index.ts";
import type { LicenseSpendType, MemberActivityType, SpendGroupType } from "../schema/index.ts";

/** How the spend may be grouped: by products alone, by one dimension, or by an allowed pair. */
export type SpendGrouping =
  | "sku"
  | Grouping
  | "departmentByLicenseFamily"
  | "countryByLicenseFamily";

type SpendGroups = Pick<LicenseSpendType, "groups" | "groupsWithheld">;

const ROWS_OF = {
  department: { by: "department", isSplit: false },
  country: { by: "country", isSplit: false },
  licenseFamily: { by: "licenseFamily", isSplit: false },
  accountKind: { by: "accountKind", isSplit: false },
  departmentByLicenseFamily: { by: "department", isSplit: true },
  countryByLicenseFamily: { by: "country", isSplit: true },
} as const satisfies Record<
  Exclude<SpendGrouping, "sku">,
  { readonly by: Grouping; readonly isSplit: boolean }
>;

/** @param tables `null` where members were not read. */
export function shapeSpendGroups(
  tables: GroupTablesValue | null,
  groupBy: SpendGrouping,
): SpendGroups {
  if (groupBy === "sku") return { groups: null, groupsWithheld: null };
  if (tables === null) return { groups: null, groupsWithheld: "noEvidence" };
  const { by, isSplit } = ROWS_OF[groupBy];
  const table = tables.spend.find((one) => one.by === by);
  return table === undefined
    ? { groups: null, groupsWithheld: tables.spendWithheld ?? "notProvenSafe" }
    : {
        groups: table.rows.map(({ parts, ...row }) =>
          shapeRow(row, isSplit && parts ? parts.map((part) => shapeRow(part)) : null),
        ),
        groupsWithheld: null,
      };
}

function shapeRow(
  { seats, department, country, ...row }: Omit<SpendRow, "parts">,
  parts: readonly SpendGroupType[] | null = null,
): SpendGroupType {
  return { ...row, pseudonym: department ?? country, seats: seats.seats, parts };
}

export function shapeActivity(tables: GroupTablesValue, groupBy: Grouping): MemberActivityType {
  const table = tables.activityBy.find(({ by }) => by === groupBy);
  return {
    toldIn: tables.period,
    everybody: tables.activity,
    groups: (table?.rows ?? []).map(({ department, country, ...row }) => ({
      ...row,
      pseudonym: department ?? country,
    })),
    withheld: table === undefined ? (tables.activityWithheld ?? "notProvenSafe") : null,
  };
}
