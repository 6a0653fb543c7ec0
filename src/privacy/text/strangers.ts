import {
  capitalisesNouns,
  isGermanLetter,
  isMostlyEnglish,
  judgeWords,
  type NameFacts,
} from "./name-facts.ts";
import { isBeside } from "./name-runs.ts";
import { Scrubber } from "./scrubber.ts";
import { overlaps } from "./span.ts";
import { ENGLISH_WORDS, HONORIFICS } from "./vocabulary/name-words.ts";
import { splitWords, type Word } from "./words.ts";

const FINDER = new Scrubber();

/**
 * Whether a text names somebody with words that another text does not have. For what a model worded
 * from that other text, in whatever language: a word nobody knows is somebody only where it is a known
 * name, stands behind a title, or has a capital that no sentence and no German noun explains.
 */
export function namesStranger(text: string, given: string): boolean {
  const words = splitWords(text);
  const facts = judgeWords(words, () => true);
  const english = isMostlyEnglish(words) && words.some(({ folded }) => ENGLISH_WORDS.has(folded));
  const givenWords = splitWords(given);
  const german = capitalisesNouns(words) || (!english && isGermanLetter(words));
  const language = { german, english };
  const known = new Set(givenWords.map(({ folded }) => folded));
  const people = FINDER.find(text).filter(({ kind }) => kind === "PERSON");
  return words.some(
    (word, index) =>
      !known.has(word.folded) &&
      people.some((person) => overlaps(person, word)) &&
      (isNamed(words, index, { facts, language }) ||
        isCapitalised(words, index, { facts, language })),
  );
}

interface Reading {
  readonly facts: (index: number) => NameFacts;
  readonly language: { readonly german: boolean; readonly english: boolean };
}

/** Behind a title, or a known name; in small letters other languages have words like it. */
function isNamed(words: readonly Word[], index: number, { facts, language }: Reading): boolean {
  const { free, known, ordinary } = facts(index);
  const legible = language.english || words[index]?.case !== "lower";
  return (free && known && !ordinary && legible) || HONORIFICS.has(words[index - 1]?.folded ?? "");
}

/** A capital inside a sentence; where nouns have one, two side by side. */
function isCapitalised(
  words: readonly Word[],
  index: number,
  { facts, language }: Reading,
): boolean {
  const isInside = (at: number): boolean => facts(at).capital && !facts(at).startsSentence;
  const isNoun = (at: number): boolean => isInside(at) && facts(at).unknown;
  const isPair = (first: number): boolean =>
    isNoun(first) && isNoun(first + 1) && isBeside(words[first], words[first + 1]);
  return language.german ? isPair(index) || isPair(index - 1) : isInside(index);
}
