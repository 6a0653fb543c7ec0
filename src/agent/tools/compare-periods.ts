import { z } from "zod";
import type { ComparePeriod, ComparisonValue } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

const SINCE = {
  "last month": "month",
  "last week": "week",
  "last quarter": "quarter",
  "last year": "year",
} as const satisfies Record<string, ComparePeriod>;
type Since = keyof typeof SINCE;
const SINCE_NAMES = Object.keys(SINCE).filter((name): name is Since => name in SINCE);

/** What changed since an earlier survey: seats, spend and savings. */
export function comparePeriodsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "compare_periods",
    description:
      "Compares with an earlier period: what changed since last week, last month, last quarter or last year in seat counts, in spend (by seats and by price) and in savings, in total and per product.",
    schema: z.strictObject({
      since: z.enum(SINCE_NAMES).nullable().describe("Earlier period; null for last month."),
      products: productArgument(skuNames),
    }),
    read: async ({ since, products }, { insights, signal }) => {
      const asked = since ?? "last month";
      const from = await insights.comparison(SINCE[asked], signal);
      const { earlier, now, isSameEvidence, spend, savings, skus } = from.value;
      if (earlier === null) {
        return {
          from,
          drafts: [],
          words: [
            `I cannot know what changed since ${asked}, because no survey lies that far back that can be compared.`,
          ],
        };
      }
      const changed = skus.filter(({ skuId }) => isAsked(skuId, products, skuNames));
      const isWhole = products === null;
      return {
        from,
        drafts: [
          ...(isWhole ? [...spendDrafts(spend), ...savingDrafts(savings)] : []),
          ...changed.flatMap(productDrafts),
        ],
        words: [
          `Compared are the surveys of ${earlier} and ${now}.`,
          ...(isSameEvidence ? [] : ["Savings are not compared, as other sources were read then."]),
          ...(changed.length === 0 ? ["No product changed between them."] : []),
        ],
        answers: true,
      };
    },
  });
}

function spendDrafts(spend: ComparisonValue["spend"]): readonly FigureDraft[] {
  const topic = "licence spend";
  return spend.flatMap(({ before, after, bySeats, byPrice }) => [
    draft(null, "amount-before", before, { topic }),
    draft(null, "amount-after", after, { topic }),
    draft(null, "difference", bySeats, { topic: `${topic}, other seats` }),
    draft(null, "difference", byPrice, { topic: `${topic}, other prices` }),
  ]);
}

function savingDrafts(savings: ComparisonValue["savings"]): readonly FigureDraft[] {
  const topic = "possible savings";
  return savings.flatMap(({ before, after }) => [
    draft(null, "amount-before", before, { topic }),
    draft(null, "amount-after", after, { topic }),
  ]);
}

function productDrafts({
  skuId,
  before,
  after,
  spend,
}: ComparisonValue["skus"][number]): readonly FigureDraft[] {
  return [
    ...(before === null
      ? []
      : [
          draft(skuId, "paid-seats-before", before.paid),
          draft(skuId, "assigned-seats-before", before.assigned),
        ]),
    ...(after === null
      ? []
      : [
          draft(skuId, "paid-seats-after", after.paid),
          draft(skuId, "assigned-seats-after", after.assigned),
        ]),
    ...spend.flatMap((one) => [
      draft(skuId, "amount-before", one.before),
      draft(skuId, "amount-after", one.after),
    ]),
  ];
}
