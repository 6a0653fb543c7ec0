import type { Span } from "./span.ts";
import { NAME_SUFFIXES, PARTICLES, TITLES } from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

const BLANK = /^[ \t\u00a0]{1,3}$/;
const HYPHEN = /^[-\u2010\u2011]$/;
const AFTER_INITIAL = /^\.[ \t]{0,2}$/;

/** Whether only blanks, a hyphen, or the full stop of an initial part a word from the one before. */
export function isBeside(before: Word | undefined, word: Word | undefined): boolean {
  if (before === undefined || word === undefined) {
    return false;
  }
  return (
    BLANK.test(word.gap) ||
    HYPHEN.test(word.gap) ||
    (/^\p{L}$/u.test(before.text) && AFTER_INITIAL.test(word.gap))
  );
}

/** A single capital letter, as in `Grace K. Wu`. */
export function isInitial(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}$/u.test(word.text);
}

/** Whether the word may stand between parts of a name: `codey m ross`, `Søren van der Berg`. */
function isFiller(word: Word | undefined): boolean {
  return word !== undefined && (/^\p{L}$/u.test(word.text) || PARTICLES.has(word.folded));
}

/** How far the run that begins at `first` goes: over fillers, if a part of the name follows them. */
function endOfRun(
  words: readonly Word[],
  first: number,
  isPart: (index: number) => boolean,
  joinsByComma: (before: number, index: number) => boolean,
): number {
  let last = first;
  for (let index = first + 1; index < words.length; index += 1) {
    const comma = words[index]?.gap === ", " && joinsByComma(index - 1, index);
    if (!comma && !isBeside(words[index - 1], words[index])) {
      break;
    }
    if (isPart(index) || (last === index - 1 && NAME_SUFFIXES.has(words[index]?.folded ?? ""))) {
      last = index;
    } else if (!isFiller(words[index])) {
      break;
    }
  }
  return last;
}

/** The stretches that the parts of names make together, initials and particles between them included. */
export function nameRuns(
  words: readonly Word[],
  isPart: (index: number) => boolean,
  joinsByComma: (before: number, index: number) => boolean = () => false,
): readonly Span[] {
  const runs: Span[] = [];
  for (let index = 0; index < words.length; index += 1) {
    if (isPart(index)) {
      const begin = beginOfRun(words, index, isPart);
      const last = endOfRun(words, index, isPart, joinsByComma);
      runs.push({ start: words[begin]?.start ?? 0, end: words[last]?.end ?? 0 });
      index = last;
    }
  }
  return runs;
}

/** `van der Berg`, `J. Nowak`, `Dr. Nowak`: a title, capital initials and particles directly before the first part. */
function beginOfRun(
  words: readonly Word[],
  index: number,
  isPart: (index: number) => boolean,
): number {
  let begin = index;
  while (
    begin > 0 &&
    isBeside(words[begin - 1], words[begin]) &&
    !isPart(begin - 1) &&
    isLeadingFiller(words[begin - 1], words[begin])
  ) {
    begin -= 1;
  }
  const title = words[begin - 1];
  const titled = title !== undefined && TITLES.has(title.folded);
  return titled && /^\.?[ \t]{1,2}$/.test(words[begin]?.gap ?? "") ? begin - 1 : begin;
}

const FAMILY_PARTICLES =
  /^(?:de|da|dos|del|della|di|du|la|le|van|der|den|von|zu|bin|ibn|al|el|ter|ten)$/;

function isLeadingFiller(word: Word | undefined, next: Word | undefined): boolean {
  if (word === undefined || word.startsSentence) {
    return false;
  }
  return (
    (isInitial(word) && /^\.|^ /.test(next?.gap ?? "") && word.text !== "I" && word.text !== "A") ||
    FAMILY_PARTICLES.test(word.folded)
  );
}
