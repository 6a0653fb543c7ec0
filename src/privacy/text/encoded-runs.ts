import { isUtf8 } from "node:buffer";
import type { Span } from "./span.ts";

/** What a run of base64 or hex says, when it says something legible. */
export interface EncodedRun extends Span {
  readonly decoded: string;
}

const BASE64 = /(?<![\w+/-])(?:[\w+/-]{60,}\n){0,20}[\w+/-]{16,}={0,2}/g;
const HEX = /(?<![0-9a-z])(?:0x|\\x)?(?:[0-9a-f]{2}){8,}(?![0-9a-z])/gi;
const utf8 = new TextDecoder();
const LEGIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n\r\t]+$/u;

function legible(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = utf8.decode(bytes);
  return LEGIBLE.test(text) && /\p{L}{2}/u.test(text) ? text : undefined;
}

function* runsOf(text: string, pattern: RegExp, encoding: "base64" | "hex"): Iterable<EncodedRun> {
  for (const match of text.matchAll(pattern)) {
    const body = match[0].replace(/^(?:0x|\\x)/i, "").replaceAll("\n", "");
    const decoded = legible(Buffer.from(body, encoding));
    if (decoded !== undefined) {
      yield { start: match.index, end: match.index + match[0].length, decoded };
    }
  }
}

/** Runs of base64 (RFC 4648, both alphabets) and hex that decode to legible UTF-8 text. */
export function* encodedRuns(text: string): Iterable<EncodedRun> {
  yield* runsOf(text, BASE64, "base64");
  yield* runsOf(text, HEX, "hex");
}
