import type { SkuId } from "../../core/ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import type { ObservationContext } from "./observation.ts";

/**
 * Seats that members hold and for which something is true, per SKU in the order of ids. What neither
 * the tenant nor the catalogue knows as a product is left out: nothing could be said of it.
 */
export function countBySku(
  context: ObservationContext,
  isCounted: (traits: Traits, held: HeldSku) => boolean,
): readonly { readonly skuId: SkuId; readonly count: number }[] {
  const { catalogue } = context.reference;
  const counts = new Map<SkuId, number>();
  for (const { traits, members } of context.input.cohorts) {
    for (const held of traits.held) {
      if (catalogue.has(held.skuId) && isCounted(traits, held)) {
        counts.set(held.skuId, members + (counts.get(held.skuId) ?? 0));
      }
    }
  }
  return [...counts]
    .map(([skuId, count]) => ({ skuId, count }))
    .sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
}
