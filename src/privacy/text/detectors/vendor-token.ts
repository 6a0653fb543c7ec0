import { type Detected, type Detector, matchesOf } from "../detector.ts";
import type { ScanText } from "../scan-text.ts";
import { SECRET_FORMATS } from "../vocabulary/secret-formats.ts";

function* tokensIn(scan: ScanText): Iterable<Detected> {
  for (const [, keyword, pattern] of SECRET_FORMATS) {
    if (scan.lower.includes(keyword)) {
      yield* matchesOf(scan, pattern, "SECRET");
    }
  }
}

/** Tokens and keys of known vendors by their form. */
export const vendorToken: Detector = { id: "vendor-token", find: tokensIn };
