import { LEXICON_WORDS } from "./lexicon.ts";
import { isSmall } from "./small-words.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 6;
const LONG = 8;

/**
 * Words as they were meant: one that nobody knows and that is a slip away from exactly one known
 * word is that word; two known words written as one are parted.
 * @param known words of names and tools besides those of the lexicon.
 */
export function respelled(stems: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const isKnown = (word: string): boolean =>
    known.has(word) || LEXICON_WORDS.has(word) || isSmall(word);
  return stems.flatMap((word) =>
    isKnown(word) || /\d/.test(word)
      ? [word]
      : (partsOf(word, isKnown) ?? [nearest(word, [...LEXICON_WORDS, ...known]) ?? word]),
  );
}

/** "Howmany" is two words. */
function partsOf(word: string, isKnown: (word: string) => boolean): readonly string[] | undefined {
  for (let cut = 3; cut <= word.length - 4; cut += 1) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    if (isKnown(head) && isKnown(tail)) return [head, tail];
  }
  return undefined;
}

function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length < SHORTEST) return undefined;
  const near = words.filter(
    (one) =>
      one.length >= SHORTEST &&
      one[0] === word[0] &&
      Math.abs(one.length - word.length) <= 1 &&
      isOneSlipAway(word, one),
  );
  return new Set(near).size === 1 ? near[0] : undefined;
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  const isOther = long.slice(at + 1) === short.slice(at + 1);
  const isSwapped =
    long[at] === short[at + 1] &&
    long[at + 1] === short[at] &&
    long.slice(at + 2) === short.slice(at + 2);
  // Two words of everyday language often differ by a letter: "depend", "defend".
  return (isOther && a.length >= LONG) || isSwapped;
}
