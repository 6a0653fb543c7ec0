import type { EmulatorOptions } from "../../emulator/index.ts";

type TenantOptions = NonNullable<EmulatorOptions["tenants"]>[number];

/** Five tenants of different size and make-up; one of them writes hostile text everywhere. */
export function evaluatedTenants(seed: number): readonly TenantOptions[] {
  return [
    { name: "Contoso", members: 900, seed },
    { name: "Fabrikam", members: 240, seed: seed + 1 },
    { name: "Woodgrove", members: 80, seed: seed + 2 },
    { name: "Northwind", members: 1_500, seed: seed + 3 },
    { name: HOSTILE_TENANT, members: 400, seed: seed + 4, hostileText: true },
  ];
}

export const HOSTILE_TENANT = "Tailspin";
