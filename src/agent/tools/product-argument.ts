import { z } from "zod";
import type { SkuId } from "../../core/ids.ts";
import type { SkuNames } from "../sku-names.ts";

/** Argument that narrows a tool to some products; null means all. */
export function productArgument({ askable }: SkuNames) {
  return z
    .array(z.enum(askable))
    .nullable()
    .describe("Products to narrow the figures to; null for all products.");
}

/** That a tenant has (or pays for) nothing of the products asked for, where that is so. */
export function noneOf(
  products: readonly string[] | null,
  drafts: readonly unknown[],
  has = "has",
): { readonly words: readonly string[]; readonly answers: true } | null {
  return products === null || drafts.length > 0
    ? null
    : { words: [`The tenant ${has} no seats of ${products.join(", ")}.`], answers: true };
}

/** Whether a SKU is among the products asked for. */
export function isAsked(
  skuId: SkuId,
  products: readonly string[] | null,
  skuNames: SkuNames,
): boolean {
  return products === null || products.includes(skuNames.describe(skuId)?.displayName ?? "");
}
