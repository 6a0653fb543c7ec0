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

/** Longest phrases first, so that "not assigned" is idle before "assigned" is assigned. */
const PHRASES: readonly Phrase[] = [
  ...phrasesOf(CONCEPTS, 1),
  ...phrasesOf(FAINT, FAINT_WEIGHT),
].sort((a, b) => b.stems.length - a.stems.length || b.weight - a.weight);

export interface Reading {
  /** How clearly a text speaks of each concept, up to 1. */
  readonly concepts: ReadonlyMap<Concept, number>;
  /** Stems no phrase covered, in order. */
  readonly rest: readonly string[];
}

/** The concepts a text speaks of. Every word counts for one phrase only, the longest that covers it. */
export function readConcepts(text: string): Reading {
  const stems = stemsOf(text);
  const taken = stems.map(() => false);
  const concepts = new Map<Concept, number>();
  for (const { concept, stems: phrase, weight } of PHRASES) {
    for (let start = 0; start + phrase.length <= stems.length; start += 1) {
      if (!phrase.every((stem, at) => stems[start + at] === stem && !taken[start + at])) continue;
      concepts.set(concept, Math.max(weight, concepts.get(concept) ?? 0));
      taken.fill(true, start, start + phrase.length);
    }
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
]);
