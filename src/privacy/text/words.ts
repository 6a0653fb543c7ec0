import { foldWord } from "./fold.ts";
import type { Span } from "./span.ts";

export type WordCase = "lower" | "capital" | "upper" | "other";

/** One word of a question as the name detectors see it. */
export interface Word extends Span {
  readonly text: string;
  /** Lower case, no accents, no apostrophes, no possessive ending. */
  readonly folded: string;
  readonly case: WordCase;
  /** Whether a sentence begins here, so that a capital letter says nothing. */
  readonly startsSentence: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´][\p{L}\p{M}]+)*/gu;
const POSSESSIVE = /['’‘ʼ`´][sS]$/u;
const SENTENCE_GAP = /[.!?…]["'”’)\]]*\s|\n|^\W*[•\-*>]\s/u;
/** Words that end in a full stop without ending a sentence. */
const ABBREVIATION = /^(?:mr|mrs|ms|mx|dr|prof|sr|jr|st|no|nr|vs|e|i|hr|fr|[a-z])$/;

function caseOf(text: string): WordCase {
  const [first = ""] = text;
  const lower = text.toLowerCase();
  const upper = text.toUpperCase();
  if (lower === upper) {
    return "other";
  }
  if (text === lower) {
    return "lower";
  }
  if (text === upper && Array.from(text).length > 1) {
    return "upper";
  }
  return first + text.slice(first.length).toLowerCase() === text ? "capital" : "other";
}

function startsSentence(gap: string, before: Word | undefined): boolean {
  if (before === undefined) {
    return true;
  }
  if (!SENTENCE_GAP.test(gap)) {
    return false;
  }
  return gap.includes("\n") || !(gap.startsWith(".") && ABBREVIATION.test(before.folded));
}

/** The words of a text in order. A possessive ending stays outside its word. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const bare = match[0].replace(POSSESSIVE, "");
    const gap = text.slice(end, match.index);
    const before = words.at(-1);
    end = match.index + bare.length;
    words.push({
      text: bare,
      start: match.index,
      end,
      folded: foldWord(bare),
      case: caseOf(bare),
      startsSentence: startsSentence(gap, before),
      gap,
    });
  }
  return words;
}
