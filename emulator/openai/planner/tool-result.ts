import type { Json } from "../../http/reply.ts";
import { isObject } from "../chat-request.ts";

/** A figure as a tool result states it. */
export interface SeenFigure {
  readonly id: string;
  readonly subject: string;
  readonly measure: string;
  /** What kind of finding the figure belongs to, if any. */
  readonly finding: string | undefined;
  readonly value: number | string;
  readonly unit: string;
  readonly period: string | undefined;
}

export interface SeenResult {
  readonly figures: readonly SeenFigure[];
  /** Sentences of the tool about what it could not see. */
  readonly notes: readonly string[];
  readonly error: string | undefined;
}

/** What a tool message says, in the form any tool of figures can use. */
export function readToolResult(text: string): SeenResult {
  const parsed = parse(text);
  if (!isObject(parsed)) return { figures: [], notes: [], error: "UNREADABLE" };
  const { figures, notes, error } = parsed;
  return {
    figures: Array.isArray(figures) ? figures.flatMap(figureOf) : [],
    notes: Array.isArray(notes)
      ? notes.filter((note): note is string => typeof note === "string")
      : [],
    error: typeof error === "string" ? error : undefined,
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function figureOf(value: Json): readonly SeenFigure[] {
  if (!isObject(value)) return [];
  const { id, subject, measure, value: amount, unit, period, finding } = value;
  const known =
    typeof id === "string" &&
    typeof subject === "string" &&
    typeof measure === "string" &&
    (typeof amount === "number" || typeof amount === "string");
  if (!known) return [];
  return [
    {
      id,
      subject,
      measure,
      finding: typeof finding === "string" ? finding : undefined,
      value: amount,
      unit: typeof unit === "string" ? unit : "",
      period: typeof period === "string" ? period : undefined,
    },
  ];
}
