import { type Concept, MANNER, readConcepts } from "./lexicon.ts";
import { contentWords } from "./small-words.ts";
import { stemsOf } from "./words.ts";

/** A question as the planner reads it. */
export interface Question {
  readonly text: string;
  readonly concepts: ReadonlyMap<Concept, number>;
  /** Concepts that say what the question is about. */
  readonly topics: readonly Concept[];
  /** Topics said clearly. */
  readonly clear: readonly Concept[];
  /** Words nobody here knows. */
  readonly unknown: readonly string[];
  readonly kind: "question" | "change" | "people";
}

/**
 * Requests to change something: an order at the beginning of the text. The advisor reads only.
 */
const CHANGE =
  /^(?:please |kindly |now |just |go ahead and |(?:can|could|would|will) you (?:please )?|i (?:want|need) you to |i'd like you to |make sure to |let'?s )*(?:delete|remove|assign|unassign|reassign|cancel|buy|order|purchase|create|add|disable|enable|reset|change|set|update|move|migrate|downgrade|upgrade|send|e-?mail|mail|export|approve|revoke|grant|block|unblock|deactivate|activate|transfer|swap|rename|return|terminate|renew|book|turn)\b/iu;

/** Requests for people rather than numbers. */
const PEOPLE =
  /\b(?:who|whom)\b|\bwhich (?:\w+ )?(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|mailbox(?:es)?)\b|\b(?:names?|e-?mails?|addresses|upns?|list|logins?) of (?:\w+ ){0,3}(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|everyone|those)\b|\b(?:list|show|name|give|tell)(?: \w+){0,3} (?:users|people|persons|employees|members|colleagues|names|everyone)\b/iu;

const COUNTS = /\bhow (?:many|much)\b|\bnumber of\b|\bcount\b|\bcosts?\b/iu;

/** @param known texts whose words the question may use without being strange: names, tool descriptions. */
export function readQuestion(text: string, known: readonly string[]): Question {
  const { concepts: said, rest } = readConcepts(text);
  const concepts = withoutHolding(said);
  const topics = [...concepts.keys()].filter((concept) => !MANNER.has(concept));
  const knownWords = new Set(known.flatMap(stemsOf));
  return {
    text,
    concepts,
    topics,
    clear: topics.filter((topic) => concepts.get(topic) === 1),
    unknown: contentWords(rest).filter((word) => !knownWords.has(word)),
    kind: kindOf(text.trim()),
  };
}

/** Concepts that say who holds a seat. */
const HOLDERS: readonly Concept[] = [
  "disabled",
  "inactive",
  "neverUsed",
  "noActivity",
  "guest",
  "mailbox",
  "room",
  "duplicate",
  "admin",
  "mailOnly",
  "desktop",
  "frontline",
];

/** "Seats assigned to blocked accounts" asks about blocked accounts, not about assigned seats. */
function withoutHolding(concepts: ReadonlyMap<Concept, number>): ReadonlyMap<Concept, number> {
  if (!HOLDERS.some((holder) => concepts.has(holder))) return concepts;
  return new Map(
    [...concepts].filter(([concept]) => concept !== "assigned" && concept !== "owned"),
  );
}

function kindOf(text: string): Question["kind"] {
  if (CHANGE.test(text)) return "change";
  return PEOPLE.test(text) && !COUNTS.test(text) ? "people" : "question";
}
