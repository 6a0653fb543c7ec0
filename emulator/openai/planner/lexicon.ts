import { CONCEPTS, type Concept, FAINT } from "./concepts.ts";
import { stemsOf } from "./words.ts";

export type { Concept } from "./concepts.ts";

interface Phrase {
  readonly concept: Concept;
  readonly stems: readonly string[];
  readonly weight: number;
}

const FAINT_WEIGHT = 0.3;

const isConcept = (name: string): name is Concept => name in CONCEPTS;

const phrasesOf = (lexicon: Readonly<Record<string, string>>, weight: number): readonly Phrase[] =>
  Object.entries(lexicon).flatMap(([concept, phrases]) =>
    isConcept(concept)
      ? phrases.split(", ").map((text) => ({ concept, stems: stemsOf(text), weight }))
      : [],
  );

/** Phrases by their first word. */
const PHRASES: ReadonlyMap<string | undefined, readonly Phrase[]> = Map.groupBy(
  [...phrasesOf(CONCEPTS, 1), ...phrasesOf(FAINT, FAINT_WEIGHT)],
  ({ stems }) => stems[0],
);

export interface Reading {
  /** How clearly a text speaks of each concept, up to 1. */
  readonly concepts: ReadonlyMap<Concept, number>;
  /** Stems no phrase covered, in order. */
  readonly rest: readonly string[];
}

/**
 * The concepts a text speaks of. Every word counts for one phrase only, the longest that covers it:
 * "not assigned" is idle before "assigned" is assigned.
 */
export function readConcepts(text: string): Reading {
  const stems = stemsOf(text);
  const found = stems
    .flatMap((word, start) =>
      (PHRASES.get(word) ?? [])
        .filter((phrase) => phrase.stems.every((stem, at) => stems[start + at] === stem))
        .map((phrase) => ({ ...phrase, start })),
    )
    .sort((a, b) => b.stems.length - a.stems.length || b.weight - a.weight);
  const taken = stems.map(() => false);
  const concepts = new Map<Concept, number>();
  for (const { concept, stems: phrase, weight, start } of found) {
    if (phrase.some((_, at) => taken[start + at])) continue;
    concepts.set(concept, Math.max(weight, concepts.get(concept) ?? 0));
    taken.fill(true, start, start + phrase.length);
  }
  return { concepts, rest: stems.filter((_, at) => !taken[at]) };
}

/** Concepts that say how to answer rather than what about. */
export const MANNER: ReadonlySet<Concept> = new Set([
  "count",
  "money",
  "seat",
  "product",
  "month",
  "year",
  "total",
  "most",
  "least",
  "now",
  "teams",
  "mail",
  "files",
  "oneDrive",
  "sharePoint",
  "copilot",
  "yammer",
  "skype",
]);

/** Of these the ones that a tool can be narrowed to: a period, and what people work with. */
export const WORKLOADS: readonly Concept[] = [
  "teams",
  "mail",
  "files",
  "oneDrive",
  "sharePoint",
  "copilot",
  "yammer",
  "skype",
];
export const NARROWING: ReadonlySet<Concept> = new Set<Concept>(["year", ...WORKLOADS]);
