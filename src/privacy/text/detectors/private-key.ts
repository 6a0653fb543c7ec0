import { type Detected, type Detector, matchesOf } from "../detector.ts";
import type { ScanText } from "../scan-text.ts";

/** PEM (RFC 7468) and OpenPGP blocks; a key cut off before its last line reaches to the end of the text. */
const PEM =
  /-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----|$)/gi;
const PUTTY = /PuTTY-User-Key-File-\d[\s\S]*?(?:Private-MAC: ?[0-9a-f]+|$)/gi;

function* keysIn(scan: ScanText): Iterable<Detected> {
  yield* matchesOf(scan, PEM, "SECRET");
  yield* matchesOf(scan, PUTTY, "SECRET");
}

export const privateKey: Detector = { id: "private-key", find: keysIn };
