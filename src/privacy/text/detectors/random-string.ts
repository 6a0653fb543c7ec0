import { type Detected, type Detector, matchesOf } from "../detector.ts";
import { looksRandomAlone } from "../random-looking.ts";
import type { ScanText } from "../scan-text.ts";

/** Keys and digests of 128, 160, 192, 224, 256, 384 or 512 bits in hex. */
const HEX =
  /(?<![\p{L}\p{N}_])(?:0x)?(?=[0-9a-f]*\d)(?=\d*[a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{48}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})(?![\p{L}\p{N}_])/giu;
const RUN = /(?<![\w+/~.-])[\w+/~.-]{20,2000}={0,2}(?![\w+/=-])/g;

function* stringsIn(scan: ScanText): Iterable<Detected> {
  yield* matchesOf(scan, HEX, "SECRET");
  yield* matchesOf(scan, RUN, "SECRET", ([match]) => looksRandomAlone(match));
}

/** Strings nobody writes by hand, whatever stands before them. */
export const randomString: Detector = { id: "random-string", find: stringsIn };
