import type { EntityKind } from "./entity-kind.ts";
import { foldWord } from "./fold.ts";
import { splitWords } from "./words.ts";

const asWritten = (written: string): string => written;
const inLowerCase = (written: string): string => written.toLowerCase();
const digitsOnly = (written: string): string => written.replaceAll(/[^\d+]/g, "");
const withoutMarks = (written: string): string =>
  written.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();
const folded = (written: string): string => foldWord(written.replaceAll(/\s+/g, " ").trim());
const wordsSorted = (written: string): string =>
  splitWords(written)
    .map((word) => word.folded)
    .toSorted()
    .join(" ");

const IDENTITIES: Readonly<Record<EntityKind, (written: string) => string>> = {
  SECRET: asWritten,
  CREDIT_CARD: digitsOnly,
  IBAN: withoutMarks,
  US_SSN: digitsOnly,
  NATIONAL_ID: withoutMarks,
  CRYPTO: asWritten,
  EMAIL: inLowerCase,
  PHONE: digitsOnly,
  IP: inLowerCase,
  MAC: withoutMarks,
  GUID: inLowerCase,
  URL: asWritten,
  DOMAIN: inLowerCase,
  DEVICE: folded,
  GROUP: folded,
  DEPARTMENT: folded,
  COUNTRY: folded,
  SITE: folded,
  POLICY: folded,
  PERSON: wordsSorted,
  TERM: folded,
};

/**
 * What two writings of the same thing have in common, so that both get one pseudonym: `Anna Nowak`
 * and `Nowak, Anna`, `+48 601 153 991` and `+48601153991`.
 */
export function identityOf(kind: EntityKind, written: string): string {
  return IDENTITIES[kind](written);
}
