import { z } from "zod";
import { isAppError } from "../../core/errors.ts";
import type { RecommendationStatesValue, RecommendationsValue } from "../../insights/index.ts";
import {
  draft,
  type FigureDraft,
  MEASURE_OF_EFFECT,
  monthAndYear,
} from "../figures/answer-figure.ts";
import { beside, fewNotes } from "../figures/few-notes.ts";
import { FINDING_NAMES } from "../figures/finding-names.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool, type ToolContext } from "./advisor-tool.ts";

/** More than anybody acts on at once; the rest is in the API. */
const MOST = 15;

/** The changes that are worth most, then the most urgent shortfalls and risks, with the date to act by. */
export function recommendationsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "recommendations",
    description:
      "Recommended actions, most money per year first: what to do next, what to change, quick wins, priorities; how many seats to give back or exchange per product, what each saves per month and year, the deadline by when to act, and where each stands (new, open, accepted, snoozed, dismissed, scheduled, missed); then shortfalls and risks to see to, which save nothing.",
    schema: z.strictObject({}),
    read: async (_, context) => {
      const { insights, signal } = context;
      const from = await insights.recommendations(signal);
      const first = [
        ...from.value.filter(({ timing }) => timing !== null).slice(0, MOST),
        ...from.value.filter(({ timing }) => timing === null).slice(0, MOST),
      ];
      const drafts = first.flatMap(draftsOf);
      const few = first.filter(({ seats }) => seats === null);
      const standing = standingOf(first, await statesIn(context), skuNames);
      return { from, drafts, ...beside([...standing, ...fewNotes(few, skuNames)]) };
    },
  });
}

/** Where recommendations stand; nothing while the records are out of reach. */
async function statesIn({ insights, signal }: ToolContext): Promise<RecommendationStatesValue> {
  try {
    return (await insights.recommendationStates(signal)).value;
  } catch (error) {
    if (isAppError(error, "RECORDS_UNAVAILABLE")) return [];
    throw error;
  }
}

/** What is no longer new, one sentence per state; and how it is with the rest. */
function standingOf(
  told: RecommendationsValue,
  states: RecommendationStatesValue,
  skuNames: SkuNames,
): readonly string[] {
  const stateOf = new Map(states.map(({ id, state }) => [id, state]));
  const byState = Map.groupBy(told, ({ id }) => stateOf.get(id));
  const [first] = [...byState.keys()];
  if (byState.size === 1 && first !== undefined) {
    return [`All of these recommendations are ${first}.`];
  }
  const decided = [...byState].flatMap(([state, found]) => {
    if (state === undefined || state === "new") return [];
    const named = found.map(({ rule, skuId }) => {
      const product = skuNames.describe(skuId)?.displayName ?? "an unlisted product";
      return `${FINDING_NAMES[rule]} (${product})`;
    });
    return [`Recommendations that are ${state}: ${[...new Set(named)].join(", ")}.`];
  });
  return byState.has("new") ? [...decided, "All other recommendations are new."] : decided;
}

function draftsOf(one: RecommendationsValue[number]): readonly FigureDraft[] {
  const { skuId, exposure } = one;
  const about = { finding: one.rule, on: one.on };
  const measure = exposure && MEASURE_OF_EFFECT[exposure.effect];
  return [
    ...(one.seats === null
      ? []
      : [draft(skuId, "affected-seats", one.seats, { ...about, actBy: one.actBy })]),
    ...monthAndYear(skuId, "saving", one, about),
    ...(measure === null || exposure === null ? [] : monthAndYear(skuId, measure, exposure, about)),
  ];
}
