import type { EntityKind } from "./entity-kind.ts";
import { foldWord } from "./fold.ts";
import { splitWords } from "./words.ts";

/**
 * What two writings of the same thing have in common, so that both get one pseudonym: `Anna Nowak`
 * and `Nowak, Anna`, `+48 601 153 991` and `+48601153991`.
 */
export function identityOf(kind: EntityKind, written: string): string {
  switch (kind) {
    case "PERSON":
      return splitWords(written)
        .map(({ folded }) => folded)
        .toSorted()
        .join(" ");
    case "PHONE":
    case "CREDIT_CARD":
    case "US_SSN":
      return written.replaceAll(/[^\d+]/g, "");
    case "IBAN":
    case "MAC":
      return written.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();
    case "SECRET":
    case "CRYPTO":
      return written;
    case "EMAIL":
    case "GUID":
    case "IP":
    case "URL":
    case "DOMAIN":
      return written.toLowerCase();
    case "DEVICE":
    case "GROUP":
    case "DEPARTMENT":
    case "SITE":
    case "POLICY":
    case "TERM":
      return foldWord(written.replaceAll(/\s+/g, " ").trim());
  }
}
