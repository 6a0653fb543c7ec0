import type { JsonObject } from "../http/reply.ts";
import { CONSUMER_TENANT_ID, type SigningKeys } from "./signing-keys.ts";

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

/** What the claims of a good access token are made from. */
export interface Usual {
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

/** The claims in which a token of this kind differs from a good one. */
export function variantClaims(variant: TokenVariant | undefined, usual: Usual): JsonObject {
  return variant === undefined ? {} : VARIANT_CLAIMS[variant](usual);
}

/** Signs as a token of this kind is signed, if at all. */
export async function signVariant(
  keys: SigningKeys,
  variant: TokenVariant | undefined,
  claims: JsonObject,
): Promise<string> {
  if (variant === "unsigned") return unsigned(claims);
  if (variant === "unknown-key") return keys.signAsStranger(claims);
  if (variant === "consumer" || variant === "consumer-key") return keys.signAsConsumer(claims);
  return keys.sign(claims);
}
