import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import type { EmulatorContext } from "../context.ts";
import { mix } from "../random.ts";
import type { Tenant } from "../tenant/tenant.ts";

const GRAPH = "https://graph.microsoft.com/";
const OPENID_SCOPES = ["openid", "profile", "offline_access", "email"];

/** A refusal of the token endpoint, by AADSTS code. */
export class TokenRefusal extends Error {
  readonly code: number;
  readonly detail: string | undefined;
  constructor(code: number, detail?: string) {
    super(`AADSTS${code}`);
    this.name = "TokenRefusal";
    this.code = code;
    this.detail = detail;
  }
}

const assertionClaims = z.object({
  tid: z.string(),
  oid: z.string(),
  iss: z.string(),
  ver: z.literal("2.0"),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
  /** Issuer of the home tenant, for principals from elsewhere. */
  idp: z.string().optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
});

export type AssertionClaims = z.infer<typeof assertionClaims>;

function refusalFor(cause: unknown): TokenRefusal {
  if (cause instanceof errors.JWTExpired) return new TokenRefusal(500133);
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === "aud") {
    return new TokenRefusal(500131);
  }
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === "nbf") {
    return new TokenRefusal(500133);
  }
  return new TokenRefusal(50013);
}

/** Verifies the access token the API received, as Entra does before it acts on it. */
export async function verifyAssertion(
  context: EmulatorContext,
  tenant: Tenant,
  assertion: string,
): Promise<AssertionClaims> {
  let payload: JWTPayload;
  try {
    const keys = createLocalJWKSet(context.keys.published(context.origin()));
    const options = {
      algorithms: ["RS256"],
      audience: context.apiClientId,
      currentDate: context.now(),
    };
    payload = (await jwtVerify(assertion, keys, options)).payload;
  } catch (cause) {
    throw refusalFor(cause);
  }
  const claims = assertionClaims.safeParse(payload);
  if (!claims.success) throw new TokenRefusal(50013, "The assertion lacks claims.");
  if (
    claims.data.tid !== tenant.id ||
    claims.data.iss !== `${context.origin()}/${tenant.id}/v2.0`
  ) {
    throw new TokenRefusal(50013, "The assertion was issued by another tenant.");
  }
  if (claims.data.scp === undefined || claims.data.idtyp === "app") {
    throw new TokenRefusal(7000114);
  }
  return claims.data;
}

/** The tenant the caller's account lives in: another one for a partner's agent. */
export function homeTenantIdOf({ idp, tid }: AssertionClaims): string {
  return /^https:\/\/sts\.windows\.net\/([^/]+)\/$/.exec(idp ?? "")?.[1] ?? tid;
}

/** Refuses an agent whose delegated admin relationship with the tenant is not active. */
export function requireAccess(context: EmulatorContext, claims: AssertionClaims): void {
  if (homeTenantIdOf(claims) === claims.tid) return;
  if (context.relationships.rolesIn(claims.tid, claims.oid).length === 0) {
    throw new TokenRefusal(50020);
  }
}

/**
 * The Graph scopes a request gets: what it asks for, if an administrator has consented to all of
 * it. `.default` stands for everything consented.
 */
export function grantScopes(tenant: Tenant, requested: string): readonly string[] {
  const names = requested
    .split(" ")
    .filter((scope) => scope !== "" && !OPENID_SCOPES.includes(scope))
    .map((scope) => (scope.startsWith(GRAPH) ? scope.slice(GRAPH.length) : scope));
  if (names.length === 0) throw new TokenRefusal(70011, "No resource scope was asked for.");
  const foreign = names.find((name) => name.includes("://"));
  if (foreign !== undefined) throw new TokenRefusal(70011, `The scope ${foreign} isn't valid.`);
  const consented = tenant.settings.consentedScopes;
  if (names.includes(".default")) return [...consented];
  const byLowerCase = new Map([...consented].map((scope) => [scope.toLowerCase(), scope]));
  return names.map((name) => {
    const granted = byLowerCase.get(name.toLowerCase());
    if (granted === undefined) throw new TokenRefusal(65001, `Scope: ${name}.`);
    return granted;
  });
}

const requestedClaims = z.object({
  access_token: z
    .object({ xms_cc: z.object({ values: z.array(z.string()) }).optional() })
    .optional(),
});

/** Whether the client declared, in the `claims` parameter, that it handles claims challenges. */
export function declaresClaimsHandling(claims: string | null): boolean {
  if (claims === null) return false;
  try {
    const parsed = requestedClaims.parse(JSON.parse(claims));
    return (parsed.access_token?.xms_cc?.values ?? []).some(
      (value) => value.toUpperCase() === "CP1",
    );
  } catch {
    throw new TokenRefusal(70011, "The claims parameter is not valid JSON.");
  }
}

/** Life of Graph's access token in seconds: 60 to 90 minutes, or about a day when revocable. */
export function lifetimeSeconds(handlesClaims: boolean, objectId: string): number {
  const draw = mix(Number.parseInt(objectId.slice(0, 8), 16), 0, 8000);
  return handlesClaims ? 72_000 + (draw % 28_800) : 3600 + (draw % 1800);
}
