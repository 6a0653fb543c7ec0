import type { NameFacts } from "./name-facts.ts";
import { isBeside } from "./name-runs.ts";
import { NAME_CUES } from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

/** One syllable of a Korean name in Latin letters (Revised Romanization, and common other spellings). */
const SYLLABLE =
  /^(?:kk|tt|pp|ss|jj|ch|[gkndtrlmbpsjhyw])?(?:yeo|yoo|yae|yea|ae|eo|eu|ui|oo|ee|ou|ya|yo|yu|ye|wa|wo|we|wi|[aeiou])(?:ng|[nmklptgh])?$/;
const FAMILY_NAME =
  /^(?:kim|lee|yi|park|pak|choi|jung|jeong|chung|kang|cho|yoon|jang|chang|lim|im|han|oh|seo|shin|kwon|hwang|ahn|song|yoo|ryu|hong|jeon|ko|moon|yang|son|bae|baek|heo|nam|noh|ha|kwak|sung|cha|joo|woo|min|jin)$/;
const HYPHEN = /^[-\u2010\u2011]$/;

function isFamilyName(word: Word | undefined, like: Word): boolean {
  return word !== undefined && word.case === like.case && FAMILY_NAME.test(word.folded);
}

function areSyllables(one: Word, other: Word | undefined): boolean {
  return (
    other !== undefined &&
    HYPHEN.test(other.gap) &&
    SYLLABLE.test(one.folded) &&
    SYLLABLE.test(other.folded)
  );
}

/** `ask Min-jun`, `Seo-yeon`: where a name is expected, or no English word is written so. */
function isWrittenAsName(
  one: Word,
  before: Word | undefined,
  facts: readonly NameFacts[],
): boolean {
  const expected = NAME_CUES.has(before?.folded ?? "") || facts.some(({ unknown }) => unknown);
  return expected && one.case === "capital";
}

/**
 * Indices of the words that are halves of a Korean given name as it is romanised, such as `Min-jun`.
 * They may be English words: what tells is a family name beside them, or where they stand.
 */
export function koreanGivenNames(
  words: readonly Word[],
  facts: (index: number) => NameFacts,
): ReadonlySet<number> {
  const halves = new Set<number>();
  for (const [index, one] of words.entries()) {
    const other = words[index + 1];
    if (areSyllables(one, other)) {
      const [before, after] = [words[index - 1], words[index + 2]];
      const named =
        (isFamilyName(after, one) && isBeside(other, after)) ||
        (isFamilyName(before, one) && /^,? $/.test(one.gap));
      if (named || isWrittenAsName(one, before, [facts(index), facts(index + 1)])) {
        halves.add(index).add(index + 1);
      }
    }
  }
  return halves;
}

/** What is true of a half, whatever English word it is. */
export function asGivenName(facts: NameFacts): NameFacts {
  return { ...facts, given: true, known: true, unknown: true, capital: true };
}
