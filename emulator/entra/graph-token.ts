import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What an access token for Graph stands for. */
export interface GraphSession {
  readonly tenantId: string;
  /** Empty for app-only sessions. */
  readonly objectId: string;
  readonly scopes: readonly string[];
  readonly appOnly: boolean;
  /** Whether the client said it can handle claims challenges. */
  readonly handlesClaims: boolean;
  /** Home tenant, where the caller is a partner's principal acting in a customer's tenant. */
  readonly homeTenantId: string;
  readonly expiresAt: number;
  readonly serial: number;
}

const payload = z.object({
  tid: z.string(),
  oid: z.string(),
  scp: z.string(),
  idtyp: z.enum(["app", "user"]),
  cp1: z.boolean(),
  home: z.string(),
  exp: z.number(),
  sn: z.number(),
});

/** The two forms Microsoft publishes for a claims challenge. */
export type ChallengeForm = "acrs" | "nbf";

export type SessionStart = Omit<GraphSession, "serial">;

/** Issues and reads Graph's access tokens: they look like JWTs but mean nothing to anyone else. */
export interface GraphTokens {
  readonly issue: (session: SessionStart) => string;
  readonly read: (token: string) => GraphSession | undefined;
  /** Everything issued to this account so far is refused from now on, with a claims challenge. */
  readonly revoke: (objectId: string, form?: ChallengeForm) => void;
  /** How a revoked session is challenged; undefined for one that still holds. */
  readonly challengeFor: (session: GraphSession) => ChallengeForm | undefined;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Self-contained tokens under a key of this emulator, so that no session needs to be kept. */
export function createGraphTokens(): GraphTokens {
  const key = randomBytes(32);
  const revoked = new Map<string, { readonly upTo: number; readonly form: ChallengeForm }>();
  let serial = 0;
  const sealOf = (signed: string): Buffer => createHmac("sha256", key).update(signed).digest();
  return {
    issue: (session) => {
      serial += 1;
      // Like the real ones: a v1 token with a nonce in the header, which others cannot validate.
      const head = encode({
        typ: "JWT",
        nonce: randomBytes(24).toString("base64url"),
        alg: "RS256",
        kid: "graph",
      });
      const body = encode({
        aud: "00000003-0000-0000-c000-000000000000",
        iss: `https://sts.windows.net/${session.tenantId}/`,
        ver: "1.0",
        tid: session.tenantId,
        oid: session.objectId,
        scp: session.scopes.join(" "),
        idtyp: session.appOnly ? "app" : "user",
        cp1: session.handlesClaims,
        home: session.homeTenantId,
        exp: Math.floor(session.expiresAt / 1000),
        sn: serial,
      });
      return `${head}.${body}.${sealOf(`${head}.${body}`).toString("base64url")}`;
    },
    read: (token) => {
      const [head = "", body = "", seal = ""] = token.split(".");
      const given = Buffer.from(seal, "base64url");
      const expected = sealOf(`${head}.${body}`);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const claims = payload.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
      return {
        tenantId: claims.tid,
        objectId: claims.oid,
        scopes: claims.scp.split(" ").filter((scope) => scope !== ""),
        appOnly: claims.idtyp === "app",
        handlesClaims: claims.cp1,
        homeTenantId: claims.home,
        expiresAt: claims.exp * 1000,
        serial: claims.sn,
      };
    },
    revoke: (objectId, form = "nbf") => {
      revoked.set(objectId, { upTo: serial, form });
    },
    challengeFor: (session) => {
      const { upTo = 0, form } = revoked.get(session.objectId) ?? {};
      return session.serial <= upTo ? form : undefined;
    },
  };
}
