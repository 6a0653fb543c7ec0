import { isObject, type SentTool } from "../chat-request.ts";
import { type Concept, readConcepts } from "./lexicon.ts";
import type { Question } from "./question.ts";
import { areNames, wordsMeant } from "./values-meant.ts";

export interface RankedTool {
  readonly tool: SentTool;
  /** 0 (nothing in common) to 1 (its name says everything the question speaks of). */
  readonly score: number;
  readonly covers: readonly Concept[];
}

/** A tool's name says more about it than its description. */
const NAME_WEIGHT = 2;
/** Every further word of an argument that the question says makes it likelier to be meant. */
const SAID_IN_FULL = 0.25;
/** A tool that does one thing by name answers no question about another. */
const OTHER_INTENT = 0.6;
/** Of tools alike, one that counts answers "how many", and one that tells money what it costs. */
const KIND_BONUS = 0.1;

/** Topics that say what is to be done: they weigh more than those that say with what. */
const INTENTS: ReadonlySet<Concept> = new Set<Concept>([
  "renewal",
  "recommendation",
  "plan",
  "whatIf",
  "compare",
  "explain",
  "include",
  "lose",
  "usage",
  "configuration",
  "securityDefaults",
  "conditionalAccess",
  "secureScore",
  "concealment",
  "entraPremium",
  "licensingMode",
  "finding",
  "hires",
  "errors",
  "split",
  "twiceAssigned",
  "priceChange",
  "bundle",
]);
const INTENT_WEIGHT = 2;
/** "…, and by when" is asked of something else. */
const BY_THE_WAY = 0.5;

/**
 * Tools by what they have in common with the topics, best first. A topic that few tools speak of
 * counts for more than one that all do.
 */
export function rankTools(
  question: Question,
  topics: readonly Concept[],
  tools: readonly SentTool[],
): readonly RankedTool[] {
  const { concepts } = question;
  const profiles = tools.map((tool) => ({ tool, profile: profileOf(tool, question) }));
  const weight = (topic: Concept): number => {
    const speaking = profiles.filter(({ profile }) => profile.has(topic)).length;
    const rarity = Math.log(1 + tools.length / Math.max(1, speaking));
    const importance = INTENTS.has(topic) ? INTENT_WEIGHT : topic === "deadline" ? BY_THE_WAY : 1;
    return (concepts.get(topic) ?? 0) * rarity * importance;
  };
  const most = topics.reduce((sum, topic) => sum + NAME_WEIGHT * weight(topic), 0);
  return profiles
    .map(({ tool, profile }) => {
      const sum = topics.reduce(
        (total, topic) => total + (profile.get(topic) ?? 0) * weight(topic),
        0,
      );
      const covers = topics.filter((topic) => profile.has(topic));
      const wholeness = (1 + covers.length / topics.length) / 2;
      const fit = most === 0 ? 0 : (sum / most) * wholeness * intentFit(tool, profile, topics);
      const score = fit === 0 ? 0 : fit + kindBonus(concepts, profile);
      return { tool, score, covers };
    })
    .sort((a, b) => b.score - a.score);
}

/** Whether a topic is known from an argument of which more than one word was said. */
const isSaidInFull = (weight: number): boolean => weight > 1 && weight < NAME_WEIGHT;

function intentFit(
  tool: SentTool,
  profile: ReadonlyMap<Concept, number>,
  topics: readonly Concept[],
): number {
  const named = [...readConcepts(tool.name).concepts.keys()].filter((one) => INTENTS.has(one));
  const isMeant =
    topics.some((topic) => INTENTS.has(topic) && profile.has(topic)) ||
    topics.some((topic) => isSaidInFull(profile.get(topic) ?? 0));
  return named.length === 0 || isMeant ? 1 : OTHER_INTENT;
}

function kindBonus(asked: Question["concepts"], profile: ReadonlyMap<Concept, number>): number {
  const wantsMoney = (["money", "spend", "saving"] as const).some((one) => asked.has(one));
  return profile.has("count") === (asked.has("count") || !wantsMoney) ? KIND_BONUS : 0;
}

/** What a tool speaks of: in its description, in its name, and in the arguments a question names. */
function profileOf(tool: SentTool, question: Question): ReadonlyMap<Concept, number> {
  const profile = new Map<Concept, number>();
  const note = (text: string, weight: number): void => {
    for (const concept of readConcepts(text).concepts.keys()) {
      profile.set(concept, Math.max(weight, profile.get(concept) ?? 0));
    }
  };
  note(tool.description, 1);
  for (const values of optionalWords(tool)) {
    for (const { value, size } of wordsMeant(values, question)) {
      note(value, 1 + SAID_IN_FULL * (size - 1));
    }
  }
  note(tool.name, NAME_WEIGHT);
  return profile;
}

/**
 * Values a tool can be narrowed to, as far as they are words: names of products would speak of too
 * much. What a tool must be told is not what it is about.
 */
function optionalWords({ parameters }: SentTool): readonly (readonly string[])[] {
  const properties = parameters["properties"];
  const optional = isObject(properties)
    ? Object.values(properties).filter((schema) => JSON.stringify(schema).includes('"null"'))
    : [];
  return enumerationsIn(optional).filter((values) => values.length > 0 && !areNames(values));
}

/** Every list of allowed values anywhere in a schema. */
export function enumerationsIn(schema: unknown): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "enum" && Array.isArray(value)) {
        found.push(value.filter((one): one is string => typeof one === "string"));
      } else {
        visit(value);
      }
    }
  };
  visit(schema);
  return found;
}
