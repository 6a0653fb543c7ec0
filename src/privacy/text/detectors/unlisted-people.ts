import type { Detected, DetectionContext, Detector } from "../detector.ts";
import { actsLikeName } from "../name-context.ts";
import { isBeside, nameRuns } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";
import { overlaps } from "../span.ts";
import {
  isAmbiguous,
  isGivenName,
  isKnownName,
  isOrdinary,
  isPlace,
  soundsEnglish,
} from "../vocabulary/english.ts";
import {
  AMBIGUOUS_SURNAMES,
  HONORIFICS,
  NAME_CUES,
  NAME_VERBS,
  PARTICLES,
} from "../vocabulary/name-words.ts";
import type { Word } from "../words.ts";
import { isShouting } from "./directory-people.ts";

/** Words after which even a single unknown word in lower case is a name. */
const MONTH_NAMES = /^(?:january|april|may|june|july|august|march)$/;
const STRONG_CUE =
  /^(?:named|called|regards|thanks|hi|hello|dear|hey|user|mr|mrs|ms|dr|cheers|sincerely)$/;
/** Fewest words of English among all for a capital to say that a word is unusual. */
const SHARE_OF_ENGLISH = 0.4;

/** What is known of each word of a text before any is taken for a name. */
class NameReader {
  readonly #words: readonly Word[];
  readonly #free: readonly boolean[];
  readonly #shouting: boolean;
  readonly #english: boolean;
  readonly #names: boolean[];

  constructor(scan: ScanText, context: DetectionContext) {
    this.#words = scan.words;
    this.#free = scan.words.map(
      (word) =>
        /^\p{L}/u.test(word.text) &&
        word.gap !== "_" &&
        !scan.productNames.some((product) => overlaps(product, word)) &&
        !context.isTaken(word),
    );
    this.#shouting = isShouting(scan.words);
    this.#english = isMostlyEnglish(scan.words);
    this.#names = scan.words.map((_, at) => this.#free[at] === true && this.#isName(at));
    this.#extend();
  }

  isPart(index: number): boolean {
    return this.#names[index] ?? false;
  }

  #isCapital(index: number): boolean {
    const word = this.#words[index];
    return word !== undefined && !this.#shouting && (word.case === "capital" || isCamelName(word));
  }

  #isName(index: number): boolean {
    const word = this.#words[index];
    if (word === undefined || PARTICLES.has(word.folded) || word.folded.length < 2) {
      return false;
    }
    const before = this.#words[index - 1];
    if (before !== undefined && HONORIFICS.has(before.folded) && this.#isAfterTitle(index)) {
      return true;
    }
    return this.#isCapital(index)
      ? this.#isCapitalName(index, word)
      : this.#isLowerName(index, word);
  }

  #isAfterTitle(index: number): boolean {
    const word = this.#words[index];
    return (
      word !== undefined &&
      /^\.? $/.test(word.gap) &&
      (this.#isCapital(index) || !isOrdinary(word.folded))
    );
  }

  #isCapitalName(index: number, word: Word): boolean {
    const { folded, startsSentence } = word;
    if (isAmbiguous(folded)) {
      return startsSentence ? this.#isNameAtBeginning(index) : !this.#isPlainMonth(index);
    }
    if (isKnownName(folded)) {
      return true;
    }
    if (isOrdinary(folded) || isPlace(folded)) {
      return false;
    }
    return this.#english || this.#hasCapitalNeighbour(index);
  }

  /** `Grace left in May`, `Hope Nowak`: an ambiguous first word that acts like a name. */
  #isNameAtBeginning(index: number): boolean {
    const next = this.#words[index + 1];
    const joined =
      next?.gap === " " &&
      next.text.length > 1 &&
      this.#free[index + 1] === true &&
      this.#isCapital(index + 1) &&
      (!isOrdinary(next.folded) || isPartOfName(next.folded));
    return joined || actsLikeName(this.#words, index);
  }

  /** A month inside a sentence, unless a family name follows it. */
  #isPlainMonth(index: number): boolean {
    const after = this.#words[index + 1];
    const month = MONTH_NAMES.test(this.#words[index]?.folded ?? "");
    const named = after?.gap === " " && this.#isCapital(index + 1) && !isOrdinary(after.folded);
    return month && !named;
  }

  #hasCapitalNeighbour(index: number): boolean {
    return [index - 1, index + 1].some(
      (at) =>
        this.#free[at] === true &&
        this.#isCapital(at) &&
        !isOrdinary(this.#words[at]?.folded ?? "") &&
        isBeside(this.#words[Math.min(at, index)], this.#words[Math.max(at, index)]),
    );
  }

  #isUnknown(index: number): boolean {
    const word = this.#words[index];
    return (
      word !== undefined &&
      this.#free[index] === true &&
      word.folded.length >= 3 &&
      /^\p{L}+$/u.test(word.folded) &&
      !isOrdinary(word.folded) &&
      !isPlace(word.folded)
    );
  }

  #isLowerName(index: number, word: Word): boolean {
    const { folded } = word;
    if (word.case === "upper" && !this.#shouting) {
      return false;
    }
    if (!this.#isUnknown(index) || isAmbiguous(folded)) {
      return false;
    }
    if (isKnownName(folded) && folded.length >= 4) {
      return true;
    }
    return this.#english && !soundsEnglish(folded) && this.#isCued(index);
  }

  /** An unknown word, or the second of two, where a name is expected. */
  #isCued(index: number): boolean {
    const before = this.#words[index - 1];
    const pair = [index - 1, index + 1].find(
      (at) =>
        this.#isNameLike(at) &&
        isBeside(this.#words[Math.min(at, index)], this.#words[Math.max(at, index)]),
    );
    if (pair === undefined) {
      return (
        before !== undefined &&
        STRONG_CUE.test(before.folded) &&
        /^[ ,]{1,2}$/.test(this.#words[index]?.gap ?? "")
      );
    }
    const cue = this.#words[Math.min(pair, index) - 1];
    const first = this.#words[Math.min(pair, index)];
    return (
      cue === undefined ||
      first?.startsSentence === true ||
      NAME_CUES.has(cue.folded) ||
      /,/.test(first?.gap ?? "")
    );
  }

  #isNameLike(index: number): boolean {
    const folded = this.#words[index]?.folded ?? "";
    return (
      this.#isUnknown(index) ||
      (this.#free[index] === true && (isAmbiguous(folded) || isKnownName(folded)))
    );
  }

  /** What stands directly beside a name, and is written like one, belongs to it. */
  #extend(): void {
    for (let index = 0; index < this.#words.length; index += 1) {
      if (this.#names[index - 1] === true && !this.#names[index]) {
        this.#names[index] = this.#continuesName(index);
      }
    }
    for (let index = this.#words.length - 2; index >= 0; index -= 1) {
      if (this.#names[index + 1] === true && !this.#names[index]) {
        this.#names[index] = this.#precedesName(index);
      }
    }
  }

  #continuesName(index: number): boolean {
    const word = this.#words[index];
    if (
      word === undefined ||
      this.#free[index] !== true ||
      !isBeside(this.#words[index - 1], word)
    ) {
      return false;
    }
    const { folded } = word;
    const like = !isOrdinary(folded) || isPartOfName(folded);
    if (this.#isCapital(index - 1)) {
      const written = this.#isCapital(index) || (word.case === "upper" && word.text.length > 3);
      return written && folded.length > 1 && like;
    }
    return (
      !this.#isCapital(index) &&
      like &&
      !NAME_VERBS.has(folded) &&
      (this.#isUnknown(index) || isPartOfName(folded))
    );
  }

  #precedesName(index: number): boolean {
    const word = this.#words[index];
    const next = this.#words[index + 1];
    if (word === undefined || this.#free[index] !== true || !isBeside(word, next)) {
      return false;
    }
    const { folded } = word;
    if (this.#isCapital(index)) {
      return (
        isAmbiguous(folded) ||
        (isPlace(folded) && !word.startsSentence) ||
        (!word.startsSentence && isGivenName(folded))
      );
    }
    return (
      !this.#isCapital(index + 1) &&
      isAmbiguous(folded) &&
      !NAME_VERBS.has(folded) &&
      !NAME_CUES.has(folded)
    );
  }
}

/** An everyday word that is a family or given name beside another part of a name. */
function isPartOfName(folded: string): boolean {
  return isAmbiguous(folded) || AMBIGUOUS_SURNAMES.has(folded);
}

/** `McDonald`, `DeRose`, `O’Brien`: capitals inside, each followed by lower case. */
function isCamelName({ text }: Word): boolean {
  return /^\p{Lu}\p{Ll}{0,3}['’]?\p{Lu}\p{Ll}{2,}$/u.test(text);
}

function isMostlyEnglish(words: readonly Word[]): boolean {
  const long = words.filter(({ text }) => text.length > 1 && /\p{L}/u.test(text));
  const known = long.filter(
    ({ folded, case: written }) =>
      isOrdinary(folded) || isPlace(folded) || written === "upper" || isKnownName(folded),
  );
  return long.length < 5 || known.length >= long.length * SHARE_OF_ENGLISH;
}

function* peopleIn(scan: ScanText, context: DetectionContext): Iterable<Detected> {
  const reader = new NameReader(scan, context);
  for (const run of nameRuns(
    scan.words,
    (index) => reader.isPart(index),
    (before, index) => isReversed(scan.words, before, index),
  )) {
    yield { ...run, kind: "PERSON" };
  }
}

/** `Bianchi, Elif`: a capitalised word that is no given name, a comma, and a given name. */
function isReversed(words: readonly Word[], before: number, index: number): boolean {
  const surname = words[before]?.folded ?? "";
  const given = words[index]?.folded ?? "";
  return !isGivenName(surname) && isGivenName(given) && !/,/.test(words[before]?.gap ?? "");
}

/**
 * People the directory does not list: known given and family names, capitalised words inside a
 * sentence that no English reader would know, and unknown words where a name is expected.
 */
export const unlistedPeople: Detector = { id: "unlisted-people", find: peopleIn };
