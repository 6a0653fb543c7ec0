import {
  type CryptoKey,
  createRemoteJWKSet,
  errors,
  type FlattenedJWSInput,
  type JWTHeaderParameters,
} from "jose";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import { signingKeysUrl } from "./entra-endpoints.ts";

const HOUR_MS = 3_600_000;
const REFRESH_AFTER_MS = 24 * HOUR_MS;
const RETRY_AFTER_MS = HOUR_MS / 12;
/** Keys that could not be renewed are trusted for a second day, so that an outage locks nobody out. */
const MAX_AGE_MS = 2 * REFRESH_AFTER_MS;
/** At most one look for an unknown key in this time, however many forged tokens arrive. */
const UNKNOWN_KEY_COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;

export interface SigningKeysOptions {
  readonly authority: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Entra's signing keys: loaded when first needed, again for an unknown key, and daily in the background. */
export class SigningKeys {
  readonly #remote: ReturnType<typeof createRemoteJWKSet>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #refreshAt: number;

  constructor({ authority, clock, logger }: SigningKeysOptions) {
    this.#remote = createRemoteJWKSet(signingKeysUrl(authority), {
      cacheMaxAge: MAX_AGE_MS,
      cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
      timeoutDuration: TIMEOUT_MS,
    });
    this.#clock = clock;
    this.#logger = logger;
    this.#refreshAt = clock.now().getTime() + REFRESH_AFTER_MS;
  }

  /**
   * The key a token names.
   * @throws errors.JOSEError when Entra has no such key.
   * @throws AppError ENTRA_UNAVAILABLE when the keys cannot be had.
   */
  async keyFor(header: JWTHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    this.#refreshWhenDue();
    try {
      return await this.#remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) {
        throw error;
      }
      throw new AppError("ENTRA_UNAVAILABLE", {}, { cause: error });
    }
  }

  /** Issuer a key may sign for, with `{tenantid}` in place of the tenant unless it is bound to one. */
  issuerOf(keyId: string): string | undefined {
    const key = this.#remote.jwks()?.keys.find(({ kid }) => kid === keyId);
    return key && "issuer" in key && typeof key.issuer === "string" ? key.issuer : undefined;
  }

  #refreshWhenDue(): void {
    const now = this.#clock.now().getTime();
    if (now < this.#refreshAt) {
      return;
    }
    this.#refreshAt = now + RETRY_AFTER_MS;
    this.#refresh(now).catch((error: unknown) => {
      this.#logger.warn({ error }, "The signing keys of Microsoft Entra could not be renewed.");
    });
  }

  async #refresh(now: number): Promise<void> {
    await this.#remote.reload();
    this.#refreshAt = now + REFRESH_AFTER_MS;
  }
}
