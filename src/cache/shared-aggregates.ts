import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../core/errors.ts";
import { type Aggregate, type AggregateKind, isOfKind } from "../privacy/index.ts";
import {
  type AggregateCache,
  bindingOf,
  type CacheKey,
  type CacheMiss,
} from "./aggregate-cache.ts";
import type { FlightLock } from "./flight-lock.ts";
import { SingleFlight } from "./single-flight.ts";

/** What somebody wants, and for how long others may be given the same. */
export interface Wanted<T> {
  readonly kind: AggregateKind<T>;
  readonly key: CacheKey;
  readonly ttlSeconds: number;
  /** Where and for how long it belongs, when that shows only once it is computed. */
  readonly placeOf?: (aggregate: Aggregate<T>) => Place;
  /** Fires when the one who wants it goes away. */
  readonly signal?: AbortSignal;
}

export interface Place {
  readonly key: CacheKey;
  readonly ttlSeconds: number;
}

/** An aggregate, and where it comes from: `cached`, or `computed` because the cache had none. */
export type Obtained<T> = { readonly aggregate: Aggregate<T> } & Origin;

export type Origin =
  | { readonly origin: "cached" }
  | { readonly origin: "computed"; readonly miss: CacheMiss };

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** After about ten minutes a process stops waiting for another and computes for itself. */
const PATIENCE_PAUSES = 600;
/** How often in a row the lock may be silent to who knows that another process is at work. */
const MOST_SILENCES = 5;

/** Computes an aggregate once for everybody who wants it at the same time, in all processes. */
export class SharedAggregates {
  readonly #cache: AggregateCache;
  readonly #lock: FlightLock;
  readonly #flights = new SingleFlight<Obtained<unknown>>();

  constructor(cache: AggregateCache, lock: FlightLock) {
    this.#cache = cache;
    this.#lock = lock;
  }

  /**
   * The cached aggregate, else the one just being computed, else a new one.
   * Without Redis every process computes for itself; nothing fails and nothing waits.
   * @throws AppError ABORTED when the one who wants it goes away; whatever `compute` throws.
   */
  async obtain<T>(
    wanted: Wanted<T>,
    compute: (signal: AbortSignal) => Promise<Aggregate<T>>,
  ): Promise<Obtained<T>> {
    const { kind, key, signal } = wanted;
    const found = await this.#cache.get(kind, key);
    if ("hit" in found) {
      return { aggregate: found.hit, origin: "cached" };
    }
    const { aggregate, ...origin } = await this.#flights.run(
      JSON.stringify(bindingOf(key)),
      (flightSignal) => this.#computeOnce(wanted, compute, flightSignal),
      signal,
    );
    if (!isOfKind(aggregate, kind)) {
      throw new AppError("INTERNAL", { reason: "Two kinds of aggregate share a cache key." });
    }
    return { aggregate, ...origin };
  }

  /** What is kept under a key; `undefined` when there is nothing, or the cache does not answer. */
  async peek<T>(kind: AggregateKind<T>, key: CacheKey): Promise<Aggregate<T> | undefined> {
    const found = await this.#cache.get(kind, key);
    return "hit" in found ? found.hit : undefined;
  }

  /** Keeps an aggregate, if the cache answers. */
  async keep(aggregate: Aggregate<unknown>, key: CacheKey, ttlSeconds: number): Promise<void> {
    await this.#cache.put(aggregate, key, ttlSeconds);
  }

  async #computeOnce<T>(
    wanted: Wanted<T>,
    compute: (signal: AbortSignal) => Promise<Aggregate<T>>,
    signal: AbortSignal,
  ): Promise<Obtained<T>> {
    const lease = await this.#leaseOrHit(wanted, signal);
    if ("hit" in lease) {
      return { aggregate: lease.hit, origin: "cached" };
    }
    try {
      // Another process may have finished between our look into the cache and our lease.
      const found = await this.#cache.get(wanted.kind, wanted.key);
      if ("hit" in found) {
        return { aggregate: found.hit, origin: "cached" };
      }
      const aggregate = await compute(signal);
      const { key, ttlSeconds } = wanted.placeOf?.(aggregate) ?? wanted;
      await this.#cache.put(aggregate, key, ttlSeconds);
      return { aggregate, origin: "computed", miss: found.miss };
    } finally {
      await lease.release();
    }
  }

  /** The right to compute, or what the process that had it has meanwhile put into the cache. */
  async #leaseOrHit<T>(
    { kind, key }: Wanted<T>,
    signal: AbortSignal,
  ): Promise<{ readonly hit: Aggregate<T> } | { release(): Promise<void> }> {
    let silencesLeft = 0;
    for (let pause = 0; pause < PATIENCE_PAUSES; pause += 1) {
      const lease = await this.#lock.acquire(key);
      if (lease === "taken") {
        silencesLeft = MOST_SILENCES;
      } else if (lease !== "unavailable") {
        return lease;
      } else if (silencesLeft === 0) {
        break;
      } else {
        silencesLeft -= 1;
      }
      await sleep(Math.min(FIRST_PAUSE_MS * 1.2 ** pause, LONGEST_PAUSE_MS), undefined, { signal });
      const found = await this.#cache.get(kind, key);
      if ("hit" in found) {
        return found;
      }
    }
    return { release: async () => undefined };
  }
}
