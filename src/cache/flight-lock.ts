import { randomUUID } from "node:crypto";
import { bindingOf, type CacheKey } from "./aggregate-cache.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

/** The right to do a piece of work, renewed until it is given back. */
export interface Lease {
  release(): Promise<void>;
}

/** Lets one process at a time compute what belongs under a key. */
export interface FlightLock {
  /** @returns `taken` while another process holds it, `unavailable` when nobody can say. */
  acquire(key: CacheKey): Promise<Lease | "taken" | "unavailable">;
}

/** For an installation of one process: there is nobody to wait for. */
export const noOtherProcess: FlightLock = {
  acquire: async () => ({ release: async () => undefined }),
};

const RENEW = `
if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("pexpire", KEYS[1], ARGV[2]) end
return 0`;

const RELEASE = `
if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end
return 0`;

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  /** How long others wait for a process that died holding the lock. */
  readonly leaseMs?: number;
}

/**
 * A lock in Redis, recognised by a token of its holder. It saves work and guards nothing: when a
 * lease is lost, two processes compute the same aggregate, and both are right.
 */
export class RedisFlightLock implements FlightLock {
  readonly #redis: GuardedRedis;
  readonly #cipher: KeyBoundCipher;
  readonly #leaseMs: number;

  constructor({ redis, seatwiseKey, leaseMs = 15_000 }: Options) {
    this.#redis = redis;
    this.#cipher = new KeyBoundCipher(seatwiseKey, "flight lock");
    this.#leaseMs = leaseMs;
  }

  async acquire(key: CacheKey): Promise<Lease | "taken" | "unavailable"> {
    const name = `seatwise:flight:${this.#cipher.nameOf(bindingOf(key))}`;
    const token = randomUUID();
    const taken = await this.#redis.run((redis) =>
      redis.set(name, token, "PX", this.#leaseMs, "NX"),
    );
    if (taken === "unavailable") {
      return "unavailable";
    }
    return taken.reply === "OK" ? this.#leaseOf(name, token) : "taken";
  }

  #leaseOf(name: string, token: string): Lease {
    const renewal = setInterval(() => {
      void this.#redis.run((redis) => redis.eval(RENEW, 1, name, token, this.#leaseMs));
    }, this.#leaseMs / 3).unref();
    return {
      release: async () => {
        clearInterval(renewal);
        await this.#redis.run((redis) => redis.eval(RELEASE, 1, name, token));
      },
    };
  }
}
