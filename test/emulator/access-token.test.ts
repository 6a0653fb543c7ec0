import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import type { Json } from "./emulated.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;
let contosoId: string;

beforeAll(async () => {
  emulator = await startEmulator({ now: NOW });
  contosoId = emulator.tenant("Contoso").id;
});

afterAll(() => emulator.close());

function verify(token: string) {
  const keys = createRemoteJWKSet(new URL(`${emulator.origin}/common/discovery/v2.0/keys`));
  return jwtVerify(token, keys, {
    issuer: `${emulator.origin}/${contosoId}/v2.0`,
    audience: emulator.apiClientId,
    currentDate: NOW,
  });
}

describe("an access token for the API", () => {
  it("is a version 2.0 token that the published keys verify", async () => {
    const token = await emulator.mintAccessToken({ persona: "reports-reader" });

    const { payload, protectedHeader } = await verify(token);

    expect(protectedHeader).toEqual({ typ: "JWT", alg: "RS256", kid: "emulator-key-1" });
    expect(payload).toMatchObject({
      ver: "2.0",
      tid: contosoId,
      oid: emulator.tenant("Contoso").personaId("reports-reader"),
      scp: "access_as_user",
      acct: 0,
      xms_cc: ["cp1"],
      wids: ["4a5d8f65-41da-4de4-8968-e035b65339cf", "b79fbf4d-3ef9-4689-8143-76b194e85509"],
    });
  });

  it.each([
    ["an administrator", "global-admin", ["62e90394-69f5-4237-9190-012177145e10"]],
    ["a plain member", "member", []],
    ["somebody whose role is scoped to an administrative unit", "helpdesk-au", []],
  ])("carries tenant-wide roles only: %s", async (_who, persona, roles) => {
    const { wids } = decodeJwt(await emulator.mintAccessToken({ persona }));

    expect(wids).toEqual([...roles, "b79fbf4d-3ef9-4689-8143-76b194e85509"]);
  });

  it("says of a guest that the account is one", async () => {
    expect(decodeJwt(await emulator.mintAccessToken({ persona: "guest" }))).toMatchObject({
      acct: 1,
    });
  });

  it("still verifies after the keys were rotated, under the older key", async () => {
    const other = await startEmulator({ now: NOW });
    const before = await other.mintAccessToken();
    await other.rotateKeys();
    const after = await other.mintAccessToken();
    const { keys } = (await (await fetch(`${other.origin}/common/discovery/v2.0/keys`)).json()) as {
      keys: Json[];
    };
    await other.close();

    const kids = keys.map(({ kid }) => kid);
    expect(decodeProtectedHeader(before).kid).toBe("emulator-key-1");
    expect(decodeProtectedHeader(after).kid).toBe("emulator-key-2");
    expect(kids).toEqual([
      "emulator-key-1",
      "emulator-key-2",
      "emulator-key-3",
      "emulator-key-consumers",
    ]);
  });

  it.each([
    "expired",
    "not-yet-valid",
    "wrong-audience",
    "graph-audience",
    "v1",
    "consumer",
    "foreign-issuer",
    "unsigned",
    "unknown-key",
  ] as const)("can be wrong: %s", async (variant) => {
    const token = await emulator.mintAccessToken({ variant });

    await expect(verify(token)).rejects.toThrow();
  });

  it.each([
    ["wrong-scope", { scp: "something_else" }],
    ["app-only", { scp: undefined, idtyp: "app" }],
  ] as const)("can be rightly signed and yet of no use: %s", async (variant, claims) => {
    const { payload } = await verify(await emulator.mintAccessToken({ variant }));

    expect({ scp: payload["scp"], ...payload }).toMatchObject(claims);
  });

  it("signed with the consumers' key verifies, but that key names another issuer", async () => {
    const token = await emulator.mintAccessToken({ variant: "consumer-key" });
    const { keys } = (await (
      await fetch(`${emulator.origin}/common/discovery/v2.0/keys`)
    ).json()) as { keys: Json[] };

    await expect(verify(token)).resolves.toBeDefined();
    expect(keys.find(({ kid }) => kid === decodeProtectedHeader(token).kid)).toMatchObject({
      issuer: `${emulator.origin}/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0`,
    });
  });

  it("takes claims in place of the usual ones, and leaves out what is undefined", async () => {
    const token = await emulator.mintAccessToken({ claims: { groups: ["g"], wids: undefined } });

    const claims = decodeJwt(token);
    expect(claims["groups"]).toEqual(["g"]);
    expect(claims).not.toHaveProperty("wids");
  });

  it.each([
    [{ persona: "nobody" }, /no persona "nobody".*global-admin.*member/],
    [{ tenant: "Nowhere" }, /no tenant "Nowhere".*Contoso, Fabrikam, Woodgrove/],
  ])("is refused with the choices for %j", async (request, sentence) => {
    await expect(async () => emulator.mintAccessToken(request)).rejects.toThrow(sentence);
  });
});

describe("discovery", () => {
  it("gives common a templated issuer and a tenant its own", async () => {
    const read = async (tenant: string) =>
      (await fetch(`${emulator.origin}/${tenant}/v2.0/.well-known/openid-configuration`)).json();

    expect(await read("common")).toMatchObject({ issuer: `${emulator.origin}/{tenantid}/v2.0` });
    expect(await read(contosoId)).toMatchObject({
      issuer: `${emulator.origin}/${contosoId}/v2.0`,
      token_endpoint: `${emulator.origin}/${contosoId}/oauth2/v2.0/token`,
      jwks_uri: `${emulator.origin}/${contosoId}/discovery/v2.0/keys`,
    });
  });

  it("publishes keys of which each names the issuer it may speak for", async () => {
    const { keys } = (await (
      await fetch(`${emulator.origin}/common/discovery/v2.0/keys`)
    ).json()) as { keys: Json[] };

    expect(keys.map(({ issuer }) => String(issuer).replace(emulator.origin, ""))).toEqual([
      "/{tenantid}/v2.0",
      "/{tenantid}/v2.0",
      "/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
    ]);
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(["e", "issuer", "kid", "kty", "n", "use", "x5t"]);
    }
  });
});

describe("two emulators in one process", () => {
  it("do not accept each other's tokens", async () => {
    const other = await startEmulator({ now: NOW });
    const token = await other.mintAccessToken();
    await other.close();

    await expect(verify(token)).rejects.toThrow();
  });
});
