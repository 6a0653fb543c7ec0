import { z } from "zod";
import type { SavingsValue } from "../../insights/index.ts";
import { draft, type FigureDraft, monthAndYear } from "../figures/answer-figure.ts";
import { FINDING_IDS, FINDING_NAMES } from "../figures/finding-names.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

/** What acting on the findings would save, when, and for how many seats. */
export function findSavingsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "find_savings",
    description:
      "Money that is wasted and can be saved, by finding (unassigned seats, seats of disabled members, seats of inactive members) and product: seats affected, saving per month and year, what is actionable now, what only at renewal, what is sunk.",
    schema: z.strictObject({
      finding: z
        .enum(FINDING_IDS.map((id) => FINDING_NAMES[id]))
        .nullable()
        .describe("One kind of finding; null for all."),
      products: productArgument(skuNames),
    }),
    read: async ({ finding, products }, { insights, signal }) => {
      const from = await insights.savings(signal);
      const perLine = from.value.lines
        .filter(
          ({ rule, skuId }) =>
            (finding === null || FINDING_NAMES[rule] === finding) &&
            isAsked(skuId, products, skuNames),
        )
        .flatMap((line) => {
          const about = { finding: line.rule };
          return [
            draft(line.skuId, "affected-seats", line.seats, about),
            ...monthAndYear(line.skuId, "saving", line, about),
          ];
        });
      const isWhole = finding === null && products === null;
      return { from, drafts: isWhole ? [...totalDrafts(from.value), ...perLine] : perLine };
    },
  });
}

function totalDrafts({ seats, seatsWithoutPrice, totals }: SavingsValue): readonly FigureDraft[] {
  return [
    draft(null, "affected-seats", seats),
    ...(seatsWithoutPrice.seats > 0 ? [draft(null, "seats-without-price", seatsWithoutPrice)] : []),
    ...totals.flatMap(({ gross, actionableNow, avoidablePurchase, atRenewal, sunk }) => [
      ...monthAndYear(null, "saving", gross),
      ...(actionableNow === null ? [] : monthAndYear(null, "saving-actionable-now", actionableNow)),
      ...(avoidablePurchase === null
        ? []
        : monthAndYear(null, "avoidable-purchase", avoidablePurchase)),
      ...atRenewal.flatMap((renewal) =>
        monthAndYear(null, "saving-at-renewal", renewal, { on: renewal.on }),
      ),
      ...(sunk === null ? [] : [draft(null, "sunk-cost", sunk)]),
    ]),
  ];
}
