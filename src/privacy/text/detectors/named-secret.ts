import type { Detected, Detector } from "../detector.ts";
import { isPlaceholder, looksRandom } from "../random-looking.ts";
import { NAMED_VENDORS } from "../vocabulary/secret-formats.ts";

const PASSWORD_WORDS =
  "passw(?:or)?d|passwd|pwd|passphrase|passcode|passwort|kennwort|mot de passe|mdp|contraseña|clave|hasł[oa]|senha|wachtwoord|lösenord|adgangskode|parola|salasana|psw|pass";
const KEY_WORDS =
  "secret|token|api[\\s_-]?keys?|apikey|access[\\s_-]?keys?|private[\\s_-]?key|client[\\s_-]?(?:secret|id)|key|credentials?|creds|auth(?:orization)?|bearer|login|license[\\s_-]?key|connection[\\s_-]?string|webhook|signature|hash|salt|pin";

const NAME_TAIL = "(?:[\\w.-]{0,20}|[ \\t][\\w-]{1,20})";
const ASSIGNS =
  "[\"'`\\])]{0,2}\\s{0,4}(?:=>|\\?=|\\|\\||:{0,3}=|:{1,3}|->|>|,|\\bis\\b|\\bare\\b|\\bwas\\b|\\bto\\b|\\blautet\\b|\\best\\b|\\bes\\b)\\s{0,4}[\"'`([{]{0,3}";
const VALUE = "([^\\s\"'`<>,;]{3,600})";

const PASSWORD = new RegExp(
  `(?<![\\p{L}])(?:[\\w.-]{0,30}[_.-])?(?:${PASSWORD_WORDS})${NAME_TAIL}${ASSIGNS}${VALUE}`,
  "giu",
);
const PASSWORD_THEN_VALUE = new RegExp(
  `(?<![\\p{L}])(?:${PASSWORD_WORDS}|pin|code)\\s{1,2}["'\`(]?([^\\s"'\`<>,;()]{4,100})`,
  "giu",
);
const KEY = new RegExp(
  `(?:${KEY_WORDS}|${NAMED_VENDORS.join("|")})${NAME_TAIL}${ASSIGNS}${VALUE}`,
  "giu",
);
const KEY_THEN_VALUE = new RegExp(
  `(?<![\\p{L}])(?:${KEY_WORDS})\\s{1,2}["'\`(]?([\\w+/=~.-]{12,600})`,
  "giu",
);
const XML_VALUE =
  /\b(?:key|name)=["'](?:[\w.-]{0,30})(?:password|secret|token|key)["']\s{1,4}value=["']([^"']{4,400})["']/gi;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A full stop, question mark or bracket after a value belongs to the sentence. */
function trimmed(value: string): string {
  return value.replace(/[.?)\]}]+$/, "");
}

/** A password may be any word, so in prose (`password is wrong`) it must not look like one. */
function isPassword(value: string, spoken: boolean): boolean {
  if (isPlaceholder(value) || value.length < 3) {
    return false;
  }
  const wordlike = /^[\p{L}'’-]+$/u.test(value) || /^\d{1,3}$/.test(value);
  return !spoken || (!wordlike && value.length >= 4);
}

function isKey(value: string): boolean {
  return value.length >= 8 && (looksRandom(value) || GUID.test(value) || isLongMixed(value));
}

/** Tokens without digits: long, in both cases, no words with separators. */
function isLongMixed(value: string): boolean {
  return (
    value.length >= 20 &&
    /^[A-Za-z]+$/.test(value) &&
    (value.match(/[a-z][A-Z]/g)?.length ?? 0) >= 4
  );
}

function* valuesOf(
  text: string,
  pattern: RegExp,
  accept: (value: string, match: string) => boolean,
): Iterable<Detected> {
  for (const match of text.matchAll(pattern)) {
    const value = trimmed(match[1] ?? "");
    if (accept(value, match[0])) {
      const start = match.index + match[0].lastIndexOf(match[1] ?? "");
      yield { start, end: start + value.length, kind: "SECRET" };
    }
  }
}

const SPOKEN = /\s(?:is|are|was|to|lautet|est|es)\s|,|>/i;

/** What is assigned to a name that says it is a secret, in code, settings or prose. */
export const namedSecret: Detector = {
  id: "named-secret",
  *find({ text }): Iterable<Detected> {
    yield* valuesOf(text, PASSWORD, (value, match) =>
      isPassword(value, SPOKEN.test(match.slice(0, -value.length))),
    );
    yield* valuesOf(
      text,
      PASSWORD_THEN_VALUE,
      (value) => isPassword(value, true) && /\d|[^\p{L}\p{N}.-]/u.test(value),
    );
    yield* valuesOf(text, KEY, isKey);
    yield* valuesOf(text, KEY_THEN_VALUE, isKey);
    yield* valuesOf(text, XML_VALUE, (value) => !isPlaceholder(value));
  },
};
