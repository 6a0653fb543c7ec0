import type { Detected, Detector } from "../detector.ts";
import { isAmbiguous, isOrdinary } from "../vocabulary/english.ts";
import { PARTICLES } from "../vocabulary/name-words.ts";
import { NICKNAMES } from "../vocabulary/nicknames.ts";
import { splitWords, type Word } from "../words.ts";

export const KNOWN_PERSON = "known-person";

/** Both names of somebody, as a form gives them. */
interface Names {
  readonly firstName: string;
  readonly lastName: string;
}

/** Letters that are short for a name more seldom than for something everybody at a desk speaks of. */
const ABBREVIATIONS =
  /^(?:ad|ap|cd|ceo|cfo|cto|dc|dns|erp|eu|fw|hp|hr|id|ip|it|lan|mdm|mfa|ms|ok|os|pc|pdf|rdp|re|sla|sms|tv|uk|ups|us|usb|vip|vm|vpn)$/;
/** Words inside names of families, besides the particles. */
const JOINERS = /^(?:und|y|e|i|of|the|and)$/;
const LONGEST_ENDING = 3;
const SHORTEST_INFLECTED = 4;
const SHORTEST_ACCOUNT = 3;

/**
 * One person wherever a text names them: by any part of the name in any case, inflected, as an account
 * (`rjohnson`, `johnsonr2`) or by their initials. Who is called Will or May is not to be given away by
 * a detector that takes the name for a word.
 */
export function createKnownPersonDetector({ firstName, lastName }: Names): Detector {
  const first = partsOf(firstName);
  const last = partsOf(lastName);
  const parts = [...first, ...last];
  const exact = new Set(parts);
  const short = new Set(first.flatMap((name) => NICKNAMES.get(name) ?? []));
  const accounts = new Set(accountsOf(firstName, lastName));
  const initials = new Set([
    parts.map(initialOf).join(""),
    wordsOf(`${firstName} ${lastName}`).map(initialOf).join(""),
    [first[0], last.at(-1)].map(initialOf).join(""),
    ...parts.map(initialOf),
  ]);
  const isInflected = ({ folded }: Word): boolean =>
    !isOrdinary(folded) && parts.some((part) => isFormOf(folded, part));
  const isNamed = (word: Word, after: string): boolean =>
    exact.has(word.folded) ||
    accounts.has(word.folded.replace(/(?<=\p{L}{3})\d{1,4}$/u, "")) ||
    (word.case !== "lower" && (isInflected(word) || short.has(word.folded))) ||
    (initials.has(word.folded) && isWrittenAsInitials(word, after));
  return {
    id: KNOWN_PERSON,
    *find({ text, words }): Iterable<Detected> {
      for (const word of words.filter((one, at) =>
        isNamed(one, words[at + 1]?.gap ?? text.slice(one.end)),
      )) {
        // A name that stands there as a word is put back as the word it was.
        const isWord =
          word.case === "lower" && (isOrdinary(word.folded) || isAmbiguous(word.folded));
        yield { start: word.start, end: word.end, kind: isWord ? "TERM" : "PERSON" };
      }
    },
  };
}

/** `RS`, or one letter with a full stop. */
function isWrittenAsInitials({ text, folded }: Word, after: string): boolean {
  if (text !== text.toUpperCase()) return false;
  return folded.length === 1 ? after.startsWith(".") : !ABBREVIATIONS.test(folded);
}

function wordsOf(name: string): readonly string[] {
  return splitWords(name.normalize("NFKC")).map(({ folded }) => folded);
}

/** The words of a name, without particles unless there is nothing else. */
function partsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  const own = words.filter(
    (word) => !PARTICLES.has(word) && !JOINERS.test(word) && !/^[a-z]$/.test(word),
  );
  return own.length > 0 ? own : words;
}

function initialOf(word: string | undefined): string {
  return word?.slice(0, 1) ?? "";
}

/** Both names as directories make accounts of them: `rjohnson`, `johnsonr`, `robertj`, `vanderberg`. */
function accountsOf(firstName: string, lastName: string): readonly string[] {
  const lasts = partsOf(lastName);
  const whole = wordsOf(lastName);
  const firsts = partsOf(firstName);
  const accounts = [...lasts, lasts.join(""), whole.join("")].flatMap((last) => [
    last,
    firsts.map(initialOf).join("") + last,
    ...[...firsts, firsts.join("")].flatMap((first) => [
      first + last,
      last + first,
      initialOf(first) + last,
      last + initialOf(first),
      first + initialOf(last),
    ]),
  ]);
  return accounts.filter((account) => account.length >= SHORTEST_ACCOUNT && !isOrdinary(account));
}

/** `Anny`, `Nowakowej`, `Šafaříkové`: a name with another ending. */
function isFormOf(folded: string, part: string): boolean {
  const stem = part.length > SHORTEST_INFLECTED ? part.replace(/[aeiouy]$/, "") : part;
  const longer = folded.length - part.length;
  return (
    part.length >= SHORTEST_INFLECTED &&
    folded.startsWith(stem) &&
    longer >= -1 &&
    longer <= LONGEST_ENDING
  );
}
