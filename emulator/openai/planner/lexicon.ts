import { CONCEPTS, type Concept } from "./concepts.ts";
import { LIGHT_WORDS } from "./small-words.ts";
import { withDigits } from "./time-spans.ts";
import { stemsOf } from "./words.ts";

export type { Concept } from "./concepts.ts";

interface Phrase {
  readonly concept: Concept;
  readonly stems: readonly string[];
}

const isConcept = (name: string): name is Concept => name in CONCEPTS;

/** A phrase of which light words leave less than two would say too much. */
function heavyStems(text: string): readonly string[] {
  const stems = stemsOf(withDigits(text));
  const heavy = stems.filter((stem) => !LIGHT_WORDS.has(stem));
  return heavy.length === 1 && stems.length > 1 ? [] : heavy;
}

const ALL: readonly Phrase[] = Object.entries(CONCEPTS).flatMap(([concept, phrases]) =>
  isConcept(concept)
    ? phrases.split(", ").map((text) => ({ concept, stems: heavyStems(text) }))
    : [],
);

/** Phrases by their first word. */
const PHRASES: ReadonlyMap<string | undefined, readonly Phrase[]> = Map.groupBy(
  ALL.filter(({ stems }) => stems.length > 0),
  ({ stems }) => stems[0],
);

/** Every word some phrase is made of. */
export const LEXICON_WORDS: ReadonlySet<string> = new Set(ALL.flatMap(({ stems }) => stems));

/** What the words at some places of a text mean; more than one thing where the lexicon leaves it open. */
export interface SaidPhrase {
  readonly concepts: readonly Concept[];
  readonly at: readonly number[];
}

/**
 * What a text speaks of, phrase by phrase. Every word counts for one phrase only, the longest that
 * covers it: "not assigned" is idle before "assigned" is assigned.
 * @param without places left out: what phrases are said around.
 */
export function saidPhrases(
  stems: readonly string[],
  without: ReadonlySet<number> = new Set(),
): readonly SaidPhrase[] {
  const heavy = stems.flatMap((stem, at) =>
    LIGHT_WORDS.has(stem) || without.has(at) ? [] : [{ stem, at }],
  );
  const found = heavy
    .flatMap(({ stem }, start) =>
      (PHRASES.get(stem) ?? [])
        .filter((phrase) => phrase.stems.every((one, at) => heavy[start + at]?.stem === one))
        .map(({ concept, stems: { length } }) => ({ concept, start, length })),
    )
    .sort((a, b) => b.length - a.length);
  const taken = heavy.map(() => false);
  const said: SaidPhrase[] = [];
  for (const { start, length } of found) {
    if (taken.slice(start, start + length).includes(true)) continue;
    taken.fill(true, start, start + length);
    const alike = found.filter((one) => one.start === start && one.length === length);
    said.push({
      concepts: [...new Set(alike.map(({ concept }) => concept))],
      at: heavy.slice(start, start + length).map(({ at }) => at),
    });
  }
  return said;
}

/** The concepts of a text, without their places. */
export function conceptsOf(text: string): ReadonlySet<Concept> {
  return new Set(saidPhrases(stemsOf(text)).flatMap(({ concepts }) => concepts));
}
