import type { Detected, Detector } from "../detector.ts";
import { isPlaceholder } from "../random-looking.ts";

const WORDS =
  "passw(?:or)?d|passwd|pwd|passphrase|passcode|passwort|kennwort|mot de passe|mdp|contraseña|clave|hasł[oa]|senha|wachtwoord|lösenord|adgangskode|parola|salasana|psw|pw\\b|pass";
const BEGIN = `(?<![\\p{L}])(?:[\\w.-]{0,30}[_.-])?(?:${WORDS})`;
const CODE = "pin|(?:access|security|verification|door|one-time|otp|2fa) code";

/** Name, what may stand behind it, what assigns, an opening quotation mark, the value. */
const ASSIGNED = new RegExp(
  `${BEGIN}([\\w.-]{0,20}|[ \\t][\\w-]{1,20})["'\`\\])]{0,2}\\s{0,4}(=>|\\?=|\\|\\||:{0,3}=|:{1,3}|->|>|,|\\b(?:is|are|was|to|lautet|ist|est|es)\\b)\\s{0,4}(["'\`([{]{0,3})([^\\s"'\`<>,;]{3,200})`,
  "giu",
);
const QUOTED = new RegExp(`${BEGIN}\\b[^"'\`\\n]{0,40}(["'\`])([^"'\`\\n]{4,80})\\1`, "giu");
const NEXT = new RegExp(
  `(?<![\\p{L}])(?:${WORDS}|${CODE})\\s{1,2}\\(?([^\\s"'\`<>,;()]{4,100})`,
  "giu",
);

/** `Passwort zurückgesetzt auf Winter#4711`: a few words on, behind a word that says what it is now. */
const CHANGED = new RegExp(
  `(?<![\\p{L}])(?:${WORDS})(?![\\p{L}])[^\\n.!?"']{0,40}\\b(?:to|is|auf|zu|lautet|ist|en|est|es|su)\\s{1,2}["'(]?([^\\s"'<>,;()]{6,100})`,
  "giu",
);

/** The value without what belongs to the sentence around it. */
function core(value: string): string {
  return value.replace(/[.:?,;!)\]}]+$/, "");
}

/** Words, short numbers and percentages: what stands after "password" in a question about passwords. */
function isWordlike(value: string): boolean {
  return /^[\p{L}'’-]+$/u.test(value) || /^\d{1,3}\D?$/.test(value);
}

/** `password: which licence covers it?`: the value goes on as a sentence. */
function goesOn(text: string, end: number): boolean {
  return /^[ \t]+\p{Ll}{2,}/u.test(text.slice(end, end + 24));
}

function part(match: RegExpExecArray, nth: number): string {
  return match[nth] ?? "";
}

/** `is`, `was`, a comma, or words between name and value: prose rather than a setting. */
function isSpoken(text: string, match: RegExpExecArray): boolean {
  return (
    /^(?:\p{L}+|[,>])$/u.test(part(match, 2)) ||
    /^\s/.test(part(match, 1)) ||
    goesOn(text, match.index + match[0].length)
  );
}

/** Whether what is assigned is a password; the looser the assignment, the less it may look like prose. */
function isAssigned(text: string, match: RegExpExecArray): boolean {
  const value = core(part(match, 4));
  if (value.length < 3 || isPlaceholder(value)) {
    return false;
  }
  const written = part(match, 3) !== "" || /[=|]/.test(part(match, 2));
  return written || !isWordlike(value) || !(isSpoken(text, match) || /^\d/.test(value));
}

/** What stands behind the word without a sign between: only what no sentence goes on with. */
function isNext(match: RegExpExecArray): boolean {
  const value = core(part(match, 1));
  return !isWordlike(value) && /\d|[^\p{L}\p{N}.-]/u.test(value) && !isPlaceholder(value);
}

/** Digits, letters and a sign or a capital: what nobody resets a password to is written otherwise. */
function isMixed(match: RegExpExecArray): boolean {
  const value = core(part(match, 1));
  return (
    /\d/.test(value) &&
    /\p{L}/u.test(value) &&
    /\p{Lu}|[^\p{L}\d]/u.test(value) &&
    !isPlaceholder(value)
  );
}

function spanOf(match: RegExpExecArray, value: string): Detected {
  const start = match.index + match[0].lastIndexOf(value);
  return { start, end: start + value.replace(/[.?)\]}]+$/, "").length, kind: "SECRET" };
}

function* valuesOf(
  text: string,
  pattern: RegExp,
  nth: number,
  accept: (match: RegExpExecArray) => boolean,
): Iterable<Detected> {
  for (const match of text.matchAll(pattern)) {
    if (accept(match)) {
      yield spanOf(match, part(match, nth));
    }
  }
}

/** Passwords assigned in settings, said in prose, quoted, or simply standing behind the word. */
export const password: Detector = {
  id: "password",
  *find({ text }): Iterable<Detected> {
    yield* valuesOf(text, ASSIGNED, 4, (match) => isAssigned(text, match));
    yield* valuesOf(text, QUOTED, 2, (match) => !isPlaceholder(part(match, 2)));
    yield* valuesOf(text, NEXT, 1, isNext);
    yield* valuesOf(text, CHANGED, 1, isMixed);
  },
};
