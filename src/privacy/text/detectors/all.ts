import type { Detector } from "../detector.ts";
import { authHeader } from "./auth-header.ts";
import { connectionString } from "./connection-string.ts";
import { credentialUrl } from "./credential-url.ts";
import { creditCard } from "./credit-card.ts";
import { cryptoWallet } from "./crypto-wallet.ts";
import { device } from "./device.ts";
import { directoryPeople } from "./directory-people.ts";
import { domain } from "./domain.ts";
import { email } from "./email.ts";
import { guid } from "./guid.ts";
import { homeDirectory } from "./home-directory.ts";
import { iban } from "./iban.ts";
import { ip } from "./ip.ts";
import { jsonWebToken } from "./json-web-token.ts";
import { mac } from "./mac.ts";
import { namedKey } from "./named-key.ts";
import { nationalId } from "./national-id.ts";
import { otherScript } from "./other-script.ts";
import { password } from "./password.ts";
import { phone } from "./phone.ts";
import { postalAddress } from "./postal-address.ts";
import { privateKey } from "./private-key.ts";
import { randomString } from "./random-string.ts";
import { speltOutEmail } from "./spelt-out-email.ts";
import { tenantTerms } from "./tenant-terms.ts";
import { unlistedPeople } from "./unlisted-people.ts";
import { url } from "./url.ts";
import { usSsn } from "./us-ssn.ts";
import { vendorToken } from "./vendor-token.ts";
import { windowsAccount } from "./windows-account.ts";

/**
 * Every detector, secrets first: a key that contains an address is a key. Forms with a checksum come
 * before those without, names after everything that has a form, telephone numbers last.
 */
export const ALL_DETECTORS: readonly Detector[] = [
  privateKey,
  jsonWebToken,
  credentialUrl,
  connectionString,
  vendorToken,
  authHeader,
  password,
  namedKey,
  url,
  email,
  speltOutEmail,
  iban,
  cryptoWallet,
  randomString,
  guid,
  windowsAccount,
  mac,
  ip,
  creditCard,
  usSsn,
  nationalId,
  postalAddress,
  tenantTerms,
  device,
  domain,
  homeDirectory,
  directoryPeople,
  otherScript,
  unlistedPeople,
  phone,
];
