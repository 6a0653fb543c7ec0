import type { SkuId } from "../../core/ids.ts";
import type { Ladder } from "../ladders.ts";
import type { Reference } from "../reference.ts";

/** Whether a SKU is a suite, as far as the reference data knows. */
export function isSuite(sku: SkuId, { catalogue }: Reference): boolean {
  return catalogue.skuById(sku)?.role === "suite";
}

/** Whether a SKU gives one of these capabilities and no other. */
export function givesOnly(sku: SkuId, ladders: readonly Ladder[], reference: Reference): boolean {
  const given = [...reference.ladders.levelsOf(sku, reference.catalogue).keys()];
  return given.length > 0 && given.every((ladder) => ladders.includes(ladder));
}

/** Whether a SKU gives one of these capabilities. */
export function givesAny(sku: SkuId, ladders: readonly Ladder[], reference: Reference): boolean {
  const given = reference.ladders.levelsOf(sku, reference.catalogue);
  return ladders.some((ladder) => given.has(ladder));
}
