import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { AccessToken, AccessTokenVerifier } from "../../src/auth/index.ts";
import { MovableClock, settingsFor, silent } from "./local-entra.ts";

const KEYS_PATH = "/common/discovery/v2.0/keys";
const GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
const EVERY_USER = "b79fbf4d-3ef9-4689-8143-76b194e85509";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Fabrikam", members: 60 },
    ],
  });
});
beforeEach(() => {
  emulator.faults.clear();
  emulator.journal.clear();
});
afterAll(() => emulator.close());

const verifierFor = (
  overrides: Readonly<Record<string, string | undefined>> = {},
  clock = new MovableClock(),
) => new AccessTokenVerifier(settingsFor(emulator, overrides), clock, silent);
const verify = async (token: string, verifier = verifierFor()) =>
  verifier.verify(new AccessToken(token));
const keyRequests = () => emulator.journal.entries().map(({ method, path }) => `${method} ${path}`);

describe("an access token of Microsoft Entra for Seatwise", () => {
  it("becomes the caller it was issued to", async () => {
    const token = await emulator.mintAccessToken({ persona: "global-admin", tenant: "Fabrikam" });
    const { oid, exp = 0 } = decodeJwt(token);

    const caller = await verify(token);

    expect(caller).toEqual({
      tenantId: emulator.tenant("Fabrikam").id,
      objectId: oid,
      scopes: ["access_as_user"],
      directoryRoles: [GLOBAL_ADMINISTRATOR, EVERY_USER],
      accountKind: "member",
      handlesClaimsChallenges: true,
      expiresAt: new Date(exp * 1000),
      accessToken: expect.any(AccessToken),
    });
    expect(AccessToken.reveal(caller.accessToken)).toBe(token);
  });

  it("of a guest says so", async () => {
    const caller = await verify(await emulator.mintAccessToken({ persona: "guest" }));

    expect(caller.accountKind).toBe("guest");
  });

  it("that does not tell roles, kind of account and capabilities leaves them unknown", async () => {
    const claims = { wids: undefined, acct: undefined, xms_cc: undefined };

    const caller = await verify(await emulator.mintAccessToken({ claims }));

    expect(caller).toMatchObject({
      directoryRoles: undefined,
      accountKind: "unknown",
      handlesClaimsChallenges: false,
    });
  });

  it.each([
    [["cp1"], true],
    [["CP1", "protapp"], true],
    ["CP1", true],
    [["cp2"], false],
    [[], false],
  ])("with xms_cc %j handles claims challenges: %s", async (xms_cc, expected) => {
    const caller = await verify(await emulator.mintAccessToken({ claims: { xms_cc } }));

    expect(caller.handlesClaimsChallenges).toBe(expected);
  });

  it("is identified by tenant and object id only, whatever names it carries", async () => {
    const victim = decodeJwt(await emulator.mintAccessToken({ persona: "global-admin" }));
    const token = await emulator.mintAccessToken({
      persona: "member",
      claims: {
        upn: String(victim["preferred_username"]),
        email: String(victim["preferred_username"]),
        preferred_username: String(victim["preferred_username"]),
        name: String(victim["name"]),
        sub: String(victim["oid"]),
      },
    });

    const caller = await verify(token);

    expect(caller.objectId).toBe(decodeJwt(token)["oid"]);
    expect(caller.objectId).not.toBe(victim["oid"]);
    expect(JSON.stringify(caller)).not.toContain(String(victim["preferred_username"]));
  });

  it("may be a minute off by another machine's clock", async () => {
    const clock = new MovableClock();
    const token = await emulator.mintAccessToken({ lifetimeSeconds: 600 });

    clock.moveAhead(630);
    expect(await verify(token, verifierFor({}, clock))).toMatchObject({ accountKind: "member" });

    clock.moveAhead(60);
    await expect(verify(token, verifierFor({}, clock))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason: "The access token has expired." },
    });
  });

  it("is accepted in other letter case of the configured ids", async () => {
    const verifier = verifierFor({
      ENTRA_CLIENT_ID: emulator.apiClientId.toUpperCase(),
      ENTRA_ALLOWED_CLIENTS: "5EA7D15E-0000-4000-8000-0000000000C1",
    });

    expect(await verify(await emulator.mintAccessToken(), verifier)).toMatchObject({
      scopes: ["access_as_user"],
    });
  });
});

describe("a token that is not an access token of Entra for Seatwise", () => {
  const untrusted = "The access token is not one that Microsoft Entra issued for Seatwise.";
  const notV2 = "The access token is not a version 2.0 access token of Microsoft Entra.";
  const foreignIssuer = "The access token was issued by somebody else than its tenant.";
  const otherAudience = "The access token was issued for another application.";

  it.each([
    ["expired", "The access token has expired."],
    ["not-yet-valid", untrusted],
    ["wrong-audience", otherAudience],
    ["graph-audience", otherAudience],
    ["v1", notV2],
    ["foreign-issuer", foreignIssuer],
    ["unsigned", untrusted],
    ["unknown-key", untrusted],
    ["consumer-key", foreignIssuer],
  ] as const)("is refused when it is %s", async (variant, reason) => {
    await expect(verify(await emulator.mintAccessToken({ variant }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason },
    });
  });

  it.each<[string, Record<string, string | string[] | number | undefined>, string]>([
    ["with the v1 version", { ver: "1.0" }, notV2],
    ["without a tenant", { tid: undefined }, untrusted],
    ["with a tenant that is no GUID", { tid: "contoso.com" }, notV2],
    ["without an object id", { oid: undefined }, untrusted],
    ["without an end", { exp: undefined }, untrusted],
    ["with an end in words", { exp: "tomorrow" }, untrusted],
    ["with several audiences", { aud: ["5ea7d15e-0000-4000-8000-0000000000a1", "x"] }, notV2],
    ["with the App ID URI as audience", { aud: "api://seatwise" }, otherAudience],
    [
      "with Azure Resource Manager as audience",
      { aud: "https://management.azure.com" },
      otherAudience,
    ],
    [
      "that is an id token",
      { scp: undefined, nonce: "x" },
      "The token is not an access token: it carries no scope.",
    ],
    ["with roles that are no GUIDs", { wids: ["Global Administrator"] }, notV2],
  ])("is refused %s", async (_, claims, reason) => {
    await expect(verify(await emulator.mintAccessToken({ claims }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason },
    });
  });

  it("is refused when issuer and tenant differ: a guest's token of the home tenant", async () => {
    const home = emulator.tenant("Fabrikam").id;
    const resource = emulator.tenant("Contoso").id;

    for (const claims of [
      { tid: home },
      { iss: `${emulator.origin}/${home}/v2.0` },
      { iss: `${emulator.origin}/${resource}/v2.0/` },
      { iss: `${emulator.origin}/common/v2.0` },
      { iss: `${emulator.origin}/{tenantid}/v2.0` },
      { iss: `https://sts.windows.net/${resource}/` },
    ]) {
      const token = await emulator.mintAccessToken({ tenant: "Contoso", claims });
      await expect(verify(token)).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
        details: { reason: foreignIssuer },
      });
    }
  });

  it.each(["", "abc", "a.b.c", "e30.e30.", "....", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"])(
    "is refused when it is %j",
    async (token) => {
      await expect(verify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
      expect(emulator.journal.entries()).toEqual([]);
    },
  );

  it("is refused when signed with the published key as a shared secret", async () => {
    const { keys } = (await (await fetch(emulator.origin + KEYS_PATH)).json()) as {
      keys: { kid: string; n: string }[];
    };
    const claims = decodeJwt(await emulator.mintAccessToken());
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", kid: keys[0]?.kid ?? "" })
      .sign(Buffer.from(keys[0]?.n ?? "", "base64url"));

    await expect(verify(forged)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("is refused without algorithm, in every spelling", async () => {
    const unsecured = new UnsecuredJWT(decodeJwt(await emulator.mintAccessToken())).encode();
    const [, payload = ""] = unsecured.split(".");

    for (const alg of ["none", "None", "NONE", ""]) {
      const header = Buffer.from(JSON.stringify({ alg, kid: "emulator-key-1" })).toString(
        "base64url",
      );
      await expect(verify(`${header}.${payload}.`)).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
      });
    }
  });

  it("is refused with a nonce in its header, as Microsoft Graph's own tokens have", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const token = await new SignJWT(decodeJwt(await emulator.mintAccessToken()))
      .setProtectedHeader({ alg: "RS256", kid: "emulator-key-1", nonce: "n" })
      .sign(privateKey);

    await expect(verify(token)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      details: { reason: "The access token was issued for Microsoft Graph, not for Seatwise." },
    });
    expect(emulator.journal.entries()).toEqual([]);
  });

  it("cannot lead to keys of its own", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: "mine", alg: "RS256" };
    let asked = 0;
    const attacker = createServer((_, response) => {
      asked += 1;
      response.end(JSON.stringify({ keys: [jwk] }));
    }).listen(0, "127.0.0.1");
    await once(attacker, "listening");
    const lure = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/keys`;
    const claims = decodeJwt(await emulator.mintAccessToken());

    for (const header of [
      { kid: "mine", jku: lure },
      { kid: "mine", x5u: lure },
      { kid: "mine", jwk },
      { kid: lure },
      { kid: "../../../../dev/null" },
    ]) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", ...header })
        .sign(privateKey);
      await expect(verify(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
    attacker.close();

    expect(asked).toBe(0);
    expect(new Set(keyRequests())).toEqual(new Set([`GET ${KEYS_PATH}`]));
  });

  it("does not appear in the refusal, nor do its claims", async () => {
    const token = await emulator.mintAccessToken({ variant: "wrong-audience" });

    const error: unknown = await verify(token).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: "UNAUTHENTICATED" });
    expect((error as Error).cause).toBeUndefined();
  });
});

describe("an authentic access token that may not be served", () => {
  it("is refused when it belongs to an application", async () => {
    for (const token of [
      await emulator.mintAccessToken({ variant: "app-only" }),
      await emulator.mintAccessToken({ variant: "app-only", claims: { idtyp: undefined } }),
      await emulator.mintAccessToken({ claims: { idtyp: "app" } }),
    ]) {
      await expect(verify(token)).rejects.toMatchObject({ code: "APP_ONLY_REFUSED" });
    }
  });

  it("is refused when it lacks our scope", async () => {
    for (const scp of ["something_else", "access_as_user2", "", "Access_As_User"]) {
      await expect(
        verify(await emulator.mintAccessToken({ claims: { scp } })),
      ).rejects.toMatchObject({
        code: "FORBIDDEN",
        details: {
          reason: "The access token lacks the scope of Seatwise.",
          scopes: ["access_as_user"],
        },
      });
    }
  });

  it("is refused for a personal Microsoft account, even were its tenant allowed", async () => {
    const verifier = verifierFor({
      ENTRA_ALLOWED_TENANTS: "9188040d-6c67-4c5b-b112-36a304b66dad",
    });

    await expect(
      verify(await emulator.mintAccessToken({ variant: "consumer" }), verifier),
    ).rejects.toMatchObject({ code: "TENANT_NOT_ALLOWED" });
  });

  it("is refused for tenants that are not on the list, which by default holds our own", async () => {
    const ours = await emulator.mintAccessToken({ tenant: "Contoso" });
    const theirs = await emulator.mintAccessToken({ tenant: "Fabrikam" });
    const verifier = verifierFor({ ENTRA_ALLOWED_TENANTS: undefined });

    expect(await verify(ours, verifier)).toMatchObject({
      tenantId: emulator.tenant("Contoso").id,
    });
    await expect(verify(theirs, verifier)).rejects.toMatchObject({ code: "TENANT_NOT_ALLOWED" });
  });

  it("is refused for client applications that are not on the list, if there is one", async () => {
    const verifier = verifierFor({
      ENTRA_ALLOWED_CLIENTS: "99999999-9999-4999-8999-999999999999",
    });

    for (const claims of [{}, { azp: undefined }]) {
      await expect(
        verify(await emulator.mintAccessToken({ claims }), verifier),
      ).rejects.toMatchObject({
        code: "FORBIDDEN",
        details: {
          reason: "The client application that asked for the access token is not on the list.",
        },
      });
    }
  });
});

describe("the signing keys", () => {
  it("are loaded once for many tokens", async () => {
    const verifier = verifierFor();

    for (const persona of ["member", "global-admin", "guest"]) {
      await verify(await emulator.mintAccessToken({ persona }), verifier);
    }

    expect(keyRequests()).toEqual([`GET ${KEYS_PATH}`]);
  });

  it("are looked for again at most once in half a minute when tokens name unknown ones", async () => {
    const verifier = verifierFor();
    const { privateKey } = await generateKeyPair("RS256");
    const claims = decodeJwt(await emulator.mintAccessToken());

    for (let forged = 0; forged < 20; forged += 1) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: `unknown-${forged}` })
        .sign(privateKey);
      await expect(verify(token, verifier)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }

    expect(keyRequests()).toEqual([`GET ${KEYS_PATH}`]);
  });

  it("include a new one as soon as a token names it, half a minute after the last look", async () => {
    const verifier = verifierFor();
    await verify(await emulator.mintAccessToken(), verifier);
    await emulator.rotateKeys();
    await emulator.rotateKeys();
    const token = await emulator.mintAccessToken();
    await expect(verify(token, verifier)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });

    const halfAMinuteLater = Date.now() + 30_001;
    const now = jest.spyOn(Date, "now").mockReturnValue(halfAMinuteLater);
    const caller = await verify(token, verifier).finally(() => now.mockRestore());

    expect(caller.accountKind).toBe("member");
    expect(keyRequests()).toEqual([`GET ${KEYS_PATH}`, `GET ${KEYS_PATH}`]);
  });

  it("are renewed daily, and an outage at that time locks nobody out", async () => {
    const clock = new MovableClock();
    const verifier = verifierFor({}, clock);
    const lifetimeSeconds = 10 * 86_400;
    await verify(await emulator.mintAccessToken({ lifetimeSeconds }), verifier);
    const takeOut = emulator.faults.plant({
      path: KEYS_PATH,
      effect: { kind: "status", status: 503 },
    });

    clock.moveAhead(25 * 3_600);
    await verify(await emulator.mintAccessToken({ lifetimeSeconds }), verifier);
    await eventually(() => keyRequests().length === 2);
    takeOut();
    clock.moveAhead(600);
    await verify(await emulator.mintAccessToken({ lifetimeSeconds }), verifier);
    await eventually(() => keyRequests().length === 3);
    clock.moveAhead(3_600);
    await verify(await emulator.mintAccessToken({ lifetimeSeconds }), verifier);

    expect(emulator.journal.entries().map(({ status }) => status)).toEqual([200, 503, 200]);
  });

  it.each([
    ["answers with an error", { kind: "status", status: 503 }],
    ["breaks off", { kind: "cut", afterBytes: 20 }],
    ["answers with half a sentence", { kind: "truncate", afterBytes: 20 }],
  ] as const)("that cannot be had since Entra %s are Entra's fault", async (_, effect) => {
    const verifier = verifierFor();
    const takeOut = emulator.faults.plant({ path: KEYS_PATH, effect });
    const token = await emulator.mintAccessToken();

    await expect(verify(token, verifier)).rejects.toMatchObject({ code: "ENTRA_UNAVAILABLE" });

    takeOut();
    expect(await verify(token, verifier)).toMatchObject({ accountKind: "member" });
  });

  it("that cannot be had since Entra is away are Entra's fault", async () => {
    const verifier = verifierFor({ ENTRA_AUTHORITY: "http://127.0.0.1:9" });

    await expect(verify(await emulator.mintAccessToken(), verifier)).rejects.toMatchObject({
      code: "ENTRA_UNAVAILABLE",
    });
  });
});

async function eventually(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(isSo()).toBe(true);
}
