import { isObject, type SentTool } from "../chat-request.ts";
import { type Concept, readConcepts } from "./lexicon.ts";
import type { Question } from "./question.ts";

export interface RankedTool {
  readonly tool: SentTool;
  /** 0 (nothing in common) to 1 (its name says everything the question speaks of). */
  readonly score: number;
  readonly covers: readonly Concept[];
}

/** A tool's name says more about it than its description. */
const NAME_WEIGHT = 2;
/** Of tools alike, one that counts answers "how many". */
const COUNT_BONUS = 0.1;

/**
 * Tools by what they have in common with the topics, best first. A topic that few tools speak of
 * counts for more than one that all do.
 */
export function rankTools(
  { concepts }: Question,
  topics: readonly Concept[],
  tools: readonly SentTool[],
): readonly RankedTool[] {
  const profiles = tools.map((tool) => ({ tool, profile: profileOf(tool) }));
  const weight = (topic: Concept): number => {
    const speaking = profiles.filter(({ profile }) => profile.has(topic)).length;
    return (concepts.get(topic) ?? 0) * Math.log(1 + tools.length / Math.max(1, speaking));
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
      const bonus = concepts.has("count") && profile.has("count") ? COUNT_BONUS : 0;
      return { tool, score: most === 0 ? 0 : (sum / most) * wholeness + bonus, covers };
    })
    .sort((a, b) => b.score - a.score);
}

function profileOf(tool: SentTool): ReadonlyMap<Concept, number> {
  const said = `${tool.description} ${wordsOfValues(tool)}`;
  const profile = new Map<Concept, number>();
  for (const concept of readConcepts(said).concepts.keys()) profile.set(concept, 1);
  for (const concept of readConcepts(tool.name).concepts.keys()) profile.set(concept, NAME_WEIGHT);
  return profile;
}

/**
 * Values a tool can be narrowed to, as far as they are words: names of products would speak of too
 * much. What a tool must be told is not what it is about.
 */
function wordsOfValues({ parameters }: SentTool): string {
  const properties = parameters["properties"];
  const optional = isObject(properties)
    ? Object.values(properties).filter((schema) => JSON.stringify(schema).includes('"null"'))
    : [];
  return enumerationsIn(optional)
    .filter((values) => !areNames(values))
    .flat()
    .join(". ");
}

/** Whether most values of an enumeration are proper names. */
export function areNames(values: readonly string[]): boolean {
  return values.filter((value) => /^\p{Lu}/u.test(value)).length * 2 > values.length;
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
