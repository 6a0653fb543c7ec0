import { z } from "zod";
import { draft } from "../figures/answer-figure.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, noneOf, productArgument } from "./product-argument.ts";

/** Seats owned, assigned and idle, per product and in total. */
export function licenseInventoryTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "license_inventory",
    description:
      "How many seats there are, per product and in total: owned (bought, prepaid), assigned (in use), idle (unassigned, spare), missing (too few bought) and trial seats. Counts only.",
    schema: z.strictObject({ products: productArgument(skuNames) }),
    read: async ({ products }, { insights, signal }) => {
      const from = await insights.licenseInventory(signal);
      const { lines, totals } = from.value;
      const perProduct = lines
        .filter(({ skuId }) => isAsked(skuId, products, skuNames))
        // What is free is in no total, and of interest only by its name.
        .filter(({ pricing }) => products !== null || pricing !== "free")
        .flatMap(({ skuId, paid, consumed, idle, deficit, trial }) => [
          draft(skuId, "paid-seats", paid),
          draft(skuId, "assigned-seats", consumed),
          draft(skuId, "idle-seats", idle),
          ...(deficit.seats > 0 ? [draft(skuId, "missing-seats", deficit)] : []),
          ...(trial !== null && trial.seats > 0 ? [draft(skuId, "trial-seats", trial)] : []),
        ]);
      const inTotal = [
        draft(null, "paid-seats", totals.paid),
        draft(null, "assigned-seats", totals.consumed),
        draft(null, "idle-seats", totals.idle),
      ];
      return {
        from,
        drafts: products === null ? [...inTotal, ...perProduct] : perProduct,
        ...noneOf(products, perProduct),
      };
    },
  });
}
