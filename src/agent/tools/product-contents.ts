import { z } from "zod";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";

/** What a product is and includes, by the catalogue; the tenant has no part in it. */
export function productContentsTool(skuNames: SkuNames): AdvisorTool {
  const product = z.enum(skuNames.askable);
  return defineTool({
    name: "product_contents",
    description:
      "What a product is and includes: its service plans and features, and what would be lost by moving from one product to another. No seats, no money.",
    schema: z.strictObject({
      products: z
        .array(product)
        .describe("The products asked about; of two, what each has and the other lacks."),
    }),
    read: async ({ products }) => {
      const [from, to] = products;
      if (from === undefined || to === undefined)
        return { products, words: products.flatMap(skuNames.explain) };
      return { products, words: [...skuNames.lost(from, to), ...skuNames.lost(to, from)] };
    },
  });
}
