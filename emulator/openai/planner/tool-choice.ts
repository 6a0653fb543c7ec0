import type { SentTool } from "../chat-request.ts";
import { type Concept, type Reading, readConcepts } from "./lexicon.ts";

export interface RankedTool {
  readonly tool: SentTool;
  /** 0 (nothing in common) to 1 (everything the question speaks of, this tool speaks of). */
  readonly score: number;
}

/** Concepts that say how to answer rather than what about: they do not choose a tool. */
const MANNER: ReadonlySet<Concept> = new Set([
  "total",
  "most",
  "least",
  "month",
  "year",
  "product",
  "seat",
  "now",
]);

/** A tool's name says more about it than its description. */
const NAME_WEIGHT = 2;

/**
 * Tools by what they have in common with the question, best first. A concept that few tools speak
 * of counts for more than one that all do.
 */
export function rankTools(question: Reading, tools: readonly SentTool[]): readonly RankedTool[] {
  const profiles = tools.map((tool) => ({ tool, profile: profileOf(tool) }));
  const asked = [...question.concepts].filter((concept) => !MANNER.has(concept));
  const rarity = new Map(
    asked.map((concept) => {
      const speaking = profiles.filter(({ profile }) => profile.has(concept)).length;
      return [concept, speaking === 0 ? 0 : Math.log(1 + tools.length / speaking)];
    }),
  );
  const most = asked.reduce((sum, concept) => sum + NAME_WEIGHT * (rarity.get(concept) ?? 0), 0);
  return profiles
    .map(({ tool, profile }) => {
      const sum = asked.reduce(
        (total, concept) => total + (profile.get(concept) ?? 0) * (rarity.get(concept) ?? 0),
        0,
      );
      return { tool, score: most === 0 ? 0 : sum / most };
    })
    .sort((a, b) => b.score - a.score);
}

function profileOf(tool: SentTool): ReadonlyMap<Concept, number> {
  const profile = new Map<Concept, number>();
  const said = `${tool.description} ${JSON.stringify(tool.parameters["properties"] ?? {})}`;
  for (const concept of readConcepts(said).concepts) profile.set(concept, 1);
  for (const concept of readConcepts(tool.name).concepts) profile.set(concept, NAME_WEIGHT);
  return profile;
}
