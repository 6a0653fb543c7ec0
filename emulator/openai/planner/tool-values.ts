import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import type { Claim } from "./claims.ts";
import { IMPLIES, WORKLOADS } from "./concepts.ts";
import { type Concept, type SaidPhrase, saidPhrases } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { contentWords } from "./small-words.ts";
import { directionOf, spanOfValue, type TimeSpan, timeSpans } from "./time-spans.ts";
import { stemsOf } from "./words.ts";

/** What a question says for one argument of a tool. */
export interface Filled {
  readonly value: Json;
  /** What of the question is thereby said. */
  readonly explains: (claim: Claim) => boolean;
  /** What it is about, besides products, spans and numbers. */
  readonly says: (concept: Concept) => boolean;
  /** How much of the question it says. */
  readonly size: number;
}

/** The arguments of a tool by its own schema; undefined where one that must be given was not said. */
export function fillArguments(
  { parameters }: SentTool,
  reading: Reading,
): Readonly<Record<string, Filled>> | undefined {
  const properties = parameters["properties"];
  const filled: Record<string, Filled> = {};
  for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
    const value = isObject(schema) ? filledBy(schema, reading) : NOTHING;
    if (value === undefined) return undefined;
    filled[name] = value;
  }
  return filled;
}

const NOTHING: Filled = { value: null, explains: () => false, says: () => false, size: 0 };

function filledBy(schema: JsonObject, reading: Reading): Filled | undefined {
  const alternatives = Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isObject) : [schema];
  const canBeNull = alternatives.some((one) => one["type"] === "null");
  const said = alternatives.flatMap((one) => saidFor(one, descriptionOf(schema), reading) ?? []);
  return said[0] ?? (canBeNull ? NOTHING : undefined);
}

export function descriptionOf({ description }: JsonObject): string {
  return typeof description === "string" ? description : "";
}

function saidFor(schema: JsonObject, description: string, reading: Reading): Filled | undefined {
  if (schema["type"] === "array" && isObject(schema["items"])) {
    return namesSaid(textsIn(schema["items"]), reading);
  }
  const numbers = valuesIn(schema).filter((value) => typeof value === "number");
  if (numbers.length > 0) return numberSaid(numbers, reading);
  const texts = textsIn(schema);
  const spans = texts.map((value) => ({ value, span: spanOfValue(value) }));
  if (spans.length > 0 && spans.every(({ span }) => span !== undefined)) {
    return spanSaid(spans, directionOf(description.toLowerCase()), reading);
  }
  return wordsSaid(texts, reading);
}

const valuesIn = (schema: JsonObject): readonly Json[] =>
  Array.isArray(schema["enum"]) ? schema["enum"] : [];
const textsIn = (schema: JsonObject): readonly string[] =>
  valuesIn(schema).filter((value: Json): value is string => typeof value === "string");

function namesSaid(values: readonly string[], { claims }: Reading): Filled | undefined {
  const known = claims.filter(({ names }) => names.some((name) => values.includes(name)));
  // "Does Business Basic include Exchange?" is about one product, and about mail.
  const isSure = known.some(({ names, concepts }) => names.length === 1 || concepts.length === 0);
  const named = isSure
    ? known.filter(({ names, concepts }) => names.length === 1 || concepts.length === 0)
    : known;
  const value = [...new Set(named.flatMap(({ names }) => names))].filter((name) =>
    values.includes(name),
  );
  return value.length === 0
    ? undefined
    : { value, explains: (claim) => named.includes(claim), says: () => false, size: named.length };
}

function numberSaid(values: readonly number[], { claims }: Reading): Filled | undefined {
  const said = claims.find(({ number }) => number !== null && values.includes(number));
  return (
    said && { value: said.number, explains: (claim) => claim === said, says: () => false, size: 1 }
  );
}

function spanSaid(
  values: readonly { readonly value: string; readonly span: TimeSpan | undefined }[],
  direction: TimeSpan["direction"],
  { claims }: Reading,
): Filled | undefined {
  const opposite = direction === "ahead" ? "behind" : "ahead";
  for (const claim of claims) {
    const { span } = claim;
    if (span === null || span.direction === opposite) continue;
    const fitting = values.find((one) => one.span?.days === span.days);
    if (fitting)
      return { value: fitting.value, explains: (one) => one === claim, says: () => false, size: 1 };
  }
  return undefined;
}

/** Concepts that go with anything about seats and need not be said beside what is particular. */
export const INCIDENTAL: ReadonlySet<Concept> = new Set<Concept>([
  "seat",
  "member",
  "product",
  "owned",
  "assigned",
]);

/** Of the values a question says in full the one it says most of. */
export function wordsSaid(values: readonly string[], reading: Reading): Filled | undefined {
  const fitting = values.flatMap((value) => valueSaid(value, reading) ?? []);
  const largest = Math.max(0, ...fitting.map(({ size }) => size));
  return fitting.find(({ size }) => size === largest);
}

/** Said word for word counts a little more than said in other words. */
const QUOTED = 0.1;

function valueSaid(value: string, reading: Reading): Filled | undefined {
  const spans = timeSpans(value.toLowerCase());
  const stems = stemsOf(
    spans.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), value),
  );
  const phrases = saidPhrases(stems);
  const covered = new Set(phrases.flatMap(({ at }) => at));
  const words = contentWords(stems.filter((_, at) => !covered.has(at)));
  const telling = phrases.filter(({ concepts }) => !concepts.every((one) => INCIDENTAL.has(one)));
  const needed = telling.length + words.length + spans.length > 0 ? telling : phrases;
  const saysSpan = (span: TimeSpan): boolean =>
    reading.claims.some((one) => one.span?.days === span.days);
  const isSaid =
    needed.length + words.length + spans.length > 0 &&
    needed.every((phrase) => clarityOf(phrase, reading) > 0) &&
    words.every((word) => reading.stems.includes(word)) &&
    spans.every(saysSpan);
  if (!isSaid) return undefined;
  const isQuoted = ` ${reading.stems.join(" ")} `.includes(` ${stems.join(" ")} `);
  const isAboutSeats = phrases.every(({ concepts }) => !concepts.some((one) => one in WORKLOADS));
  const own = new Set(phrases.flatMap(({ concepts }) => concepts));
  return {
    value,
    says: (concept) => own.has(concept) || impliedBy(concept, own),
    explains: ({ concepts, words: spoken, span }) =>
      concepts.some((one) => own.has(one) || impliedBy(one, own)) ||
      (isAboutSeats && concepts.length > 0 && concepts.every((one) => INCIDENTAL.has(one))) ||
      (span !== null && spans.some(({ days }) => days === span.days)) ||
      (concepts.length === 0 && spoken.every((word) => words.includes(word))),
    size:
      needed.reduce((sum, phrase) => sum + clarityOf(phrase, reading), 0) +
      words.length +
      spans.length +
      (isQuoted ? QUOTED : 0),
  };
}

const impliedBy = (said: Concept, own: ReadonlySet<Concept>): boolean =>
  (IMPLIES[said] ?? []).some((one) => own.has(one));

const clarityOf = ({ concepts }: SaidPhrase, reading: Reading): number =>
  Math.max(...concepts.map((one) => reading.concepts.get(one) ?? reading.implied.get(one) ?? 0));
