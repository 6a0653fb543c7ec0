import { type Concept, saidPhrases } from "./lexicon.ts";
import { saidNames } from "./product-words.ts";
import { isSmall } from "./small-words.ts";
import type { TimeSpan } from "./time-spans.ts";
import { stemsOf } from "./words.ts";

/** One thing a question says, and everything it can mean. A plan has to account for it. */
export interface Claim {
  /** As it was written, in stems. */
  readonly words: readonly string[];
  readonly concepts: readonly Concept[];
  readonly names: readonly string[];
  readonly span: TimeSpan | null;
  readonly number: number | null;
  /** Whether it may go unaccounted for where something clear is said: it says little, or does not say of what. */
  readonly isWeak: boolean;
}

/** Stands for the span of time of that number among the words. */
export const SPAN_MARK = "timespan0";

/** What the words of a question mean: names, phrases of the lexicon, spans, numbers, and words nobody knows. */
export function claimsOf(
  stems: readonly string[],
  spans: readonly TimeSpan[],
  names: readonly string[],
): readonly Claim[] {
  const named = saidNames(stems, names);
  const wordsAt = (at: readonly number[]) => at.map((place) => stems[place] ?? "");
  const inNames = new Set(named.flatMap(({ at }) => at));
  // What is in a name means nothing else, but for the brand itself: "Copilot" is a workload too.
  const phrases = saidPhrases(stems, inNames);
  const brands = saidPhrases(stems).filter(({ concepts }) =>
    concepts.some((one) => BRANDS.has(one)),
  );
  const covered = new Set([...inNames, ...[...phrases, ...brands].flatMap(({ at }) => at)]);
  const left = stems.flatMap((stem, at) =>
    covered.has(at) ? [] : wordClaim(stem, spans, isVerb(stems, at)),
  );
  return [
    ...named.flatMap(({ names: meant, at }) => {
      const also = brands.filter((one) => one.at.some((place) => at.includes(place)));
      return claim(wordsAt(at), {
        names: meant,
        concepts: also.flatMap(({ concepts }) => concepts),
      });
    }),
    ...phrases.map(({ concepts, at, isWeak }) => claim(wordsAt(at), { concepts, isWeak })),
    ...left,
  ];
}

/** Before a verb, and before what is done to it: "we …", "… the waste". */
const SUBJECTS = new Set(stemsOf("we i you they one"));
const OBJECTS = new Set(stemsOf("the our all my these those any each every me us"));

/** Whether an unknown word is a verb by its place: it says what is done, not to what. */
const isVerb = (stems: readonly string[], at: number): boolean =>
  SUBJECTS.has(stems[at - 1] ?? "") ||
  (OBJECTS.has(stems[at + 1] ?? "") && (at === 0 || stems[at - 1] === "pleas"));

/** "Successfully", "roughly": how, not what. */
const isManner = (stem: string): boolean => stem.length > 5 && stem.endsWith("ly");

function wordClaim(stem: string, spans: readonly TimeSpan[], isWeak: boolean): readonly Claim[] {
  if (stem.startsWith(SPAN_MARK)) {
    return [claim([stem], { span: spans[Number(stem.slice(SPAN_MARK.length))] ?? null })];
  }
  if (/^\d+$/.test(stem)) return stem === "365" ? [] : [claim([stem], { number: Number(stem) })];
  return isSmall(stem) || isManner(stem) ? [] : [claim([stem], { isWeak })];
}

/** Concepts that are brands: said by a product's name as well. */
const BRANDS: ReadonlySet<Concept> = new Set<Concept>([
  "copilot",
  "audioConferencing",
  "visioProject",
  "powerBi",
  "entraPremium",
  "sharePoint",
  "oneDrive",
  "mail",
]);

const claim = (
  words: readonly string[],
  { concepts = [], names = [], span = null, number = null, isWeak = false }: Partial<Claim>,
): Claim => ({ words, concepts, names, span, number, isWeak });
