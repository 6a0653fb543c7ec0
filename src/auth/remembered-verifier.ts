import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { TokenVerifier } from "./access-token-verifier.ts";
import { AccessToken, type Caller } from "./caller.ts";

export interface RememberedVerifierOptions {
  readonly clock: Clock;
  /** Tokens remembered at most; the one not seen for longest is forgotten first. */
  readonly capacity?: number;
}

/**
 * Remembers verified access tokens until they expire: checking a signature costs more than answering
 * a small request from memory. Refusals are not remembered, and the key is a hash of the token.
 */
export class RememberedVerifier implements TokenVerifier {
  readonly #inner: TokenVerifier;
  readonly #clock: Clock;
  readonly #callers: LRUCache<string, Caller>;

  constructor(inner: TokenVerifier, { clock, capacity = 10_000 }: RememberedVerifierOptions) {
    this.#inner = inner;
    this.#clock = clock;
    this.#callers = new LRUCache({
      max: capacity,
      perf: { now: () => clock.now().getTime() },
      ttlResolution: 0,
      // Without it tokens that have ended stay in memory until somebody brings them again.
      ttlAutopurge: true,
    });
  }

  async verify(token: AccessToken): Promise<Caller> {
    const key = hash("sha256", AccessToken.reveal(token), "base64url");
    const known = this.#callers.get(key);
    if (known) {
      return known;
    }
    const caller = await this.#inner.verify(token);
    const ttl = caller.expiresAt.getTime() - this.#clock.now().getTime();
    if (ttl > 0) {
      this.#callers.set(key, caller, { ttl });
    }
    return caller;
  }

  /** Tokens remembered at the moment, for the health report and tests. */
  get size(): number {
    return this.#callers.size;
  }
}
