import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import { readConcepts } from "./lexicon.ts";
import { namesMeant } from "./product-words.ts";

/**
 * Arguments for a tool, read from the question by the tool's own schema: values of an enumeration
 * that the question names, null where it names none and null is allowed.
 */
export function fillArguments(tool: SentTool, question: string): JsonObject {
  const properties = tool.parameters["properties"];
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueFor(schema, question)]),
  );
}

function valueFor(schema: Json, question: string): Json {
  if (!isObject(schema)) return null;
  const alternatives = Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [schema];
  for (const alternative of alternatives) {
    const value = isObject(alternative) ? namedBy(alternative, question) : undefined;
    if (value !== undefined) return value;
  }
  const canBeNull = alternatives.some((one) => isObject(one) && one["type"] === "null");
  return canBeNull ? null : defaultOf(schema);
}

function namedBy(schema: JsonObject, question: string): Json | undefined {
  if (schema["type"] === "array" && isObject(schema["items"])) {
    const meant = enumValuesMeant(schema["items"], question);
    return meant.length === 0 ? undefined : meant;
  }
  return enumValuesMeant(schema, question)[0];
}

function enumValuesMeant(schema: JsonObject, question: string): readonly string[] {
  const values = valuesOf(schema);
  const named = namesMeant(question, values);
  if (named.length > 0) return named;
  const asked = readConcepts(question).concepts;
  return values.filter((value) => {
    const { concepts, rest } = readConcepts(splitCamelCase(value));
    return rest.length === 0 && concepts.size > 0 && [...concepts].every((one) => asked.has(one));
  });
}

function valuesOf(schema: JsonObject): readonly string[] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return values.filter((value: Json): value is string => typeof value === "string");
}

function defaultOf(schema: JsonObject): Json {
  return schema["type"] === "array" ? [] : (valuesOf(schema)[0] ?? null);
}

export function splitCamelCase(word: string): string {
  return word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").replaceAll("_", " ");
}
