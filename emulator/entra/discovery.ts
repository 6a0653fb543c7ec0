import type { EmulatorContext } from "../context.ts";
import type { Exchange } from "../http/exchange.ts";
import { json, type Reply } from "../http/reply.ts";

/** OpenID configuration of a tenant, or of `common` with a templated issuer. */
export function openIdConfiguration(context: EmulatorContext, exchange: Exchange): Reply {
  const named = exchange.params["tenant"] ?? "common";
  const { origin } = exchange.url;
  const isTemplate = ["common", "organizations"].includes(named);
  const tenant = context.tenantById(named) ?? context.tenantByName(named);
  if (!isTemplate && tenant === undefined) {
    return json(400, {
      error: "invalid_tenant",
      error_description: "AADSTS90002: Tenant not found.",
    });
  }
  const id = tenant?.id ?? named;
  return json(200, {
    token_endpoint: `${origin}/${id}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
    jwks_uri: `${origin}/${id}/discovery/v2.0/keys`,
    response_types_supported: ["code", "id_token", "code id_token"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    issuer: `${context.origin()}/${isTemplate ? "{tenantid}" : id}/v2.0`,
    authorization_endpoint: `${origin}/${id}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${origin}/${id}/oauth2/v2.0/logout`,
  });
}

/** Public keys; each says for which issuer it may speak. */
export function publishedKeys(context: EmulatorContext): Reply {
  const { keys } = context.keys.published(context.origin());
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ keys }),
  };
}

/** Instance discovery, which MSAL asks before it trusts an authority's host. */
export function instanceDiscovery(exchange: Exchange): Reply {
  const { host, origin } = exchange.url;
  return json(200, {
    tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
}
