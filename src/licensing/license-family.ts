import type { HeldSku } from "../privacy/traits.ts";
import type { Catalogue } from "./catalogue.ts";

/** Families of suites, the most telling first; `otherProducts`: products that belong to no suite. */
export const LICENSE_FAMILIES = [
  "microsoft365Enterprise",
  "office365Enterprise",
  "microsoft365Business",
  "education",
  "government",
  "nonprofit",
  "frontline",
  "otherProducts",
] as const;
export type LicenseFamily = (typeof LICENSE_FAMILIES)[number];

/** As the reference table of product families names them. */
const FAMILY_NAMES: ReadonlyMap<string, LicenseFamily> = new Map([
  ["Microsoft 365 Enterprise", "microsoft365Enterprise"],
  ["Office 365 Enterprise", "office365Enterprise"],
  ["Microsoft 365 Business", "microsoft365Business"],
  ["Education", "education"],
  ["Government", "government"],
  ["Nonprofit", "nonprofit"],
  ["Frontline", "frontline"],
]);

/** The family of the suite a member holds; of several the first in the order of `LICENSE_FAMILIES`. */
export function licenseFamilyOf(
  held: readonly Pick<HeldSku, "skuId">[],
  catalogue: Pick<Catalogue, "skuById">,
): LicenseFamily {
  const families = new Set(
    held.flatMap(({ skuId }) => {
      const sku = catalogue.skuById(skuId);
      const family = sku?.role === "suite" ? FAMILY_NAMES.get(sku.family ?? "") : undefined;
      return family ?? [];
    }),
  );
  return LICENSE_FAMILIES.find((family) => families.has(family)) ?? "otherProducts";
}
