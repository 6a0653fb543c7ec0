const PARAMETER = /([a-z_]+)="([^"]*)"/gi;

/**
 * Claims request of a continuous-access-evaluation or conditional-access challenge
 * (learn.microsoft.com/entra/identity-platform/claims-challenge): the `claims` parameter of
 * `WWW-Authenticate`, Base64 of JSON. Parameters are matched as `key="value"`, because values hold
 * `=` and commas.
 * @returns the claims as JSON text; `undefined` when the answer is no such challenge.
 */
export function claimsChallengeIn(response: Response): string | undefined {
  if (response.status !== 401 && response.status !== 403) {
    return undefined;
  }
  const header = response.headers.get("www-authenticate") ?? "";
  const parameters = new Map(
    [...header.matchAll(PARAMETER)].map(([, key, value]) => [key?.toLowerCase(), value]),
  );
  const claims = parameters.get("claims");
  if (parameters.get("error") !== "insufficient_claims" || claims === undefined) {
    return undefined;
  }
  const json = Buffer.from(claims, "base64").toString("utf8");
  return isJsonObject(json) ? json : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
