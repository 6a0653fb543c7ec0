import { X509Certificate } from "node:crypto";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { type AccessTokenRequest, type Emulator, startEmulator } from "../../emulator/index.ts";
import { selfSignedCertificate } from "../auth/self-signed-certificate.ts";
import { ask, askForToken, oboForm } from "./emulated.ts";

let emulator: Emulator;
let contosoId: string;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Fabrikam", members: 60 },
      { name: "Frugal", members: 60, consentedScopes: ["User.Read"] },
    ],
  });
  contosoId = emulator.tenant("Contoso").id;
});

afterAll(() => emulator.close());
afterEach(() => emulator.faults.clear());

function msal(credential: object): ConfidentialClientApplication {
  const endpoint = `${emulator.origin}/${contosoId}`;
  return new ConfidentialClientApplication({
    auth: {
      clientId: emulator.apiClientId,
      authority: `https://login.microsoftonline.com/${contosoId}`,
      authorityMetadata: JSON.stringify({
        authorization_endpoint: `${endpoint}/oauth2/v2.0/authorize`,
        token_endpoint: `${endpoint}/oauth2/v2.0/token`,
        issuer: `${endpoint}/v2.0`,
        jwks_uri: `${endpoint}/discovery/v2.0/keys`,
      }),
      clientCapabilities: ["CP1"],
      ...credential,
    },
  });
}

describe("on behalf of a caller, as MSAL asks", () => {
  const scopes = ["https://graph.microsoft.com/User.Read"];

  it("answers with everything MSAL wants, and Graph accepts the token", async () => {
    const oboAssertion = await emulator.mintAccessToken({ persona: "member" });
    const result = await msal({ clientSecret: emulator.clientSecret }).acquireTokenOnBehalfOf({
      oboAssertion,
      scopes,
    });

    const objectId = emulator.tenant("Contoso").personaId("member");
    expect(result?.scopes).toEqual(["https://graph.microsoft.com/User.Read"]);
    expect(result?.account?.homeAccountId).toBe(`${objectId}.${contosoId}`);
    const me = await ask(emulator, result?.accessToken ?? "", "/v1.0/me?$select=id");
    expect(me.body["id"]).toBe(objectId);
  });

  it("accepts a certificate it was told to trust, and no other", async () => {
    const { certificate, key } = selfSignedCertificate();
    const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(":", "");
    const clientCertificate = { privateKey: key, thumbprintSha256 };
    const oboAssertion = await emulator.mintAccessToken();
    const acquire = () =>
      msal({ clientCertificate }).acquireTokenOnBehalfOf({ oboAssertion, scopes });

    await expect(acquire()).rejects.toThrow(/AADSTS700027/);
    emulator.trustCertificate(certificate);
    await expect(acquire()).resolves.toMatchObject({ tokenType: "Bearer" });
  });

  it("accepts the federated token of the managed identity", async () => {
    const oboAssertion = await emulator.mintAccessToken();
    const app = msal({ clientAssertion: await emulator.mintFederatedAssertion() });

    await expect(app.acquireTokenOnBehalfOf({ oboAssertion, scopes })).resolves.toMatchObject({
      tokenType: "Bearer",
    });
  });

  it("makes MSAL throw the class its errors are made for", async () => {
    emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", code: 50076 } });
    const oboAssertion = await emulator.mintAccessToken();

    await expect(
      msal({ clientSecret: emulator.clientSecret }).acquireTokenOnBehalfOf({
        oboAssertion,
        scopes,
      }),
    ).rejects.toMatchObject({
      name: "InteractionRequiredAuthError",
      claims: expect.stringContaining("polids"),
    });
  });
});

interface Refused {
  readonly fields?: Readonly<Record<string, string | null>>;
  readonly mint?: AccessTokenRequest;
  readonly said: readonly [status: number, error: string, code: number];
}

describe("the token endpoint refuses", () => {
  const secretless = { client_secret: null };

  const refused: readonly (readonly [what: string, Refused])[] = [
    [
      "a wrong secret",
      { fields: { client_secret: "guess" }, said: [401, "invalid_client", 7000215] },
    ],
    ["no credential", { fields: secretless, said: [401, "invalid_client", 7000215] }],
    [
      "another application",
      {
        fields: { client_id: "11111111-1111-4111-8111-111111111111" },
        said: [400, "unauthorized_client", 700016],
      },
    ],
    [
      "another grant",
      { fields: { grant_type: "password" }, said: [400, "unsupported_grant_type", 70003] },
    ],
    [
      "a use that is not on behalf of",
      { fields: { requested_token_use: null }, said: [400, "unsupported_grant_type", 70003] },
    ],
    [
      "a scope of another resource",
      { fields: { scope: "https://example.com/read" }, said: [400, "invalid_scope", 70011] },
    ],
    [
      "a request without a scope",
      { fields: { scope: "openid" }, said: [400, "invalid_scope", 70011] },
    ],
    ["claims that are not JSON", { fields: { claims: "{" }, said: [400, "invalid_scope", 70011] }],
    [
      "an expired assertion",
      { mint: { variant: "expired" }, said: [400, "invalid_grant", 500133] },
    ],
    [
      "an assertion from the future",
      { mint: { variant: "not-yet-valid" }, said: [400, "invalid_grant", 500133] },
    ],
    [
      "an assertion for another audience",
      { mint: { variant: "wrong-audience" }, said: [400, "invalid_grant", 500131] },
    ],
    [
      "an assertion signed by a stranger",
      { mint: { variant: "unknown-key" }, said: [400, "invalid_grant", 50013] },
    ],
    [
      "an unsigned assertion",
      { mint: { variant: "unsigned" }, said: [400, "invalid_grant", 50013] },
    ],
    ["an assertion of version 1", { mint: { variant: "v1" }, said: [400, "invalid_grant", 50013] }],
    [
      "an app-only assertion",
      { mint: { variant: "app-only" }, said: [400, "invalid_grant", 7000114] },
    ],
    [
      "an assertion of another tenant",
      { mint: { tenant: "Fabrikam" }, said: [400, "invalid_grant", 50013] },
    ],
  ];

  it.each(refused)("%s", async (_what, { fields = {}, mint = {}, said }) => {
    const [status, error, code] = said;
    const assertion = await emulator.mintAccessToken(mint);

    const answer = await askForToken(
      emulator,
      contosoId,
      await oboForm(emulator, assertion, fields),
    );

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
    expect(String(answer.body["error_description"])).toMatch(
      new RegExp(`^AADSTS${code}: .*\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTimestamp: \\d`),
    );
  });

  it("an unknown tenant", async () => {
    const assertion = await emulator.mintAccessToken();
    const form = await oboForm(emulator, assertion);

    const { body } = await askForToken(emulator, "00000000-0000-4000-8000-000000000000", form);

    expect(body).toMatchObject({ error: "invalid_request", error_codes: [90002] });
  });

  it("scopes nobody consented to, until an administrator does", async () => {
    const frugal = emulator.tenant("Frugal");
    const assertion = await emulator.mintAccessToken({ tenant: "Frugal" });
    const form = await oboForm(emulator, assertion, {
      scope: "https://graph.microsoft.com/Reports.Read.All openid",
    });

    const before = await askForToken(emulator, frugal.id, form);
    frugal.settings.consentedScopes.add("Reports.Read.All");
    const after = await askForToken(emulator, frugal.id, form);

    expect(before.body).toMatchObject({
      error: "invalid_grant",
      suberror: "consent_required",
      error_codes: [65001],
    });
    expect(after.body).toMatchObject({ scope: "https://graph.microsoft.com/Reports.Read.All" });
  });
});

describe("the token endpoint answers", () => {
  it("with the scopes asked for, or with all consented ones for .default", async () => {
    const assertion = await emulator.mintAccessToken();
    const grant = async (scope: string) => {
      const form = await oboForm(emulator, assertion, { scope });
      return String((await askForToken(emulator, contosoId, form)).body["scope"]).split(" ");
    };

    expect(await grant("https://graph.microsoft.com/User.Read User.Read.All openid")).toEqual([
      "https://graph.microsoft.com/User.Read",
      "https://graph.microsoft.com/User.Read.All",
    ]);
    expect(await grant("https://graph.microsoft.com/.default")).toHaveLength(24);
  });

  it("with openid's parts only when they were asked for", async () => {
    const assertion = await emulator.mintAccessToken();
    const bare = await oboForm(emulator, assertion, { scope: "User.Read", client_info: null });
    const full = await oboForm(emulator, assertion, {
      scope: "User.Read openid profile offline_access",
    });

    const few = await askForToken(emulator, contosoId, bare);
    const all = await askForToken(emulator, contosoId, full);

    const usual = ["access_token", "expires_in", "ext_expires_in", "scope", "token_type"];
    expect(Object.keys(few.body).sort()).toEqual(usual);
    expect(Object.keys(all.body).sort()).toEqual(
      [...usual, "client_info", "id_token", "refresh_token"].sort(),
    );
    expect(
      JSON.parse(Buffer.from(String(all.body["client_info"]), "base64url").toString()),
    ).toEqual({ uid: decodeJwt(assertion)["oid"], utid: contosoId });
    expect(decodeJwt(String(all.body["id_token"]))).toMatchObject({
      aud: emulator.apiClientId,
      tid: contosoId,
      oid: decodeJwt(assertion)["oid"],
    });
  });

  it("with a longer life where the client can handle claims challenges", async () => {
    const assertion = await emulator.mintAccessToken();
    const life = async (claims: string | null) => {
      const form = await oboForm(emulator, assertion, { claims });
      return Number((await askForToken(emulator, contosoId, form)).body["expires_in"]);
    };

    const short = await life(null);
    const long = await life('{"access_token":{"xms_cc":{"values":["CP1"]}}}');

    expect(short).toBeGreaterThanOrEqual(3600);
    expect(short).toBeLessThan(5400);
    expect(long).toBeGreaterThanOrEqual(72_000);
    expect(long).toBeLessThan(100_800);
  });

  it("with a Graph token of version 1 that others cannot validate", async () => {
    const assertion = await emulator.mintAccessToken();
    const { body } = await askForToken(emulator, contosoId, await oboForm(emulator, assertion));

    const token = String(body["access_token"]);
    expect(decodeJwt(token)).toMatchObject({
      ver: "1.0",
      iss: `https://sts.windows.net/${contosoId}/`,
    });
    expect(
      JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()),
    ).toHaveProperty("nonce");
  });

  it("an application without a user, whom Graph then lets do nothing", async () => {
    const form = new URLSearchParams({
      client_id: emulator.apiClientId,
      client_secret: emulator.clientSecret,
      grant_type: "client_credentials",
      scope: "https://graph.microsoft.com/.default",
    });
    const { body } = await askForToken(emulator, contosoId, form);

    const answer = await ask(emulator, String(body["access_token"]), "/v1.0/subscribedSkus");

    expect(answer.status).toBe(403);
  });

  it("on common as on the tenant itself", async () => {
    const assertion = await emulator.mintAccessToken({ tenant: "Fabrikam" });
    const { status } = await askForToken(emulator, "common", await oboForm(emulator, assertion));

    expect(status).toBe(200);
  });
});

describe("the journal of token requests", () => {
  it("names the caller and the scopes, and keeps no secret", async () => {
    emulator.journal.clear();
    const assertion = await emulator.mintAccessToken({ persona: "global-reader" });
    await askForToken(
      emulator,
      contosoId,
      await oboForm(emulator, assertion, { scope: "User.Read" }),
    );

    const [entry] = emulator.journal.entries();
    expect(entry).toMatchObject({
      area: "entra",
      method: "POST",
      status: 200,
      caller: {
        tenantId: contosoId,
        objectId: emulator.tenant("Contoso").personaId("global-reader"),
        scopes: ["User.Read"],
      },
    });
    expect(entry?.body).toContain("requested_token_use=on_behalf_of");
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(assertion);
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(emulator.clientSecret);
  });
});
