import type { JsonObject } from "../../http/reply.ts";
import { isObject, type SentTool } from "../chat-request.ts";
import type { Claim } from "./claims.ts";
import { IMPLIES, WORKLOADS } from "./concepts.ts";
import { type Concept, conceptsOf } from "./lexicon.ts";
import { isLimit, isTopic, type Reading } from "./reading.ts";
import { timeSpans } from "./time-spans.ts";
import {
  descriptionOf,
  type Filled,
  fillArguments,
  GENERAL,
  INCIDENTAL,
  isOfNumbers,
  wordValuesOf,
} from "./tool-values.ts";
import { stemsOf } from "./words.ts";

/** One tool with the arguments a question says for it. */
export interface Candidate {
  readonly tool: SentTool;
  readonly args: JsonObject;
  /** How well the tool fits what it accounts for. */
  readonly score: number;
  /** Whether the question says for one of its arguments what exactly is meant, besides products. */
  readonly isNarrowed: boolean;
  /** What of the question it does not account for. */
  readonly open: readonly Claim[];
}

/** What a tool's own words say about a concept, the weightiest first. */
const BY_NAME = 3;
const BY_VALUE = 2;
const BY_HEADLINE = 2;
const BY_DESCRIPTION = 1;
/** Every further word of an argument that was said. */
const SAID_IN_FULL = 0.5;
/** A tool that does one thing by name is less likely meant where that was not said. */
const NOT_MEANT = 1;

/** Ways to look at anything: a tool of that name is meant where the way is said. */
const WAYS: readonly Concept[] = ["compare", "explain", "spend"];

/** A word passed over makes less sure. */
const UNREAD = 0.2;

/** How to answer, and what every answer is about. */
const OF_ALL_TOOLS: ReadonlySet<Concept> = new Set<Concept>([
  "seat",
  "member",
  "product",
  "total",
  "list",
  "most",
  "least",
  "month",
  "year",
  "now",
]);

/** What each tool that was sent could do about a question, best first. */
export function candidatesFor(reading: Reading, tools: readonly SentTool[]): readonly Candidate[] {
  return tools
    .flatMap((tool) => candidateFor(reading, tool) ?? [])
    .sort((a, b) => b.score - a.score);
}

function candidateFor(reading: Reading, tool: SentTool): Candidate | undefined {
  const filled = fillArguments(tool, reading);
  if (filled === undefined || lacksNumber(tool, filled)) return undefined;
  const profile = profileOf(tool);
  const values = Object.values(filled);
  const isSaid = (one: Concept): boolean => reading.concepts.has(one) || reading.implied.has(one);
  const isNamed = [...profile.name].some((one) => isTopic(one) && isSaid(one));
  const isWay = WAYS.some((one) => profile.name.has(one));
  if (!isNamed && (isWay || mustBeTold(tool) || !isMeant(profile, values, reading)))
    return undefined;
  const unsaid = unsaidValues(profile, values);
  const isNarrowed = values.some(({ value }) => typeof value === "string");
  const isAccountedFor = (claim: Claim): boolean => {
    // "What if …" is answered by an assumption, and by nothing without one.
    if (claim.concepts.every((one) => one === "whatIf") && claim.concepts.length > 0) {
      return isNarrowed && isIn(profile, claim);
    }
    const concepts = claim.concepts.filter((one) => !unsaid.has(one));
    const isLeft = claim.concepts.length === 0 || concepts.length > 0;
    return isLeft && isIn(profile, { ...claim, concepts });
  };
  const [told, left] = partedBy(
    reading.claims,
    (claim) =>
      isOfAll(claim) || values.some(({ explains }) => explains(claim)) || isAccountedFor(claim),
  );
  const isClear = told.some(({ concepts, isWeak }) => !isWeak && concepts.some(isTopic));
  const open = left.filter(({ isWeak }) => !(isWeak && isClear));
  const said = [...reading.concepts].filter(
    ([concept]) => concept !== "money" && !OF_ALL_TOOLS.has(concept),
  );
  const sum = said.reduce(
    (all, [concept, clarity]) => all + clarity * weightOf(concept, profile, values),
    0,
  );
  const notMeant = [...profile.name].filter(
    (one) => isTopic(one) && !INCIDENTAL.has(one) && !isSaid(one),
  ).length;
  return {
    tool,
    args: Object.fromEntries(Object.entries(filled).map(([name, { value }]) => [name, value])),
    score: sum - NOT_MEANT * Math.min(1, notMeant) - UNREAD * (left.length - open.length),
    isNarrowed,
    open,
  };
}

/** Whether a number belongs to what was said and was not said: how many new hires. */
function lacksNumber({ parameters }: SentTool, filled: Readonly<Record<string, Filled>>): boolean {
  const { properties } = parameters;
  if (!isObject(properties)) return false;
  return Object.entries(properties).some(([name, schema]) => {
    if (!isObject(schema) || filled[name]?.value !== null || !isOfNumbers(schema)) return false;
    return [...conceptsOf(descriptionOf(schema))].some(
      (one) => isTopic(one) && Object.values(filled).some(({ says }) => says(one)),
    );
  });
}

function partedBy<One>(
  all: readonly One[],
  holds: (one: One) => boolean,
): readonly [readonly One[], readonly One[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** A tool that has to be told something is meant only where its name is said: all can be told much. */
function mustBeTold({ parameters }: SentTool): boolean {
  const properties = parameters["properties"];
  return (
    isObject(properties) &&
    Object.values(properties).some((schema) => !JSON.stringify(schema).includes('"null"'))
  );
}

/** Whether something telling of the question is in a tool's own words or arguments. */
function isMeant(profile: Profile, values: readonly Filled[], { concepts }: Reading): boolean {
  // A tool that counts by its first words is meant by what it counts.
  const counts = (one: Concept): boolean => one === "owned" && profile.headline.has("count");
  return [...concepts.keys()].some(
    (one) =>
      isTopic(one) &&
      (!GENERAL.has(one) || one === "assigned" || counts(one)) &&
      (profile.description.has(one) || values.some(({ says }) => says(one))),
  );
}

const isOfAll = ({ concepts }: Claim): boolean => concepts.some((one) => OF_ALL_TOOLS.has(one));

/** What a tool speaks of: by its name, in the first words of its description, and in the rest. */
interface Profile {
  /** What the values of its arguments tell apart. */
  readonly values: ReadonlySet<Concept>;
  readonly name: ReadonlySet<Concept>;
  readonly headline: ReadonlySet<Concept>;
  readonly description: ReadonlySet<Concept>;
  readonly words: ReadonlySet<string>;
  readonly days: ReadonlySet<number>;
}

/** Read once for all the clauses of a question. */
const PROFILES = new WeakMap<SentTool, Profile>();

function profileOf(tool: SentTool): Profile {
  const known = PROFILES.get(tool);
  if (known !== undefined) return known;
  const profile = readProfile(tool);
  PROFILES.set(tool, profile);
  return profile;
}

function readProfile({ name, description, parameters }: SentTool): Profile {
  // "No money" says that there is none.
  const positive = description.replaceAll(/(?:^|(?<=\. ))No [^.]*\./g, "");
  return {
    values: withImplied(
      new Set(wordValuesOf(parameters).flatMap((value) => [...conceptsOf(value)])),
    ),
    name: conceptsOf(name),
    headline: conceptsOf(positive.split(/[:.(]/)[0] ?? ""),
    description: withImplied(conceptsOf(positive)),
    words: new Set(stemsOf(`${name} ${positive} ${argumentWords(parameters)}`)),
    days: new Set(timeSpans(positive.toLowerCase()).map(({ days }) => days)),
  };
}

/** Who speaks of price changes speaks of prices, and who tells what something costs answers "how much". */
function withImplied(said: ReadonlySet<Concept>): ReadonlySet<Concept> {
  const all = new Set([...said, ...[...said].flatMap((one) => IMPLIES[one] ?? [])]);
  return all.has("spend") || all.has("saving") ? new Set([...all, "money"]) : all;
}

const argumentWords = (parameters: JsonObject): string =>
  isObject(parameters["properties"])
    ? Object.values(parameters["properties"])
        .flatMap((schema) => (isObject(schema) ? descriptionOf(schema) : ""))
        .join(" ")
    : "";

/**
 * What a tool could have been narrowed to and is not: it may speak of guests as one kind among others,
 * which does not answer a question about guests.
 */
function unsaidValues(profile: Profile, values: readonly Filled[]): ReadonlySet<Concept> {
  if (profile.name.has("explain")) return new Set();
  return new Set(
    [...profile.values].filter(
      (one) =>
        !INCIDENTAL.has(one) && !profile.name.has(one) && !values.some(({ says }) => says(one)),
    ),
  );
}

/** Whether a tool's own words account for a claim. */
function isIn(profile: Profile, { concepts, words, span, number, names }: Claim): boolean {
  if (span !== null) return profile.days.has(span.days);
  if (number !== null || (names.length > 0 && concepts.length === 0)) return false;
  if (profile.name.has("explain")) return concepts.some(isOfMeasures);
  if (concepts.length === 0) return words.every((word) => profile.words.has(word));
  // A comparison says by which part it came about.
  if (concepts.includes("reason")) return profile.name.has("compare");
  // Who tells how many of how many tells a share.
  if (concepts.includes("share")) return profile.description.has("share");
  return concepts.some((one) => !isLimit(one) && speaksOf(profile, one));
}

/** An explanation is asked of one measure; whatever else is said only says of what. */
const isOfMeasures = (concept: Concept): boolean =>
  !isLimit(concept) && !(isTopic(concept) && (GENERAL.has(concept) || INCIDENTAL.has(concept)));

function speaksOf({ description, name }: Profile, concept: Concept): boolean {
  // Whoever does not speak of money by name can count.
  if (concept === "count" && !name.has("spend")) return true;
  // Whoever tells when something ends or is to be done tells dates.
  if (concept === "when") return DATED.some((one) => description.has(one) || name.has(one));
  if (name.has("include") && isPartOfProducts(concept)) return true;
  return description.has(concept) || name.has(concept);
}

const DATED: readonly Concept[] = ["when", "deadline"];

/** What a product can be asked to include: something to work with. */
const isPartOfProducts = (concept: Concept): boolean => concept in WORKLOADS || PARTS.has(concept);
const PARTS: ReadonlySet<Concept> = new Set<Concept>([
  "desktop",
  "phone",
  "webMobile",
  "audioConferencing",
  "powerBi",
  "entraPremium",
  "conditionalAccess",
]);

function weightOf(concept: Concept, profile: Profile, values: readonly Filled[]): number {
  const bySize = values
    .filter(({ says }) => says(concept))
    .map(({ size }) => BY_VALUE + SAID_IN_FULL * (size - 1));
  return Math.max(
    0,
    ...bySize,
    profile.name.has(concept) ? BY_NAME : 0,
    profile.headline.has(concept) ? BY_HEADLINE : 0,
    profile.description.has(concept) ? BY_DESCRIPTION : 0,
  );
}
