import type { Detected, DetectionContext, Detector } from "../detector.ts";
import { asGivenName, koreanGivenNames } from "../korean-names.ts";
import {
  actsLikeName,
  coordinated,
  isBesideArticle,
  isCuedAlone,
  isForeignCue,
  isLocated,
  isMonth,
  isMonthName,
  isPossessive,
} from "../name-context.ts";
import {
  capitalisesNouns,
  isBehindInitials,
  isGermanLetter,
  isMostlyEnglish,
  isWrittenUnlikeGerman,
  judgeWords,
  type NameFacts,
  tellsLanguage,
} from "../name-facts.ts";
import { initialsBefore, isBeside, isFiller, nameRuns } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";
import { overlaps } from "../span.ts";
import { soundsBuilt } from "../vocabulary/english.ts";
import { HEADING_WORDS, HONORIFICS, NAME_CUES, NAME_VERBS } from "../vocabulary/name-words.ts";
import type { Word } from "../words.ts";

/** Decides word by word which ones name somebody; each rule is a method that says what it looks at. */
class NameReader {
  readonly #words: readonly Word[];
  readonly #facts: (index: number) => NameFacts;
  readonly #english: boolean;
  readonly #german: boolean;
  readonly #names: boolean[];

  constructor({ words, productNames, placeNames }: ScanText, context: DetectionContext) {
    const named = [...productNames, ...placeNames];
    this.#words = words;
    const facts = judgeWords(
      words,
      (word) =>
        word.gap !== "_" && !named.some((name) => overlaps(name, word)) && !context.isTaken(word),
    );
    const korean = koreanGivenNames(words, facts);
    this.#facts = (index) => (korean.has(index) ? asGivenName(facts(index)) : facts(index));
    const isPart = context.beside.length > 0;
    const telling = isPart && !tellsLanguage(words) ? context.beside : words;
    this.#english = isMostlyEnglish(telling);
    this.#german =
      capitalisesNouns(telling) || (isPart && !this.#english && isGermanLetter(telling));
    this.#names = words.map(
      (_, index) => korean.has(index) || (this.#facts(index).free && this.#isName(index)),
    );
    this.#extend();
  }

  isPart(index: number): boolean {
    return this.#names[index] ?? false;
  }

  /** Whether the word is a given name, before which no particle of the name stands. */
  isGiven(index: number): boolean {
    return this.#facts(index).given;
  }

  /** `Bianchi, Elif`: a word that is no given name, a comma, and a given name. */
  isReversed(before: number, index: number): boolean {
    const inList = /,/.test(this.#words[before]?.gap ?? "");
    return !inList && !this.#facts(before).given && this.#facts(index).given;
  }

  /** The word without accents, in its own case. */
  #bare(index: number): string {
    return (this.#words[index]?.text ?? "").normalize("NFD").replace(/\p{M}/gu, "");
  }

  #folded(index: number): string {
    return this.#words[index]?.folded ?? "";
  }

  #gap(index: number): string {
    return this.#words[index]?.gap ?? "";
  }

  #isBeside(before: number, index: number): boolean {
    return isBeside(this.#words[before], this.#words[index]);
  }

  /** The next word in a direction over initials and particles, as long as only blanks part them; or -1. */
  #neighbour(index: number, step: 1 | -1): number {
    let at = index;
    do {
      at += step;
      if (!(step === 1 ? this.#isBeside(at - 1, at) : this.#isBeside(at, at + 1))) {
        return -1;
      }
    } while (isFiller(this.#words[at]) && !this.#facts(at).free);
    return at;
  }

  #isName(index: number): boolean {
    const facts = this.#facts(index);
    if (HONORIFICS.has(this.#folded(index - 1)) && /^\.? $/.test(this.#gap(index))) {
      return facts.capital || facts.unknown;
    }
    if (facts.capital) {
      return this.#isCapitalName(index, facts);
    }
    if (this.#words[index]?.case === "upper") {
      return this.#isUpperName(index, facts);
    }
    return this.#words[index]?.case === "lower" && this.#isLowerName(index, facts);
  }

  /** In another language, two words nobody knows behind one after which names stand. */
  #isForeignPair(index: number): boolean {
    if (this.#english) return false;
    return ([1, -1] as const).some((step) => {
      const other = this.#neighbour(index, step);
      const first = Math.min(index, other);
      const { unknown, free, capital } = this.#facts(other);
      const isLong = this.#folded(other).length > 2 && this.#folded(index).length > 2;
      return free && unknown && !capital && isLong && isForeignCue(this.#words, first - 1);
    });
  }

  #isCapitalName(index: number, facts: NameFacts): boolean {
    const { place, ambiguous, known, partOfName, startsSentence } = facts;
    if (isBehindInitials(initialsBefore(this.#words, index), facts)) {
      return true;
    }
    if (place) {
      return known && !isLocated(this.#words, index);
    }
    if (ambiguous) {
      return this.#isAmbiguousName(index, startsSentence);
    }
    if (known || !partOfName) {
      return known || (facts.unknown && this.#isUnusual(index, startsSentence));
    }
    return !startsSentence && this.#isFamilyNameAlone(index);
  }

  #isAmbiguousName(index: number, startsSentence: boolean): boolean {
    return startsSentence ? this.#isNameAtBeginning(index) : !this.#isPlainMonth(index);
  }

  /** A capital that is not explained by a sentence's beginning, or in another language by its rules. */
  #isUnusual(index: number, startsSentence: boolean): boolean {
    if (this.#english) {
      return !(startsSentence && soundsBuilt(this.#folded(index)));
    }
    const foreign = this.#german && isWrittenUnlikeGerman(this.#words[index]);
    return (!startsSentence && !this.#german) || foreign || this.#hasUnknownNeighbour(index);
  }

  /** `Our contact is Bishop`: an everyday word that is a family name, where a name is expected. */
  #isFamilyNameAlone(index: number): boolean {
    const folded = this.#folded(index);
    return !HEADING_WORDS.has(folded) && NAME_CUES.has(this.#folded(index - 1));
  }

  /** `Grace left in May`, `Hope Nowak`: an ambiguous first word that acts like a name. */
  #isNameAtBeginning(index: number): boolean {
    const next = this.#facts(this.#neighbour(index, 1));
    const joined = next.capital && next.free && (next.unknown || next.partOfName);
    return joined || actsLikeName(this.#words, index);
  }

  /** A month inside a sentence, unless a family name follows it. */
  #isPlainMonth(index: number): boolean {
    const next = this.#facts(this.#neighbour(index, 1));
    const month = isMonth(this.#words, index) || isMonthName(this.#folded(index));
    return month && !(next.capital && next.unknown);
  }

  /** `KATRINA BASSON`: two words in capitals side by side that are no abbreviations, or one of them a name. */
  #isUpperName(index: number, facts: NameFacts): boolean {
    const long = (at: number): boolean => /^(?=.*[AEIOUY])\p{Lu}{4,}$/u.test(this.#bare(at));
    return ([1, -1] as const).some((step) => {
      const other = this.#neighbour(index, step);
      const beside = this.#facts(other);
      const strangers = facts.unknown && beside.unknown && long(index) && long(other);
      const named = (facts.known || beside.known) && (facts.unknown || beside.unknown);
      return this.#words[other]?.case === "upper" && (strangers || named);
    });
  }

  /** In a text that is not English, two capitalised unknown words side by side. */
  #hasUnknownNeighbour(index: number): boolean {
    return ([1, -1] as const).some((step) => {
      const other = this.#neighbour(index, step);
      const { capital, unknown } = this.#facts(other);
      return capital && unknown && !(this.#german && isBesideArticle(this.#words, index, step));
    });
  }

  #isLowerName(index: number, facts: NameFacts): boolean {
    // `about wickramasinghe's seat`, `por qué serkan karabulut`: a name there, whatever it is built like.
    const named = isPossessive(this.#words, index) || this.#isForeignPair(index);
    return (facts.unknown && named) || (facts.strange && this.#isStrangeName(index, facts));
  }

  #isStrangeName(index: number, facts: NameFacts): boolean {
    if (facts.known && this.#folded(index).length >= 4) {
      return true;
    }
    return this.#english && (isCuedAlone(this.#words, index) || this.#isPair(index));
  }

  /** Two strange words side by side where a name is expected; the other may be a known name. */
  #isPair(index: number): boolean {
    return ([1, -1] as const).some((step) => {
      const other = this.#neighbour(index, step);
      const first = Math.min(index, other);
      const { strange, ambiguous, unknown, free } = this.#facts(other);
      const named = this.#facts(index).given && unknown;
      return free && (strange || named || (ambiguous && this.#isExpected(first)));
    });
  }

  #isExpected(first: number): boolean {
    return (
      this.#words[first]?.startsSentence === true ||
      NAME_CUES.has(this.#folded(first - 1)) ||
      this.#gap(first).includes(",")
    );
  }

  /** Words beside a name that are written like one, and words named together with somebody. */
  #extend(): void {
    for (let round = 0; round < 2; round += 1) {
      for (const index of this.#words.keys()) {
        this.#names[index] ||= this.#facts(index).free && this.#isDrawnIn(index);
      }
    }
  }

  #isDrawnIn(index: number): boolean {
    const facts = this.#facts(index);
    const before = this.#neighbour(index, -1);
    const after = this.#neighbour(index, 1);
    return (
      (this.isPart(before) && this.#isWrittenOn(index, facts, this.#facts(before))) ||
      (this.isPart(before) && this.#continues(index, facts, this.#facts(before))) ||
      (this.isPart(after) && this.#precedes(index, facts, this.#facts(after))) ||
      this.#isInListOfNames(index, facts) ||
      this.#isOrdinaryPair(index)
    );
  }

  #continues(index: number, facts: NameFacts, before: NameFacts): boolean {
    if (!facts.unknown && !facts.partOfName && !facts.place) {
      return false;
    }
    if (before.capital) {
      return facts.capital || /^\p{Lu}{4,}$/u.test(this.#words[index]?.text ?? "");
    }
    return !facts.capital && !facts.place && !NAME_VERBS.has(this.#folded(index));
  }

  /** `Sabino J. Pollen`, `Orlova-Kiss`: whatever a capital goes on with behind a given name or a hyphen. */
  #isWrittenOn(index: number, facts: NameFacts, before: NameFacts): boolean {
    const upper = this.#words[index]?.case === "upper" && this.#words[index - 1]?.case === "upper";
    const alike = facts.capital ? before.capital : upper && this.#bare(index).length > 3;
    const hyphen = /^[-\u2010\u2011]$/.test(this.#gap(index));
    const goesOn = hyphen || (before.given && !facts.startsSentence);
    return alike && goesOn && !HEADING_WORDS.has(this.#folded(index));
  }

  #precedes(index: number, facts: NameFacts, after: NameFacts): boolean {
    if (facts.capital) {
      return (
        after.capital &&
        (facts.ambiguous || (!facts.startsSentence && (facts.place || facts.partOfName)))
      );
    }
    const verbal = NAME_VERBS.has(this.#folded(index)) || NAME_CUES.has(this.#folded(index));
    const expected = !verbal || NAME_CUES.has(this.#folded(index - 1));
    return !after.capital && facts.ambiguous && expected;
  }

  /** `Monjeau, Graves and Reed`: an everyday word among names, written like them. */
  #isInListOfNames(index: number, facts: NameFacts): boolean {
    if (this.#folded(index + 1) === "of") {
      return false;
    }
    return ([1, -1] as const).some((step) => {
      const other = coordinated(this.#words, index, step);
      const alike = this.#facts(other).capital === facts.capital;
      const fits = facts.capital ? facts.partOfName || facts.unknown : facts.strange;
      return this.isPart(other) && alike && fits;
    });
  }

  /** `regards bill brown`, `except jan cohen`: two everyday words that are a given and a family name. */
  #isOrdinaryPair(index: number): boolean {
    const isFirst = this.#isGivenThenFamily(index) && this.#isCuedPair(index);
    return isFirst || (this.isPart(index - 1) && this.#isGivenThenFamily(index - 1));
  }

  #isGivenThenFamily(index: number): boolean {
    const [given, family] = [this.#facts(index), this.#facts(index + 1)];
    const lower = !given.capital && !family.capital && this.#isBeside(index, index + 1);
    return lower && given.ambiguous && (family.known || family.partOfName);
  }

  #isCuedPair(index: number): boolean {
    const isSubject =
      this.#words[index]?.startsSentence === true && NAME_VERBS.has(this.#folded(index + 2));
    return (
      isSubject || (NAME_CUES.has(this.#folded(index - 1)) && this.#folded(index - 1) !== "to")
    );
  }
}

function* peopleIn(scan: ScanText, context: DetectionContext): Iterable<Detected> {
  const reader = new NameReader(scan, context);
  const runs = nameRuns(scan.words, {
    isPart: (index) => reader.isPart(index),
    joinsByComma: (before, index) => reader.isReversed(before, index),
    isGiven: (index) => reader.isGiven(index),
  });
  for (const run of runs) {
    yield { ...run, kind: "PERSON" };
  }
}

/**
 * People the directory does not list: known given and family names, capitalised words inside a
 * sentence that no English reader would know, and strange words where a name is expected.
 */
export const unlistedPeople: Detector = { id: "unlisted-people", find: peopleIn };
