import {
  type AuthenticationResult,
  ConfidentialClientApplication,
  type Configuration,
} from "@azure/msal-node";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { TenantId } from "../core/ids.ts";
import { AccessToken } from "./caller.ts";
import type { ClientCredential, Proof } from "./client-credential.ts";
import {
  authorizationUrlOf,
  type EntraApplication,
  issuerOf,
  signingKeysUrl,
  tokenEndpointOf,
} from "./entra-endpoints.ts";
import { EntraNetwork } from "./entra-network.ts";
import { refusalOf } from "./entra-refusal.ts";

/** What an exchange brought. */
export interface Grant {
  readonly token: AccessToken;
  /** Scopes as the answer names them. */
  readonly scopes: readonly string[];
  /** End of the token's life. */
  readonly expiresAt: Date;
}

export interface EntraClientOptions {
  readonly application: EntraApplication;
  readonly credential: ClientCredential;
  readonly clock: Clock;
  /** How long an exchange may take, a repeated attempt included. */
  readonly timeoutMs?: number;
}

export interface Exchange {
  readonly tenant: TenantId;
  readonly scopes: readonly string[];
  /** What the client declares to be able to handle, e.g. `CP1` for claims challenges. */
  readonly capabilities?: readonly string[];
  readonly run: (client: ConfidentialClientApplication) => Promise<AuthenticationResult | null>;
}

/**
 * Exchanges at Entra's token endpoint through MSAL. Every exchange has a client of its own: MSAL's
 * cache ignores the tenant, keeps refresh tokens and lets one caller's throttling stop others, and
 * none of it outlives an exchange.
 */
export class EntraClient {
  readonly #application: EntraApplication;
  readonly #credential: ClientCredential;
  readonly #clock: Clock;
  readonly #timeoutMs: number;

  constructor({ application, credential, clock, timeoutMs = 10_000 }: EntraClientOptions) {
    this.#application = application;
    this.#credential = credential;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** @throws AppError with the code of `entra-refusal.ts` that fits Entra's answer. */
  async exchange({ tenant, scopes, capabilities = [], run }: Exchange): Promise<Grant> {
    const tokenEndpoint = tokenEndpointOf(this.#application.authority, tenant);
    const proof = await this.#credential.proofFor(tokenEndpoint);
    const network = new EntraNetwork(tokenEndpoint, this.#clock, this.#timeoutMs);
    const client = new ConfidentialClientApplication(
      configurationOf(this.#application, tenant, { proof, capabilities, network }),
    );
    const result = await run(client).catch((error: unknown) => error);
    const { answer } = network;
    if (answer === undefined) {
      throw network.failure === undefined
        ? new AppError("INTERNAL", {}, { cause: result })
        : new AppError("ENTRA_UNAVAILABLE", {}, { cause: network.failure });
    }
    if (!isGrant(result) || answer.expires_in === undefined) {
      throw refusalOf(answer, { application: this.#application, tenant, scopes });
    }
    return {
      token: new AccessToken(result.accessToken),
      scopes: result.scopes,
      expiresAt: new Date(this.#clock.now().getTime() + answer.expires_in * 1000),
    };
  }
}

/** An answer without `error` and without `access_token` makes MSAL return an empty access token. */
function isGrant(result: unknown): result is AuthenticationResult {
  return (
    typeof result === "object" &&
    result !== null &&
    "accessToken" in result &&
    typeof result.accessToken === "string" &&
    result.accessToken !== ""
  );
}

interface ClientParts {
  readonly proof: Proof;
  readonly capabilities: readonly string[];
  readonly network: EntraNetwork;
}

/**
 * All endpoints are given, so MSAL discovers nothing. MSAL wants an https authority; the endpoints,
 * to which it really goes, may be plain http on this machine (see ENTRA_AUTHORITY).
 */
function configurationOf(
  { authority, clientId }: EntraApplication,
  tenant: TenantId,
  { proof, capabilities, network }: ClientParts,
): Configuration {
  return {
    auth: {
      clientId,
      ...proof,
      clientCapabilities: [...capabilities],
      authority: `${authority.replace(/^http:/, "https:")}/${tenant}`,
      knownAuthorities: [new URL(authority).host],
      authorityMetadata: JSON.stringify({
        authorization_endpoint: authorizationUrlOf(authority),
        token_endpoint: tokenEndpointOf(authority, tenant),
        issuer: issuerOf(authority, tenant),
        jwks_uri: signingKeysUrl(authority).href,
      }),
    },
    system: { networkClient: network },
  };
}
