import type { SentTool } from "../chat-request.ts";
import { type Candidate, candidatesFor } from "./candidates.ts";
import type { Concept } from "./lexicon.ts";
import { isLimit, isTopic, type Reading } from "./reading.ts";

/** Nearer together than this, two tools are a matter of taste. */
const MARGIN = 0.4;
/** Below this a tool speaks of the question only by the way. */
const ENOUGH = 1;

/** What came of a question: a call that accounts for all of it, or why there is none. */
export type Decision =
  | { readonly kind: "call"; readonly candidate: Candidate }
  /** Several tools account for all of it equally well. */
  | { readonly kind: "open"; readonly between: readonly Candidate[] }
  /** Something is said that no tool can follow: a limit, a time, a number. */
  | { readonly kind: "beyond"; readonly near: readonly Candidate[] }
  /** Words that nobody knows are left over. */
  | { readonly kind: "unclear"; readonly near: readonly Candidate[] }
  | { readonly kind: "nothing" };

/**
 * Chooses a tool only where it accounts for everything the question says and no other does as well.
 * What is left over would be ignored by an answer that sounds sure.
 */
export function decide(reading: Reading, tools: readonly SentTool[]): Decision {
  const isAbout = [...reading.concepts.keys()].some((one) => isTopic(one));
  if (!isAbout) return { kind: "nothing" };
  const candidates = candidatesFor(reading, tools).filter(({ score }) => score >= ENOUGH);
  const whole = candidates.filter(({ open }) => open.length === 0);
  const [best, second] = whole;
  if (best === undefined) return withoutWhole(reading, candidates);
  if (second === undefined || best.score - second.score >= MARGIN) {
    return { kind: "call", candidate: best };
  }
  const narrowed = [best, second].filter(({ isNarrowed }) => isNarrowed);
  const [only] = narrowed;
  return only !== undefined && narrowed.length === 1
    ? { kind: "call", candidate: only }
    : { kind: "open", between: [best, second] };
}

function withoutWhole(reading: Reading, candidates: readonly Candidate[]): Decision {
  const near = candidates
    .toSorted((a, b) => a.open.length - b.open.length || b.score - a.score)
    .slice(0, 2);
  const [nearest] = near;
  if (nearest === undefined) return { kind: "nothing" };
  const isBeyond = nearest.open.some(
    ({ concepts, span, number }) =>
      span !== null || number !== null || concepts.some(isBeyondTools),
  );
  if (!isBeyond && !isAboutLicences(reading)) return { kind: "nothing" };
  return { kind: isBeyond ? "beyond" : "unclear", near };
}

/** Ways to cut figures up, and matters that lie outside the tenant. */
const DIMENSIONS: ReadonlySet<Concept> = new Set<Concept>([
  "department",
  "country",
  "forecast",
  "others",
]);
const isBeyondTools = (concept: Concept): boolean => isLimit(concept) || DIMENSIONS.has(concept);

/** "What does a Tesla cost?" says nothing that only licences have. */
const isAboutLicences = ({ claims, concepts }: Reading): boolean =>
  claims.some(({ names }) => names.length > 0) ||
  concepts.has("seat") ||
  [...concepts].some(([one, clarity]) => clarity === 1 && isTopic(one) && !OF_THE_WORLD.has(one));

/** Topics that everything can have: a price, an owner, a use. */
const OF_THE_WORLD: ReadonlySet<Concept> = new Set<Concept>([
  "spend",
  "unitPrice",
  "saving",
  "owned",
  "assigned",
  "usage",
  "explain",
  "include",
  "compare",
  "finding",
  "lose",
  "recommendation",
]);
