import type { Detected, Detector } from "../detector.ts";

/** Issuer ranges and lengths (ISO/IEC 7812): Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay, Maestro, Mir. */
const ISSUERS: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12})$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-59]|[689]\d)\d{11,16}$/,
  /^6(?:011|4[4-9]\d|5\d\d)\d{12,15}$/,
  /^(?:(?:2131|1800)\d{11}|35\d{14,17})$/,
  /^(?:62|81)\d{14,17}$/,
  /^(?:5[06-8]|6\d)\d{10,17}$/,
  /^220[0-4]\d{12,15}$/,
];

/** Digits in groups with one blank, hyphen or dot between; nothing wordlike around. */
const DIGITS =
  /(?<![\p{L}\p{N}_+]|\d[.,-])(?:\d(?:[ -]?\d){11,}|\d{3,}(?:[ .-]?\d{2,}){2,})(?![\p{L}_])/gu;
const LENGTHS = [19, 18, 17, 16, 15, 14, 13, 12] as const;

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - fromRight));
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function isCard(digits: string): boolean {
  return ISSUERS.some((issuer) => issuer.test(digits)) && passesLuhn(digits);
}

/** Length of the card number a run of digits and separators begins with at a group; undefined when none. */
function cardLength(digits: string, isEnd: (length: number) => boolean): number | undefined {
  return LENGTHS.find(
    (length) => length <= digits.length && isEnd(length) && isCard(digits.slice(0, length)),
  );
}

/** Several numbers may stand in one run: each begins and ends where a group of digits does. */
function* cardsIn(run: string, offset: number): Iterable<Detected> {
  const places = Array.from(run.matchAll(/\d/g), ({ index }) => index);
  const digits = run.replaceAll(/\D/g, "");
  const isBoundary = (nth: number): boolean =>
    nth === 0 || nth === digits.length || places[nth - 1] !== (places[nth] ?? 0) - 1;
  for (let from = 0; from < digits.length; from += 1) {
    const length = isBoundary(from)
      ? cardLength(digits.slice(from, from + LENGTHS[0]), (count) => isBoundary(from + count))
      : undefined;
    if (length !== undefined) {
      const last = places[from + length - 1] ?? 0;
      yield { start: offset + (places[from] ?? 0), end: offset + last + 1, kind: "CREDIT_CARD" };
      from += length - 1;
    }
  }
}

/** Payment cards: known issuer, its length and the Luhn check digit (ISO/IEC 7812-1, annex B). */
export const creditCard: Detector = {
  id: "credit-card",
  *find({ text }): Iterable<Detected> {
    for (const match of text.matchAll(DIGITS)) {
      yield* cardsIn(match[0], match.index);
    }
  },
};
