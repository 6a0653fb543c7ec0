import { chargebackOf, type LicensingInput, type Spend } from "../licensing/index.ts";
import type { Pseudonym, SnapshotPseudonyms, TenantWords } from "../privacy/index.ts";
import { type SpendGroupsValue, spendGroupsValue } from "./aggregates/spend-groups.ts";

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
export function spendByGroup(of: GroupingSpend): SpendGroupsValue {
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
