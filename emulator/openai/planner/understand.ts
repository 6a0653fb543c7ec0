import type { JsonObject } from "../../http/reply.ts";
import type { SentTool } from "../chat-request.ts";
import { refersBack, sentencesOf } from "./clauses.ts";
import { mergedReading } from "./follow-up.ts";
import type { Guesses, IntentReader } from "./intents/intent-reader.ts";
import type { Way } from "./intents/sent-intents.ts";
import { type Reading, readQuestion, type Surroundings } from "./reading.ts";
import { saidKinds } from "./said-kinds.ts";
import { contentWords } from "./small-words.ts";
import { argumentsForEach } from "./tool-arguments.ts";
import { twoAskedIn } from "./twofold.ts";
import { stemsOf } from "./words.ts";

/** One call and the question it answers. */
export interface Step {
  readonly reading: Reading;
  readonly intent: string;
  readonly tool: SentTool;
  readonly args: JsonObject;
}

/** What came of a question: calls, or why there are none. */
export type Understanding =
  | { readonly kind: "steps"; readonly steps: readonly Step[] }
  /** Several intents are likely, none enough. */
  | {
      readonly kind: "open";
      readonly between: readonly string[];
      readonly names: readonly string[];
    }
  /** It is understood, and no tool that was sent can tell. */
  | { readonly kind: "beyond"; readonly about: string }
  /** Something was said that the tool cannot be narrowed to. */
  | { readonly kind: "narrower" | "change" | "people" | "nothing" };

/** What the planner goes by. */
export interface Parts extends Surroundings {
  readonly reader: IntentReader;
  readonly ways: ReadonlyMap<string, readonly Way[]>;
}

/*
 * Less likely than this, a question is asked back. Chosen on questions held out (examples/README.md):
 * a tool without a kind is what is guessed where the kind was not understood.
 */
const SURE_OF_KIND = 0.83;
const SURE_OF_TOOL = 0.88;
/** So likely may it be at most that a change or a person was asked for. */
const DOUBT = 0.2;
/** Less likely than this, an intent is not worth asking back for. */
const WORTH_ASKING = 0.05;
const MOST_ASKED = 3;

/** "And by department?", "what about E3?", "why?" */
const FOLLOWS =
  /^(?:and|also|but|what about|how about|same|the same|why|how so|how come|then|ok(?:ay)?,? and|per|by|only|for|in)\b/iu;

/** What a text asks for, by itself or together with the questions before it. */
export function understand(text: string, earlier: readonly string[], parts: Parts): Understanding {
  const before = earlier.reduce<Step | null>((last, question) => {
    return stepsOf(understood(question, last, parts)).at(-1) ?? last;
  }, null);
  return understood(text, before, parts);
}

function understood(text: string, before: Step | null, parts: Parts): Understanding {
  if (before === null) return alone(text, parts);
  const isFollowing = FOLLOWS.test(text.trim()) || refersBack(text);
  const followed = isFollowing ? following(text, before, parts) : undefined;
  return followed ?? alone(text, parts);
}

/** The whole text; where that leaves it open, the question in it or the questions it is made of. */
function alone(text: string, parts: Parts): Understanding {
  const whole = single(readQuestion(text, parts), text, parts);
  const both = isRefused(whole.kind)
    ? undefined
    : (severalKinds(text, parts) ?? twofold(text, whole.kind === "open", parts));
  if (both !== undefined) return both;
  if (whole.kind !== "open") return whole;
  const sentences = sentencesOf(text);
  const asking = sentences.filter((sentence) => sentence.endsWith("?"));
  const [only] = asking;
  if (sentences.length > 1 && asking.length === 1 && only !== undefined) {
    // What is asked stands in the question, of which product perhaps around it.
    const core = single(readQuestion(text, parts), only, parts);
    if (core.kind === "steps") return core;
  }
  return whole;
}

/** What stands for something named before. */
const PRONOUN = /\b(?:it|them|they|those|these)\b/iu;

/** "How many are idle, and when do they renew?", where each part is clear by itself. */
function twofold(text: string, isOpen: boolean, parts: Parts): Understanding | undefined {
  const [name] = namesIn(readQuestion(text, parts));
  // "…, and how many use it?" asks about what is named before.
  const named = (part: string): string =>
    name === undefined || !PRONOUN.test(part) || namesIn(readQuestion(part, parts)).length > 0
      ? part
      : part.replace(PRONOUN, name);
  const two = twoAskedIn(text, (part) => parts.reader.guesses(named(part), parts.names), isOpen);
  if (two === undefined) return undefined;
  const first = readQuestion(two.first.text, parts);
  const second = besides(two.second.text, first, parts);
  const steps = [
    ...stepsOf(called(two.first.intent, first, parts)),
    ...stepsOf(called(two.second.intent, second, parts)),
  ];
  return steps.length === 2 ? { kind: "steps", steps } : undefined;
}

/** "Shared mailboxes and rooms": every kind of one tool that is said word for word. */
function severalKinds(text: string, parts: Parts): Understanding | undefined {
  const guesses = parts.reader.guesses(text, parts.names);
  const steps = saidKinds(text, guesses, parts.ways).flatMap((one) =>
    stepsOf(called(one, readQuestion(text, parts), parts)),
  );
  return steps.length < 2 ? undefined : { kind: "steps", steps };
}

const stepsOf = (asked: Understanding): readonly Step[] =>
  asked.kind === "steps" ? asked.steps : [];

/** A question that names no products means those named beside it. */
function besides(text: string, first: Reading, parts: Parts): Reading {
  const reading = readQuestion(text, parts);
  return namesIn(reading).length > 0 ? reading : mergedReading(ofProducts(first), reading);
}

const ofProducts = (reading: Reading): Reading => ({
  ...reading,
  claims: reading.claims.filter(({ names }) => names.length > 0),
});

function single(reading: Reading, text: string, parts: Parts): Understanding {
  const guesses = parts.reader.guesses(text, parts.names);
  const [[intent, likelihood] = ["abstain", 1]] = guesses;
  if (intent === "abstain") return { kind: "nothing" };
  if (isRefused(intent)) return { kind: intent };
  const said = saidKind(guesses, reading, parts);
  if (said !== undefined) return called(said, reading, parts);
  if (isSure(intent, likelihood, guesses)) return called(intent, reading, parts);
  // "Thanks!" asks nothing that could be meant.
  if (reading.claims.length === 0) return { kind: "nothing" };
  return { kind: "open", between: worthAsking(guesses, parts), names: namesIn(reading) };
}

/** "How much can we save with unassigned seats": the kind of a likely tool that is said word for word. */
function saidKind(guesses: Guesses, { stems }: Reading, { ways }: Parts): string | undefined {
  const [[likeliest] = [""]] = guesses;
  const ofTool = guesses.filter(([one]) => toolOf(one) === toolOf(likeliest));
  const likelihood = ofTool.reduce((sum, [, one]) => sum + one, 0);
  const said = ofTool.filter(([one, likely]) => {
    const kind = ways.get(one)?.[0]?.kind;
    return (
      likely >= WORTH_ASKING &&
      kind !== undefined &&
      stemsOf(kind.value).length > 1 &&
      stemsOf(kind.value).every((stem) => stems.includes(stem))
    );
  });
  return likelihood >= SURE_OF_TOOL && said.length === 1 ? said[0]?.[0] : undefined;
}

function isSure(intent: string, likelihood: number, guesses: Guesses): boolean {
  const refused = guesses.filter(([one]) => isRefused(one)).reduce((sum, [, one]) => sum + one, 0);
  return likelihood >= (intent.includes(": ") ? SURE_OF_KIND : SURE_OF_TOOL) && refused <= DOUBT;
}

const worthAsking = (guesses: Guesses, { ways }: Parts): readonly string[] =>
  guesses
    .filter(([intent, likelihood]) => likelihood >= WORTH_ASKING && ways.has(intent))
    .slice(0, MOST_ASKED)
    .map(([intent]) => intent);

function called(asked: string, reading: Reading, { ways }: Parts): Understanding {
  // "The Spanish office" is told apart where everything is told apart by country.
  const byCountry = `${asked}: country`;
  const meant = reading.concepts.has("place") && ways.has(byCountry) ? byCountry : asked;
  const intent = ofSpanSaid(meant, reading, ways);
  const [way, other] = ways.get(intent) ?? [];
  if (way === undefined) return { kind: "beyond", about: kindIn(intent) };
  if (other !== undefined) return { kind: "open", between: [intent], names: namesIn(reading) };
  const told = argumentsForEach(way.tool, way.kind, reading);
  if (told === "needed") return { kind: "open", between: [intent], names: namesIn(reading) };
  if (told === "beyond") return { kind: "narrower" };
  return {
    kind: "steps",
    steps: told.map((args) => ({ reading, intent, tool: way.tool, args })),
  };
}

/** "Silent after 90 days", not after 180: of kinds that differ by a span, the one that is said. */
function ofSpanSaid(intent: string, { claims }: Reading, ways: Parts["ways"]): string {
  const days = claims.flatMap(({ span, number }) => span?.days ?? number ?? []);
  const isSaid = (one: string): boolean => days.some((day) => one.endsWith(` ${day} days`));
  const [, stem] = /^(.*) \d+ days$/.exec(intent) ?? [];
  if (stem === undefined || isSaid(intent)) return intent;
  return [...ways.keys()].find((one) => one.startsWith(stem) && isSaid(one)) ?? intent;
}

/** The question before with what the new one changes in it, or the new one about the same products. */
function following(text: string, before: Step, parts: Parts): Understanding | undefined {
  const now = readQuestion(text, parts);
  const merged = mergedReading(before.reading, now);
  const guesses = parts.reader.guesses(text, parts.names);
  // What says too little by itself says enough beside the question before.
  const [[intent, likelihood] = ["abstain", 1]] = guesses.filter(([one]) => one !== "abstain");
  // "And who has them?" says little more.
  const [refused] = guesses.flatMap(([one, some]) => (isRefused(one) && some > DOUBT ? [one] : []));
  if (refused !== undefined) return { kind: refused };
  const sibling = siblingOf(before.intent, guesses);
  if (sibling !== undefined) return called(sibling, merged, parts);
  if (isOfSlots(now)) return changed(before, called(before.intent, merged, parts));
  if (likelihood >= LIKELY && parts.ways.has(intent)) {
    return called(intent, mergedReading(ofProducts(before.reading), now), parts);
  }
  return together(text, before, { merged, parts });
}

/** Both questions as one, where that is another than the first was. */
function together(
  text: string,
  before: Step,
  { merged, parts }: { readonly merged: Reading; readonly parts: Parts },
): Understanding | undefined {
  const both = `${before.reading.text} ${text}`;
  const [[intent, likelihood] = ["abstain", 1]] = parts.reader.guesses(both, parts.names);
  if (intent === before.intent || likelihood < LIKELY || !parts.ways.has(intent)) return undefined;
  const asked = called(intent, merged, parts);
  return asked.kind === "steps" ? asked : undefined;
}

/** Another kind the same tool can be told: "and guests?" */
function siblingOf(intent: string, guesses: Guesses): string | undefined {
  const [sibling, likelihood] =
    guesses.find(([one]) => one.startsWith(`${toolOf(intent)}: `)) ?? [];
  const isLikely = likelihood !== undefined && likelihood >= ALIKE;
  return isLikely && sibling !== intent ? sibling : undefined;
}

/** A question that goes on from another is likely one at all. */
const LIKELY = 0.4;

/** Beside a question of the same tool this likelihood is enough: "and guests?" */
const ALIKE = 0.05;

const isRefused = (intent: string): intent is "change" | "people" =>
  intent === "change" || intent === "people";

/** What changes nothing was not understood. */
function changed(before: Step, again: Understanding): Understanding {
  const [step] = stepsOf(again);
  const isOther = step !== undefined && JSON.stringify(step.args) !== JSON.stringify(before.args);
  return isOther ? again : { kind: "nothing" };
}

/** Whether a text says nothing but products, spans of time and numbers. */
function isOfSlots({ claims }: Reading): boolean {
  const others = claims.filter((one) => !isSlot(one)).flatMap(({ words }) => words);
  return claims.some(isSlot) && contentWords(others).length === 0;
}

const isSlot = ({ names, span, number }: Reading["claims"][number]): boolean =>
  names.length > 0 || span !== null || number !== null;

const namesIn = ({ claims }: Reading): readonly string[] => claims.flatMap(({ names }) => names);

/** The last word of a kind, or of a tool: what nothing can tell about. */
const kindIn = (intent: string): string => intent.split(/[ :_]/).at(-1) ?? intent;

const toolOf = (intent: string): string => intent.split(":")[0] ?? "";
