import type { IsoDate } from "../../core/ids.ts";
import type { OwnedSku } from "../input.ts";
import type { Price } from "../prices/price.ts";
import { priceOf, type Reference } from "../reference.ts";
import { paidSlices } from "../seat-pool.ts";

/**
 * The price at which a plan counts an owned SKU: that of its term when all its purchases have the
 * same; else that of an annual commitment, estimated where terms are mixed.
 */
export function planPriceOf(sku: OwnedSku, on: IsoDate, reference: Reference): Price {
  const [term = null, ...others] = new Set(paidSlices(sku, on).map((slice) => slice.term));
  const price = priceOf(reference, sku.skuId, on, others.length === 0 ? term : null);
  return price.kind === "priced" && others.length > 0 ? { ...price, estimated: true } : price;
}
