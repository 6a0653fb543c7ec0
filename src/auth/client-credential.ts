import { createPrivateKey, randomUUID, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { SignJWT } from "jose";
import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { Settings } from "../core/config.ts";
import { AppError } from "../core/errors.ts";

/** The part of MSAL's configuration by which Seatwise proves to be itself. */
export type Proof = { readonly clientSecret: string } | { readonly clientAssertion: string };

/** Seatwise's own credential towards Entra. */
export interface ClientCredential {
  /**
   * @param tokenEndpoint audience of a signed assertion
   * @throws AppError CONFIGURATION when the credential's file cannot be used.
   */
  proofFor(tokenEndpoint: string): Promise<Proof>;
}

type CredentialSettings = Pick<
  Settings,
  | "ENTRA_CLIENT_ID"
  | "ENTRA_CLIENT_SECRET"
  | "ENTRA_CLIENT_CERTIFICATE_FILE"
  | "ENTRA_CLIENT_ASSERTION_FILE"
>;

/**
 * The one credential the settings name, its file read once to see that it can be used.
 * @throws AppError CONFIGURATION when it cannot.
 */
export async function createClientCredential(
  settings: CredentialSettings,
  clock: Clock,
): Promise<ClientCredential> {
  const secret = settings.ENTRA_CLIENT_SECRET;
  if (secret !== undefined) {
    return { proofFor: async () => ({ clientSecret: secret }) };
  }
  const credential =
    settings.ENTRA_CLIENT_CERTIFICATE_FILE === undefined
      ? new FederatedCredential(settings.ENTRA_CLIENT_ASSERTION_FILE ?? "")
      : new CertificateCredential(
          settings.ENTRA_CLIENT_CERTIFICATE_FILE,
          settings.ENTRA_CLIENT_ID,
          clock,
        );
  await credential.check();
  return credential;
}

/** Token of another identity provider, kept fresh in a file by the platform; so it is read each time. */
class FederatedCredential implements ClientCredential {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async proofFor(): Promise<Proof> {
    return { clientAssertion: await this.check() };
  }

  async check(): Promise<string> {
    const token = await readFile(this.#file, "utf8").catch(() => "");
    if (token.trim() === "") {
      throw unusable("ENTRA_CLIENT_ASSERTION_FILE", "a federated token");
    }
    return token.trim();
  }
}

const ASSERTION_LIFE_SECONDS = 600;
const REUSE_MS = 300_000;

/**
 * Certificate with private key. Signing costs more than the rest of an exchange, so an assertion is
 * used for five of its ten minutes; the file is read anew with each signature, for renewals.
 */
class CertificateCredential implements ClientCredential {
  readonly #file: string;
  readonly #clientId: string;
  readonly #clock: Clock;
  readonly #assertions: LRUCache<string, Promise<string>>;

  constructor(file: string, clientId: string, clock: Clock) {
    this.#file = file;
    this.#clientId = clientId;
    this.#clock = clock;
    this.#assertions = new LRUCache({
      max: 1_000,
      ttl: REUSE_MS,
      perf: { now: () => clock.now().getTime() },
      ttlResolution: 0,
    });
  }

  async proofFor(tokenEndpoint: string): Promise<Proof> {
    const known = this.#assertions.get(tokenEndpoint);
    if (known) {
      return { clientAssertion: await known };
    }
    const signing = this.#sign(tokenEndpoint);
    this.#assertions.set(tokenEndpoint, signing);
    signing.catch(() => this.#assertions.delete(tokenEndpoint));
    return { clientAssertion: await signing };
  }

  async check(): Promise<void> {
    await this.#read();
  }

  /** Form: Microsoft Learn, "Microsoft identity platform application authentication certificate credentials". */
  async #sign(tokenEndpoint: string): Promise<string> {
    const { key, thumbprint } = await this.#read();
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: "PS256", typ: "JWT", "x5t#S256": thumbprint })
      .setAudience(tokenEndpoint)
      .setIssuer(this.#clientId)
      .setSubject(this.#clientId)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + ASSERTION_LIFE_SECONDS)
      .sign(key);
  }

  async #read() {
    try {
      const pem = await readFile(this.#file);
      const certificate = new X509Certificate(pem);
      const key = createPrivateKey(pem);
      if (certificate.checkPrivateKey(key)) {
        const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(":", ""), "hex");
        return { key, thumbprint: thumbprint.toString("base64url") };
      }
    } catch {
      // Said below, without the library's words: they may quote the file.
    }
    throw unusable(
      "ENTRA_CLIENT_CERTIFICATE_FILE",
      "a certificate and its private key in PEM form",
    );
  }
}

function unusable(setting: string, expected: string): AppError {
  return new AppError("CONFIGURATION", {
    reason: `The file named by ${setting} cannot be read or does not hold ${expected}.`,
    argument: setting,
  });
}
