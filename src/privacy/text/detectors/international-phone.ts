import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Detected, Detector } from "../detector.ts";

const INTERNATIONAL = /(?<![\d+])\(?\+[1-9](?:[ ().\u2010-\u2015-]{0,3}\d){6,19}/gu;

export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** Whether the library knows the number as one that can be called, in a region or internationally. */
export function isValidNumber(candidate: string, region?: CountryCode): boolean {
  return parsePhoneNumberFromString(candidate, region)?.isValid() ?? false;
}

/**
 * `+48 601 153 991 2 seats`: the longest beginning, group by group, that the library accepts; else as
 * many groups as a number may have digits (15, ITU-T E.164).
 */
export function internationalLength(candidate: string): number {
  const ends = Array.from(candidate.matchAll(/\d(?=\D|$)/g), ({ index }) => index + 1).toReversed();
  const beginning = (end: number): string =>
    candidate
      .slice(0, end)
      .replace(/^\(?00/, "+")
      .replace(/^\(/, "");
  const valid = ends.find((end) => isValidNumber(beginning(end)));
  const possible = ends.find((end) => digitsOf(candidate.slice(0, end)).length <= 15);
  return valid ?? possible ?? candidate.length;
}

/** Beyond this many candidates the library is not asked any more: every further one counts whole. */
const MOST_ASKED = 24;

/** Telephone numbers with a plus sign and country code, alone: what needs no context to be certain. */
export const internationalPhone: Detector = {
  id: "international-phone",
  *find({ text }): Iterable<Detected> {
    for (const [nth, match] of Array.from(text.matchAll(INTERNATIONAL)).entries()) {
      const length = nth < MOST_ASKED ? internationalLength(match[0]) : match[0].length;
      yield { start: match.index, end: match.index + length, kind: "PHONE" };
    }
  },
};
