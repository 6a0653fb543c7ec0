import { NAME_VERBS } from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

const MONTH = /^(?:jan|january|april|may|june|july|august|march)$/;
const BEFORE_MONTH = /^(?:in|since|until|till|last|next|this|early|late|mid|every|during)$/;
const DAY_OR_YEAR = /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d)$/;
const POSSESSIVE = /^['’‘ʼ`´][sS]\b/u;

/** Whether a capitalised word names a month more often than somebody; `Jan` does not. */
export function isMonthName(folded: string): boolean {
  return folded !== "jan" && MONTH.test(folded);
}

/** `in May`, `May 2026`, `14 June`: a month, not somebody. */
export function isMonth(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.folded ?? "";
  const after = words[index + 1]?.folded ?? "";
  return (
    MONTH.test(words[index]?.folded ?? "") &&
    (BEFORE_MONTH.test(before) || DAY_OR_YEAR.test(before) || DAY_OR_YEAR.test(after))
  );
}

/** Whether the word is followed by what follows a name: `Mark's`, `Grace left`, `Heather: "..."`. */
export function actsLikeName(words: readonly Word[], index: number): boolean {
  const next = words[index + 1];
  if (next === undefined) {
    return false;
  }
  return (
    POSSESSIVE.test(next.gap) ||
    /^:\s?\\?["“'‘]/u.test(next.gap) ||
    (next.gap === " " && next.case === "lower" && NAME_VERBS.has(next.folded))
  );
}

const AND = /^(?:and|or|y|und|et|i)$/;

/** Index of the word on the other side of an "and", "or", "&" or comma; -1 when there is none. */
export function coordinated(words: readonly Word[], index: number, step: 1 | -1): number {
  const gapAfter = (at: number): string => words[at + 1]?.gap ?? "";
  const between = step === 1 ? gapAfter(index) : gapAfter(index - 1);
  if (/^(?: & |, )$/.test(between)) {
    return index + step;
  }
  const conjunction = AND.test(words[index + step]?.folded ?? "");
  const far = step === 1 ? gapAfter(index + 1) : gapAfter(index - 2);
  return conjunction && between === " " && far === " " ? index + 2 * step : -1;
}
