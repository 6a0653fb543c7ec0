import { z } from "zod";

const figure = z.object({
  id: z.string(),
  subject: z.string(),
  measure: z.string(),
  /** What kind of finding the figure belongs to, if any. */
  finding: z.string().optional(),
  value: z.union([z.number(), z.string()]),
  unit: z.string().default(""),
  period: z.string().optional(),
  /** Date the figure is tied to, such as a renewal. */
  on: z.string().optional(),
});

const result = z.object({
  figures: z.array(z.unknown()).default([]),
  notes: z.array(z.string()).default([]),
});

/** A figure as a tool result states it. */
export type SeenFigure = z.infer<typeof figure>;

export interface SeenResult {
  readonly figures: readonly SeenFigure[];
  /** Sentences of the tool, such as what it could not see. */
  readonly notes: readonly string[];
}

/** What a tool message says, in the form any tool of figures can use; other forms say nothing. */
export function readToolResult(text: string): SeenResult {
  const { data } = result.safeParse(parse(text));
  return {
    figures: (data?.figures ?? []).flatMap((one) => figure.safeParse(one).data ?? []),
    notes: data?.notes ?? [],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
