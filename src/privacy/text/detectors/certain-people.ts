import type { Detected, DetectionContext, Detector } from "../detector.ts";
import { judgeWords } from "../name-facts.ts";
import { isBeside } from "../name-runs.ts";
import type { ScanText } from "../scan-text.ts";

/** Shorter rare words are as often abbreviations. */
const SHORTEST = 4;

function* peopleIn({ words }: ScanText, { dictionary }: DetectionContext): Iterable<Detected> {
  const facts = judgeWords(words, (word) => dictionary.hasNamePart(word.folded));
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const pair =
      next !== undefined && isBeside(word, next) && dictionary.hasPair(word.folded, next.folded);
    if (pair && (word.case !== "lower" || !facts(index).ordinary)) {
      yield { start: word.start, end: next.end, kind: "PERSON" };
    } else if (facts(index).free && facts(index).rare && word.text.length >= SHORTEST) {
      yield { start: word.start, end: word.end, kind: "PERSON" };
    }
  }
}

/**
 * People of the directory where no reading is needed to know: given and family name side by side, or a
 * name no English text has. For checking texts of our own making, where `directory-people` would take
 * everyday words for names.
 */
export const certainPeople: Detector = { id: "certain-people", find: peopleIn };
