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

function variantClaims(
  variant: TokenVariant | undefined,
  now: number,
  base: JsonObject,
): JsonObject {
  switch (variant) {
    case "expired":
      return { iat: now - 7200, nbf: now - 7200, exp: now - 3600 };
    case "not-yet-valid":
      return { nbf: now + 3600, exp: now + 7200 };
    case "wrong-audience":
      return { aud: "99999999-9999-4999-8999-999999999999" };
    case "graph-audience":
      return { aud: "00000003-0000-0000-c000-000000000000" };
    case "wrong-scope":
      return { scp: "something_else" };
    case "v1":
      return { ver: "1.0", iss: `https://sts.windows.net/${String(base["tid"])}/` };
    case "app-only":
      return { idtyp: "app", roles: ["Seatwise.Run"], sub: base["oid"] ?? "" };
    case "consumer":
      return {
        tid: CONSUMER_TENANT_ID,
        iss: String(base["iss"]).replace(String(base["tid"]), CONSUMER_TENANT_ID),
      };
    case "foreign-issuer":
      return { iss: `https://login.example/${String(base["tid"])}/v2.0` };
    case "unsigned":
    case "unknown-key":
    case "consumer-key":
    case undefined:
      return {};
    default:
      return variant satisfies never;
  }
}

function sign(
  context: EmulatorContext,
  variant: TokenVariant | undefined,
  claims: JsonObject,
): Promise<string> {
  switch (variant) {
    case "unsigned": {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      return Promise.resolve(`${part({ typ: "JWT", alg: "none" })}.${part(claims)}.`);
    }
    case "unknown-key":
      return context.keys.signAsStranger(claims);
    case "consumer":
    case "consumer-key":
      return context.keys.signAsConsumer(claims);
    default:
      return context.keys.sign(claims);
  }
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
  const base: JsonObject = {
    aud: context.apiClientId,
    iss: `${context.origin()}/${tenant.id}/v2.0`,
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
  const claims: Record<string, Json> = { ...base, ...variantClaims(request.variant, now, base) };
  if (request.variant === "app-only") delete claims["scp"];
  for (const [name, value] of Object.entries(request.claims ?? {})) {
    if (value === undefined) delete claims[name];
    else claims[name] = value;
  }
  return sign(context, request.variant, claims);
}

/** Every account's access token carries the template id of the role "User". */
const DEFAULT_USER_ROLE = "b79fbf4d-3ef9-4689-8143-76b194e85509";

/** Role template ids of the roles named, for tests that compare `wids`. */
export function roleTemplateIds(...names: readonly string[]): readonly string[] {
  return names.map((name) => directoryRole(name).roleTemplateId);
}
