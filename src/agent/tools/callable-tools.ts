import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { tool } from "langchain";
import type { AdvisorEvent } from "../events.ts";
import { coverageNotes } from "../figures/coverage-notes.ts";
import { toolResultText, toolWordsText } from "../figures/tool-result.ts";
import type { Interaction } from "../interaction.ts";
import type { Leads } from "../next-steps.ts";
import { privacyActionsOf } from "../privacy-actions.ts";
import type { Current, Running } from "../running.ts";
import type { AdvisorTool } from "./advisor-tool.ts";

/** The advisor's tools as LangChain calls them, each call for the interaction it is made in. */
export function callableTools(tools: readonly AdvisorTool[], current: Current) {
  return tools.map((one) =>
    tool((args) => callTool(one, args, current()), {
      name: one.name,
      description: one.description,
      schema: one.schema,
    }),
  );
}

async function callTool(
  one: AdvisorTool,
  args: Record<string, unknown>,
  { insights, interaction, signal }: Running,
): Promise<string> {
  const reading = await one.read(args, { insights, signal });
  if (!("from" in reading)) {
    noteRun(interaction, { tool: one.name, figures: 0, rowsRead: 0, privacyActions: [] });
    interaction.told.push(...reading.words);
    interaction.isExplained = true;
    leadTo(interaction, reading);
    return interaction.manifest.allowToolText(toolWordsText(reading.words));
  }
  const { from, drafts, words = [], answers = false } = reading;
  if (answers) interaction.isExplained = true;
  leadTo(interaction, reading);
  const figures = interaction.figures.issue(drafts, from);
  interaction.coverage.set(from.kind, from.coverage);
  noteRun(interaction, {
    tool: one.name,
    figures: figures.length,
    rowsRead: from.coverage.seatsTotal,
    privacyActions: privacyActionsOf(from, { figures: figures.length, words }),
  });
  interaction.told.push(...words, ...coverageNotes(from));
  return interaction.manifest.allowToolText(toolResultText(figures, from, words));
}

function leadTo(
  { leads }: Interaction,
  {
    leadsTo = [],
    products = [],
  }: { readonly leadsTo?: Leads["findings"]; readonly products?: Leads["products"] },
): void {
  leads.push({ findings: leadsTo, products });
}

type Ran = Omit<Extract<AdvisorEvent, { readonly type: "toolFinished" }>, "type" | "failure">;

function noteRun(interaction: Interaction, ran: Ran): void {
  interaction.toolRuns.push({ tool: ran.tool, figures: ran.figures, failure: null });
  interaction.emit({ type: "toolFinished", ...ran, failure: null });
}

/** The tools as they have to appear in every request body, byte for byte. */
export function wireFormOf(tools: readonly AdvisorTool[]): string {
  return JSON.stringify(
    tools.map(({ name, description, schema }) =>
      convertToOpenAITool(
        tool(() => "", { name, description, schema }),
        { strict: true },
      ),
    ),
  );
}
