import { z } from "zod";
import type { SkuId } from "../../core/ids.ts";
import type { LicenseSpend, SealedFigure, SpendRow, WithheldReason } from "../../insights/index.ts";
import { draft, type FigureDraft, monthAndYear } from "../figures/answer-figure.ts";
import type { SkuNames } from "../sku-names.ts";
import {
  type AdvisorTool,
  defineTool,
  type ToolContext,
  type ToolReading,
} from "./advisor-tool.ts";
import { isAsked, noneOf, productArgument } from "./product-argument.ts";

const DIMENSIONS = ["department", "country"] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** What licences cost, per product, per department or country, and in total. */
export function licenseSpendTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "license_spend",
    description:
      "What licences cost: spend per month and per year, by product, by department or by country, and in total, price per seat, and products without a known price. One total per currency.",
    schema: z.strictObject({
      by: z.enum(DIMENSIONS).nullable().describe("Department or country; null for products."),
      products: productArgument(skuNames),
    }),
    read: async ({ by, products }, context) => {
      if (by !== null) return spendBy(by, products, context);
      const { insights, signal } = context;
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
      return {
        from,
        drafts: products === null ? [...inTotal, ...rows] : rows,
        ...(noneOf(products, rows, "pays for") ?? {
          words: [
            ...(products === null ? unpricedNote(unknownPrice, skuNames) : []),
            ...pricedBy(lines, skuNames),
          ],
        }),
      };
    },
  });
}

/** What is in no total. */
function unpricedNote(
  unknown: LicenseSpend["unknownPrice"],
  skuNames: SkuNames,
): readonly string[] {
  const names = unknown.map(({ skuId }) => nameOf(skuId, skuNames));
  return names.length === 0
    ? []
    : [`In no total, because their price is unknown: ${[...new Set(names)].join(", ")}.`];
}

const nameOf = (skuId: SkuId, skuNames: SkuNames): string =>
  skuNames.describe(skuId)?.displayName ?? "an unlisted product";

const PRICE_SOURCES = {
  billedLine: "billed lines",
  contract: "a contract",
  partnerSheet: "a partner's price sheet",
  list: "public lists",
  mixed: "several sources",
  assumed: "assumptions",
} as const satisfies Record<SealedFigure["priceSource"], string>;

/** Where prices come from, one sentence for each source. */
function pricedBy(lines: LicenseSpend["lines"], skuNames: SkuNames): readonly string[] {
  const bySource = Map.groupBy(lines, ({ unitPrice }) => unitPrice.priceSource);
  if (bySource.size === 1)
    return [...bySource.keys()].map((one) => `All prices are from ${PRICE_SOURCES[one]}.`);
  return [...bySource].map(([source, priced]) => {
    const names = priced.map(({ skuId }) => nameOf(skuId, skuNames));
    return `Prices from ${PRICE_SOURCES[source]}: ${[...new Set(names)].join(", ")}.`;
  });
}

async function spendBy(
  by: Dimension,
  products: readonly string[] | null,
  { insights, signal }: ToolContext,
): Promise<ToolReading> {
  const from = await insights.groupTables(signal);
  if (products !== null) {
    return { from, drafts: [], words: [`I cannot tell the cost of single products by ${by}.`] };
  }
  const { spend, spendWithheld } = from.value;
  const table = spend.find((one) => one.by === by);
  return table === undefined
    ? {
        from,
        drafts: [],
        words: [
          `I cannot tell the cost by ${by}, because ${BECAUSE[spendWithheld ?? "notProvenSafe"]}.`,
        ],
      }
    : { from, drafts: table.rows.flatMap((row) => rowDrafts(row, by)) };
}

const BECAUSE: Readonly<Record<WithheldReason, string>> = {
  tooFewMembers: "the tenant has too few members for a table",
  notProvenSafe: "no such table could be proven to tell of nobody in particular",
  noEvidence: "members were not read",
};

function rowDrafts(row: SpendRow, by: Dimension): readonly FigureDraft[] {
  const group = row[by] ?? GROUPS[row.kind](by);
  const about = { group, members: row.members };
  return row.amounts.flatMap((amount) => monthAndYear(null, "cost", amount, about));
}

const GROUPS: Readonly<Record<SpendRow["kind"], (by: Dimension) => string>> = {
  named: (by) => `one ${by}`,
  notStated: (by) => `members without ${by}`,
  other: (by) => `the smaller ones by ${by} together`,
  changes: () => "changes",
  unassigned: () => "seats nobody holds",
};
