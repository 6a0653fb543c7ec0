import { createHmac } from "node:crypto";

/**
 * First 128 bits, in hex, of HMAC-SHA-256 over the canonical form of what something is: the same
 * across surveys, without meaning in another tenant.
 * @param tenantKey secret key of the tenant.
 */
export function keyedId(canonical: string, tenantKey: Uint8Array): string {
  return createHmac("sha256", tenantKey).update(canonical).digest("hex").slice(0, 32);
}
