import type { TenantId } from "../core/ids.ts";

/** Which Entra ID (public cloud, national cloud, emulator) and which application in it we are. */
export interface EntraApplication {
  /** Base address without trailing slash, e.g. `https://login.microsoftonline.com`. */
  readonly authority: string;
  readonly clientId: string;
}

/** Issuer of the v2.0 access tokens of a tenant. */
export function issuerOf(authority: string, tenant: TenantId): string {
  return `${authority}/${tenant}/v2.0`;
}

/** Where tokens of a tenant are exchanged; never `common`, which would let Entra choose the tenant. */
export function tokenEndpointOf(authority: string, tenant: TenantId): string {
  return `${authority}/${tenant}/oauth2/v2.0/token`;
}

/** Signing keys of all tenants, each with the issuer it may sign for. */
export function signingKeysUrl(authority: string): URL {
  return new URL(`${authority}/common/discovery/v2.0/keys`);
}

/** Where a client signs in; part of a claims challenge. */
export function authorizationUrlOf(authority: string): string {
  return `${authority}/common/oauth2/v2.0/authorize`;
}

/** Page on which an administrator of the tenant consents to the given scopes for everybody. */
export function adminConsentUrl(
  application: EntraApplication,
  tenant: TenantId,
  scopes: readonly string[],
): string {
  const url = new URL(`${application.authority}/${tenant}/v2.0/adminconsent`);
  url.searchParams.set("client_id", application.clientId);
  url.searchParams.set("scope", scopes.join(" "));
  return url.href;
}
