import { CONCEPTS, type Concept } from "./concepts.ts";
import { isSmall, LIGHT_WORDS } from "./small-words.ts";
import { withDigits } from "./time-spans.ts";
import { WORD_CLASSES, type WordClass } from "./word-classes.ts";
import { stemsOf } from "./words.ts";

export type { Concept } from "./concepts.ts";

type Stems = readonly string[];

/** A phrase: at each place, what can be said there. */
interface Phrase {
  readonly concept: Concept;
  /** Whether it may as well mean nothing of ours: "state", "impact". */
  readonly isWeak: boolean;
  readonly places: readonly (readonly Stems[])[];
  /** How many small words may stand between its words. */
  readonly widest: number;
}

const isConcept = (name: string): name is Concept => name in CONCEPTS;
const isWordClass = (name: string): name is WordClass => name in WORD_CLASSES;

const heavyOf = (stems: Stems): Stems => stems.filter((stem) => !LIGHT_WORDS.has(stem));

const CLASSES: ReadonlyMap<string, readonly Stems[]> = new Map(
  Object.entries(WORD_CLASSES).map(([name, words]) => [
    name,
    words
      .split(", ")
      .map((word) => heavyOf(stemsOf(word)))
      .sort((a, b) => b.length - a.length),
  ]),
);

/** The places of a phrase; none for one of which light words leave less than two, as it would say too much. */
function placesOf(text: string): Phrase["places"] {
  const places = text.split(" ").some(isWordClass)
    ? text.split(" ").flatMap((word) => {
        const words = CLASSES.get(word);
        return words === undefined ? heavyOf(stemsOf(word)).map((stem) => [[stem]]) : [words];
      })
    : heavyOf(stemsOf(withDigits(text))).map((stem) => [[stem]]);
  const isWhole = places.length === stemsOf(withDigits(text)).length;
  const isTooLight =
    places.length < 2 || places.every((words) => words.every((stems) => stems.every(isSmall)));
  return isTooLight && !isWhole ? [] : places;
}

/** So many small words may stand between the words of a phrase: "hide the users' names". */
const WIDEST_GAP = 2;

/** Small words say something only where they stand together. */
const widestGapOf = (places: Phrase["places"]): number =>
  places.some((words) => words.some((stems) => stems.some((stem) => !isSmall(stem))))
    ? WIDEST_GAP
    : 0;

/** Written after a phrase that says little. */
const WEAK = "~";

const ALL: readonly Phrase[] = Object.entries(CONCEPTS).flatMap(([concept, phrases]) =>
  isConcept(concept)
    ? phrases
        .trim()
        .split(/,\s+/)
        .map((text) => {
          const places = placesOf(text.replace(WEAK, ""));
          return { concept, isWeak: text.endsWith(WEAK), places, widest: widestGapOf(places) };
        })
    : [],
);

/** Phrases by a word they can begin with. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = ALL.reduce((map, phrase) => {
  for (const first of new Set(phrase.places[0]?.map(([stem = ""]) => stem))) {
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}, new Map<string, readonly Phrase[]>());

/** Every word some phrase is made of. */
export const LEXICON_WORDS: ReadonlySet<string> = new Set(
  ALL.flatMap(({ places }) => places.flat(2)),
);

/** What the words at some places of a text mean; more than one thing where the lexicon leaves it open. */
export interface SaidPhrase {
  readonly concepts: readonly Concept[];
  readonly at: readonly number[];
  readonly isWeak: boolean;
}

/** Stands for what was left out, such as a name. */
const LEFT_OUT = "…";

const BARRIERS: ReadonlySet<string> = new Set(
  stemsOf(
    "and or but nor many much more less few how what which who when where why if than because while whether then so",
  ),
);

const isPassedOver = (stem = ""): boolean =>
  stem === LEFT_OUT || (stem !== "" && isSmall(stem) && !BARRIERS.has(stem));

/** Where the words of a phrase stand from a place on; undefined where they do not. */
function matchFrom(
  words: Stems,
  start: number,
  { places, widest }: Pick<Phrase, "places" | "widest">,
): readonly number[] | undefined {
  const [first, ...rest] = places;
  if (first === undefined) return [];
  for (const stems of first) {
    if (!stems.every((stem, at) => words[start + at] === stem)) continue;
    const own = stems.map((_, at) => start + at);
    const next = start + stems.length;
    if (rest.length === 0) return own;
    for (let gap = 0; gap <= widest; gap += 1) {
      if (gap > 0 && !isPassedOver(words[next + gap - 1])) break;
      const others = matchFrom(words, next + gap, { places: rest, widest });
      if (others !== undefined) return [...own, ...others];
    }
  }
  return undefined;
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
    without.has(at)
      ? without.has(at - 1)
        ? []
        : [{ stem: LEFT_OUT, at }]
      : LIGHT_WORDS.has(stem)
        ? []
        : [{ stem, at }],
  );
  const words = heavy.map(({ stem }) => stem);
  const found = words
    .flatMap((stem, start) =>
      (PHRASES.get(stem) ?? []).flatMap(({ concept, isWeak, places, widest }) => {
        const at = matchFrom(words, start, { places, widest });
        return at === undefined ? [] : [{ concept, isWeak, at, key: at.join(" ") }];
      }),
    )
    // Of as many words, those that stand together.
    .sort((a, b) => b.at.length - a.at.length || widthOf(a.at) - widthOf(b.at));
  const byPlaces = Map.groupBy(found, ({ key }) => key);
  const taken = new Set<number>();
  const said: SaidPhrase[] = [];
  for (const { at, key } of found) {
    if (at.some((place) => taken.has(place))) continue;
    for (const place of at) taken.add(place);
    const alike = byPlaces.get(key) ?? [];
    said.push({
      concepts: [...new Set(alike.map(({ concept }) => concept))],
      at: at.flatMap((place) => heavy[place]?.at ?? []),
      isWeak: alike.every((one) => one.isWeak),
    });
  }
  return said;
}

const widthOf = (at: readonly number[]): number => (at.at(-1) ?? 0) - (at[0] ?? 0);

/** The concepts of a text, without their places. */
export function conceptsOf(text: string): ReadonlySet<Concept> {
  return new Set(saidPhrases(stemsOf(text)).flatMap(({ concepts }) => concepts));
}
