import type { Json } from "../../http/reply.ts";
import type { ModelTurn } from "../behaviour.ts";
import { type ChatRequest, isObject } from "../chat-request.ts";
import { TRICKS } from "./tricks.ts";

/**
 * What the worst-case model does: one trick, as soon as it can. Where an answer of some form is asked
 * for, what it says stands in every text of that form. Undefined for a trick it lacks.
 */
export function worstCaseTurn(trick: string, request: ChatRequest): ModelTurn | undefined {
  const turn = TRICKS[trick]?.(request);
  const schema = request.responseSchema?.schema;
  return turn?.kind === "text" && schema !== undefined
    ? { kind: "text", text: JSON.stringify(saidEverywhere(schema, turn.text)) }
    : turn;
}

function saidEverywhere(schema: Json, text: string): Json {
  if (!isObject(schema)) return text;
  const { properties, enum: values } = schema;
  if (isObject(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, saidEverywhere(one, text)]),
    );
  }
  return Array.isArray(values) ? (values[0] ?? null) : text;
}
