import { readFileSync } from "node:fs";
import type { Emulator } from "../../../emulator/index.ts";
import type { Person } from "../../privacy/disclosure/support/random-tenant.ts";
import { openRawGraph } from "../raw-graph.ts";
import type { ToldGroups } from "./told-groups.ts";

/*
 * What somebody knows who has the address book and the list of licences, read from Graph by code that
 * shares nothing with the product.
 */

/** Everybody who holds a seat that is paid for, in the words of the API. */
export type KnownPerson = Omit<Person, "band" | "storage">;

export interface KnownTenant {
  readonly people: readonly KnownPerson[];
  /** Products that more hold than were bought: they share what is paid, which may not divide. */
  readonly shared: number;
}

interface RawUser {
  readonly accountEnabled: boolean;
  readonly userType: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly assignedLicenses: readonly { readonly skuId: string }[];
}

/** Suites by the family the published table names them under. */
const SUITES = new Map(
  readFileSync(new URL("../../../src/licensing/data/sku-families.csv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","))
    .filter(([, , , , role]) => role === "suite")
    .map(([id = "", , family = ""]) => [
      id,
      family
        .replace(/ (?=\d)/, "")
        .toUpperCase()
        .replaceAll(" ", "_"),
    ]),
);
/** A member of several suites is of the first of their families. */
const FAMILIES = [
  "MICROSOFT365_ENTERPRISE",
  "OFFICE365_ENTERPRISE",
  "MICROSOFT365_BUSINESS",
  "EDUCATION",
  "GOVERNMENT",
  "NONPROFIT",
  "FRONTLINE",
];

export async function knownTenant(
  emulator: Emulator,
  tenant: string,
  { lines }: Pick<ToldGroups, "lines">,
): Promise<KnownTenant> {
  const graph = await openRawGraph(emulator, tenant);
  const users = await graph.all<RawUser>(
    "/v1.0/users?$select=id,accountEnabled,userType,department,country,assignedLicenses&$top=500",
  );
  const holdings = users.map(({ assignedLicenses }) =>
    assignedLicenses.map(({ skuId }) => skuId.toLowerCase()),
  );
  const products = [...Map.groupBy(lines, ({ sku }) => sku.id)].map(([skuId, slices]) => ({
    skuId,
    paid: slices.reduce((sum, { monthly }) => sum + monthly.money.minor, 0),
    bought: slices.reduce((sum, { seats }) => sum + seats, 0),
    assigned: holdings.filter((held) => held.includes(skuId)).length,
  }));
  const costs = new Map(
    products.map(({ skuId, paid, bought, assigned }) => [skuId, paid / Math.max(bought, assigned)]),
  );
  const people = users.flatMap((user, id) => {
    const held = holdings[id] ?? [];
    const paid = held.filter((skuId) => costs.has(skuId));
    const families = new Set(held.map((skuId) => SUITES.get(skuId)));
    const kind = user.userType === "Guest" ? "GUEST" : "MEMBER";
    return paid.length === 0
      ? []
      : {
          id,
          department: user.department,
          country: user.country,
          licenceFamily: FAMILIES.find((family) => families.has(family)) ?? "OTHER_PRODUCTS",
          accountKind: user.accountEnabled ? kind : "DISABLED",
          spend: paid.reduce((sum, skuId) => sum + (costs.get(skuId) ?? 0), 0),
        };
  });
  return { people, shared: products.filter(({ assigned, bought }) => assigned > bought).length };
}
