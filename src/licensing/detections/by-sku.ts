import type { SkuId } from "../../core/ids.ts";
import type { Cohorts, HeldSku, Traits } from "../../privacy/traits.ts";
import type { ObservationContext } from "./observation.ts";

interface SkuCount {
  readonly skuId: SkuId;
  readonly count: number;
}

/**
 * Seats that members hold and for which something is true, per SKU in the order of ids. What neither
 * the tenant nor the catalogue knows as a product is left out: nothing could be said of it.
 */
export function countBySku(
  context: ObservationContext,
  isCounted: (traits: Traits, held: HeldSku) => boolean,
): readonly SkuCount[] {
  return countSkus(context, (traits) =>
    traits.held.flatMap((held) => (isCounted(traits, held) ? [held.skuId] : [])),
  );
}

/** How many members have traits of a kind. */
export function membersWith(cohorts: Cohorts, isOfKind: (traits: Traits) => boolean): number {
  let count = 0;
  for (const { traits, members } of cohorts) count += isOfKind(traits) ? members : 0;
  return count;
}

/** Members for whom SKUs are counted, per SKU in the order of ids; what nobody knows is left out. */
export function countSkus(
  { input, reference: { catalogue } }: ObservationContext,
  skusOf: (traits: Traits) => readonly SkuId[],
): readonly SkuCount[] {
  const counts = new Map<SkuId, number>();
  for (const { traits, members } of input.cohorts) {
    for (const id of skusOf(traits)) counts.set(id, members + (counts.get(id) ?? 0));
  }
  return [...counts]
    .filter(([id]) => catalogue.has(id))
    .map(([skuId, count]) => ({ skuId, count }))
    .sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
}
