import type { Detected, DetectionContext, Detector } from "../detector.ts";
import type { DirectoryDictionary } from "../directory-dictionary.ts";
import { actsLikeName, coordinated, isMonth } from "../name-context.ts";
import { isBeside, isInitial, nameRuns } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";
import { overlaps } from "../span.ts";
import { isAmbiguous, isOrdinary, isPlace } from "../vocabulary/english.ts";
import { HONORIFICS, PARTICLES } from "../vocabulary/name-words.ts";
import type { Word } from "../words.ts";

/** Marks which words of one text are parts of names in the directory. */
class DirectoryNames {
  readonly #words: readonly Word[];
  readonly #dictionary: DirectoryDictionary;
  readonly #candidates: readonly boolean[];
  readonly #certain: boolean[];
  /** Where nearly everything is in capitals, capitals say nothing. */
  readonly #shouting: boolean;

  constructor(scan: ScanText, dictionary: DirectoryDictionary) {
    this.#words = scan.words;
    this.#dictionary = dictionary;
    this.#shouting = isShouting(scan.words);
    this.#candidates = scan.words.map(
      (word) =>
        dictionary.hasNamePart(word.folded) &&
        !scan.productNames.some((product) => overlaps(product, word)),
    );
    this.#certain = this.#candidates.map((candidate, at) => candidate && this.#isCertain(at));
    this.#spreadToNeighbours();
  }

  isPart(index: number): boolean {
    return this.#certain[index] ?? false;
  }

  /** `Nowak, Anna` is one person where the directory knows the pair. */
  joinsByComma(before: number, index: number): boolean {
    return this.isPart(before) && this.isPart(index) && this.#arePair(before, index);
  }

  #isCertain(index: number): boolean {
    const word = this.#words[index];
    if (word === undefined || PARTICLES.has(word.folded)) {
      return false;
    }
    if (!isOrdinary(word.folded) && !isAmbiguous(word.folded) && !isPlace(word.folded)) {
      return true;
    }
    const before = this.#words[index - 1];
    if (before !== undefined && HONORIFICS.has(before.folded)) {
      return true;
    }
    const capital = word.case === "capital" && !this.#shouting;
    const telling = !word.startsSentence || actsLikeName(this.#words, index);
    return capital && telling && !isPlace(word.folded) && !isMonth(this.#words, index);
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
    const plain = this.#shouting || this.#words[index]?.case === "lower";
    return (
      beside.some((at) => this.#arePair(index, at)) ||
      (beside.some((at) => this.#certain[at]) && (!plain || this.#isBetweenParts(beside))) ||
      this.#isInListOfNames(index)
    );
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

export function isShouting(words: readonly Word[]): boolean {
  const cased = words.filter((word) => word.case !== "other" && word.text.length > 1);
  const lower = cased.filter((word) => word.case === "lower").length;
  const upper = cased.filter((word) => word.case === "upper").length;
  return upper > 2 && lower <= cased.length / 10;
}

function* unspacedNames({ words }: ScanText, dictionary: DirectoryDictionary): Iterable<Detected> {
  for (const word of words) {
    for (let at = 0; at < word.text.length; at += 1) {
      const length = dictionary.unspacedNameLength(word.text, at);
      if (length > 0) {
        yield { start: word.start + at, end: word.start + at + length, kind: "PERSON" };
        at += length - 1;
      }
    }
  }
}

function* peopleIn(scan: ScanText, { dictionary }: DetectionContext): Iterable<Detected> {
  const names = new DirectoryNames(scan, dictionary);
  const runs = nameRuns(
    scan.words,
    (index) => names.isPart(index),
    (before, index) => names.joinsByComma(before, index),
  );
  for (const run of runs) {
    yield { ...run, kind: "PERSON" };
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
