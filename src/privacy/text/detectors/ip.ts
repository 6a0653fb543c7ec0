import { isIP, isIPv4 } from "node:net";
import type { Detected, Detector } from "../detector.ts";

/** Runs of characters an IPv6 address may consist of, with its zone (`%eth0`) and prefix (`/64`). */
const CANDIDATE = /[0-9a-f:.]{2,64}(?:%[0-9a-z.]{1,15})?(?:\/\d{1,3})?/gi;
const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)(?:\/\d{1,2}(?!\d))?/g;

const PORT = /^:\d{1,5}(?![\p{L}\p{N}:]|\.\d)/u;

/** Length of the address at the beginning of a candidate, full stops and colons of the sentence left out. */
function addressLength(candidate: string): number {
  const bare = candidate.replace(/:\d{1,5}[.:]*$/, "");
  if (isIP(candidate) === 0 && isIP(bare) !== 0) {
    return bare.length; // a port stands behind it
  }
  for (let end = candidate.length; end >= 2; end -= 1) {
    const [address = ""] = candidate.slice(0, end).split("/");
    if (isIP(address) !== 0) {
      return end;
    }
    if (!/[.:]/.test(candidate.charAt(end - 1)) && !/[/%]/.test(candidate)) {
      return 0;
    }
  }
  return 0;
}

function* ipv6In(text: string): Iterable<Detected> {
  for (const match of text.matchAll(CANDIDATE)) {
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + match[0].length);
    if (!match[0].includes(":") || /[\p{L}\p{N}_]/u.test(before) || /[\p{L}_]/u.test(after)) {
      continue; // no IPv6 address, or the tail of a word: `std::cout`, `gggg::1`
    }
    const skipped = /^:(?!:)|^\.+/.exec(match[0])?.[0].length ?? 0;
    const length = addressLength(match[0].slice(skipped));
    const start = match.index + skipped;
    const behind = text.slice(start + length, start + length + 8);
    const goesOn = /^[:.][0-9a-f:]/i.test(behind) && !PORT.test(behind);
    if (length > 0 && !goesOn) {
      yield { start, end: start + length, kind: "IP" };
    }
  }
}

function* ipv4In(text: string): Iterable<Detected> {
  for (const match of text.matchAll(IPV4)) {
    const [address = ""] = match[0].split("/");
    if (isIPv4(address)) {
      yield { start: match.index, end: match.index + match[0].length, kind: "IP" };
    }
  }
}

/** IPv4 and IPv6 addresses and networks, each confirmed by node:net. */
export const ip: Detector = {
  id: "ip",
  *find({ text }): Iterable<Detected> {
    yield* ipv6In(text);
    yield* ipv4In(text);
  },
};
