import type { SentTool } from "../chat-request.ts";
import type { Candidate } from "./candidates.ts";
import type { Claim } from "./claims.ts";
import { halvesOf, refersBack, sentencesOf } from "./clauses.ts";
import { type Decision, decide } from "./decide.ts";
import { mergedReading } from "./follow-up.ts";
import { withoutPreamble } from "./idioms.ts";
import { isTopic, type Reading, readQuestion, type Surroundings } from "./reading.ts";

/** One call and the question it answers. */
export interface Step {
  readonly reading: Reading;
  readonly candidate: Candidate;
}

export type Understanding =
  | { readonly kind: "steps"; readonly steps: readonly Step[] }
  | Exclude<Decision, { readonly kind: "call" }>;

interface Parts extends Surroundings {
  readonly tools: readonly SentTool[];
}

/** "And by department?", "what about E3?", "why?" */
const FOLLOWS =
  /^(?:and|also|but|what about|how about|same|the same|why|how so|how come|then|ok(?:ay)?,? and|per|by|only|for|in)\b/iu;
const WHY =
  /^(?:and )?(?:why|how so|how come|where does (?:that|this|it) come from|how do you know)\b[^\p{L}]*(?:is that|so|that)?[^\p{L}]*$/iu;

/**
 * What a text asks for: tried as a whole, then without the sentences around its questions, then
 * question by question, and at last together with the question before it.
 */
export function understand(text: string, earlier: readonly string[], parts: Parts): Understanding {
  const before = earlier.reduce<Reading | null>(
    (context, question) => contextOf(understood(question, context, parts)) ?? context,
    null,
  );
  return understood(text, before, parts);
}

/** What a question came to, for the next one to build on. */
const contextOf = (asked: Understanding): Reading | undefined =>
  asked.kind === "steps" ? asked.steps.at(-1)?.reading : undefined;

function understood(written: string, before: Reading | null, parts: Parts): Understanding {
  const text = withoutPreamble(written);
  if (before === null) return alone(text, parts);
  if (FOLLOWS.test(text.trim()) || refersBack(text)) {
    const followed = following(text, before, parts);
    if (followed !== undefined) return followed;
  }
  const own = alone(text, parts);
  // "Thanks!" asks nothing.
  const isAsking = readQuestion(text, parts).claims.length > 0 || WHY.test(text.trim());
  return own.kind === "steps" || !isAsking ? own : (following(text, before, parts) ?? own);
}

function alone(text: string, parts: Parts): Understanding {
  const twofold = twoQuestions(text, parts);
  if (twofold !== undefined) return twofold;
  const read = readQuestion(text, parts);
  const whole = single(read, parts);
  if (whole.kind === "steps") return whole;
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return halved(text, parts) ?? whole;
  const asking = sentences.filter((sentence) => sentence.endsWith("?"));
  const core = asking.length > 0 ? asking : sentences;
  // "…. How many?" says nothing without what stands before it.
  const around = sentences.filter((sentence) => !core.includes(sentence));
  const isSaidAround = around.some((sentence) => says(sentence, parts));
  // "We hire 50 people. Best mix?" sets a condition.
  const isCondition = around.some((sentence) => conditions(sentence, parts));
  if (isCondition) return whole;
  if (isSaidAround && !core.some((one) => isOfItself(readQuestion(one, parts)))) return whole;
  return ofSentences(core, read, parts) ?? whole;
}

const says = (sentence: string, parts: Parts): boolean =>
  [...readQuestion(sentence, parts).concepts].some(
    ([one, clarity]) => clarity === 1 && isTopic(one),
  );

const conditions = (sentence: string, parts: Parts): boolean => {
  const { claims, concepts } = readQuestion(sentence, parts);
  return (
    (claims.some(({ number }) => number !== null) &&
      (concepts.has("hires") || concepts.has("whatIf"))) ||
    // "I mean within 90 days."
    (claims.length > 0 && claims.every(({ span }) => span !== null))
  );
};

/** Each question by itself; a sentence that is about nothing of ours is left out when it asks nothing. */
function ofSentences(
  sentences: readonly string[],
  whole: Reading,
  parts: Parts,
): Understanding | undefined {
  const understood = sentences.map((sentence) => {
    const reading = withNamesOf(readQuestion(sentence, parts), sentence, whole);
    const asked = single(reading, parts);
    return { sentence, asked: asked.kind === "steps" ? asked : (halved(sentence, parts) ?? asked) };
  });
  const steps = understood.flatMap(({ asked }) => (asked.kind === "steps" ? asked.steps : []));
  const isLeft = understood.some(
    ({ asked, sentence }) => asked.kind !== "steps" && !isContext(sentence, asked, parts),
  );
  return steps.length === 0 || isLeft ? undefined : { kind: "steps", steps };
}

function isContext(sentence: string, asked: Understanding, parts: Parts): boolean {
  if (asked.kind !== "nothing") return false;
  const { claims } = readQuestion(sentence, parts);
  return !sentence.endsWith("?") || claims.length === 0;
}

/** A question that speaks of "them" means the products named beside it. */
function withNamesOf(reading: Reading, sentence: string, whole: Reading): Reading {
  const isNamed = reading.claims.some(({ names }) => names.length > 0);
  if (isNamed || !refersBack(sentence)) return reading;
  const around = whole.claims.filter(({ names }) => names.length > 0);
  return mergedReading({ ...reading, claims: around }, reading);
}

/** "How many are idle, and when do they renew?" asks two things, each about something of its own. */
function twoQuestions(text: string, parts: Parts): Understanding | undefined {
  if (!ASKS_TWICE.test(text)) return undefined;
  const halves = halvesOf(text).filter(([, second]) => WH_WORD.test(second));
  const isTwofold = halves[0]?.every(
    (half) => isOfItself(readQuestion(half, parts)) || (says(half, parts) && !refersBack(half)),
  );
  if (isTwofold !== true) return undefined;
  const both = halved(text, parts);
  if (both === undefined || !halves.some(([, second]) => ELLIPTIC.test(second))) return both;
  const whole = single(readQuestion(text, parts), parts);
  return isOneOf(whole, both) ? whole : both;
}

/** Whether one of two questions is asked of the tool that accounts for the whole text: "which, and which not". */
function isOneOf(whole: Understanding, both: Understanding): boolean {
  if (whole.kind !== "steps" || both.kind !== "steps") return false;
  const [only] = whole.steps;
  return both.steps[0]?.candidate.tool === only?.candidate.tool;
}

/** Whether a question says what it is about, by more than can be asked of anything. */
function isOfItself({ concepts, claims }: Reading): boolean {
  return (
    claims.some(({ names }) => names.length > 0) ||
    [...concepts].some(([one, clarity]) => clarity === 1 && isTopic(one) && !SHARED.has(one))
  );
}

const WH_WORD = /^(?:(?:(?:by|until|till) )?(?:what|which|when)|how|where|is|are|do|does)\b/iu;
/** "… and which has to wait": of what the first half names. */
const ELLIPTIC =
  /^(?:which|what|how many|how much) (?:has|have|is|are|was|were|can|could|must|of)\b/iu;
const ASKS_TWICE =
  /\b(?:what|how|which|when|where)\b.*\b(?:and|also|plus)\b.*\b(?:what|how|which|when|where|is|are|do|does)\b/iu;
/** What can be asked of anything: "and what do they cost". */
const SHARED: ReadonlySet<string> = new Set(["spend", "saving", "owned", "assigned"]);

function halved(sentence: string, parts: Parts): Understanding | undefined {
  const halves = halvesOf(sentence);
  if (halves.length === 0) return undefined;
  const whole = readQuestion(sentence, parts);
  for (const [first, second] of halves) {
    const one = single(readQuestion(first, parts), parts);
    if (one.kind !== "steps") continue;
    const other = withNamesOf(readQuestion(second, parts), `${second} it`, whole);
    if (!other.claims.some(isClear)) continue;
    const two = single(other, parts);
    if (two.kind === "steps" && !isSameCall(one.steps, two.steps)) {
      return { kind: "steps", steps: [...one.steps, ...two.steps] };
    }
  }
  return undefined;
}

/** Whether a claim says of itself what is asked about; "…, and how many does it concern" does not. */
const isClear = ({ concepts, isWeak }: Claim): boolean => !isWeak && concepts.some(isTopic);

/** Two questions that come to one call were one question, of which neither half says what is asked. */
const isSameCall = (one: readonly Step[], two: readonly Step[]): boolean => {
  const callOf = ([step]: readonly Step[]): string =>
    JSON.stringify([step?.candidate.tool.name, step?.candidate.args]);
  return callOf(one) === callOf(two);
};

function single(reading: Reading, { tools }: Parts): Understanding {
  const decision = decide(reading, tools);
  if (decision.kind !== "call") return decision;
  return { kind: "steps", steps: [{ reading, candidate: decision.candidate }] };
}

const IS_WHOLE = /\b(?:what(?! about)|how(?! about)|which|when|where|do|does|is|are)\b/iu;

/** The question before with what the new one changes in it, or the new one about the same products. */
function following(text: string, earlier: Reading, parts: Parts): Understanding | undefined {
  const now = readQuestion(WHY.test(text.trim()) ? "calculate" : text, parts);
  const products = { ...earlier, claims: earlier.claims.filter(({ names }) => names.length > 0) };
  const both = [mergedReading(products, now), mergedReading(earlier, now)];
  // "And by department?" lives of what was asked before; "and when do they renew?" asks by itself.
  const tries = IS_WHOLE.test(text) && says(text, parts) ? both : both.toReversed();
  for (const reading of tries) {
    const asked = single(reading, parts);
    if (asked.kind === "steps") return asked;
  }
  return undefined;
}
