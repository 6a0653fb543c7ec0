import { errors, type JWTHeaderParameters, jwtVerify } from "jose";
import type { Clock } from "../core/clock.ts";
import type { Settings } from "../core/config.ts";
import { AppError } from "../core/errors.ts";
import { tenantId } from "../core/ids.ts";
import type { Logger } from "../core/logger.ts";
import { AccessToken, type Caller } from "./caller.ts";
import { issuerOf } from "./entra-endpoints.ts";
import { SigningKeys } from "./signing-keys.ts";
import { type TokenClaims, tokenClaims } from "./token-claims.ts";

/** Turns an access token into the caller it stands for. */
export interface TokenVerifier {
  /**
   * @throws AppError UNAUTHENTICATED when the token is not one Entra issued for us and still valid.
   * @throws AppError APP_ONLY_REFUSED, TENANT_NOT_ALLOWED, FORBIDDEN when it is, but may not be served.
   * @throws AppError ENTRA_UNAVAILABLE when the signing keys cannot be had.
   */
  verify(token: AccessToken): Promise<Caller>;
}

export type VerifierSettings = Pick<
  Settings,
  | "ENTRA_AUTHORITY"
  | "ENTRA_CLIENT_ID"
  | "ENTRA_TENANT_ID"
  | "ENTRA_SCOPE"
  | "ENTRA_ALLOWED_TENANTS"
  | "ENTRA_ALLOWED_CLIENTS"
>;

/** Personal Microsoft accounts live in this tenant; there are no licences to look at. */
const CONSUMER_TENANT = tenantId.parse("9188040d-6c67-4c5b-b112-36a304b66dad");

/** Clocks of different machines differ; `exp` and `nbf` are read with this much indulgence. */
const CLOCK_SKEW_SECONDS = 60;

/** Verifies v2.0 access tokens by the rules of Microsoft Learn, "Secure applications by validating claims". */
export class AccessTokenVerifier implements TokenVerifier {
  readonly #settings: VerifierSettings;
  readonly #clock: Clock;
  readonly #keys: SigningKeys;
  readonly #tenants: ReadonlySet<string>;
  readonly #clients: ReadonlySet<string> | undefined;

  constructor(settings: VerifierSettings, clock: Clock, logger: Logger) {
    this.#settings = settings;
    this.#clock = clock;
    this.#keys = new SigningKeys({ authority: settings.ENTRA_AUTHORITY, clock, logger });
    this.#tenants = new Set(settings.ENTRA_ALLOWED_TENANTS ?? [settings.ENTRA_TENANT_ID]);
    this.#clients =
      settings.ENTRA_ALLOWED_CLIENTS &&
      new Set(settings.ENTRA_ALLOWED_CLIENTS.map((id) => id.toLowerCase()));
  }

  async verify(token: AccessToken): Promise<Caller> {
    const claims = await this.#authenticate(token);
    this.#admit(claims);
    return {
      tenantId: claims.tid,
      objectId: claims.oid,
      scopes: scopesOf(claims),
      directoryRoles: claims.wids,
      accountKind: accountKindOf(claims.acct),
      handlesClaimsChallenges:
        claims.xms_cc?.some((capability) => capability.toLowerCase() === "cp1") ?? false,
      expiresAt: new Date(claims.exp * 1000),
      accessToken: token,
    };
  }

  /** Who says what: signature, format, time, audience and issuer. */
  async #authenticate(token: AccessToken): Promise<TokenClaims> {
    const { payload, protectedHeader } = await jwtVerify(
      AccessToken.reveal(token),
      (header, input) => this.#keys.keyFor(checkedHeader(header), input),
      {
        algorithms: ["RS256"],
        audience: this.#settings.ENTRA_CLIENT_ID.toLowerCase(),
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: this.#clock.now(),
        requiredClaims: ["exp", "iss", "tid", "oid"],
      },
    ).catch((error: unknown) => {
      throw error instanceof AppError ? error : untrusted(reasonOf(error));
    });
    const claims = tokenClaims.safeParse(payload);
    if (!claims.success) {
      throw untrusted("The access token is not a version 2.0 access token of Microsoft Entra.");
    }
    const issuer = issuerOf(this.#settings.ENTRA_AUTHORITY, claims.data.tid);
    const signedFor = this.#keys.issuerOf(protectedHeader.kid ?? "");
    if (
      claims.data.iss !== issuer ||
      signedFor?.replace("{tenantid}", claims.data.tid) !== issuer
    ) {
      throw untrusted("The access token was issued by somebody else than its tenant.");
    }
    return claims.data;
  }

  /** Whether the authenticated token may be served. */
  #admit(claims: TokenClaims): void {
    if (claims.tid === CONSUMER_TENANT || !this.#tenants.has(claims.tid)) {
      throw new AppError("TENANT_NOT_ALLOWED");
    }
    if (!scopesOf(claims).includes(this.#settings.ENTRA_SCOPE)) {
      throw new AppError("FORBIDDEN", {
        reason: "The access token lacks the scope of Seatwise.",
        scopes: [this.#settings.ENTRA_SCOPE],
      });
    }
    if (this.#clients && !this.#clients.has(claims.azp ?? "")) {
      throw new AppError("FORBIDDEN", {
        reason: "The client application that asked for the access token is not on the list.",
      });
    }
  }
}

/**
 * A header worth looking for a key: it names one, and it is not that of Microsoft Graph's own
 * tokens, which carry a nonce and cannot be verified by others.
 */
function checkedHeader(header: JWTHeaderParameters): JWTHeaderParameters {
  if ("nonce" in header) {
    throw untrusted("The access token was issued for Microsoft Graph, not for Seatwise.");
  }
  if (typeof header.kid !== "string") {
    throw untrusted("The access token does not name its signing key.");
  }
  return header;
}

/** Delegated scopes. Only people's tokens have them; an id token has neither scopes nor roles. */
function scopesOf({ scp, roles, idtyp }: TokenClaims): readonly string[] {
  if (idtyp === "app" || (scp === undefined && roles !== undefined)) {
    throw new AppError("APP_ONLY_REFUSED");
  }
  if (scp === undefined) {
    throw untrusted("The token is not an access token: it carries no scope.");
  }
  return scp;
}

function accountKindOf(acct: number | undefined): Caller["accountKind"] {
  if (acct === undefined) {
    return "unknown";
  }
  return acct === 0 ? "member" : "guest";
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) {
    return "The access token has expired.";
  }
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") {
    return "The access token was issued for another application.";
  }
  return "The access token is not one that Microsoft Entra issued for Seatwise.";
}

/** The library's error is not kept as cause: it holds the claims, and with them a name. */
function untrusted(reason: string): AppError {
  return new AppError("UNAUTHENTICATED", { reason });
}
