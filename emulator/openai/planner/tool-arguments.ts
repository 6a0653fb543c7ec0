import type { Json, JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import { UNKNOWN_PRODUCT } from "./product-nicknames.ts";
import type { Reading } from "./reading.ts";
import { productsSaid, subjectsSaid } from "./said-products.ts";
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
  if (reading.stems.includes(UNKNOWN_PRODUCT)) return "beyond";
  if (speaksOfOtherTimes(tool, reading) || isOfPlace(kind, reading)) return "beyond";
  const isElse = kind !== undefined && tellsSomethingElse(properties[kind.argument], kind);
  const told = Object.entries(properties).map(([name, schema]): readonly [string, Told] => {
    if (name === kind?.argument) return [name, { value: kind.value }];
    return [name, isElse ? { value: null } : toldTo(schema, kind, reading)];
  });
  for (const reason of ["needed", "beyond"] as const) {
    if (told.some(([, one]) => one === reason)) return reason;
  }
  return Object.fromEntries(
    told.flatMap(([name, one]) => (typeof one === "string" ? [] : [[name, one.value]])),
  );
}

/** The arguments of every span of time that is said, where a question names several: "7 and 90 days". */
export function argumentsForEach(
  tool: SentTool,
  kind: Kind | undefined,
  reading: Reading,
): readonly JsonObject[] | Lack {
  const days = [...new Set(spansSaid(reading).map(({ days: one }) => one))];
  const one = argumentsFor(tool, kind, reading);
  if (typeof one === "string" || days.length < 2) return typeof one === "string" ? one : [one];
  const each = days.map((only) => argumentsFor(tool, kind, withSpanOf(only, reading)));
  const told = each.flatMap((args) => (typeof args === "string" ? [] : [args]));
  const different = new Map(told.map((args) => [JSON.stringify(args), args]));
  return told.length < days.length ? [one] : [...different.values()];
}

const spansSaid = ({ claims }: Reading): readonly TimeSpan[] =>
  claims.flatMap(({ span }) =>
    span === null || span.direction === "now" || span.days === 1 ? [] : [span],
  );

const withSpanOf = (days: number, reading: Reading): Reading => ({
  ...reading,
  claims: reading.claims.filter(({ span }) => span === null || span.days === days),
});

/** What tells "something else" takes nothing beside it, but for what happens on a usual day. */
const tellsSomethingElse = (schema: Json | undefined, { value }: Kind): boolean =>
  isObject(schema) && /\bsomething else\b/i.test(descriptionOf(schema)) && !isOfDay(value);

const isOfDay = (value: string): boolean => /\bday\b/.test(value);

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
      span.direction !== "now" &&
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
    (one) => saidFor(one, { direction, canBeNull, kind }, reading) ?? [],
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
  readonly kind: Kind | undefined;
}

function saidFor(schema: JsonObject, manner: Manner, reading: Reading): Told | undefined {
  if (schema["type"] === "array" && isObject(schema["items"])) {
    const values = textsIn(schema["items"]);
    const value = manner.canBeNull
      ? productsSaid(values, manner.kind, reading)
      : subjectsSaid(values, reading);
    return value.length === 0 ? undefined : { value };
  }
  const texts = textsIn(schema);
  if (texts.length === 0) return undefined;
  if (texts.every(isSpan)) return spanSaid(texts, manner.direction, reading);
  return wordsSaid(texts, reading);
}

function numberSaid(values: readonly Json[], { claims, text }: Reading): Told {
  const said = [...new Set(claims.flatMap(({ number }) => number ?? []))];
  // "Three sites with 40 people each": of several numbers the one of people.
  const people = said.length > 1 ? said.filter((one) => isOfPeople(one, text)) : said;
  const [number, other] = said.length === 0 && ONE_PERSON.test(text) ? [1] : people;
  if (number === undefined || other !== undefined) return said.length > 0 ? "beyond" : "needed";
  return values.includes(number) ? { value: number } : "beyond";
}

const isOfPeople = (number: number, text: string): boolean =>
  new RegExp(String.raw`\b${number} (?:\p{L}+ ){0,2}(?:${NEWCOMERS})`, "u").test(text);

const NEWCOMERS =
  "people|persons?|hires?|starters?|joiners?|recruits?|newcomers?|newbies?|employees?|colleagues?|staff|workers?|users?|heads?|members?|apprentices?|trainees?|interns?|folks?";

/** "One more accountant", "a starter": not "a new site". */
const ONE_PERSON = new RegExp(
  String.raw`\b(?:(?:one|another|single|an? (?:new|extra|additional|further))(?: (?:new|more|extra|additional|single))* (?!bunch|batch|group|wave|lot|round|class|site|office|branch|plant|shop|store|team|department|company|year|month|quarter|intake|cohort)\p{L}+(?<!s)|(?:an?|the|one) (?:${NEWCOMERS})(?<![^s]s))\b`,
  "u",
);

function spanSaid(
  values: readonly string[],
  direction: TimeSpan["direction"],
  { claims, text }: Reading,
): Told | undefined {
  const opposite = direction === "ahead" ? "behind" : "ahead";
  const all = claims
    .flatMap(({ span }) => span ?? [])
    // What happens daily is told apart from spans.
    .filter((span) => span.direction !== opposite && span.days > 1);
  const [around, said] = [
    all.filter((span) => span.direction === "now"),
    all.filter((span) => span.direction !== "now"),
  ];
  const days = [
    ...[...said, ...around].map((span) => span.days),
    ...claims.flatMap(({ number }) => (number !== null && isLast(number, text) ? [number] : [])),
  ];
  const [value] = days.flatMap(
    (one) => values.find((name) => spanOfValue(name)?.days === one) ?? [],
  );
  if (value !== undefined) return { value };
  return said.length > 0 ? "beyond" : undefined;
}

/** "Mail users, 90": so many days. */
const isLast = (number: number, text: string): boolean =>
  new RegExp(String.raw`\b${number}\s*(?:$|[?.!,;)])`).test(text);

/** Beside the kind, or where none was understood, what is said word for word: "Teams on a usual day". */
function wordsSaid(values: readonly string[], { stems, claims }: Reading): Told | undefined {
  const isDaily = claims.some(({ span }) => span?.days === 1);
  const said = values.filter(
    (value) => stemsOf(value).every((word) => stems.includes(word)) || (isDaily && isOfDay(value)),
  );
  const [value, other] = said;
  return value === undefined || other !== undefined ? undefined : { value };
}
