import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import { MANNER, readConcepts } from "./lexicon.ts";
import { namesMeant } from "./product-words.ts";
import type { Question } from "./question.ts";
import { contentWords } from "./small-words.ts";
import { areNames } from "./tool-choice.ts";
import { stemsOf } from "./words.ts";

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
  if (schema["type"] === "array" && isObject(schema["items"])) {
    const meant = valuesMeant(valuesOf(schema["items"]), question);
    return meant.length === 0 ? undefined : meant;
  }
  return valuesMeant(valuesOf(schema), question)[0];
}

/** Values a question names: proper names by their telling words, words by what they mean. */
export function valuesMeant(values: readonly string[], question: Question): readonly string[] {
  if (areNames(values)) return namesMeant(question.text, values);
  const said = new Set(stemsOf(question.text));
  const fitting = values.flatMap((value) => {
    const { concepts, rest } = readConcepts(value);
    const telling = [...concepts.keys()].filter(
      (concept) => !MANNER.has(concept) || concept === "year",
    );
    const words = contentWords(rest);
    const fits =
      telling.length + words.length > 0 &&
      telling.every((concept) => question.concepts.has(concept)) &&
      words.every((word) => said.has(word));
    return fits ? [{ value, size: telling.length + words.length }] : [];
  });
  const largest = Math.max(0, ...fitting.map(({ size }) => size));
  return fitting.filter(({ size }) => size === largest).map(({ value }) => value);
}

function valuesOf(schema: JsonObject): readonly string[] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return values.filter((value: Json): value is string => typeof value === "string");
}

function defaultOf(schema: JsonObject): Json {
  return schema["type"] === "array" ? [] : (valuesOf(schema)[0] ?? null);
}
