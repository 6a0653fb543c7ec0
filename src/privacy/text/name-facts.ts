import {
  isAmbiguous,
  isGivenName,
  isKnownName,
  isOrdinary,
  isPlace,
  soundsEnglish,
} from "./vocabulary/english.ts";
import {
  AMBIGUOUS_SURNAMES,
  ENGLISH_WORDS,
  FOREIGN_WORDS,
  GERMAN_WORDS,
  PARTICLES,
} from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

/** What can be said of a word by itself when asking whether it names somebody. */
export interface NameFacts {
  /** Whether it may be a name at all: letters, and nothing else has taken it. */
  readonly free: boolean;
  /** Written with a capital that means something. */
  readonly capital: boolean;
  readonly startsSentence: boolean;
  readonly ordinary: boolean;
  readonly place: boolean;
  /** Neither an everyday word nor a place: in a directory's vocabulary it can only be a name. */
  readonly rare: boolean;
  /** A common given or family name. */
  readonly known: boolean;
  readonly given: boolean;
  /** A given name that is an everyday word as well. */
  readonly ambiguous: boolean;
  /** An everyday word that is a name beside another part of a name. */
  readonly partOfName: boolean;
  /** No word an English reader knows, and no place. */
  readonly unknown: boolean;
  /** Unknown, and not built like an English word either. */
  readonly strange: boolean;
}

const NOTHING: NameFacts = {
  free: false,
  capital: false,
  startsSentence: false,
  ordinary: false,
  place: false,
  rare: false,
  known: false,
  given: false,
  ambiguous: false,
  partOfName: false,
  unknown: false,
  strange: false,
};

/** `McDonald`, `DeRose`, `O’Brien`: capitals inside, each followed by lower case. */
function isCapital({ text, case: written }: Word): boolean {
  return written === "capital" || /^\p{Lu}\p{Ll}{0,3}['’]?\p{Lu}\p{Ll}{2,}$/u.test(text);
}

/** Letters only, and no particle unless a capital inside a sentence makes it more: `Le`, `Van`. */
function mayBeName({ folded, case: written, startsSentence }: Word): boolean {
  const particle = PARTICLES.has(folded) && (written !== "capital" || startsSentence);
  return folded.length > 1 && /^\p{L}+$/u.test(folded) && !particle;
}

/** Letters no English word has, loan words included: `Arsenić` is not the element. */
const FOREIGN_LETTER = /[\u0100-\u024f\u1e00-\u1eff]/u;

/** Not built like an English word: a known name, a letter English does not have, or an odd ending. */
function isStrange(word: Word, known: boolean): boolean {
  if (word.folded.length < 3 || isAmbiguous(word.folded)) {
    return false;
  }
  return known || /[^\p{ASCII}'’‘ʼ`´]/u.test(word.text) || !soundsEnglish(word.folded);
}

function isEveryday({ text, folded }: Word): boolean {
  return (isOrdinary(folded) || FOREIGN_WORDS.has(folded)) && !FOREIGN_LETTER.test(text);
}

function factsOf(word: Word, isFree: boolean, shouting: boolean): NameFacts {
  const { folded, startsSentence } = word;
  const free = isFree && mayBeName(word);
  const ordinary = isEveryday(word);
  const place = isPlace(folded);
  const known = isKnownName(folded);
  const ambiguous = isAmbiguous(folded);
  const unknown = free && !ordinary && !place;
  return {
    free,
    capital: !shouting && isCapital(word),
    startsSentence,
    ordinary,
    place,
    rare: !ordinary && !ambiguous && !place,
    known,
    given: isGivenName(folded),
    ambiguous,
    partOfName: ambiguous || AMBIGUOUS_SURNAMES.has(folded),
    unknown,
    strange: unknown && isStrange(word, known),
  };
}

/** `B. Nowak`, `G.C. Wood`: one initial before what could be a name, or two before any capital. */
export function isBehindInitials(initials: readonly Word[], facts: NameFacts): boolean {
  const [first] = initials;
  if (first === undefined) {
    return false;
  }
  const { unknown, partOfName, known, place } = facts;
  return unknown || partOfName || known || initials.length > 1 || (place && !first.startsSentence);
}

/** Whether nearly everything is in capitals, so that capitals say nothing. */
export function isShouting(words: readonly Word[]): boolean {
  const cased = words.filter((word) => word.case !== "other" && word.text.length > 1);
  const upper = cased.filter((word) => word.case === "upper").length;
  return upper > 2 && upper >= cased.length * 0.7;
}

/** The facts of every word; asked beyond the text, a word nothing is true of. */
export function judgeWords(
  words: readonly Word[],
  isFree: (word: Word) => boolean,
): (index: number) => NameFacts {
  const shouting = isShouting(words);
  const facts = words.map((word) => factsOf(word, isFree(word), shouting));
  return (index) => facts[index] ?? NOTHING;
}

/** Whether nouns have capitals in the text's language: German does so. */
export function capitalisesNouns(words: readonly Word[]): boolean {
  const german = words.filter(({ folded }) => GERMAN_WORDS.has(folded)).length;
  const others = words.filter(
    ({ folded }) => FOREIGN_WORDS.has(folded) && !GERMAN_WORDS.has(folded),
  ).length;
  return german > 0 && german >= others;
}

/** What letters are made of, whatever they are about; too common elsewhere to tell in a question. */
const OF_LETTERS =
  /^(?:der|die|das|und|nicht|ist|fur|ihre[nmr]?|ihr|ihnen|sich|sie|er|bitte|wenn|noch|wir|mit|auf|um|seit|vielen|guten|wurden?|haben|nach|bei|wieder|jetzt|keine|mehr|neu)$/;
const FEWEST_OF_LETTERS = 3;

/** Whether a letter, or what belongs together, is written in German. */
export function isGermanLetter(words: readonly Word[]): boolean {
  return words.filter(({ folded }) => OF_LETTERS.test(folded)).length >= FEWEST_OF_LETTERS;
}

/** Letters that no German word has, French loan words included. */
const NOT_GERMAN = /[^\p{ASCII}äöüßÄÖÜẞéèàêç'’]/u;

/** Whether a word has a letter that German does not write. */
export function isWrittenUnlikeGerman(word: Word | undefined): boolean {
  return word !== undefined && NOT_GERMAN.test(word.text);
}

/** Words of which some are small ones of a language, by chance at least. */
const ENOUGH_WORDS = 12;

/** Whether a text is long enough, or has a small English word, to be judged by itself. */
export function tellsLanguage(words: readonly Word[]): boolean {
  return words.length >= ENOUGH_WORDS || words.some(({ folded }) => ENGLISH_WORDS.has(folded));
}

/** Fewest words a reader of English knows among all, for a capital to say that a word is unusual. */
const SHARE_OF_ENGLISH = 0.4;

/** Whether a text is written in English. Short ones are, unless their small words say otherwise. */
export function isMostlyEnglish(words: readonly Word[]): boolean {
  const foreign = words.filter(({ folded }) => FOREIGN_WORDS.has(folded)).length;
  const english = words.filter(({ folded }) => ENGLISH_WORDS.has(folded)).length;
  if (foreign > english + 1) {
    return false;
  }
  const long = words.filter(({ text }) => text.length > 1 && /\p{L}/u.test(text));
  const known = long.filter(
    ({ folded, case: written }) =>
      written === "upper" || isOrdinary(folded) || isPlace(folded) || isKnownName(folded),
  );
  return long.length < 5 || known.length >= long.length * SHARE_OF_ENGLISH;
}
