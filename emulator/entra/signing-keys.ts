import { type CryptoKey, exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import type { JsonObject } from "../http/reply.ts";

export const CONSUMER_TENANT_ID = "9188040d-6c67-4c5b-b112-36a304b66dad";

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JsonObject;
  /** The issuer the key may speak for, as a template. */
  readonly issuerPath: string;
}

/** The keys Entra signs with: two for organisations, one for personal accounts. */
export interface SigningKeys {
  /** A JWT signed with the key in use. */
  readonly sign: (claims: JsonObject) => Promise<string>;
  /** A JWT signed with the key that speaks for personal accounts only. */
  readonly signAsConsumer: (claims: JsonObject) => Promise<string>;
  /** A JWT signed with a key that is published nowhere. */
  readonly signAsStranger: (claims: JsonObject) => Promise<string>;
  /** Signs with a new key from now on; the one before stays published. */
  readonly rotate: () => Promise<void>;
  readonly published: (origin: string) => JSONWebKeySet;
}

async function createKey(kid: string, issuerPath: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const { n = "", e = "" } = await exportJWK(publicKey);
  return {
    kid,
    privateKey,
    issuerPath,
    publicJwk: { kty: "RSA", use: "sig", kid, x5t: kid, n, e },
  };
}

function signWith(key: SigningKey, claims: JsonObject): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ typ: "JWT", alg: "RS256", kid: key.kid })
    .sign(key.privateKey);
}

const ORGANISATIONS = "/{tenantid}/v2.0";

/** Makes fresh keys, so that nothing signed by one emulator is accepted by another. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const [current, next, consumer, stranger] = await Promise.all([
    createKey("emulator-key-1", ORGANISATIONS),
    createKey("emulator-key-2", ORGANISATIONS),
    createKey("emulator-key-consumers", `/${CONSUMER_TENANT_ID}/v2.0`),
    createKey("emulator-key-1", ORGANISATIONS),
  ]);
  let signing = current;
  let organisationKeys = [current, next];
  return {
    sign: (claims) => signWith(signing, claims),
    signAsConsumer: (claims) => signWith(consumer, claims),
    signAsStranger: (claims) => signWith(stranger, claims),
    rotate: async () => {
      signing = organisationKeys.at(-1) ?? signing;
      const fresh = await createKey(`emulator-key-${organisationKeys.length + 1}`, ORGANISATIONS);
      organisationKeys = [...organisationKeys, fresh];
    },
    published: (origin) => ({
      keys: [...organisationKeys, consumer].map((key) => ({
        kty: "RSA",
        ...key.publicJwk,
        issuer: `${origin}${key.issuerPath}`,
      })),
    }),
  };
}
