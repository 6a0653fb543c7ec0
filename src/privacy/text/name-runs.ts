import type { Span } from "./span.ts";
import { NAME_SUFFIXES, PARTICLES, TITLES } from "./vocabulary/name-words.ts";
import type { Word } from "./words.ts";

/** What decides which words make one name. */
export interface RunRules {
  readonly isPart: (index: number) => boolean;
  /** Whether a comma and a blank between two words part surname and given name of one person. */
  readonly joinsByComma: (before: number, index: number) => boolean;
  /** Whether the word is a given name: what stands before it is a preposition, as in `de Ana Pérez`. */
  readonly isGiven?: (index: number) => boolean;
}

const BLANK = /^[ \t\u00a0]{1,3}$/;
/** `van 't Hoff`, `'s Gravesande`: a particle that lost its beginning. */
const BEFORE_CLIPPED = /^ ?['’‘ʼ`´]$/u;
const CLIPPED = /^[tsnk]$/i;
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
    (BEFORE_CLIPPED.test(word.gap) && CLIPPED.test(word.text)) ||
    (/^\p{L}$/u.test(before.text) && AFTER_INITIAL.test(word.gap))
  );
}

/** A single capital letter, as in `Grace K. Wu`. */
export function isInitial(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}$/u.test(word.text);
}

/** Initials that are no person's. */
const STATES = /^(?:us|uk|eu|un|usa)$/;

/** `B. Nowak`, `G.C. Wood`: the capital initials with full stops directly before a word, if they are a person's. */
export function initialsBefore(words: readonly Word[], index: number): readonly Word[] {
  let first = index;
  while (isInitial(words[first - 1]) && AFTER_INITIAL.test(words[first]?.gap ?? "")) {
    first -= 1;
  }
  const initials = words.slice(first, index);
  return STATES.test(initials.map(({ folded }) => folded).join("")) ? [] : initials;
}

/** Whether the word may stand between parts of a name: `codey m ross`, `Søren van der Berg`. */
export function isFiller(word: Word | undefined): boolean {
  return word !== undefined && (/^\p{L}$/u.test(word.text) || PARTICLES.has(word.folded));
}

/** How far the run that begins at `first` goes: over fillers, if a part of the name follows them. */
function endOfRun(words: readonly Word[], first: number, rules: RunRules): number {
  let last = first;
  for (let index = first + 1; index < words.length; index += 1) {
    const comma = words[index]?.gap === ", " && rules.joinsByComma(index - 1, index);
    if (!comma && !isBeside(words[index - 1], words[index])) {
      return last;
    }
    if (rules.isPart(index) || (index - last === 1 && endsName(words, index))) {
      last = index;
    } else if (!isFiller(words[index])) {
      return last;
    }
  }
  return last;
}

/**
 * Whether a word belongs to the name it stands behind: a degree, or the given name as an initial, as in
 * `Nowak A.` and `Nowak B, Mulder C`.
 */
function endsName(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word !== undefined && NAME_SUFFIXES.has(word.folded)) {
    return true;
  }
  const next = words[index + 1]?.gap;
  const alone = next === undefined || /^[,;)\n]/.test(next);
  return isInitial(word) && (next?.startsWith(".") === true || (alone && word?.text !== "I"));
}

/** The stretches that the parts of names make together, initials and particles between them included. */
export function nameRuns(words: readonly Word[], rules: RunRules): readonly Span[] {
  const runs: Span[] = [];
  for (let index = 0; index < words.length; index += 1) {
    if (rules.isPart(index)) {
      const begin = beginOfRun(words, index, rules);
      const last = endOfRun(words, index, rules);
      runs.push({ start: words[begin]?.start ?? 0, end: words[last]?.end ?? 0 });
      index = last;
    }
  }
  return runs;
}

/** `van der Berg`, `J. Nowak`, `Dr. Nowak`: a title, capital initials and particles directly before the first part. */
function beginOfRun(words: readonly Word[], index: number, rules: RunRules): number {
  let begin = index;
  while (begin > 0 && !rules.isPart(begin - 1) && leads(words, begin - 1, rules)) {
    begin -= 1;
  }
  const title = words[begin - 1];
  const titled = title !== undefined && TITLES.has(title.folded);
  return titled && /^\.?[ \t]{1,2}$/.test(words[begin]?.gap ?? "") ? begin - 1 : begin;
}

/** Whether the word leads into the name that follows it. */
function leads(words: readonly Word[], index: number, { isGiven }: RunRules): boolean {
  const [word, next] = [words[index], words[index + 1]];
  const isPreposition = isGiven?.(index + 1) === true && FAMILY_PARTICLES.test(word?.folded ?? "");
  return !isPreposition && isBeside(word, next) && isLeadingFiller(word, next);
}

const FAMILY_PARTICLES =
  /^(?:de|da|dos|del|della|di|du|la|le|van|der|den|von|zu|bin|ibn|al|el|ter|ten|t)$/;

function isLeadingFiller(word: Word | undefined, next: Word | undefined): boolean {
  if (word === undefined) {
    return false;
  }
  if (isInitial(word) && next?.gap.startsWith(".") === true) {
    return true;
  }
  const initial = isInitial(word) && word.text !== "I" && word.text !== "A";
  const particle = FAMILY_PARTICLES.test(word.folded);
  return word.startsSentence ? particle && word.case === "lower" : initial || particle;
}
