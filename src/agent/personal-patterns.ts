/** Forms that are personal or secret wherever they occur; few, and hardly ever wrong. */
const PATTERNS = {
  address: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/u,
  guid: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i,
  accessToken: /\beyJ[\w-]{10,}\.[\w-]{10,}/,
  privateKey: /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  ipAddress: /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/,
} as const;

/** The first kind of personal or secret form in a text. */
export function findPersonalPattern(text: string): string | undefined {
  return Object.entries(PATTERNS).find(([, pattern]) => pattern.test(text))?.[0];
}
