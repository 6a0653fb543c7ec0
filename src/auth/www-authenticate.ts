import type { AppError } from "../core/errors.ts";
import type { Caller } from "./caller.ts";
import { authorizationUrlOf } from "./entra-endpoints.ts";

/**
 * Value of the `WWW-Authenticate` header that goes with an error, if one does: the claims challenge
 * in the form Microsoft's clients read (Microsoft Learn, "Claims challenges, claims requests and
 * client capabilities"), only for callers whose client declared to handle it; otherwise, for what a
 * new sign-in cures, RFC 6750's `invalid_token`.
 */
export function wwwAuthenticateFor(
  error: AppError,
  caller: Caller | undefined,
  authority: string,
): string | undefined {
  const { claims } = error.details;
  if (error.code === "CLAIMS_CHALLENGE") {
    return claims !== undefined && caller?.handlesClaimsChallenges
      ? challenge({
          authorization_uri: authorizationUrlOf(authority),
          error: "insufficient_claims",
          claims: Buffer.from(claims).toString("base64"),
        })
      : undefined;
  }
  return error.code === "UNAUTHENTICATED" || error.code === "SIGN_IN_AGAIN"
    ? challenge({ error: "invalid_token" })
    : undefined;
}

function challenge(parameters: Readonly<Record<string, string>>): string {
  const parts = Object.entries({ realm: "", ...parameters });
  return `Bearer ${parts.map(([name, value]) => `${name}="${value}"`).join(", ")}`;
}
