import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { createClientCredential } from "../../src/auth/index.ts";
import type { Settings } from "../../src/core/config.ts";
import { insideOf, localEntra, MovableClock, settingsFor } from "./local-entra.ts";
import { selfSignedCertificate } from "./self-signed-certificate.ts";

const clock = new MovableClock();
let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => clock.now(),
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Fabrikam", members: 60 },
    ],
  });
  folder = await mkdtemp(join(tmpdir(), "credential-"));
});
beforeEach(() => emulator.journal.clear());
afterAll(async () => {
  await rm(folder, { recursive: true });
  await emulator.close();
});

const settingsWith = (credential: Readonly<Record<string, string>>) =>
  settingsFor(emulator, { ENTRA_CLIENT_SECRET: undefined, ...credential });

async function written(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

/** Acts on behalf of a new caller of each tenant: who it turned out to be. */
async function actWith(settings: Settings) {
  const { broker, signIn } = await localEntra(emulator, { clock, settings });
  const caller = await signIn({ tenant: "Fabrikam" });
  const access = await broker.acquire({ caller, scopes: ["User.Read.All"] });
  return { caller: caller.objectId, ...insideOf(access) };
}

describe("the credential", () => {
  it("may be a client secret", async () => {
    const acted = await actWith(settingsFor(emulator));

    expect(acted.oid).toBe(acted.caller);
  });

  it("is the operator's business when it is wrong", async () => {
    await expect(
      actWith(settingsWith({ ENTRA_CLIENT_SECRET: "not-the-secret" })),
    ).rejects.toMatchObject({ code: "CREDENTIAL_REJECTED" });
  });

  it.each(["certificate first", "key first"])("may be a certificate, %s", async (order) => {
    const { certificate, key } = selfSignedCertificate();
    emulator.trustCertificate(certificate);
    const pem = order === "key first" ? key + certificate : certificate + key;
    const file = await written(`${order}.pem`, pem);

    const acted = await actWith(settingsWith({ ENTRA_CLIENT_CERTIFICATE_FILE: file }));

    expect(acted.oid).toBe(acted.caller);
  });

  it("is the operator's business when the certificate is not registered", async () => {
    const { certificate, key } = selfSignedCertificate();
    const file = await written("unregistered.pem", certificate + key);

    await expect(
      actWith(settingsWith({ ENTRA_CLIENT_CERTIFICATE_FILE: file })),
    ).rejects.toMatchObject({ code: "CREDENTIAL_REJECTED" });
  });

  it("may be a federated token, read anew for every exchange", async () => {
    const file = await written("token", `${await emulator.mintFederatedAssertion()}\n`);
    const settings = settingsWith({ ENTRA_CLIENT_ASSERTION_FILE: file });
    const { broker, signIn } = await localEntra(emulator, { clock, settings });

    const acquire = async () =>
      broker.acquire({ caller: await signIn(), scopes: ["User.Read.All"] });
    expect((await acquire()).grantedScopes).toEqual(["User.Read.All"]);
    await written("token", "e30.e30.c3RhbGU");
    await expect(acquire()).rejects.toMatchObject({ code: "CREDENTIAL_REJECTED" });
    await written("token", await emulator.mintFederatedAssertion());
    expect((await acquire()).grantedScopes).toEqual(["User.Read.All"]);
  });
});

describe("a certificate's assertion", () => {
  const ENDPOINT = "https://login.microsoftonline.com/contoso/oauth2/v2.0/token";

  async function certificateCredential() {
    const { certificate, key } = selfSignedCertificate();
    const file = await written("signing.pem", certificate + key);
    const credential = await createClientCredential(
      settingsWith({ ENTRA_CLIENT_CERTIFICATE_FILE: file }),
      clock,
    );
    return async (endpoint = ENDPOINT) => {
      const proof = await credential.proofFor(endpoint);
      return "clientAssertion" in proof ? proof.clientAssertion : "";
    };
  }

  it("has the form Entra documents", async () => {
    const assertion = await (await certificateCredential())();
    const now = Math.floor(clock.now().getTime() / 1000);

    expect(decodeProtectedHeader(assertion)).toEqual({
      alg: "PS256",
      typ: "JWT",
      "x5t#S256": expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(decodeJwt(assertion)).toEqual({
      aud: ENDPOINT,
      iss: emulator.apiClientId,
      sub: emulator.apiClientId,
      jti: expect.any(String),
      iat: now,
      nbf: now,
      exp: now + 600,
    });
  });

  it("is used again for five minutes, for the same endpoint", async () => {
    const assertionFor = await certificateCredential();

    const first = await assertionFor();
    clock.moveAhead(299);
    const again = await assertionFor();
    const elsewhere = await assertionFor(`${ENDPOINT}2`);
    clock.moveAhead(2);
    const later = await assertionFor();

    expect([again === first, elsewhere === first, later === first]).toEqual([true, false, false]);
  });
});

describe("a credential's file", () => {
  it.each([
    ["is missing", undefined],
    ["is empty", ""],
    ["holds no certificate", () => selfSignedCertificate().key],
    ["holds no key", () => selfSignedCertificate().certificate],
    [
      "holds the key of another certificate",
      () => selfSignedCertificate().certificate + selfSignedCertificate().key,
    ],
  ])("that %s is found out at the start, and named", async (_, content) => {
    const pem = typeof content === "function" ? content() : content;
    const file = pem === undefined ? join(folder, "missing") : await written("unusable.pem", pem);

    await expect(
      createClientCredential(settingsWith({ ENTRA_CLIENT_CERTIFICATE_FILE: file }), clock),
    ).rejects.toMatchObject({
      code: "CONFIGURATION",
      details: {
        argument: "ENTRA_CLIENT_CERTIFICATE_FILE",
        reason:
          "The file named by ENTRA_CLIENT_CERTIFICATE_FILE cannot be read or does not hold a certificate and its private key in PEM form.",
      },
    });
  });

  it.each(["missing", "empty"])(
    "of a federated token that is %s is found out likewise",
    async (how) => {
      const file = how === "missing" ? join(folder, "none") : await written("empty", " \n");

      await expect(
        createClientCredential(settingsWith({ ENTRA_CLIENT_ASSERTION_FILE: file }), clock),
      ).rejects.toMatchObject({
        code: "CONFIGURATION",
        details: { argument: "ENTRA_CLIENT_ASSERTION_FILE" },
      });
    },
  );
});
