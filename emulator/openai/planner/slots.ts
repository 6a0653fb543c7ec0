import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import type { Question } from "./question.ts";
import { valuesMeant } from "./values-meant.ts";

/**
 * Arguments for a tool, read from the question by the tool's own schema: values of an enumeration
 * that the question names, null where it names none and null is allowed.
 */
export function fillArguments(tool: SentTool, question: Question): JsonObject {
  const properties = tool.parameters["properties"];
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueFor(schema, question)]),
  );
}

function valueFor(schema: Json, question: Question): Json {
  if (!isObject(schema)) return null;
  const alternatives = Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [schema];
  for (const alternative of alternatives) {
    const value = isObject(alternative) ? namedBy(alternative, question) : undefined;
    if (value !== undefined) return value;
  }
  const canBeNull = alternatives.some((one) => isObject(one) && one["type"] === "null");
  return canBeNull ? null : defaultOf(schema);
}

function namedBy(schema: JsonObject, question: Question): Json | undefined {
  const numbers = numbersOf(schema);
  if (numbers.length > 0) return numberMeant(numbers, question.text);
  if (schema["type"] === "array" && isObject(schema["items"])) {
    const meant = valuesMeant(valuesOf(schema["items"]), question);
    return meant.length === 0 ? undefined : meant;
  }
  return valuesMeant(valuesOf(schema), question)[0];
}

function valuesOf(schema: JsonObject): readonly string[] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return values.filter((value: Json): value is string => typeof value === "string");
}

function numbersOf(schema: JsonObject): readonly number[] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return values.filter((value: Json): value is number => typeof value === "number");
}

/** The number a question says, apart from spans of time and names of products. */
function numberMeant(values: readonly number[], text: string): number | undefined {
  const said = text.matchAll(
    /(?<![\p{L}\d.-])\d+(?![\p{L}\d]| ?(?:days?|weeks?|months?|years?|%))/gu,
  );
  return [...said].map(([number]) => Number(number)).find((number) => values.includes(number));
}

function defaultOf(schema: JsonObject): Json {
  return schema["type"] === "array" ? [] : (valuesOf(schema)[0] ?? null);
}
