import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";
import {
  type Aggregate,
  type AggregateKind,
  isOfKind,
  reopenAggregate,
  serializeAggregate,
} from "../privacy/index.ts";
import {
  type AggregateCache,
  bindingOf,
  type CacheHealth,
  type CacheKey,
  type CacheLookup,
  type CacheMiss,
  type Rejection,
  type RejectionListener,
  requireSealed,
} from "./aggregate-cache.ts";
import { ArmsLength } from "./arms-length.ts";
import type { EntryRecord } from "./entry-record.ts";
import type { GuardedRedis } from "./guarded-redis.ts";
import { KeyBoundCipher } from "./key-bound-cipher.ts";

/** How far the clocks of two processes and of Redis may differ. */
const CLOCK_DIFFERENCE_MS = 2_000;
/** How long a request waits to hear which writing of an entry is the newest. */
const RECORD_LIMIT_MS = 2_000;
/** Entries of which this process remembers the newest writing it has seen. */
const REMEMBERED_ENTRIES = 10_000;

/** Bytes of entries kept opened: a large one takes tens of milliseconds to open, and is asked for often. */
const MOST_OPENED_BYTES = 32 * 2 ** 20;

/** What is known of one writing of an entry. */
interface Writing {
  readonly generation: number;
  readonly endsAtMs: number;
}

/** An entry as it lies inside the encryption. */
interface Entry extends Writing {
  readonly text: string;
}

/** An entry that was opened, beside the bytes it was opened from. */
interface Opened extends Writing {
  readonly bytes: Buffer;
  readonly aggregate: Aggregate<unknown> | undefined;
}

type Read = { readonly opened: Opened } | { readonly miss: CacheMiss };

interface Sought {
  readonly kind: AggregateKind<unknown>;
  readonly key: CacheKey;
}

interface Options {
  readonly redis: GuardedRedis;
  /** SEATWISE_KEY. */
  readonly seatwiseKey: string;
  /** Which writing of an entry is the newest. */
  readonly record: EntryRecord;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onRejected: RejectionListener;
}

/**
 * Aggregates shared by all processes. A reader of Redis sees neither tenants nor figures; whoever
 * writes to Redis without SEATWISE_KEY, copies an entry to another key, changes it or puts an old one
 * back, causes a miss and a security event. While the record of newest writings is away, only what
 * this process has seen to be the newest is given, and nothing is kept.
 */
export class RedisAggregateCache implements AggregateCache {
  readonly #options: Options;
  readonly #cipher: KeyBoundCipher;
  readonly #recordGuard: ArmsLength;
  readonly #newestSeen = new LRUCache<string, number>({ max: REMEMBERED_ENTRIES });
  readonly #opened = new LRUCache<string, Opened>({
    maxSize: MOST_OPENED_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length,
  });

  constructor(options: Options) {
    this.#options = options;
    this.#cipher = new KeyBoundCipher(options.seatwiseKey, "aggregate cache");
    const { clock, log } = options;
    const service = "The record of cache entries";
    this.#recordGuard = new ArmsLength({ service, limitMs: RECORD_LIMIT_MS, clock, log });
  }

  get health(): CacheHealth {
    return { store: "redis", state: this.#options.redis.isAvailable ? "ready" : "away" };
  }

  async get<T>(kind: AggregateKind<T>, key: CacheKey): Promise<CacheLookup<T>> {
    const name = this.#nameOf(key);
    const first = await this.#read(name, kind, key);
    if ("miss" in first) {
      return first;
    }
    const newest = await this.#newestOf(name, key, first.opened);
    if (newest === "unavailable") {
      return { miss: newest };
    }
    // Between the two looks another process may have written: what lies there now is as new as that.
    const read = first.opened.generation < newest ? await this.#read(name, kind, key) : first;
    if ("miss" in read) {
      return read;
    }
    const { generation, aggregate } = read.opened;
    if (generation < newest) {
      return this.#rejected(name, "superseded");
    }
    this.#notice(name, generation);
    return aggregate !== undefined && isOfKind(aggregate, kind)
      ? { hit: aggregate }
      : { miss: "absent" };
  }

  async put(
    aggregate: Aggregate<unknown>,
    key: CacheKey,
    ttlSeconds: number,
  ): Promise<"kept" | "unavailable"> {
    requireSealed(aggregate);
    const { record, clock } = this.#options;
    const name = this.#nameOf(key);
    const text = serializeAggregate(aggregate);
    const writtenAtMs = clock.now().getTime();
    const endsAtMs = writtenAtMs + ttlSeconds * 1000;
    const place = { tenantId: key.tenantId, entry: name, writtenAtMs, endsAtMs };
    const kept = await this.#recordGuard.run(() =>
      record.advance(place, (generation) =>
        this.#write(name, key, { ttlSeconds, entry: { generation, endsAtMs, text } }),
      ),
    );
    return kept !== "unavailable" && kept.reply ? "kept" : "unavailable";
  }

  async close(): Promise<void> {
    await this.#options.redis.close();
  }

  async #write(
    name: string,
    key: CacheKey,
    { ttlSeconds, entry }: { readonly ttlSeconds: number; readonly entry: Entry },
  ): Promise<boolean> {
    const bytes = this.#cipher.encrypt(encodeEntry(entry), bindingOf(key));
    const { redis } = this.#options;
    const written = await redis.run((client) => client.set(name, bytes, "EX", ttlSeconds));
    if (written === "unavailable") return false;
    this.#notice(name, entry.generation);
    return true;
  }

  async #read(name: string, kind: AggregateKind<unknown>, key: CacheKey): Promise<Read> {
    const read = await this.#options.redis.run((redis) => redis.getBuffer(name));
    if (read === "unavailable") {
      return { miss: "unavailable" };
    }
    if (read.reply === null) {
      return { miss: "absent" };
    }
    const opened = this.#open(name, read.reply, { kind, key });
    if (opened === undefined) {
      return this.#rejected(name, "forged");
    }
    const hasEnded = this.#options.clock.now().getTime() > opened.endsAtMs + CLOCK_DIFFERENCE_MS;
    return hasEnded ? this.#rejected(name, "outlived") : { opened };
  }

  /** What these bytes hold; undefined where they are none of ours. The same bytes are opened once. */
  #open(name: string, bytes: Buffer, { kind, key }: Sought): Opened | undefined {
    const known = this.#opened.get(name);
    if (known?.bytes.equals(bytes)) {
      return known;
    }
    const text = this.#cipher.decrypt(bytes, bindingOf(key));
    const entry = text === undefined ? undefined : decodeEntry(text);
    if (entry === undefined) {
      return undefined;
    }
    const { generation, endsAtMs } = entry;
    const opened = { generation, endsAtMs, bytes, aggregate: reopenAggregate(kind, entry.text) };
    this.#opened.set(name, opened);
    return opened;
  }

  /** The generation an entry must have at least, as far as anybody can say. */
  async #newestOf(
    name: string,
    { tenantId }: CacheKey,
    { generation }: Writing,
  ): Promise<number | "unavailable"> {
    const { record } = this.#options;
    const recorded = await this.#recordGuard.run(() => record.newest(tenantId, name));
    const seen = this.#newestSeen.get(name) ?? 0;
    if (recorded !== "unavailable") {
      return Math.max(recorded.reply, seen);
    }
    return generation === seen ? seen : "unavailable";
  }

  #notice(name: string, generation: number): void {
    this.#newestSeen.set(name, Math.max(this.#newestSeen.get(name) ?? 0, generation));
  }

  #rejected(entry: string, because: Rejection["because"]): { readonly miss: "rejected" } {
    this.#options.onRejected({ store: "cache", because, entry });
    return { miss: "rejected" };
  }

  #nameOf(key: CacheKey): string {
    return `seatwise:aggregate:${this.#cipher.nameOf(bindingOf(key))}`;
  }
}

function encodeEntry({ generation, endsAtMs, text }: Entry): string {
  return `${generation} ${endsAtMs}\n${text}`;
}

function decodeEntry(encoded: string): Entry | undefined {
  const border = encoded.indexOf("\n");
  const [generation, endsAtMs] = encoded.slice(0, border).split(" ").map(Number);
  return generation === undefined || endsAtMs === undefined
    ? undefined
    : { generation, endsAtMs, text: encoded.slice(border + 1) };
}
