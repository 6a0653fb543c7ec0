import type { SkuNames } from "../sku-names.ts";
import type { AdvisorTool } from "./advisor-tool.ts";
import { explainFigureTool } from "./explain-figure.ts";
import { findSavingsTool } from "./find-savings.ts";
import { licenseInventoryTool } from "./license-inventory.ts";
import { licenseSpendTool } from "./license-spend.ts";
import { recommendationsTool } from "./recommendations.ts";
import { renewalsTool } from "./renewals.ts";

/** All abilities of the advisor, always in this order: prompts that begin alike are cached. */
export function advisorTools(skuNames: SkuNames): readonly AdvisorTool[] {
  return [
    licenseInventoryTool(skuNames),
    licenseSpendTool(skuNames),
    findSavingsTool(skuNames),
    renewalsTool(),
    recommendationsTool(),
    explainFigureTool(),
  ];
}
