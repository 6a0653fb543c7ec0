import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import type { Claim } from "./claims.ts";
import { IMPLIES, WORKLOADS } from "./concepts.ts";
import { type Concept, type SaidPhrase, saidPhrases } from "./lexicon.ts";
import type { Reading } from "./reading.ts";
import { remembered } from "./remembered.ts";
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

/** What the arguments of a tool can be told, where they are words and neither spans nor lists of names. */
export const wordValuesOf = ({ properties }: JsonObject): readonly string[] =>
  isObject(properties)
    ? Object.values(properties)
        .flatMap((schema) => (isObject(schema) ? alternativesOf(schema) : []))
        .flatMap(textsIn)
        .filter((value) => spanOfValue(value) === undefined)
    : [];

/** Whether an argument is told a number. */
export const isOfNumbers = (schema: JsonObject): boolean =>
  alternativesOf(schema).some((one) => valuesIn(one).some((value) => typeof value === "number"));

const alternativesOf = (schema: JsonObject): readonly JsonObject[] =>
  Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isObject) : [schema];

function filledBy(schema: JsonObject, reading: Reading): Filled | undefined {
  const alternatives = alternativesOf(schema);
  const canBeNull = alternatives.some((one) => one["type"] === "null");
  const said = alternatives.flatMap((one) => saidFor(one, descriptionOf(schema), reading) ?? []);
  const [only] = said;
  // Where names must be given they are what is spoken of: one each, all of one family.
  if (only !== undefined && !canBeNull && Array.isArray(only.value)) {
    return { ...only, value: ofOneFamily(only.value.map(String), reading) };
  }
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
  const sure = known.filter(({ names, concepts }) => names.length === 1 || concepts.length === 0);
  const families = new Set(
    sure.flatMap(({ names }) => (names.length === 1 ? names : [])).map(familyOf),
  );
  const isAlike = (name: string): boolean => families.has(familyOf(name));
  // "What has Entra ID P2 that P1 has not?"
  const named =
    sure.length === 0
      ? known
      : known.filter((claim) => sure.includes(claim) || claim.names.some(isAlike));
  const meant = named.flatMap((claim) =>
    sure.length === 0 || sure.includes(claim) ? claim.names : claim.names.filter(isAlike),
  );
  const value = [...new Set(meant)].filter((name) => values.includes(name));
  return value.length === 0
    ? undefined
    : { value, explains: (claim) => named.includes(claim), says: () => false, size: named.length };
}

/** Of names left open, "E5 and E3", those that begin alike and come first. */
function ofOneFamily(said: readonly string[], { claims }: Reading): readonly string[] {
  const all = claims
    .map(({ names }) => names.filter((name) => said.includes(name)))
    .filter((names) => names.length > 0);
  // "Do I lose Defender from one to the other?": beside two that are sure, what is vague is a part.
  const sure = all.filter((names) => names.length === 1);
  const groups = sure.length > 1 ? sure : all;
  const families = [...new Set(groups.flat().map(familyOf))].sort();
  const shared = families.find((family) =>
    groups.every((names) => names.some((name) => familyOf(name) === family)),
  );
  return [
    ...new Set(
      groups.flatMap((names) => names.find((name) => familyOf(name) === shared) ?? names[0] ?? []),
    ),
  ];
}

const familyOf = (name: string): string => name.split(" ").slice(0, -1).join(" ");

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

/** What goes with many topics does not by itself mean a tool that speaks of it among others. */
export const GENERAL: ReadonlySet<Concept> = new Set<Concept>([
  "spend",
  "saving",
  "now",
  "money",
  "count",
  "owned",
  "assigned",
  "seat",
]);

/** Matters of purchases, whose values say no word for seats. */
const MATTERS: Readonly<Partial<Record<Concept, true>>> = {
  priceChange: true,
  bundle: true,
  split: true,
  trialsEnd: true,
  renewal: true,
  noRenewal: true,
  billedMonthly: true,
  idleDepartments: true,
  onlyDisabled: true,
  hires: true,
  annualTerm: true,
  monthlyTerm: true,
  instalments: true,
};

/** What has a day. */
const DATED: ReadonlySet<Concept> = new Set<Concept>([
  "renewal",
  "atRenewal",
  "priceChange",
  "trialsEnd",
  "noRenewal",
  "expiringInUse",
]);

/** Of the values a question says in full the one it says most of. */
export function wordsSaid(values: readonly string[], reading: Reading): Filled | undefined {
  const fitting = values.flatMap((value) => valueSaid(value, reading) ?? []);
  const largest = Math.max(0, ...fitting.map(({ size }) => size));
  const [first, ...others] = fitting.filter(({ size }) => size === largest);
  // "Planned cost" is not "cost".
  return others.find(({ value }) => isWithin(first?.value, value)) ?? first;
}

const isWithin = (part: Json | undefined, whole: Json): boolean =>
  typeof part === "string" && typeof whole === "string" && whole.includes(part);

/** What a value says or has by itself, and what is asked along with it. */
function toldBy(own: ReadonlySet<Concept>): {
  readonly told: ReadonlySet<Concept>;
  readonly along: ReadonlySet<Concept>;
} {
  const all = [...own];
  return {
    told: new Set([
      ...all,
      ...all.flatMap((one) => IMPLIES[one] ?? []),
      ...(all.some((one) => DATED.has(one)) ? (["when"] as const) : []),
    ]),
    // What seats of a kind cost, or would save, is asked along with them.
    along: new Set([
      ...(all.some((one) => one in WORKLOADS) ? [] : INCIDENTAL),
      ...(all.some((one) => INCIDENTAL.has(one) || one in MATTERS) ? GENERAL : []),
    ]),
  };
}

/** Said word for word counts a little more than said in other words. */
const QUOTED = 0.1;

/** What a value is made of: spans of time, phrases of the lexicon, and other words. */
const partsOfValue = remembered((value) => {
  const spans = timeSpans(value.toLowerCase());
  const stems = stemsOf(
    spans.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), value),
  );
  const phrases = saidPhrases(stems);
  const covered = new Set(phrases.flatMap(({ at }) => at));
  return { spans, stems, phrases, words: contentWords(stems.filter((_, at) => !covered.has(at))) };
});

function valueSaid(value: string, reading: Reading): Filled | undefined {
  const { spans, stems, phrases, words } = partsOfValue(value);
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
  const own = new Set(phrases.flatMap(({ concepts }) => concepts));
  const { told, along } = toldBy(own);
  return {
    value,
    says: (concept) => own.has(concept) || impliedBy(concept, own),
    explains: ({ concepts, words: spoken, span }) =>
      concepts.some((one) => told.has(one) || impliedBy(one, own)) ||
      (concepts.length > 0 && concepts.every((one) => along.has(one))) ||
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
