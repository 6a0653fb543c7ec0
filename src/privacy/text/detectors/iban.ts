import type { Detected, Detector } from "../detector.ts";

/**
 * Length of an IBAN by country: SWIFT IBAN Registry (release 99), and after the bar the countries
 * that use the form without being in the registry.
 */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23
IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30
NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23
ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

const BEGINNING = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/giu;

/** ISO 7064 MOD 97-10 over the rearranged number, digit by digit. */
function isValid(iban: string): boolean {
  let rest = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Reads as many letters and digits as the country asks for, over single blanks and hyphens. */
function readNumber(text: string, from: number, length: number): { iban: string; end: number } {
  let iban = "";
  let at = from;
  while (iban.length < length && at < text.length) {
    const letter = text.charAt(at);
    if (/[A-Za-z0-9]/.test(letter)) {
      iban += letter.toUpperCase();
    } else if (!/[ -]/.test(letter) || /[ -]/.test(text.charAt(at - 1))) {
      break;
    }
    at += 1;
  }
  return { iban, end: at };
}

/** International bank account numbers: length by country and check digits, nothing national. */
export const iban: Detector = {
  id: "iban",
  *find({ text }): Iterable<Detected> {
    for (const match of text.matchAll(BEGINNING)) {
      const length = LENGTHS.get(match[0].slice(0, 2).toUpperCase());
      if (length === undefined) {
        continue;
      }
      const read = readNumber(text, match.index, length);
      const ends = !/[\p{L}\p{N}]/u.test(text.charAt(read.end));
      if (read.iban.length === length && ends && isValid(read.iban)) {
        yield { start: match.index, end: read.end, kind: "IBAN" };
      }
    }
  },
};
