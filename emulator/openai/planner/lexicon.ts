import { CONCEPTS, type Concept } from "./concepts.ts";
import { stemsOf } from "./words.ts";

export type { Concept } from "./concepts.ts";

interface Phrase {
  readonly concept: Concept;
  readonly stems: readonly string[];
}

const names = Object.keys(CONCEPTS).filter((name): name is Concept => name in CONCEPTS);

/** Longest phrases first, so that "not assigned" is idle before "assigned" is assigned. */
const PHRASES: readonly Phrase[] = names
  .flatMap((concept) =>
    CONCEPTS[concept].split(", ").map((text) => ({ concept, stems: stemsOf(text) })),
  )
  .sort((a, b) => b.stems.length - a.stems.length);

export interface Reading {
  readonly concepts: ReadonlySet<Concept>;
  /** Stems no phrase covered. */
  readonly rest: readonly string[];
}

/** The concepts a text speaks of. Every word counts for one phrase only, the longest that covers it. */
export function readConcepts(text: string): Reading {
  const stems = stemsOf(text);
  const taken = stems.map(() => false);
  const concepts = new Set<Concept>();
  for (const phrase of PHRASES) {
    for (let start = 0; start + phrase.stems.length <= stems.length; start += 1) {
      const fits = phrase.stems.every(
        (stem, at) => stems[start + at] === stem && !taken[start + at],
      );
      if (!fits) continue;
      concepts.add(phrase.concept);
      taken.fill(true, start, start + phrase.stems.length);
    }
  }
  return { concepts, rest: stems.filter((_, at) => !taken[at]) };
}
