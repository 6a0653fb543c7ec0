import { createHmac, hkdfSync } from "node:crypto";

/**
 * A 256-bit key of its own for one purpose (HKDF-SHA-256, RFC 5869), so that nothing made for one
 * purpose is valid for another.
 * @param seatwiseKey SEATWISE_KEY: 32 bytes in hex, the same for all processes.
 */
export function deriveKey(seatwiseKey: string, purpose: string): Buffer {
  const master = Buffer.from(seatwiseKey, "hex");
  return Buffer.from(hkdfSync("sha256", master, "", `seatwise 1 ${purpose}`, 32));
}

/**
 * Keyed hash of several words in base64url, 43 characters: equal words give equal names, and the
 * name tells nothing without the key. Word borders count: `["ab", "c"]` is not `["a", "bc"]`.
 */
export function keyedHash(key: Uint8Array, words: readonly string[]): string {
  return createHmac("sha256", key).update(JSON.stringify(words)).digest("base64url");
}
