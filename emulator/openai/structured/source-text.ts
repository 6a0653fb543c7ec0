import type { Json } from "../../http/reply.ts";
import { isObject } from "../chat-request.ts";
import { withoutMailDebris } from "./mail-text.ts";
import { AMONG_COLLEAGUES } from "./signs.ts";

/** One sentence of what the model was given, and where it stood. */
export interface SourceSentence {
  readonly text: string;
  /** Keys that lead to it, such as "conversation text"; empty for plain text. */
  readonly field: string;
  /** Words beside it in the same object, such as who said it. */
  readonly beside: string;
  /** Whether the text it stands in says that it is for colleagues only. */
  readonly isInternal: boolean;
}

/** Whether somebody at the service desk said it. */
export const isOfDesk = ({ beside }: SourceSentence): boolean =>
  /desk|agent|assistant/i.test(beside);

const SENTENCE = new Intl.Segmenter("en", { granularity: "sentence" });
/** Shorter text is a label and no sentence. */
const SHORTEST = 12;

/** Every sentence of a user message, in order; one that is JSON is read leaf by leaf. */
export function sentencesOf(message: string): readonly SourceSentence[] {
  let parsed: Json;
  try {
    parsed = JSON.parse(message);
  } catch {
    parsed = message;
  }
  return leaves(parsed, "", "");
}

function leaves(value: Json, field: string, beside: string): readonly SourceSentence[] {
  if (typeof value === "string") {
    const isInternal = AMONG_COLLEAGUES.test(value);
    return sentencesIn(value).map((text) => ({ text, field, beside, isInternal }));
  }
  if (Array.isArray(value)) return value.flatMap((one: Json) => leaves(one, field, beside));
  if (!isObject(value)) return [];
  const labels = Object.values(value)
    .filter((one): one is string => typeof one === "string" && one.length < SHORTEST)
    .join(" ");
  return Object.entries(value).flatMap(([key, one]) =>
    leaves(one, `${field} ${key}`.trim(), labels),
  );
}

function sentencesIn(text: string): readonly string[] {
  const paragraphs = withoutMailDebris(text).split("\n");
  return paragraphs
    .flatMap((paragraph) => [...SENTENCE.segment(paragraph.replaceAll(/\s+/g, " "))])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== "");
}
