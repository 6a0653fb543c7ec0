import type { Detected, Detector } from "../detector.ts";
import { isPlaceholder, looksRandom } from "../random-looking.ts";
import { NAMED_VENDORS } from "../vocabulary/secret-formats.ts";

const KEY_WORDS =
  "secret|token|api[\\s_-]?keys?|apikey|access[\\s_-]?keys?|private[\\s_-]?key|client[\\s_-]?(?:secret|id)|key|credentials?|creds|auth(?:orization)?|bearer|login|license[\\s_-]?key|connection[\\s_-]?string|webhook|signature|hash|salt|pin|pat\\b";
const NAME_TAIL = "(?:[\\w.-]{0,20}|[ \\t][\\w-]{1,20})";
const ASSIGNS =
  "[\"'`\\])]{0,2}\\s{0,4}(?:=>|\\?=|\\|\\||:{0,3}=|:{1,3}|->|>|,|\\b(?:is|are|was|to|lautet|est|es)\\b)\\s{0,4}[\"'`([{]{0,3}";

const ASSIGNED = new RegExp(
  `(?:${KEY_WORDS}|${NAMED_VENDORS.join("|")})${NAME_TAIL}${ASSIGNS}([^\\s"'\`<>,;]{8,600})`,
  "giu",
);
const NEXT = new RegExp(
  `(?<![\\p{L}])(?:${KEY_WORDS})\\s{1,2}["'\`(]?([\\w+/=~.-]{12,600})`,
  "giu",
);
/** `XXXXX-XXXXX-…`, and whatever groups stand behind the word for it. */
const PRODUCT_KEY =
  /(?<![\w-])(?:(?=[A-Z-]{0,28}\d)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}|(?<=\b(?:licen[cs]e|product|activation|serial) (?:key|number|code)(?: is)?:?\s)(?=[A-Z-]{0,28}\d)[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,7})(?![\w-])/giu;
const XML =
  /\b(?:key|name)=["'](?:[\w.-]{0,30})(?:password|secret|token|key)["']\s{1,4}value=["']([^"']{4,400})["']/gi;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Tokens without digits: long, in both cases, no words with separators. */
function isLongMixed(value: string): boolean {
  const humps = value.match(/[a-z][A-Z]/g)?.length ?? 0;
  return value.length >= 20 && /^[A-Za-z]+$/.test(value) && humps >= 4;
}

function isKey(value: string): boolean {
  return value.length >= 8 && (looksRandom(value) || GUID.test(value) || isLongMixed(value));
}

function* valuesOf(
  text: string,
  pattern: RegExp,
  accept: (value: string) => boolean,
): Iterable<Detected> {
  for (const match of text.matchAll(pattern)) {
    const value = (match[1] ?? "").replace(/[.?)\]}]+$/, "");
    if (accept(value)) {
      const start = match.index + match[0].lastIndexOf(value);
      yield { start, end: start + value.length, kind: "SECRET" };
    }
  }
}

/** Machine-made values behind the name of a key, token or secret, or of a vendor that gives out such. */
export const namedKey: Detector = {
  id: "named-key",
  *find({ text }): Iterable<Detected> {
    yield* valuesOf(text, ASSIGNED, isKey);
    yield* valuesOf(text, NEXT, isKey);
    for (const { index, 0: key } of text.matchAll(PRODUCT_KEY)) {
      yield { start: index, end: index + key.length, kind: "SECRET" };
    }
    yield* valuesOf(text, XML, (value) => !isPlaceholder(value));
  },
};
