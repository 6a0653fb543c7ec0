import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject } from "../chat-request.ts";
import { chooseNumber, chooseWord } from "./choose-value.ts";
import { type SourceSentence, sentencesOf } from "./source-text.ts";
import { writeText } from "./write-text.ts";

/**
 * An answer in the form a strict schema asks for, by rules: values of enumerations that fit the text
 * best, texts put together from its sentences. It goes by the descriptions in the schema and by the
 * first user message, and knows neither the schema's author nor the text's.
 */
export function fillSchema(schema: JsonObject, message: string): Json {
  return valueFor(schema, sentencesOf(message));
}

function valueFor(schema: Json, sentences: readonly SourceSentence[]): Json {
  if (!isObject(schema)) return null;
  const { description, properties } = schema;
  const told = typeof description === "string" ? description : "";
  if (isObject(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, valueFor(one, sentences)]),
    );
  }
  const values: readonly Json[] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) return chooseNumber(numbers, sentences);
  const words = values.filter((value) => typeof value === "string");
  if (words.length > 0) return chooseWord(words, told, sentences);
  if (schema["type"] === "string") return writeText(told, sentences);
  return schema["type"] === "array" ? [] : null;
}
