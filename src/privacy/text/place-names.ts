import type { Span } from "./span.ts";
import { placePhraseLength } from "./vocabulary/english.ts";
import type { Word } from "./words.ts";

/** Places of several words, such as `Rio de Janeiro`, where at least the first has a capital. */
export function findPlaceNames(words: readonly Word[]): readonly Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const length = placePhraseLength((offset) => {
      const word = words[index + offset];
      return offset === 0 || word?.gap === " " ? word?.folded : undefined;
    });
    const [first, last] = [words[index], words[index + length - 1]];
    if (length > 0 && first !== undefined && last !== undefined && first.case !== "lower") {
      spans.push({ start: first.start, end: last.end });
      index += length - 1;
    }
  }
  return spans;
}
