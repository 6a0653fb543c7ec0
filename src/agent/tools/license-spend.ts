import { z } from "zod";
import { draft, monthAndYear } from "../figures/answer-figure.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

/** What licences cost, per product and in total. */
export function licenseSpendTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "license_spend",
    description:
      "What licences cost: spend per month and per year, by product and in total, price per seat, and products without a known price. One total per currency.",
    schema: z.strictObject({ products: productArgument(skuNames) }),
    read: async ({ products }, { insights, signal }) => {
      const from = await insights.licenseSpend(signal);
      const { lines, totals, unknownPrice } = from.value;
      const perProduct = lines
        .filter(({ skuId }) => isAsked(skuId, products, skuNames))
        .flatMap((line) => [
          ...monthAndYear(line.skuId, "cost", line),
          draft(line.skuId, "price-per-seat", line.unitPrice),
        ]);
      const unpriced = unknownPrice
        .filter(({ skuId }) => isAsked(skuId, products, skuNames))
        .map(({ skuId, seats }) => draft(skuId, "seats-without-price", seats));
      const inTotal = totals.flatMap((total) => monthAndYear(null, "cost", total));
      const rows = [...perProduct, ...unpriced];
      return { from, drafts: products === null ? [...inTotal, ...rows] : rows };
    },
  });
}
