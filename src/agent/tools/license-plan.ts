import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { SkuId } from "../../core/ids.ts";
import { type Assumptions, opensWith, type WhatIfValue } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";
import type { FindingId } from "../figures/finding-names.ts";
import type { SkuNames } from "../sku-names.ts";
import {
  type AdvisorTool,
  defineTool,
  type ToolContext,
  type ToolReading,
} from "./advisor-tool.ts";
import { isAsked, productArgument } from "./product-argument.ts";

/** Longest a plan may take inside a conversation. */
const LIMIT_SECONDS = 20;

const ASSUMPTIONS = {
  "only disabled members": () => ({ rules: { rules: new Set(["D20"]) } }),
  "silence counts after 90 days": () => ({ rules: { silentDays: 90 } }),
  "silence counts after 180 days": () => ({ rules: { silentDays: 180 } }),
  "annual term": (skus) => ({ terms: new Map(skus.map((sku) => [sku, "annual" as const])) }),
  "monthly term": (skus) => ({ terms: new Map(skus.map((sku) => [sku, "monthly" as const])) }),
  "annual term in instalments": (skus) => ({
    terms: new Map(skus.map((sku) => [sku, "annualBilledMonthly" as const])),
  }),
  "new hires": (skus, people) => ({ hires: [{ people, skus }] }),
} as const satisfies Record<string, (skus: readonly SkuId[], people: number) => Assumptions>;
type Assumption = keyof typeof ASSUMPTIONS;
const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS).filter(
  (name): name is Assumption => name in ASSUMPTIONS,
);

/** The same in a sentence, with what it may rest on. */
const ASSUMED: Readonly<Record<Assumption, (people: number) => string>> = {
  "only disabled members": () =>
    "only seats of disabled members are given back, of which those too few to be told are in no amount",
  "silence counts after 90 days": () => "members count as inactive after 90 days of silence",
  "silence counts after 180 days": () => "members count as inactive after 180 days of silence",
  "annual term": () => "an annual term, which binds for a year, and today's prices",
  "monthly term": () =>
    "a monthly term, which ends every month, and today's prices, worked out from the annual price where nobody states another",
  "annual term in instalments": () =>
    "an annual term paid by the month, and today's prices, worked out from the annual price where nobody states another",
  "new hires": (people) =>
    `${people} new ${people === 1 ? "hire" : "hires"} with one seat each of every product asked for; idle seats are used first`,
};

const LEADS_TO: Readonly<Record<Assumption, readonly FindingId[]>> = {
  "only disabled members": ["D20"],
  "silence counts after 90 days": ["D22"],
  "silence counts after 180 days": ["D22"],
  "annual term": [],
  "monthly term": [],
  "annual term in instalments": [],
  "new hires": ["D03", "D01"],
};

const PEOPLE = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 35, 40, 45, 50, 60,
  70, 75, 80, 90, 100, 120, 125, 150, 175, 200, 250, 300, 350, 400, 450, 500, 600, 700, 750, 800,
  900, 1000, 1500, 2000, 2500, 3000, 4000, 5000,
] as const;

/** The cheapest licence mix, or what an assumption comes to. */
export function licensePlanTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "license_plan",
    description:
      "The best licence mix: the cheapest combination of products that covers every observed need. Or a what-if scenario: what would change with another term (annual, monthly), with new hires, or with rules that count other members: extra cost, and cost and seats before and after.",
    schema: z.strictObject({
      assume: z
        .enum(ASSUMPTION_NAMES)
        .nullable()
        .describe("What if: the assumption; null for the best licence mix."),
      people: z.literal(PEOPLE).nullable().describe("How many new hires; null where none."),
      products: productArgument(skuNames),
    }),
    read: async ({ assume, people, products }, context) => {
      if (assume === null) return bestMix(context);
      const { insights, signal } = context;
      const owned = (await insights.licenseInventory(signal)).value.lines;
      const skus = owned.map(({ skuId }) => skuId).filter((id) => isAsked(id, products, skuNames));
      const assumptions = ASSUMPTIONS[assume](skus, people ?? 1);
      const from = requireSeen(await insights.whatIf(assumptions, signal));
      const { rules, ...ofCost } = from.value;
      return {
        from,
        drafts: [
          ...Object.values(ofCost).flatMap((part) => effectDrafts(part, "licence spend")),
          ...effectDrafts(rules, "possible savings"),
        ],
        words: [`Assumed: ${ASSUMED[assume](people ?? 1)}.`],
        leadsTo: LEADS_TO[assume],
      };
    },
  });
}

const OUTCOME_WORDS = {
  planned: [],
  infeasible: ["There is no licence mix that meets the needs within the limits."],
  outOfTime: ["The best licence mix was not found in the time there is for an answer."],
  noPrices: ["I cannot know the best licence mix, because the price of the products is unknown."],
} as const;

async function bestMix({ insights, signal }: ToolContext): Promise<ToolReading> {
  const question = {
    settings: { commitments: "asKnown" as const },
    shadowPrices: false,
    limitSeconds: LIMIT_SECONDS,
  };
  const from = requireSeen(await insights.licensePlan(question, signal));
  const { outcome, baseline, mix } = from.value;
  return {
    from,
    drafts: [
      ...(mix === null
        ? []
        : [draft(null, "planned-cost", mix.optimum), draft(null, "saving", mix.saving)]),
      ...(baseline === null ? [] : [draft(null, "cost", baseline)]),
    ],
    words: OUTCOME_WORDS[outcome],
  };
}

function effectDrafts(part: WhatIfValue[keyof WhatIfValue], topic: string): readonly FigureDraft[] {
  if (part === null) return [];
  const { seats, seatsWithoutPrice, effects } = part;
  return [
    ...effects.flatMap(({ before, after, difference }) => [
      draft(null, "difference", difference, { topic }),
      draft(null, "amount-before", before, { topic }),
      draft(null, "amount-after", after, { topic }),
    ]),
    draft(null, "affected-seats", seats, { topic }),
    ...(seatsWithoutPrice.seats === 0
      ? []
      : [draft(null, "seats-without-price", seatsWithoutPrice, { topic })]),
  ];
}

/** @throws AppError GRAPH_DENIED where the caller may not read the tenant's SKUs. */
function requireSeen<T>(seen: T | undefined): T {
  if (seen === undefined) throw new AppError("GRAPH_DENIED", opensWith("subscribedSkus"));
  return seen;
}
