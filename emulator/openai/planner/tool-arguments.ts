import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import type { Reading } from "./reading.ts";
import { directionOf, spanOfValue, type TimeSpan, timeSpans } from "./time-spans.ts";
import { stemsOf } from "./words.ts";

/** What a tool is told besides products, numbers and spans of time: an argument and its values. */
export function kindsOf({ properties }: JsonObject): Readonly<Record<string, readonly string[]>> {
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const values = isObject(schema) ? alternativesOf(schema).flatMap(textsIn) : [];
      // Of no values each is a span.
      return values.every(isSpan) ? [] : [[name, values]];
    }),
  );
}

/** A kind an argument is told. */
export interface Kind {
  readonly argument: string;
  readonly value: string;
}

/** Why a tool cannot be called: something must be told and was not said, or was said and cannot be told. */
export type Lack = "needed" | "beyond";

/** What an argument is told, or why it cannot be. */
type Told = { readonly value: Json } | Lack;

/** The arguments of a tool by its own schema: the kind as given, the rest as the question says it. */
export function argumentsFor(
  tool: SentTool,
  kind: Kind | undefined,
  reading: Reading,
): JsonObject | Lack {
  const { parameters } = tool;
  const properties = isObject(parameters["properties"]) ? parameters["properties"] : {};
  if (speaksOfOtherTimes(tool, reading) || isOfPlace(kind, reading)) return "beyond";
  const told = Object.entries(properties).map(([name, schema]): readonly [string, Told] => [
    name,
    name === kind?.argument ? { value: kind.value } : toldTo(schema, kind, reading),
  ]);
  for (const reason of ["needed", "beyond"] as const) {
    if (told.some(([, one]) => one === reason)) return reason;
  }
  return Object.fromEntries(
    told.flatMap(([name, one]) => (typeof one === "string" ? [] : [[name, one.value]])),
  );
}

/** "In Berlin": no tool is narrowed to a place; countries are told apart. */
const isOfPlace = (kind: Kind | undefined, { concepts }: Reading): boolean =>
  concepts.has("place") && kind?.value !== "country";

/** Spans of time that are said by the way, or as a rate: a day, a week, a month, a year. */
const BY_THE_WAY: ReadonlySet<number> = new Set([1, 7, 28, 30, 365]);

/** "Unused for 45 days", where a tool counts after 90. */
function speaksOfOtherTimes({ description, parameters }: SentTool, { claims }: Reading): boolean {
  const text = `${description} ${JSON.stringify(parameters)}`.toLowerCase();
  const own = new Set(timeSpans(text).map(({ days }) => days));
  return claims.some(
    ({ span }) =>
      span !== null &&
      span.direction !== "ahead" &&
      !(own.has(span.days) || BY_THE_WAY.has(span.days)),
  );
}

function toldTo(schema: Json, kind: Kind | undefined, reading: Reading): Told {
  if (!isObject(schema)) return { value: null };
  const alternatives = alternativesOf(schema);
  const description = descriptionOf(schema);
  if (alternatives.some((one) => valuesIn(one).some(isNumber))) {
    // "How many new hires": a number belongs to one kind only, and that kind to a number.
    const belongs = kind !== undefined && description.includes(kind.value);
    return belongs ? numberSaid(alternatives.flatMap(valuesIn), reading) : { value: null };
  }
  const canBeNull = alternatives.some((one) => one["type"] === "null");
  const direction = directionOf(description.toLowerCase());
  const [said] = alternatives.flatMap(
    (one) => saidFor(one, { direction, canBeNull }, reading) ?? [],
  );
  return said ?? (canBeNull ? { value: null } : "needed");
}

const alternativesOf = (schema: JsonObject): readonly JsonObject[] =>
  Array.isArray(schema["anyOf"]) ? schema["anyOf"].filter(isObject) : [schema];

const descriptionOf = ({ description }: JsonObject): string =>
  typeof description === "string" ? description : "";

const valuesIn = (schema: JsonObject): readonly Json[] =>
  Array.isArray(schema["enum"]) ? schema["enum"] : [];
const textsIn = (schema: JsonObject): readonly string[] =>
  valuesIn(schema).filter((value: Json): value is string => typeof value === "string");
const isNumber = (value: Json): value is number => typeof value === "number";
const isSpan = (value: string): boolean => spanOfValue(value) !== undefined;

interface Manner {
  /** Whether spans of time of the argument lie ahead or behind. */
  readonly direction: TimeSpan["direction"];
  readonly canBeNull: boolean;
}

function saidFor(schema: JsonObject, manner: Manner, reading: Reading): Told | undefined {
  if (schema["type"] === "array" && isObject(schema["items"])) {
    const values = textsIn(schema["items"]);
    const value = manner.canBeNull ? namesIn(values, reading) : subjectsIn(values, reading);
    return value.length === 0 ? undefined : { value };
  }
  const texts = textsIn(schema);
  if (texts.length === 0) return undefined;
  if (texts.every(isSpan)) return spanSaid(texts, manner.direction, reading);
  return wordsSaid(texts, reading);
}

function numberSaid(values: readonly Json[], { claims }: Reading): Told {
  const said = claims.flatMap(({ number }) => number ?? []);
  const value = said.find((one) => values.includes(one));
  if (value !== undefined) return { value };
  return said.length > 0 ? "beyond" : "needed";
}

function spanSaid(
  values: readonly string[],
  direction: TimeSpan["direction"],
  { claims }: Reading,
): Told | undefined {
  const opposite = direction === "ahead" ? "behind" : "ahead";
  const said = claims
    .flatMap(({ span }) => span ?? [])
    .filter((span) => span.direction !== opposite);
  // "Mail users, 90": so many days.
  const days = [...said.map((span) => span.days), ...claims.flatMap(({ number }) => number ?? [])];
  const [value] = days.flatMap(
    (one) => values.find((text) => spanOfValue(text)?.days === one) ?? [],
  );
  if (value !== undefined) return { value };
  return said.length > 0 ? "beyond" : undefined;
}

/** Beside the kind, or where none was understood, what is said word for word: "Teams on a usual day". */
function wordsSaid(values: readonly string[], { stems }: Reading): Told | undefined {
  const said = values.filter((value) => stemsOf(value).every((word) => stems.includes(word)));
  const [value, other] = said;
  return value === undefined || other !== undefined ? undefined : { value };
}

const namesIn = (values: readonly string[], { claims }: Reading): readonly string[] => [
  ...new Set(claims.flatMap(({ names }) => names.filter((name) => values.includes(name)))),
];

/** Where names must be given they are what is spoken of: one each, all of one family. */
function subjectsIn(values: readonly string[], reading: Reading): readonly string[] {
  const known = reading.claims.filter(({ names }) => names.some((name) => values.includes(name)));
  // "Does Business Basic include Exchange?" is about one product, and about mail.
  const sure = known.filter(({ names, concepts }) => names.length === 1 || concepts.length === 0);
  const families = new Set(
    sure.flatMap(({ names }) => (names.length === 1 ? names : [])).map(familyOf),
  );
  // "What has Entra ID P2 that P1 has not?"
  const isAlike = (name: string): boolean => families.has(familyOf(name));
  const meant = known.flatMap((claim) =>
    sure.length === 0 || sure.includes(claim) ? claim.names : claim.names.filter(isAlike),
  );
  const said = [...new Set(meant)].filter((name) => values.includes(name));
  return said.length === 0 ? [] : ofOneFamily(said, reading);
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
