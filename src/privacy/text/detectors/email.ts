import type { Detected, Detector } from "../detector.ts";

/**
 * Letters of the part before the @ (RFC 5322 atom, without those that separate addresses in prose),
 * in any script (RFC 6531). `#` occurs in guest principal names: `anna_contoso.com#EXT#@...`.
 */
const LOCAL = /[\p{L}\p{M}\p{N}.!#$%'+_~^*-]/u;
const DOMAIN =
  /(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.){0,8}[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{1,62}/uy;
const LONGEST_LOCAL = 320;

/** Where the part before the @ begins; the @'s own place when there is none. */
function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) {
    start -= 1;
  }
  while (start < at && !/[\p{L}\p{N}_]/u.test(text.charAt(start))) {
    start += 1; // a quotation mark or full stop before the address
  }
  return start;
}

/** Where the domain after the @ ends, or undefined when no domain follows. */
function endOfDomain(text: string, from: number): number | undefined {
  DOMAIN.lastIndex = from;
  const [domain] = DOMAIN.exec(text) ?? [];
  return domain !== undefined && /\p{L}{2}/u.test(domain) ? from + domain.length : undefined;
}

/** Mail addresses and user principal names, also of guests, of other scripts and without a top level. */
export const email: Detector = {
  id: "email",
  *find({ text }): Iterable<Detected> {
    for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
      const start = startOfLocal(text, at);
      const end = endOfDomain(text, at + 1);
      if (start < at && end !== undefined) {
        yield { start, end, kind: "EMAIL" };
      }
    }
  },
};
