import type { Detected, DetectionContext, Detector } from "../detector.ts";
import { judgeWords, type NameFacts } from "../name-facts.ts";
import { isBeside } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";
import type { Word } from "../words.ts";

/** Shorter rare words are as often abbreviations. */
const SHORTEST = 4;

function* peopleIn({ words }: ScanText, { dictionary }: DetectionContext): Iterable<Detected> {
  const isNamePart = ({ folded }: Word): boolean => dictionary.hasNamePart(folded);
  const facts = judgeWords(words, isNamePart);
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const pair =
      next !== undefined && isBeside(word, next) && dictionary.hasPair(word.folded, next.folded);
    if (pair && (word.case !== "lower" || !facts(index).ordinary)) {
      yield { start: word.start, end: next.end, kind: "PERSON" };
    } else if (isNamePart(word) && isRareName(word, facts(index))) {
      yield { start: word.start, end: word.end, kind: "PERSON" };
    }
  }
}

function isRareName({ text }: Word, { free, rare }: NameFacts): boolean {
  return free && rare && text.length >= SHORTEST;
}

/**
 * People of the directory where no reading is needed to know: given and family name side by side, or a
 * name no English text has. For checking texts of our own making, where `directory-people` would take
 * everyday words for names.
 */
export const certainPeople: Detector = { id: "certain-people", find: peopleIn };
