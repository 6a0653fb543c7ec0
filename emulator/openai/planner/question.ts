import { type Concept, MANNER, readConcepts, WORKLOADS } from "./lexicon.ts";
import { withoutNames } from "./product-words.ts";
import { contentWords } from "./small-words.ts";

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
  /^(?:please |kindly |now |just |go ahead and |(?:can|could|would|will) you (?:please )?|i (?:want|need) you to |i'd like you to |make sure to |let'?s )*(?:delete|remove|assign|unassign|reassign|cancel|buy|order|purchase|create|add|disable|enable|reset|change|set|update|move|migrate|downgrade|upgrade|send|e-?mail|mail|export|approve|revoke|grant|block|unblock|deactivate|activate|transfer|swap|rename|return|terminate|renew|book|turn|reduce|increase|lower|raise|shrink|extend|release|reclaim|free up|hand out|switch off|switch on|deprovision|provision)\b/iu;

/** Requests for people rather than numbers; "people who left" is no request for who they are. */
const PEOPLE =
  /^(?:and |so |ok(?:ay)?,? )?whom?\b(?! pays?\b)|\b(?:know|see|tell me|show me|say|find out|learn) who\b|\bwhich (?:\w+ )?(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|mailbox(?:es)?|staff|admins?)\b|\b(?:names?|e-?mails?|addresses|upns?|lists?|logins?) of (?:\w+ ){0,3}(?:users?|people|persons?|employees?|members?|colleagues?|accounts?|everyone|those|staff)\b|\b(?:list|show|name|give|tell)(?: \w+){0,3} (?:users|people|persons|employees|members|colleagues|names|everyone)\b/iu;

const COUNTS = /\bhow (?:many|much)\b|\bnumber of\b|\bcount\b|\bcosts?\b/iu;

/**
 * @param known words the question may use without being strange: of names, of tool descriptions.
 * @param names proper names, whose words mean nothing else: "Teams Rooms Pro" is about no rooms.
 */
export function readQuestion(
  text: string,
  known: ReadonlySet<string>,
  names: readonly string[],
): Question {
  const { concepts: said, rest } = readConcepts(withoutNames(text, names));
  const concepts = withAskedFor(withoutHolding(said), text);
  const topics = topicsIn(concepts);
  return {
    text,
    concepts,
    topics,
    clear: topics.filter((topic) => concepts.get(topic) === 1),
    unknown: contentWords(rest).filter((word) => !known.has(word)),
    kind: kindOf(text.trim()),
  };
}

/** Topics that say nothing of their own beside clearer ones. */
const OVERRULED: Partial<Readonly<Record<Concept, readonly Concept[]>>> = {
  // "Unused and on the shelf" is about the shelf.
  inactive: ["idle"],
  // "What would we lose if we moved" asks what is in the products.
  whatIf: ["lose"],
  premium: ["lose"],
  saving: ["lose"],
};

/** What a question is about. */
function topicsIn(concepts: ReadonlyMap<Concept, number>): readonly Concept[] {
  return [...concepts.keys()].filter(
    (concept) =>
      !MANNER.has(concept) &&
      !(OVERRULED[concept] ?? []).some((stronger) => concepts.has(stronger)),
  );
}

/** Said between the lines counts for less. */
const IMPLIED = 0.5;

/** Somebody does something with it. */
const USE = /\b(?:us(?:e|es|ed|ing)|work(?:s|ed|ing)? (?:with|in))\b/iu;

/** "How many use Teams" is about usage, "how much is it" asks what it costs, "how many" how many are owned. */
function withAskedFor(
  concepts: ReadonlyMap<Concept, number>,
  text: string,
): ReadonlyMap<Concept, number> {
  if (topicsIn(concepts).length > 0) return concepts;
  if (USE.test(text) && WORKLOADS.some((one) => concepts.has(one))) {
    return new Map([...concepts, ["usage", 1]]);
  }
  if (concepts.has("money")) return new Map([...concepts, ["spend", IMPLIED]]);
  return concepts.has("count") ? new Map([...concepts, ["owned", IMPLIED]]) : concepts;
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
