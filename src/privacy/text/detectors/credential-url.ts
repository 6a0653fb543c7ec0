import { type Detected, type Detector, matchesOf } from "../detector.ts";

const ADDRESS = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>`]{3,3000}/gi;
const TRAILING = /[.,;:!?)\]}]+$/;
/** `user:password@`, `:password@`, or a long token alone before the @ (RFC 3986, section 3.2.1). */
const USER_INFO = /^[a-z0-9+.-]+:\/\/(?:[^/?#]*:[^/?#]*[^/?#:@]|[^/?#@]{16,})@[^@]/i;
/** A password that itself contains a slash, a question mark or a hash. */
const LOOSE_USER_INFO = /^(?!https?:)[a-z0-9+.-]+:\/\/[^\s/@:]*:[^\s@]{1,200}@[^@]/i;
const SECRET_PARAMETER =
  /[?&#;](?:sig|signature|sas|se|skoid|token|[a-z_]*[_-]?token|[a-z0-9]*token|code|key|[a-z_-]*api[_-]?key|subscription-key|client_secret|[a-z_]*secret|passw(?:or)?d|pwd|auth|jwt|assertion|x-amz-(?:signature|credential|security-token)|x-goog-signature|access_?key|hmac|otp|ticket|session(?:id)?)=[^&\s]{6,}/i;

/** A query string by itself that ends in a signature, as shared access signatures are pasted. */
const SIGNED_QUERY =
  /(?<![\w%.:/?=&~+-])[\w%.:/?=&~+-]{0,1500}?(?:^|[?&]|(?<=\s))(?:sig|signature)=[\w%+/=-]{6,}(?:&[\w%=+/:.-]{1,400})?/gi;

/** Addresses that let their reader in: credentials before the host, or a key or signature in the query. */
export const credentialUrl: Detector = {
  id: "credential-url",
  *find(scan): Iterable<Detected> {
    for (const match of scan.text.matchAll(ADDRESS)) {
      const address = match[0].replace(TRAILING, "");
      if (
        USER_INFO.test(address) ||
        LOOSE_USER_INFO.test(address) ||
        SECRET_PARAMETER.test(address)
      ) {
        yield { start: match.index, end: match.index + address.length, kind: "SECRET" };
      }
    }
    yield* matchesOf(scan, SIGNED_QUERY, "SECRET");
  },
};
