import { type Detected, type Detector, matchesOf } from "../detector.ts";

const NAME = "[\\p{L}\\p{N}_+-]{1,40}";
const DOT =
  "(?:\\s{1,2}(?:dot|punkt|point|punto|kropka)\\s{1,2}|\\s?[\\[({]\\s?(?:dot|\\.)\\s?[\\])}]\\s?|\\s{1,2}\\.\\s{1,2}|\\.)";
const AT =
  "(?:\\s{1,2}(?:at|ät|arroba|małpa)\\s{1,2}|\\s?[\\[({]\\s?(?:at|@)\\s?[\\])}]\\s?|\\s{1,2}@\\s{0,2}|@\\s{1,2})";

/** `anna dot nowak at contoso dot com`, `anna.nowak [at] contoso.com` and the like. */
const SPELT_OUT = new RegExp(
  `(?<![\\p{L}\\p{N}])${NAME}(?:${DOT}${NAME}){0,4}${AT}${NAME}(?:${DOT}${NAME}){0,3}${DOT}\\p{L}{2,12}(?![\\p{L}\\p{N}])`,
  "giu",
);
/** `at contoso.com` in prose is a place, not an address: some part must be spelt out for certain. */
const CERTAIN = /\b(?:dot|punkt|kropka|arroba|małpa)\b|[[({]\s?(?:at|@|dot|\.)|@/iu;

/** `a n n a @ c o n t o s o . c o m`: one character at a time. */
const SPACED_OUT =
  /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}._+-] {1,2}){2,64}@(?: {1,2}[\p{L}\p{N}.-]){4,64}(?![\p{L}\p{N}])/gu;

export const speltOutEmail: Detector = {
  id: "spelt-out-email",
  *find(scan): Iterable<Detected> {
    yield* matchesOf(scan, SPELT_OUT, "EMAIL", ([match]) => CERTAIN.test(match));
    yield* matchesOf(scan, SPACED_OUT, "EMAIL");
  },
};
