import type { Blueprint } from "../../../emulator/tenant/blueprint.ts";
import { contoso } from "../../../emulator/tenant/contoso.ts";
import { skuNamed } from "../../../emulator/tenant/sku-catalog.ts";
import { drawnBlueprint } from "./drawn-blueprint.ts";

/** Names of service plans that one product gives beyond another. */
function plansBeyond(sku: string, other: string): readonly string[] {
  const lower = new Set(skuNamed(other).plans.map(({ name }) => name));
  return skuNamed(sku).plans.flatMap(({ name }) => (lower.has(name) ? [] : [name]));
}

/**
 * A drawn tenant in which a group gives Microsoft 365 E5 with everything off that E3 lacks, one gives a
 * product to nobody, mail is read whose plan is switched off, and many hold Power BI.
 */
export function trimmedBlueprint(seed: number): Blueprint {
  const drawn = drawnBlueprint(seed);
  const suites = [
    { sku: "SPE_E5", weight: 5, byGroup: 0.7 },
    { sku: "SPE_E3", weight: 3, byGroup: 0.5 },
    { sku: "STANDARDPACK", weight: 1, byGroup: 0 },
    { sku: null, weight: 1, byGroup: 0 },
  ];
  return {
    ...drawn,
    suites: { office: suites, frontline: suites },
    addons: [
      ...drawn.addons.filter(
        ({ sku }) => sku !== "POWER_BI_PRO" && sku !== "Microsoft_365_Copilot",
      ),
      { sku: "POWER_BI_PRO", share: 0.3 },
      { sku: "Microsoft_365_Copilot", share: 0.5 },
    ],
    purchases: [
      ...drawn.purchases,
      ...contoso.purchases.filter(({ sku }) =>
        ["SPE_E5", "SPE_E3", "POWER_BI_PRO", "Microsoft_365_Copilot"].includes(sku),
      ),
    ].filter(({ sku }, at, all) => all.findIndex((one) => one.sku === sku) === at),
    licenceGroups: [
      { name: "LIC-E5-trimmed", sku: "SPE_E5", disabledPlans: plansBeyond("SPE_E5", "SPE_E3") },
      { name: "LIC-E3", sku: "SPE_E3", disabledPlans: [] },
      { name: "LIC-Visio-nobody", sku: "VISIOCLIENT", disabledPlans: [] },
    ],
  };
}
