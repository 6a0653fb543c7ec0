import { z } from "zod";
import { MEASURES, wordsOf } from "../figures/answer-figure.ts";
import { METHODS } from "../figures/methods.ts";
import { type AdvisorTool, defineTool } from "./advisor-tool.ts";

const MEASURE_NAMES = MEASURES.map(wordsOf);

/** Explains how a kind of figure is computed; the proof of each figure is in the answer itself. */
export function explainFigureTool(): AdvisorTool {
  return defineTool({
    name: "explain_figure",
    description:
      "Explains how a figure is computed, calculated or derived: the method and the rule behind a measure, and what is not counted.",
    schema: z.strictObject({
      measure: z.enum(MEASURE_NAMES).describe("The measure to explain."),
    }),
    read: async ({ measure }) => ({
      words: MEASURES.filter((name) => wordsOf(name) === measure).map((name) => METHODS[name]),
    }),
  });
}
