import { SPAN_MARK } from "../claims.ts";
import { saidPhrases } from "../lexicon.ts";
import { withFullNames } from "../product-nicknames.ts";
import { saidNames } from "../product-words.ts";
import { type TimeSpan, timeSpans, withDigits } from "../time-spans.ts";
import { plainText, stemOf } from "../words.ts";

/** What a text is known by: what occurs in it, and how much each counts. */
export type Features = ReadonlyMap<string, number>;

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
  const concepts = [...new Set(saidPhrases(words).flatMap((one) => one.concepts))].toSorted();
  const features = new Map<string, number>([
    ...around.flatMap((word, at) => pair(`s ${word}`, around[at + 2], APART)),
    ...around.flatMap((word, at) => pair(`w ${word}`, around[at + 1], PAIR)),
    ...words.flatMap(piecesOf).map((piece) => [`c ${piece}`, PIECE] as const),
    ...concepts.flatMap((one, at) =>
      concepts.slice(at + 1).map((other) => [`kk ${one} ${other}`, TOGETHER] as const),
    ),
    ...words.map((word) => [`u ${word}`, WORD] as const),
    ...brands.map((brand) => [`u ${brand}`, WORD] as const),
    ...spans.map(({ days }) => [`d ${days}`, WORD] as const),
    ...concepts.map((one) => [`k ${one}`, WORD] as const),
    [`n ${Math.min(named, MANY)}`, WORD],
  ]);
  const length = Math.hypot(...features.values());
  return new Map([...features].map(([name, value]) => [name, (LENGTH * value) / length]));
}

/** More products than a comparison takes. */
const MANY = 3;

const pair = (
  first: string,
  second: string | undefined,
  value: number,
): readonly (readonly [string, number])[] =>
  second === undefined ? [] : [[`${first} ${second}`, value]];

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
      const stem = stems[at] ?? "";
      return ANY_PRODUCT.has(stem) || /^\d+$/.test(stem) ? [] : [stem];
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
