import type { Detected, DetectionContext, Detector } from "../detector.ts";
import type { DirectoryDictionary } from "../directory-dictionary.ts";
import { actsLikeName, coordinated, isLocated, isMonth, isSpeaker } from "../name-context.ts";
import { judgeWords, type NameFacts } from "../name-facts.ts";
import { initialsBefore, isBeside, isInitial, nameRuns } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";
import { overlaps } from "../span.ts";
import { isOrdinary } from "../vocabulary/english.ts";
import { HONORIFICS } from "../vocabulary/name-words.ts";
import type { Word } from "../words.ts";

/** Aliases with a number, such as `jsmith2`. Shorter ones could be plans: E5, P1. */
const SERIAL_ALIAS = /^\p{L}{3,}\d{1,4}$/u;

/** Marks which words of one text are parts of names in the directory. */
class DirectoryNames {
  readonly #words: readonly Word[];
  readonly #dictionary: DirectoryDictionary;
  readonly #candidates: readonly boolean[];
  readonly #facts: (index: number) => NameFacts;
  readonly #certain: boolean[];

  constructor(scan: ScanText, dictionary: DirectoryDictionary) {
    this.#words = scan.words;
    this.#dictionary = dictionary;
    const names = [...scan.productNames, ...scan.placeNames];
    this.#candidates = scan.words.map(
      (word) => dictionary.hasNamePart(word.folded) && !names.some((name) => overlaps(name, word)),
    );
    this.#facts = judgeWords(scan.words, (word) => dictionary.hasNamePart(word.folded));
    this.#certain = this.#candidates.map((candidate, at) => candidate && this.#isCertain(at));
    this.#spreadToNeighbours();
  }

  isPart(index: number): boolean {
    return this.#certain[index] ?? false;
  }

  /** `Nowak, Anna` is one person where the directory knows the pair; `for Joan, page two` is not. */
  joinsByComma(before: number, index: number): boolean {
    const alike = this.#isLower(before) === this.#isLower(index);
    return alike && this.isPart(before) && this.isPart(index) && this.#arePair(before, index);
  }

  #isLower(index: number): boolean {
    return this.#words[index]?.case === "lower";
  }

  #isCertain(index: number): boolean {
    const { free, rare } = this.#facts(index);
    if (!free) {
      return SERIAL_ALIAS.test(this.#words[index]?.folded ?? "");
    }
    return rare || this.#isTold(index) || this.#isWrittenAsName(index);
  }

  /** `Mr Price`, `W. Price`, `Price: "..."`: what stands beside it says that it is somebody. */
  #isTold(index: number): boolean {
    const titled = HONORIFICS.has(this.#words[index - 1]?.folded ?? "");
    const initialled = this.#facts(index).capital && initialsBefore(this.#words, index).length > 0;
    return titled || initialled || isSpeaker(this.#words, index);
  }

  /** An everyday word with a capital that no sentence's beginning, month or place explains. */
  #isWrittenAsName(index: number): boolean {
    const { capital, startsSentence, place, given } = this.#facts(index);
    const telling = !startsSentence || actsLikeName(this.#words, index);
    const elsewhere = place && !(given && !isLocated(this.#words, index));
    return capital && telling && !elsewhere && !isMonth(this.#words, index);
  }

  #arePair(one: number, other: number): boolean {
    return this.#dictionary.hasPair(
      this.#words[one]?.folded ?? "",
      this.#words[other]?.folded ?? "",
    );
  }

  /** The candidate next to `index` in a direction, over an initial between; -1 when there is none. */
  #neighbour(index: number, step: 1 | -1): number {
    let at = index;
    do {
      const [before, after] = step === 1 ? [at, at + 1] : [at - 1, at];
      const comma = this.#words[after]?.gap === ", " && this.#arePair(before, after);
      if (!comma && !isBeside(this.#words[before], this.#words[after])) {
        return -1;
      }
      at += step;
    } while (isInitial(this.#words[at]) && !this.#candidates[at]);
    return this.#candidates[at] ? at : -1;
  }

  /** Ordinary words become parts of a name beside a certain part, or as a pair the directory knows. */
  #spreadToNeighbours(): void {
    for (let round = 0; round < 3; round += 1) {
      for (const index of this.#words.keys()) {
        if (this.#candidates[index] && !this.#certain[index]) {
          this.#certain[index] = this.#isDrawnIn(index);
        }
      }
    }
  }

  #isDrawnIn(index: number): boolean {
    const beside = [this.#neighbour(index, -1), this.#neighbour(index, 1)].filter((at) => at >= 0);
    const plain = !this.#facts(index).capital;
    return (
      this.#hasPairInReach(index) ||
      (beside.some((at) => this.#certain[at]) && (!plain || this.#isBetweenParts(beside))) ||
      this.#isInListOfNames(index)
    );
  }

  /** Whether the directory knows the word together with one of the few words before or after it; `I hope Grace can` is no pair. */
  #hasPairInReach(index: number): boolean {
    const isWord = (at: number): boolean => this.#isLower(at) && this.#facts(at).ordinary;
    return ([1, -1] as const).some((step) => {
      for (let at = this.#neighbour(index, step), reach = 0; at >= 0 && reach < 4; reach += 1) {
        const mixed = isWord(index) ? !this.#isLower(at) : isWord(at) && !this.#isLower(index);
        if (!mixed && this.#arePair(index, at)) {
          return true;
        }
        at = this.#neighbour(at, step);
      }
      return false;
    });
  }

  /** `Dale and Novak`, `norberg and smith`: named together with somebody, and written alike. */
  #isInListOfNames(index: number): boolean {
    const word = this.#words[index];
    return ([-1, 1] as const).some((step) => {
      const other = coordinated(this.#words, index, step);
      return this.#certain[other] === true && this.#words[other]?.case === word?.case;
    });
  }

  #isBetweenParts(beside: readonly number[]): boolean {
    return beside.length === 2 && beside.every((at) => this.#certain[at]);
  }
}

/** A given name of one letter, as in `武井 徹`. */
const ONE_LETTER = /^[\p{Script=Han}\p{Script=Hangul}]$/u;

function* unspacedNames({ words }: ScanText, dictionary: DirectoryDictionary): Iterable<Detected> {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next !== undefined && ONE_LETTER.test(next.text) && /^[ \u3000・]$/u.test(next.gap)) {
      if (dictionary.unspacedNameLength(word.text, 0) === word.text.length) {
        yield { start: next.start, end: next.end, kind: "PERSON" };
      }
    }
    for (let at = 0; at < word.text.length; at += 1) {
      const length = dictionary.unspacedNameLength(word.text, at);
      if (length > 0) {
        yield { start: word.start + at, end: word.start + at + length, kind: "PERSON" };
        at += length - 1;
      }
    }
  }
}

/** Shorter words fall apart into names by chance, longer ones are none. */
const SHORTEST_JOINED = 6;
const LONGEST_JOINED = 40;

/** `annaNowak`, `nowakanna`: both names of one person without anything between. */
function isJoinedName({ folded }: Word, dictionary: DirectoryDictionary): boolean {
  if (folded.length < SHORTEST_JOINED || folded.length > LONGEST_JOINED) {
    return false;
  }
  for (let at = 2; at <= folded.length - 2; at += 1) {
    const [first, second] = [folded.slice(0, at), folded.slice(at)];
    if (dictionary.hasNamePart(first) && dictionary.hasPair(first, second)) {
      return true;
    }
  }
  return false;
}

function* peopleIn(scan: ScanText, { dictionary }: DetectionContext): Iterable<Detected> {
  const names = new DirectoryNames(scan, dictionary);
  const runs = nameRuns(scan.words, {
    isPart: (index) => names.isPart(index),
    joinsByComma: (before, index) => names.joinsByComma(before, index),
  });
  for (const run of runs) {
    yield { ...run, kind: "PERSON" };
  }
  for (const word of scan.words) {
    if (!isOrdinary(word.folded) && isJoinedName(word, dictionary)) {
      yield { start: word.start, end: word.end, kind: "PERSON" };
    }
  }
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(scan.text)) {
    yield* unspacedNames(scan, dictionary);
  }
}

/**
 * People of the caller's directory by any part of their name, in any order, without regard to case or
 * accents. A part that is also an ordinary word counts only where it is capitalised inside a sentence,
 * after a title, or beside another part of a name.
 */
export const directoryPeople: Detector = { id: "directory-people", find: peopleIn };
