import { SPAN_MARK } from "../claims.ts";
import { saidPhrases } from "../lexicon.ts";
import { brandsIn, withFullNames } from "../product-nicknames.ts";
import { saidNames } from "../product-words.ts";
import { type TimeSpan, timeSpans, withDigits } from "../time-spans.ts";
import { plainText, stemOf } from "../words.ts";

/** What occurs in a text, how much it counts, and the places of the words it is made of. */
export interface Feature {
  readonly value: number;
  readonly places: readonly number[];
}

/** What a text is known by. */
export type Features = ReadonlyMap<string, Feature>;

/** How much a feature counts by its kind: what is rarer to meet again counts for less. */
const WORD = 1;
const PAIR = 0.7;
const APART = 0.4;
const PIECE = 0.3;
const TOGETHER = 0.5;

/** Pieces of words meet where a word is misspelt or inflected in a way no rule knows. */
const PIECE_LENGTH = 4;

/** All texts count alike, however long they are. */
const LENGTH = 3;

/**
 * The features of a question: its words, neighbours, pieces of words, and the concepts the lexicon
 * finds. Products, spans of time and numbers are no words of it: what is asked is the same for each.
 */
export function featuresOf(text: string, names: readonly string[]): Features {
  const { words, brands, spans, named } = markedWords(text, names);
  const around = ["^", ...words, "$"];
  const phrases = saidPhrases(words);
  const concepts = [...new Set(phrases.flatMap((one) => one.concepts))].toSorted();
  const placesOf = (concept: string): readonly number[] =>
    phrases.find((one) => one.concepts.some((said) => said === concept))?.at ?? [];
  const found: readonly Found[] = [
    ...around.flatMap((word, at) => pair(`s ${word}`, around[at + 2], APART, [at - 1, at + 1])),
    ...around.flatMap((word, at) => pair(`w ${word}`, around[at + 1], PAIR, [at - 1, at])),
    ...words.flatMap((word, at) =>
      piecesOf(word).map((piece): Found => [`c ${piece}`, PIECE, [at]]),
    ),
    ...concepts.flatMap((one, at) =>
      concepts
        .slice(at + 1)
        .map(
          (other): Found => [
            `kk ${one} ${other}`,
            TOGETHER,
            [...placesOf(one), ...placesOf(other)],
          ],
        ),
    ),
    ...words.map((word, at): Found => [`u ${word}`, WORD, [at]]),
    ...brands.map((brand): Found => [`u ${brand}`, WORD, []]),
    ...spans.map(({ days }): Found => [`d ${days}`, WORD, []]),
    ...concepts.map((one): Found => [`k ${one}`, WORD, placesOf(one)]),
    [`n ${Math.min(named, MANY)}`, WORD, []],
  ];
  const values = new Map(found.map(([name, value]) => [name, value]));
  const length = Math.hypot(...values.values());
  return new Map(
    found.map(([name, value, places]) => [name, { value: (LENGTH * value) / length, places }]),
  );
}

type Found = readonly [name: string, value: number, places: readonly number[]];

/** More products than a comparison takes. */
const MANY = 3;

const pair = (
  first: string,
  second: string | undefined,
  value: number,
  places: readonly number[],
): readonly Found[] => (second === undefined ? [] : [[`${first} ${second}`, value, places]]);

function piecesOf(word: string): readonly string[] {
  if (word.length <= PIECE_LENGTH || word.startsWith("‹")) return [];
  const whole = `<${word}>`;
  return Array.from({ length: whole.length - PIECE_LENGTH + 1 }, (_, at) =>
    whole.slice(at, at + PIECE_LENGTH),
  );
}

interface MarkedWords {
  readonly words: readonly string[];
  /** Words of product names that tell what a product is for: "visio", "copilot". */
  readonly brands: readonly string[];
  readonly spans: readonly TimeSpan[];
  readonly named: number;
}

/** The words of a text as stems, with marks in the place of products, spans of time and numbers. */
function markedWords(text: string, names: readonly string[]): MarkedWords {
  const plain = withDigits(plainText(text));
  // "This month" is said of anything.
  const spans = timeSpans(plain).filter(({ direction }) => direction !== "now");
  const marked = spans.reduceRight(
    (rest, { from, to, direction }) =>
      `${rest.slice(0, from)} ${SPAN_MARK}${direction ?? ""} ${rest.slice(to)}`,
    plain,
  );
  const stems = (withFullNames(marked).match(/[\p{L}\p{N}]+|[?:]/gu) ?? []).map(stemOf);
  const named = saidNames(stems, names);
  const inNames = new Map(named.flatMap(({ at }) => at.map((place, i) => [place, i] as const)));
  return {
    words: stems.flatMap((stem, at) => {
      const place = inNames.get(at);
      if (place !== undefined) return place === 0 ? ["‹product›"] : [];
      return [/^\d+$/.test(stem) ? "‹number›" : stem];
    }),
    brands: [...inNames.keys()].flatMap((at) => {
      const parts = brandsIn(stems[at] ?? "");
      return parts.filter((stem) => !(ANY_PRODUCT.has(stem) || /^\d+$/.test(stem)));
    }),
    spans,
    named: named.length,
  };
}

/** Words of product names that say nothing of what the product is for. */
const ANY_PRODUCT = new Set(
  "microsoft office plan for onlin and the of standard premium basic business p1 p2 e1 e3 e5 e7 f1 f3 no pro".split(
    " ",
  ),
);
