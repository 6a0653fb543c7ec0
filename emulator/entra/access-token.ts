import { randomUUID } from "node:crypto";
import type { EmulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../http/reply.ts";
import { SPA_CLIENT_ID } from "../options.ts";
import { directoryRole } from "../personas.ts";
import { memberAt, memberId, profileOf } from "../tenant/member.ts";
import { type Tenant, tenantWideRoleIds } from "../tenant/tenant.ts";
import { CONSUMER_TENANT_ID } from "./signing-keys.ts";

/** Ways in which an access token can be wrong for an API. */
export const tokenVariants = [
  "expired",
  "not-yet-valid",
  "wrong-audience",
  "graph-audience",
  "wrong-scope",
  "v1",
  "app-only",
  "consumer",
  "foreign-issuer",
  "unsigned",
  "unknown-key",
  "consumer-key",
] as const;

export type TokenVariant = (typeof tokenVariants)[number];

export interface AccessTokenRequest {
  /** A persona by name; `member` by default. */
  readonly persona?: string;
  /** Instead of a persona: the member with this index. */
  readonly member?: number;
  /** Tenant by name; the first one by default. */
  readonly tenant?: string;
  readonly lifetimeSeconds?: number;
  /** Whether the caller's client can handle claims challenges (`xms_cc: ["cp1"]`); true by default. */
  readonly handlesClaims?: boolean;
  readonly variant?: TokenVariant;
  /** Claims to put in place of the usual ones; undefined takes a claim out. */
  readonly claims?: Readonly<Record<string, Json | undefined>>;
}

/** A request that names a persona or tenant there is none of; the message lists the choices. */
export class UnknownChoiceError extends Error {
  constructor(kind: string, given: string, choices: readonly string[]) {
    super(`There is no ${kind} "${given}". Choose one of: ${choices.join(", ")}.`);
    this.name = "UnknownChoiceError";
  }
}

function tenantFor(context: EmulatorContext, name: string | undefined): Tenant {
  const tenant = name === undefined ? context.tenants[0] : context.tenantByName(name);
  if (tenant !== undefined) return tenant;
  throw new UnknownChoiceError(
    "tenant",
    name ?? "",
    context.tenants.map((known) => known.name),
  );
}

function indexFor(tenant: Tenant, request: AccessTokenRequest): number {
  if (request.member !== undefined) return request.member;
  const name = request.persona ?? "member";
  const index = tenant.personas.findIndex((persona) => persona.name === name);
  if (index >= 0) return index;
  throw new UnknownChoiceError(
    "persona",
    name,
    tenant.personas.map((persona) => persona.name),
  );
}

interface Usual {
  readonly now: number;
  readonly tenantId: string;
  readonly issuer: string;
  readonly objectId: string;
}

const NO_CHANGE = (): JsonObject => ({});

const VARIANT_CLAIMS: Readonly<Record<TokenVariant, (usual: Usual) => JsonObject>> = {
  expired: ({ now }) => ({ iat: now - 7200, nbf: now - 7200, exp: now - 3600 }),
  "not-yet-valid": ({ now }) => ({ nbf: now + 3600, exp: now + 7200 }),
  "wrong-audience": () => ({ aud: "99999999-9999-4999-8999-999999999999" }),
  "graph-audience": () => ({ aud: "00000003-0000-0000-c000-000000000000" }),
  "wrong-scope": () => ({ scp: "something_else" }),
  v1: ({ tenantId }) => ({ ver: "1.0", iss: `https://sts.windows.net/${tenantId}/` }),
  "app-only": ({ objectId }) => ({ idtyp: "app", roles: ["Seatwise.Run"], sub: objectId }),
  consumer: ({ issuer, tenantId }) => ({
    tid: CONSUMER_TENANT_ID,
    iss: issuer.replace(tenantId, CONSUMER_TENANT_ID),
  }),
  "foreign-issuer": ({ tenantId }) => ({ iss: `https://login.example/${tenantId}/v2.0` }),
  unsigned: NO_CHANGE,
  "unknown-key": NO_CHANGE,
  "consumer-key": NO_CHANGE,
};

function unsigned(claims: JsonObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ typ: "JWT", alg: "none" })}.${part(claims)}.`;
}

async function sign(
  context: EmulatorContext,
  variant: TokenVariant | undefined,
  claims: JsonObject,
): Promise<string> {
  if (variant === "unsigned") return unsigned(claims);
  if (variant === "unknown-key") return context.keys.signAsStranger(claims);
  if (variant === "consumer" || variant === "consumer-key") {
    return context.keys.signAsConsumer(claims);
  }
  return context.keys.sign(claims);
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
  const tenant = tenantFor(context, request.tenant);
  const index = indexFor(tenant, request);
  const member = memberAt(tenant.generator, index);
  const objectId = memberId(tenant.generator, index);
  const profile = profileOf(tenant.generator, member);
  const now = Math.floor(context.now().getTime() / 1000);
  const issuer = `${context.origin()}/${tenant.id}/v2.0`;
  const base: JsonObject = {
    aud: context.apiClientId,
    iss: issuer,
    iat: now,
    nbf: now,
    exp: now + (request.lifetimeSeconds ?? 4500),
    acct: member.kind === "guest" ? 1 : 0,
    azp: SPA_CLIENT_ID,
    azpacr: "0",
    name: profile.displayName,
    oid: objectId,
    preferred_username: profile.userPrincipalName,
    scp: "access_as_user",
    sub: Buffer.from(`${objectId}.${context.apiClientId}`).toString("base64url").slice(0, 43),
    tid: tenant.id,
    uti: randomUUID(),
    ver: "2.0",
    wids: [...tenantWideRoleIds(tenant, objectId), DEFAULT_USER_ROLE],
    ...(request.handlesClaims === false ? {} : { xms_cc: ["cp1"] }),
  };
  const { variant } = request;
  const usual: Usual = { now, tenantId: tenant.id, issuer, objectId };
  const change = variant === undefined ? NO_CHANGE : VARIANT_CLAIMS[variant];
  const claims: Record<string, Json> = { ...base, ...change(usual) };
  if (variant === "app-only") delete claims["scp"];
  for (const [name, value] of Object.entries(request.claims ?? {})) {
    if (value === undefined) delete claims[name];
    else claims[name] = value;
  }
  return sign(context, variant, claims);
}

/** Every account's access token carries the template id of the role "User". */
const DEFAULT_USER_ROLE = "b79fbf4d-3ef9-4689-8143-76b194e85509";

/** Role template ids of the roles named, for tests that compare `wids`. */
export function roleTemplateIds(...names: readonly string[]): readonly string[] {
  return names.map((name) => directoryRole(name).roleTemplateId);
}
