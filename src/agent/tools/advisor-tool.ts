import { z } from "zod";
import type { Aggregate } from "../../privacy/index.ts";
import type { FigureDraft } from "../figures/answer-figure.ts";
import type { FindingId } from "../figures/finding-names.ts";
import type { TenantInsights } from "../tenant-insights.ts";

/** What a tool is given to answer one call with. */
export interface ToolContext {
  readonly insights: TenantInsights;
  readonly signal: AbortSignal;
}

/** What a tool tells: figures of one sealed aggregate as it picked them, or sentences of our own. */
export type ToolReading =
  | {
      readonly from: Aggregate<unknown>;
      readonly drafts: readonly FigureDraft[];
      /** Sentences of our own beside the figures. */
      readonly words?: readonly string[];
      /** Whether these sentences answer where there is no figure: nothing was found. */
      readonly answers?: boolean;
      /** Kinds of recommendations the answer leads to, beside those its figures name. */
      readonly leadsTo?: readonly FindingId[];
    }
  | {
      readonly words: readonly string[];
      readonly leadsTo?: readonly FindingId[];
      /** Products it speaks of. */
      readonly products?: readonly string[];
    };

/**
 * One ability of the advisor. Arguments are enumerations or null, so that strict mode accepts the
 * schema and no text of the model reaches anything.
 */
export interface AdvisorTool<Schema extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
  readonly read: (args: z.infer<Schema>, context: ToolContext) => Promise<ToolReading>;
}

/**
 * Arguments of a call, with null where one is left out that may be null: a server without strict mode
 * lets a model do so.
 */
export function withNulls(
  { schema }: Pick<AdvisorTool, "schema">,
  args: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const nulls = Object.entries(schema.shape).flatMap(([name, argument]) =>
    z.safeParse(argument, null).success ? [[name, null]] : [],
  );
  return { ...Object.fromEntries(nulls), ...args };
}

/** Keeps the argument type of `read` tied to `schema`; the result is used with arguments that passed it. */
export function defineTool<Schema extends z.ZodObject>(tool: AdvisorTool<Schema>): AdvisorTool {
  return {
    ...tool,
    read: (args, context) => tool.read(tool.schema.parse(args), context),
  };
}
