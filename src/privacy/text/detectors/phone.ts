import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import type { Detected, DetectionContext, Detector } from "../detector.ts";
import type { Span } from "../span.ts";
import { digitsOf, internationalLength, isValidNumber } from "./international-phone.ts";

/** Digits as people group them, with an extension; at most 15 digits are a number (ITU-T E.164). */
const CANDIDATE =
  /(?<!\d)(?:\+|\(\+?)?\d(?:[\d ()./\u2010-\u2015-]{4,34})\d(?:\s?(?:x|ext\.?|extension|#|;ext=)\s?\d{1,6}\b)?/giu;
const NORTH_AMERICAN =
  /(?<![\d+.-]|\d,)(?:\+?1[ .-]?|001[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?:\s?(?:x|ext\.?|#)\s?\d{1,6})?(?!\d|[.,-]\d)/giu;
/** Words that announce a telephone number, close before it. */
const ANNOUNCED =
  /(?:\b(?:call(?:ed|ing|s)?|phone[sd]?|phoning|tele(?:phone|fon|fono|fone)?|tel|mob(?:ile|il)?|cell(?:ular|phone)?|fax|dial(?:l?ed|ling)?|ring|rang|sms|text(?:ed)?|whatsapp|signal|viber|reach(?:ed|able)?|answer(?:ing)?|hotline|helpdesk|desk|office|landline|line|direct|extension|handy|anrufen|rufnummer|nummer|móvil|celular|téléphone|portable|komórka|numer|numero|número|number|contact|message[sd]?|messages|ph|nr|no|pager|voicemail|gsm|msisdn|callback)\b|☎|📞|电话|手机|電話|携帯|전화)[^\d\n]{0,28}$/iu;
/** The same words after it, as in a signature: `61 51 81 office`. */
const LABELLED_AFTER =
  /^\s?[-–(,:]?\s?(?:office|fax|mobile|cell|home|work|desk|direct|phone|tel|landline)\b(?!\s?365)/iu;
const NUMBER_OF = /\b(?:number|no|nr)s?\.?\s+of\b[^\d]*$|[$€£¥]/iu;
/** What follows an amount and never a telephone number. */
const AMOUNT_AFTER =
  /^\s?(?:%|‰|€|\$|£|¥|(?:gb|mb|tb|kb|gib|mib|bytes?|seats?|users?|licen[cs]es?|members?|mailboxes|items?|units?|days?|hours?|minutes?|eur|usd|gbp|chf|pln|sek|nok|dkk|inr|jpy|aud|cad|people|accounts?|assignments?|subscriptions?|per|times|percent)\b)/iu;
const AMOUNT_BEFORE =
  /[$€£¥#=_]\s?$|\b(?:eur|usd|gbp|chf|version|build|v|kb|sku|release|invoice|order|ticket|case|id)[\s:.#]{0,2}$/iu;
const DATE_LIKE =
  /^(?:(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|[12]\d|3[01])[-./ ](?:19|20)\d\d)(?!\d)/;
const YEARS = /^(?:19|20)\d\d\s?[-/\u2013 ]\s?(?:19|20)\d\d$/;
/** `1200 3400 5600`: round figures, side by side. */
const ROUND_FIGURES = /^\d{0,3}00(?:[ /-]\d{0,3}00)+$/;
/** Month and year, or a ratio; a slash inside a telephone number stands behind an area code with its zero. */
const SLASHED = /^[1-9]\d{0,3}\//;
/** `is my mobile number`, `is her direct line`. */
const SAID_AFTER =
  /^,?\s(?:is|was)\s(?:\p{L}+\s){0,2}(?:phone|mobile|cell|number|line|fax|landline|extension|handset)\b/iu;
/** `71 903`, `1.234.567`: an amount. No amount begins with a zero, few have nine digits. */
const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$|^[1-9]\d{0,2}(?: \d{3})$|^[1-9]\d?(?: \d{3}){2}$/;

/** `07121 / 55 66-77`: an area code with its zero, and the rest of one number. */
const AREA_CODE_APART = /^0\d{2,5} \/ \d/;
/** As voicemail is written down: `five five five oh one nine nine`. */
const SPOKEN =
  /\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,-]{1,2}){5,20}(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)\b/giu;

/** Regions tried besides the tenant's: the largest numbering plans, by Microsoft 365 seats. */
const REGIONS: readonly CountryCode[] = [
  "US",
  "GB",
  "DE",
  "FR",
  "NL",
  "IT",
  "ES",
  "PL",
  "SE",
  "CH",
  "IN",
  "AU",
  "BR",
  "JP",
  "CN",
];
/** Beyond this many candidates the library is not asked any more: every further one counts as found. */
const MOST_PARSED = 24;

function isInternational(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return /^\(?\+\d/.test(candidate)
    ? digits.length >= 7
    : /^00[1-9]/.test(digits) && digits.length >= 10;
}

/** Two groups as many countries without area codes write them: `701 2345`, `9696 1234`. */
const TWO_GROUPS = /^\d{3,4} \d{4}$|^\d{2,3} \d{6,7}$/;

/** Groups as numbers are read out: at least two separators, hardly any single digits, no version. */
function isGroupedLikePhone(candidate: string): boolean {
  const groups = candidate.split(/\D+/).filter((group) => group !== "");
  const single = groups.filter((group) => group.length === 1).length;
  const even = groups.every((group) => group.length <= 5);
  const readOut = groups.length >= 3 && single <= 1 && even;
  return TWO_GROUPS.test(candidate) || (readOut && !/^\d{1,2}\.\d{1,2}\.\d{3,}/.test(candidate));
}

/** National numbers without an announcing word: by trunk prefix, by grouping, or valid for the tenant. */
function isNational(candidate: string, regions: readonly CountryCode[]): boolean {
  const digits = digitsOf(candidate).length;
  if (digits < 7 || digits > 13) {
    return false;
  }
  if (!/\D/.test(candidate)) {
    return digits >= 9 && regions.slice(0, 2).some((region) => isValidNumber(candidate, region));
  }
  return (
    (digits >= 8 && /^\(?0/.test(candidate)) ||
    (digits <= 12 && isGroupedLikePhone(candidate)) ||
    regions.some((region) => isValidNumber(candidate, region))
  );
}

function isAmount(text: string, span: Span, candidate: string): boolean {
  const before = text.slice(Math.max(0, span.start - 12), span.start);
  const after = text.slice(span.end, span.end + 16);
  return (
    [DATE_LIKE, YEARS, ROUND_FIGURES, SLASHED].some((form) => form.test(candidate)) ||
    AMOUNT_BEFORE.test(before) ||
    AMOUNT_AFTER.test(after) ||
    /^[,.]\d/.test(after)
  );
}

function isAnnounced(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 44), start);
  return ANNOUNCED.test(before) && !NUMBER_OF.test(before);
}

function isLabelled(text: string, { end }: Span, candidate: string): boolean {
  if (SAID_AFTER.test(text.slice(end, end + 48))) {
    return true;
  }
  const groups = candidate.split(/\D+/).length;
  return (
    groups >= 3 && !THOUSANDS.test(candidate) && LABELLED_AFTER.test(text.slice(end, end + 16))
  );
}

class PhoneSearch {
  readonly #text: string;
  readonly #regions: readonly CountryCode[];
  #parsed = 0;

  constructor(text: string, country: string | undefined) {
    this.#text = text;
    const own = country !== undefined && isSupportedCountry(country) ? [country] : [];
    this.#regions = [...new Set([...own, ...REGIONS])];
  }

  /** Length of the telephone number a candidate begins with; 0 when it is none. */
  lengthOf(candidate: string, start: number): number {
    const span = { start, end: start + candidate.length };
    const attached = /[\p{L}_-]/u.test(this.#text.charAt(start - 1));
    if (isInternational(candidate)) {
      return this.#ask(() => internationalLength(candidate), candidate.length);
    }
    if (isAmount(this.#text, span, candidate)) {
      return 0;
    }
    const digits = digitsOf(candidate).length;
    const told = isAnnounced(this.#text, start) || isLabelled(this.#text, span, candidate);
    if (digits >= 5 && digits <= 15 && told) {
      return candidate.length;
    }
    if (attached || THOUSANDS.test(candidate)) {
      return 0;
    }
    return this.#ask(
      () => (isNational(candidate, this.#regions) ? candidate.length : 0),
      candidate.length,
    );
  }

  /** Asks the library a bounded number of times; after that the cautious answer is taken. */
  #ask(question: () => number, cautious: number): number {
    this.#parsed += 1;
    return this.#parsed > MOST_PARSED ? cautious : question();
  }
}

function* candidatesIn(text: string): Iterable<{ candidate: string; start: number }> {
  for (const match of text.matchAll(CANDIDATE)) {
    // Two blanks, a slash between blanks or a dash between blanks part two numbers.
    let start = match.index;
    const pieces = AREA_CODE_APART.test(match[0])
      ? [match[0]]
      : match[0].split(/( {2,}| [/\u2013-] |(?<=\d)\/ )/);
    for (const piece of pieces) {
      const candidate = piece.replace(/^[ ./)\u2010-\u2015-]+|[ (./\u2010-\u2015-]+$/g, "");
      if (digitsOf(candidate).length >= 5) {
        yield { candidate, start: start + piece.indexOf(candidate) };
      }
      start += piece.length;
    }
  }
}

function* phonesIn(text: string, context: DetectionContext): Iterable<Detected> {
  for (const pattern of [NORTH_AMERICAN, SPOKEN]) {
    for (const match of text.matchAll(pattern)) {
      yield { start: match.index, end: match.index + match[0].length, kind: "PHONE" };
    }
  }
  const search = new PhoneSearch(text, context.country);
  for (const { candidate, start } of candidatesIn(text)) {
    const length = context.isTaken({ start, end: start + candidate.length })
      ? 0
      : search.lengthOf(candidate, start);
    if (length > 0) {
      yield { start, end: start + length, kind: "PHONE" };
    }
  }
}

/**
 * Telephone numbers: international ones by libphonenumber, North American ones by shape, national ones
 * by an announcing word, trunk prefix, grouping or validity in the tenant's country. Runs last, as
 * every other number is better known by its own detector.
 */
export const phone: Detector = {
  id: "phone",
  find: ({ text }, context) => phonesIn(text, context),
};
