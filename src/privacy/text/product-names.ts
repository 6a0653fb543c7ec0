import type { Span } from "./span.ts";
import {
  BRANDS,
  ORDINARY_BRANDS,
  PART_NUMBER_STEMS,
  PLAN_CODE,
  PRODUCT_JOINERS,
  PRODUCT_WORDS,
} from "./vocabulary/product-words.ts";
import type { Word } from "./words.ts";

const PRODUCT_GAP = /^[ _\-()&/+]{1,3}$/;

function isPlanWord(word: Word): boolean {
  return PRODUCT_WORDS.has(word.folded) || PLAN_CODE.test(word.folded) || BRANDS.has(word.folded);
}

/** Whether no word says more than the names of products do. */
export function isMadeOfProductWords(words: readonly Word[]): boolean {
  return words.every((word) => isPlanWord(word) || PART_NUMBER_STEMS.test(word.folded));
}

/** Whether a product's name may go on with this word: same style of writing, only blanks between. */
function continues(word: Word | undefined, capitals: boolean): boolean {
  if (word === undefined || !PRODUCT_GAP.test(word.gap) || !isPlanWord(word)) {
    return false;
  }
  return !capitals || word.case !== "lower" || word.gap === "_";
}

/** Index of the last word of the product's name that begins at `first`. */
function lastWordOf(words: readonly Word[], first: number): number {
  const capitals = words[first]?.case !== "lower";
  let last = first;
  for (let next = first + 1; next < words.length; next += 1) {
    const word = words[next];
    if (word !== undefined && PRODUCT_JOINERS.has(word.folded) && PRODUCT_GAP.test(word.gap)) {
      if (!continues(words[next + 1], capitals)) {
        return last;
      }
    } else if (!continues(word, capitals)) {
      return last;
    }
    last = next;
  }
  return last;
}

function isPartNumber(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  return (
    next?.gap === "_" &&
    words[index]?.gap !== "_" &&
    PART_NUMBER_STEMS.test(words[index]?.folded ?? "")
  );
}

/** `MCOEV`, `VISIOCLIENT`: a part number of one word. */
function isPartNumberAlone(word: Word): boolean {
  return word.case === "upper" && word.text.length > 4 && PART_NUMBER_STEMS.test(word.folded);
}

/** Index of the last word of the run joined by underscores that begins at `first`. */
function lastOfPartNumber(words: readonly Word[], first: number): number {
  let last = first;
  while (words[last + 1]?.gap === "_") {
    last += 1;
  }
  return last;
}

/** `Forms Nowak`, but not `Forms | Nowak`: a capital that belongs to the word before. */
function goesOnAsName(next: Word | undefined): boolean {
  return next?.case === "capital" && PRODUCT_GAP.test(next.gap);
}

function beginsProduct(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined) {
    return false;
  }
  if (BRANDS.has(word.folded) || isPartNumberAlone(word)) {
    return true;
  }
  if (!ORDINARY_BRANDS.has(word.folded)) {
    return false;
  }
  const next = words[index + 1];
  return (
    continues(next, word.case !== "lower") ||
    (word.case === "capital" && !word.startsSentence && !goesOnAsName(next))
  );
}

/**
 * Stretches that name a product, plan or SKU: `Microsoft 365 E5`, `Power BI Pro`, `SPE_E5`. The
 * vocabulary is that of Microsoft's table "Product names and service plan identifiers for licensing".
 */
export function findProductNames(words: readonly Word[]): readonly Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const partNumber = isPartNumber(words, index);
    if (partNumber || beginsProduct(words, index)) {
      const last = partNumber ? lastOfPartNumber(words, index) : lastWordOf(words, index);
      spans.push({ start: words[index]?.start ?? 0, end: words[last]?.end ?? 0 });
      index = last;
    }
  }
  return spans;
}
