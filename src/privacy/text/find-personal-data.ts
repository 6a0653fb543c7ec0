import type { Detector } from "./detector.ts";
import { certainPeople } from "./detectors/certain-people.ts";
import { connectionString } from "./detectors/connection-string.ts";
import { credentialUrl } from "./detectors/credential-url.ts";
import { creditCard } from "./detectors/credit-card.ts";
import { email } from "./detectors/email.ts";
import { guid } from "./detectors/guid.ts";
import { iban } from "./detectors/iban.ts";
import { internationalPhone } from "./detectors/international-phone.ts";
import { ip } from "./detectors/ip.ts";
import { jsonWebToken } from "./detectors/json-web-token.ts";
import { mac } from "./detectors/mac.ts";
import { privateKey } from "./detectors/private-key.ts";
import { tenantDomain } from "./detectors/tenant-domain.ts";
import { usSsn } from "./detectors/us-ssn.ts";
import { vendorToken } from "./detectors/vendor-token.ts";
import { createDirectoryDictionary, type DirectoryDictionary } from "./directory-dictionary.ts";
import { PSEUDONYM_SHAPE } from "./entity-kind.ts";
import { scanText } from "./scan.ts";
import type { Finding } from "./span.ts";

/**
 * Forms that do not occur by chance, and names that no English text has: what runs over a request to
 * the model must be right when it speaks up. Left out are the detectors that read context (passwords,
 * named keys, national telephone numbers, names outside the directory) and those of tenant words that
 * are ordinary words; the question went through all of them before.
 */
const CERTAIN_DETECTORS: readonly Detector[] = [
  privateKey,
  jsonWebToken,
  credentialUrl,
  connectionString,
  vendorToken,
  email,
  iban,
  guid,
  mac,
  ip,
  creditCard,
  usSsn,
  internationalPhone,
  tenantDomain,
  certainPeople,
];

export interface GuardSettings {
  /** The people and domains of the tenant, as far as the caller sees them. */
  readonly dictionary?: DirectoryDictionary;
  /** Values that may stand although they have a form that is looked for, such as ids of SKUs. */
  readonly isAllowed?: (value: string) => boolean;
}

const NOBODY = createDirectoryDictionary();

/**
 * Personal data and secrets in a text that is about to leave, such as the serialized body of a request
 * to the model. Escapes of JSON, percent-encoding, entities and base64 are opened; pseudonyms are
 * passed over. Runs the detectors of `CERTAIN_DETECTORS`, each linear in the text.
 * @returns findings in the order of the text, places in its UTF-16 code units; empty when it may leave.
 */
export function findPersonalData(text: string, settings: GuardSettings = {}): readonly Finding[] {
  const pseudonyms = Array.from(text.matchAll(PSEUDONYM_SHAPE), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const scan = {
    detectors: CERTAIN_DETECTORS,
    dictionary: settings.dictionary ?? NOBODY,
    country: undefined,
    elapsedMs: () => 0,
    budgetMs: 0,
  };
  const findings = scanText(text, scan, { reserved: pseudonyms });
  return findings.filter(({ start, end }) => settings.isAllowed?.(text.slice(start, end)) !== true);
}
