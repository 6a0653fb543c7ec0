/**
 * What a detector can find, in the names of the labelled sets in test/evals (and of Presidio, where
 * it has one). TERM is a word of an administrator's filter rule.
 */
export const ENTITY_KINDS = [
  "SECRET",
  "CREDIT_CARD",
  "IBAN",
  "US_SSN",
  "NATIONAL_ID",
  "CRYPTO",
  "EMAIL",
  "PHONE",
  "IP",
  "MAC",
  "GUID",
  "URL",
  "DOMAIN",
  "DEVICE",
  "GROUP",
  "DEPARTMENT",
  "COUNTRY",
  "SITE",
  "POLICY",
  "PERSON",
  "TERM",
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** The word a pseudonym of a kind begins with: `Person-01`, `Address-02`. One capitalised word each. */
export const PSEUDONYM_WORDS = {
  SECRET: "Secret",
  CREDIT_CARD: "Card",
  IBAN: "Account",
  US_SSN: "Identity",
  NATIONAL_ID: "Identity",
  CRYPTO: "Wallet",
  EMAIL: "Address",
  PHONE: "Phone",
  IP: "Network",
  MAC: "Hardware",
  GUID: "Object",
  URL: "Link",
  DOMAIN: "Domain",
  DEVICE: "Device",
  GROUP: "Group",
  DEPARTMENT: "Department",
  COUNTRY: "Country",
  SITE: "Site",
  POLICY: "Policy",
  PERSON: "Person",
  TERM: "Term",
} as const satisfies Record<EntityKind, string>;
export type PseudonymWord = (typeof PSEUDONYM_WORDS)[EntityKind];

/** Anything shaped like a pseudonym of ours. Such words are never taken for something else. */
export const PSEUDONYM_SHAPE: RegExp = new RegExp(
  `\\b(?:${[...new Set(Object.values(PSEUDONYM_WORDS))].join("|")})-\\d{2,6}\\b`,
  "gu",
);
