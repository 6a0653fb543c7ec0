import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import {
  type Aggregate,
  type AggregateKind,
  reopenAggregate,
  serializeAggregate,
} from "../privacy/index.ts";
import {
  type AggregateCache,
  bindingOf,
  type CacheHealth,
  type CacheKey,
  type CacheLookup,
  type Rejection,
  type RejectionListener,
  requireSealed,
} from "./aggregate-cache.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

/** How far the clocks of two processes and of Redis may differ. */
const CLOCK_DIFFERENCE_MS = 2_000;
/** Entries of which this process remembers the newest writing, to notice an older one put back. */
const REMEMBERED_ENTRIES = 10_000;

/** An entry as it lies inside the encryption. */
interface Entry {
  readonly writtenAtMs: number;
  readonly endsAtMs: number;
  readonly text: string;
}

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  readonly clock: Clock;
  readonly onRejected: RejectionListener;
}

/**
 * Aggregates shared by all processes. A reader of Redis sees neither tenants nor figures; whoever
 * writes to Redis without SEATWISE_KEY, copies an entry to another key, changes it or puts an old one
 * back, causes a miss and a security event. An old entry of the same key goes unnoticed only where no
 * process that asks has seen the newer one, and never beyond the entry's own time.
 */
export class RedisAggregateCache implements AggregateCache {
  readonly #redis: GuardedRedis;
  readonly #cipher: KeyBoundCipher;
  readonly #clock: Clock;
  readonly #onRejected: RejectionListener;
  readonly #newestSeen = new LRUCache<string, number>({ max: REMEMBERED_ENTRIES });

  constructor({ redis, seatwiseKey, clock, onRejected }: Options) {
    this.#redis = redis;
    this.#cipher = new KeyBoundCipher(seatwiseKey, "aggregate cache");
    this.#clock = clock;
    this.#onRejected = onRejected;
  }

  get health(): CacheHealth {
    return { store: "redis", state: this.#redis.isAvailable ? "ready" : "away" };
  }

  async get<T>(kind: AggregateKind<T>, key: CacheKey): Promise<CacheLookup<T>> {
    const name = this.#nameOf(key);
    const read = await this.#redis.run((redis) => redis.getBuffer(name));
    if (read === "unavailable") {
      return { miss: "unavailable" };
    }
    if (read.reply === null) {
      return { miss: "absent" };
    }
    const text = this.#cipher.decrypt(read.reply, bindingOf(key));
    const entry = text === undefined ? undefined : decodeEntry(text);
    const because = this.#objectionTo(name, entry);
    if (entry === undefined || because !== undefined) {
      this.#onRejected({ store: "cache", because: because ?? "forged", entry: name });
      return { miss: "rejected" };
    }
    this.#newestSeen.set(name, entry.writtenAtMs);
    const aggregate = reopenAggregate(kind, entry.text);
    return aggregate === undefined ? { miss: "absent" } : { hit: aggregate };
  }

  async put(
    aggregate: Aggregate<unknown>,
    key: CacheKey,
    ttlSeconds: number,
  ): Promise<"kept" | "unavailable"> {
    requireSealed(aggregate);
    const name = this.#nameOf(key);
    const writtenAtMs = this.#clock.now().getTime();
    const endsAtMs = writtenAtMs + ttlSeconds * 1000;
    const text = encodeEntry({ writtenAtMs, endsAtMs, text: serializeAggregate(aggregate) });
    const bytes = this.#cipher.encrypt(text, bindingOf(key));
    const written = await this.#redis.run((redis) => redis.set(name, bytes, "EX", ttlSeconds));
    if (written === "unavailable") {
      return "unavailable";
    }
    this.#newestSeen.set(name, writtenAtMs);
    return "kept";
  }

  async close(): Promise<void> {
    await this.#redis.close();
  }

  #nameOf(key: CacheKey): string {
    return `seatwise:aggregate:${this.#cipher.nameOf(bindingOf(key))}`;
  }

  #objectionTo(name: string, entry: Entry | undefined): Rejection["because"] | undefined {
    if (entry === undefined) {
      return "forged";
    }
    if (this.#clock.now().getTime() > entry.endsAtMs + CLOCK_DIFFERENCE_MS) {
      return "outlived";
    }
    return entry.writtenAtMs < (this.#newestSeen.get(name) ?? 0) ? "superseded" : undefined;
  }
}

function encodeEntry({ writtenAtMs, endsAtMs, text }: Entry): string {
  return `${writtenAtMs} ${endsAtMs}\n${text}`;
}

function decodeEntry(encoded: string): Entry | undefined {
  const border = encoded.indexOf("\n");
  const [writtenAtMs, endsAtMs] = encoded.slice(0, border).split(" ").map(Number);
  return writtenAtMs === undefined || endsAtMs === undefined
    ? undefined
    : { writtenAtMs, endsAtMs, text: encoded.slice(border + 1) };
}
