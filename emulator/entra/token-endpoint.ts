import { randomBytes } from "node:crypto";
import { decodeJwt } from "jose";
import type { EmulatorContext } from "../context.ts";
import type { CallerNote, Exchange } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { refuseClient } from "./client-credential.ts";
import { entraError } from "./entra-error.ts";
import {
  type AssertionClaims,
  declaresClaimsHandling,
  grantScopes,
  homeTenantIdOf,
  lifetimeSeconds,
  requireAccess,
  TokenRefusal,
  verifyAssertion,
} from "./on-behalf-of.ts";

const ON_BEHALF_OF = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** Reads the claims of the assertion without verifying it, for faults and journal. */
function unverified(assertion: string | null): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(assertion ?? "");
  } catch {
    return {};
  }
}

/** Who a token request is made for, as far as it says. */
export function identifyTokenRequest(exchange: Exchange): CallerNote | undefined {
  const form = new URLSearchParams(exchange.body);
  const { tid, oid } = unverified(form.get("assertion"));
  if (typeof tid !== "string" || typeof oid !== "string") return undefined;
  return { tenantId: tid, objectId: oid, scopes: (form.get("scope") ?? "").split(" ") };
}

function tenantOf(context: EmulatorContext, exchange: Exchange, form: URLSearchParams): Tenant {
  const named = exchange.params["tenant"] ?? "";
  const { tid } = unverified(form.get("assertion"));
  const id = ["common", "organizations"].includes(named) ? String(tid) : named;
  const tenant = context.tenantById(id) ?? context.tenantByName(id);
  if (tenant === undefined) throw new TokenRefusal(90002, `'${named}'`);
  return tenant;
}

async function idToken(
  context: EmulatorContext,
  tenant: Tenant,
  claims: AssertionClaims,
): Promise<string> {
  const now = Math.floor(context.now().getTime() / 1000);
  return context.keys.sign({
    aud: context.apiClientId,
    iss: `${context.origin()}/${tenant.id}/v2.0`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    name: claims.name ?? "",
    oid: claims.oid,
    preferred_username: claims.preferred_username ?? "",
    sub: claims.oid,
    tid: tenant.id,
    ver: "2.0",
  });
}

async function onBehalfOf(
  context: EmulatorContext,
  tenant: Tenant,
  form: URLSearchParams,
): Promise<Reply> {
  if (form.get("requested_token_use") !== "on_behalf_of") throw new TokenRefusal(70003);
  const claims = await verifyAssertion(context, tenant, form.get("assertion") ?? "");
  requireAccess(context, claims);
  const scopes = grantScopes(tenant, form.get("scope") ?? "");
  const handlesClaims = declaresClaimsHandling(form.get("claims"));
  const expiresIn = lifetimeSeconds(handlesClaims, claims.oid);
  const homeTenantId = homeTenantIdOf(claims);
  const wanted = (form.get("scope") ?? "").split(" ");
  const clientInfo = { uid: claims.oid, utid: homeTenantId };
  return json(
    200,
    {
      token_type: "Bearer",
      scope: scopes.map((scope) => `https://graph.microsoft.com/${scope}`).join(" "),
      expires_in: expiresIn,
      ext_expires_in: expiresIn,
      access_token: context.graphTokens.issue({
        tenantId: tenant.id,
        objectId: claims.oid,
        scopes,
        appOnly: false,
        handlesClaims,
        homeTenantId,
        expiresAt: context.now().getTime() + expiresIn * 1000,
      }),
      ...(wanted.includes("offline_access")
        ? { refresh_token: randomBytes(48).toString("base64url") }
        : {}),
      ...(wanted.includes("openid") ? { id_token: await idToken(context, tenant, claims) } : {}),
      ...(form.get("client_info") === "1"
        ? { client_info: Buffer.from(JSON.stringify(clientInfo)).toString("base64url") }
        : {}),
    },
    { "cache-control": "no-store, no-cache", pragma: "no-cache" },
  );
}

/**
 * An app-only token. Azure OpenAI accepts one made for Cognitive Services; Graph refuses it
 * everywhere, as no application permission was granted.
 */
function clientCredentials(context: EmulatorContext, tenant: Tenant, form: URLSearchParams): Reply {
  const expiresIn = 3599;
  return json(200, {
    token_type: "Bearer",
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: context.graphTokens.issue({
      tenantId: tenant.id,
      objectId: "",
      scopes: (form.get("scope") ?? "").split(" "),
      appOnly: true,
      handlesClaims: false,
      homeTenantId: tenant.id,
      expiresAt: context.now().getTime() + expiresIn * 1000,
    }),
  });
}

async function grantToken(
  context: EmulatorContext,
  exchange: Exchange,
  form: URLSearchParams,
): Promise<Reply> {
  const tenant = tenantOf(context, exchange, form);
  const refused = await refuseClient(context, exchange, form);
  if (refused !== undefined) throw new TokenRefusal(refused);
  const grant = form.get("grant_type");
  if (grant === ON_BEHALF_OF) return onBehalfOf(context, tenant, form);
  if (grant === "client_credentials") return clientCredentials(context, tenant, form);
  throw new TokenRefusal(70003);
}

/** A refusal; in a hostile tenant its description carries a canary like any other text. */
function refusalReply(context: EmulatorContext, exchange: Exchange, refusal: TokenRefusal): Reply {
  const tenant = context.tenantById(exchange.params["tenant"] ?? "");
  const given = refusal.detail ?? "";
  const detail = tenant?.generator.decorate("entraError", refusal.code, given) ?? given;
  return entraError(refusal.code, exchange.receivedAt, detail === "" ? {} : { detail });
}

/** `POST /{tenant}/oauth2/v2.0/token`: MicrosoftDocs/entra-docs v2-oauth2-on-behalf-of-flow.md. */
export async function answerTokenRequest(
  context: EmulatorContext,
  exchange: Exchange,
): Promise<Reply> {
  try {
    return await grantToken(context, exchange, new URLSearchParams(exchange.body));
  } catch (cause) {
    if (!(cause instanceof TokenRefusal)) throw cause;
    return refusalReply(context, exchange, cause);
  }
}
