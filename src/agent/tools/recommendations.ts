import { z } from "zod";
import { draft, monthAndYear } from "../figures/answer-figure.ts";
import { beside, fewNotes } from "../figures/few-notes.ts";
import type { SkuNames } from "../sku-names.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";

/** More than anybody acts on at once; the rest is in the API. */
const MOST = 15;

/** The changes that are worth most, with the date by which to act. */
export function recommendationsTool(skuNames: SkuNames): AdvisorTool {
  return defineTool({
    name: "recommendations",
    description:
      "Recommended actions, most money per year first: what to do next, what to change, quick wins, priorities; seats to give back or exchange per product, what each saves per month and year, and the deadline to act by.",
    schema: z.strictObject({}),
    read: async (_, { insights, signal }) => {
      const from = await insights.recommendations(signal);
      const first = from.value.slice(0, MOST);
      const drafts = first.flatMap((one) => {
        const about = { finding: one.rule, on: one.on };
        return [
          ...(one.seats === null ? [] : [draft(one.skuId, "affected-seats", one.seats, about)]),
          ...monthAndYear(one.skuId, "saving", one, about),
        ];
      });
      const few = first.filter(({ seats }) => seats === null);
      return { from, drafts, ...beside(fewNotes(few, skuNames)) };
    },
  });
}
