import type { SkuNames } from "../sku-names.ts";
import type { AdvisorTool } from "./advisor-tool.ts";
import { comparePeriodsTool } from "./compare-periods.ts";
import { configurationTool } from "./configuration.ts";
import { explainFigureTool } from "./explain-figure.ts";
import { findingsTool } from "./findings.ts";
import { licenseInventoryTool } from "./license-inventory.ts";
import { licensePlanTool } from "./license-plan.ts";
import { licenseSpendTool } from "./license-spend.ts";
import { productContentsTool } from "./product-contents.ts";
import { recommendationsTool } from "./recommendations.ts";
import { renewalsTool } from "./renewals.ts";
import { savingsTool } from "./savings.ts";
import { usageTool } from "./usage.ts";

/** All abilities of the advisor, always in this order: prompts that begin alike are cached. */
export function advisorTools(skuNames: SkuNames): readonly AdvisorTool[] {
  return [
    licenseInventoryTool(skuNames),
    licenseSpendTool(skuNames),
    savingsTool(skuNames),
    renewalsTool(skuNames),
    recommendationsTool(skuNames),
    findingsTool(skuNames),
    licensePlanTool(skuNames),
    usageTool(),
    configurationTool(),
    comparePeriodsTool(skuNames),
    explainFigureTool(),
    productContentsTool(skuNames),
  ];
}
