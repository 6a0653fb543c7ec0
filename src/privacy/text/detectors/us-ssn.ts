import type { Detected, Detector } from "../detector.ts";

const GROUPED = /(?<![\p{L}\p{N}_.-])\d{3}([-. ])\d{2}\1\d{4}(?![\p{L}\p{N}_]|[-.]\d)/gu;
const LOOSE = /(?<![\p{L}\p{N}_.-])\d{3}[-. ]?\d{2}[-. ]?\d{4}(?![\p{L}\p{N}_]|[-.]\d)/gu;
const CONTEXT = /\b(?:ssns?|ssid|social[\s-]{1,2}security|soc\.? sec|taxpayer|itin)\b/i;

/** Numbers the Social Security Administration never gave out, and one that was printed in wallets. */
function wasNeverIssued(area: string, group: string, serial: string): boolean {
  return (
    /^(?:000|666|9\d\d)$/.test(area) ||
    group === "00" ||
    serial === "0000" ||
    /^(?:078051120|219099999|123456789)$/.test(area + group + serial) ||
    new Set(area + group + serial).size === 1
  );
}

function* numbersIn(
  text: string,
  pattern: RegExp,
  accept: (area: string, group: string, serial: string) => boolean,
): Iterable<Detected> {
  for (const match of text.matchAll(pattern)) {
    const digits = match[0].replaceAll(/\D/g, "");
    if (accept(digits.slice(0, 3), digits.slice(3, 5), digits.slice(5))) {
      yield { start: match.index, end: match.index + match[0].length, kind: "US_SSN" };
    }
  }
}

/**
 * US social security numbers. Grouped as `123-45-6789` they are taken as they are; unmarked digits
 * count only where the text speaks of social security or consists of nothing else.
 */
export const usSsn: Detector = {
  id: "us-ssn",
  *find({ text }): Iterable<Detected> {
    const expected = CONTEXT.test(text);
    yield* numbersIn(text, GROUPED, (...parts) => expected || !wasNeverIssued(...parts));
    if (expected || /^\s*[\d. -]{9,13}\s*$/.test(text)) {
      yield* numbersIn(text, LOOSE, (...parts) => !wasNeverIssued(...parts));
    }
  },
};
