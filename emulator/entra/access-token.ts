import { randomUUID } from "node:crypto";
import type { EmulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../http/reply.ts";
import { SPA_CLIENT_ID } from "../options.ts";
import { findPrincipal, type Principal, type PrincipalRequest } from "./principal.ts";
import { signVariant, type TokenVariant, variantClaims } from "./token-variant.ts";

export interface AccessTokenRequest extends PrincipalRequest {
  readonly lifetimeSeconds?: number;
  /** Whether the caller's client can handle claims challenges (`xms_cc: ["cp1"]`); true by default. */
  readonly handlesClaims?: boolean;
  readonly variant?: TokenVariant;
  /** Claims to put in place of the usual ones; undefined takes a claim out. */
  readonly claims?: Readonly<Record<string, Json | undefined>>;
}

const USUAL_LIFETIME_SECONDS = 4500;

function usualClaims(
  context: EmulatorContext,
  principal: Principal,
  request: AccessTokenRequest,
): JsonObject {
  const { tenant, objectId, home } = principal;
  const now = Math.floor(context.now().getTime() / 1000);
  return {
    aud: context.apiClientId,
    iss: `${context.origin()}/${tenant.id}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + (request.lifetimeSeconds ?? USUAL_LIFETIME_SECONDS),
    acct: principal.account,
    azp: SPA_CLIENT_ID,
    azpacr: "0",
    name: principal.name,
    oid: objectId,
    preferred_username: principal.principalName,
    scp: "access_as_user",
    sub: Buffer.from(`${objectId}.${context.apiClientId}`).toString("base64url").slice(0, 43),
    tid: tenant.id,
    uti: randomUUID(),
    ver: "2.0",
    wids: principal.roleTemplateIds,
    ...(home === undefined ? {} : { idp: `https://sts.windows.net/${home.id}/` }),
    ...(request.handlesClaims === false ? {} : { xms_cc: ["cp1"] }),
  };
}

/**
 * An access token for the API, as a single-page application would bring it: version 2.0, signed
 * by the key in use.
 * @throws UnknownChoiceError for a persona or tenant that does not exist.
 */
export function mintAccessToken(
  context: EmulatorContext,
  request: AccessTokenRequest,
): Promise<string> {
  const principal = findPrincipal(context, request);
  const { variant } = request;
  const claims: Record<string, Json> = {
    ...usualClaims(context, principal, request),
    ...variantClaims(variant, {
      now: Math.floor(context.now().getTime() / 1000),
      tenantId: principal.tenant.id,
      issuer: `${context.origin()}/${principal.tenant.id}/v2.0`,
      objectId: principal.objectId,
    }),
  };
  if (variant === "app-only") delete claims["scp"];
  for (const [name, value] of Object.entries(request.claims ?? {})) {
    if (value === undefined) delete claims[name];
    else claims[name] = value;
  }
  return signVariant(context.keys, variant, claims);
}
