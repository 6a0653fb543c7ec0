import type { IsoInstant } from "../core/ids.ts";
import {
  type ChargebackDimension,
  chargebackOf,
  type LicensingInput,
  type Spend,
} from "../licensing/index.ts";
import type { Provenance, Pseudonym, SnapshotPseudonyms, TenantWords } from "../privacy/index.ts";
import { type SpendGroupsValue, spendGroups, spendGroupsValue } from "./aggregates/spend-groups.ts";
import type { Disclosure } from "./disclosure.ts";
import { weekOf } from "./disclosure-period.ts";
import { balancedTable, retoldTable } from "./steady-groups.ts";

/** Stand-ins of one week for the tenant's words. */
type Pseudonyms = Pick<SnapshotPseudonyms, "pseudonymOf" | "nameOf">;

/**
 * The spend by group as it may be told: rows as they stood when the week began, in a new week told anew
 * where enough members changed. What changed since is in the row of unassigned seats, so that rows add
 * up to today's spend.
 */
export async function steadySpendByGroup(
  of: Omit<GroupingSpend, "pseudonyms"> & {
    readonly pseudonymsOf: (week: IsoInstant) => Pseudonyms;
  },
  disclosure: Disclosure,
  provenance: Provenance,
): Promise<SpendGroupsValue> {
  const pseudonyms = of.pseudonymsOf(disclosure.period);
  const fresh = spendByGroup({ ...of, pseudonyms });
  const told = await disclosure.told(spendGroups, provenance, (last) => {
    if (last === null) return fresh;
    const lastPseudonyms = of.pseudonymsOf(weekOf(new Date(last.asOf)));
    for (const name of of.words.departments()) lastPseudonyms.pseudonymOf("Department", name);
    for (const name of of.words.countries()) lastPseudonyms.pseudonymOf("Country", name);
    const retold = (dimension: ChargebackDimension) => {
      const kind = dimension === "department" ? "Department" : "Country";
      return retoldTable(fresh[dimension], last.value[dimension], {
        minimum: of.minimum,
        nameOf: (row) => {
          const name = row.pseudonym && pseudonyms.nameOf(row.pseudonym);
          return name ? lastPseudonyms.pseudonymOf(kind, name) : row.kind;
        },
        renew: (row) => {
          const name = row.pseudonym && lastPseudonyms.nameOf(row.pseudonym);
          return name ? { ...row, pseudonym: pseudonyms.pseudonymOf(kind, name) } : row;
        },
      });
    };
    return { department: retold("department"), country: retold("country") };
  });
  return {
    department: balancedTable(told.department, fresh.department),
    country: balancedTable(told.country, fresh.country),
  };
}

interface GroupingSpend {
  readonly input: LicensingInput;
  readonly spend: Spend;
  /** The tenant's words behind the keys in traits. */
  readonly words: TenantWords;
  readonly pseudonyms: Pick<SnapshotPseudonyms, "pseudonymOf">;
  /** Fewest members behind a figure about assignments. */
  readonly minimum: number;
}

/** The spend by department and by country, under pseudonyms, small groups merged. */
function spendByGroup(of: GroupingSpend): SpendGroupsValue {
  const { input, spend, words, pseudonyms, minimum } = of;
  const departments = words.departments();
  const countries = words.countries();
  return spendGroupsValue(
    {
      department: chargebackOf(input, spend, "department"),
      country: chargebackOf(input, spend, "country"),
    },
    {
      minimum,
      dataOn: input.on,
      pseudonymOf: (dimension, key): Pseudonym =>
        dimension === "department"
          ? pseudonyms.pseudonymOf("Department", departments[key] ?? "")
          : pseudonyms.pseudonymOf("Country", countries[key] ?? ""),
    },
  );
}
