import type { TenantOptions } from "../../../emulator/options.ts";
import type { Blueprint, DepartmentOffer } from "../../../emulator/tenant/blueprint.ts";
import { contoso } from "../../../emulator/tenant/contoso.ts";

function departments(weights: readonly number[]): readonly DepartmentOffer[] {
  return weights.map((weight, at) => ({
    name: `Department ${at}`,
    class: at % 3 === 2 ? "frontline" : "office",
    weight,
  }));
}

function shaped(members: number, of: Partial<Blueprint> = {}): Omit<TenantOptions, "name"> {
  return { members, blueprint: { ...contoso, ...of } };
}

/** Tenants in which members are few, alike or alone. */
export const ODD_TENANTS: Readonly<Record<string, Omit<TenantOptions, "name">>> = {
  ...Object.fromEntries(
    [1, 4, 5, 9, 10, 11, 60, 61].map((size) => [`${size} members`, shaped(size)]),
  ),
  "one department": shaped(70, { departments: departments([1]) }),
  "small departments only": shaped(64, { departments: departments(Array(32).fill(1)) }),
  "one giant and thirty tiny": shaped(180, {
    departments: departments([120, ...Array(30).fill(2)]),
  }),
  "no department": shaped(80, { departments: [{ name: null, class: "office", weight: 1 }] }),
  "everyone a guest": shaped(90),
};

export const oddTenants: readonly TenantOptions[] = Object.entries(ODD_TENANTS).map(
  ([name, options], seed) => ({ name, seed, ...options }),
);
