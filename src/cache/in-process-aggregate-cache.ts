import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import { type Aggregate, type AggregateKind, isOfKind } from "../privacy/index.ts";
import {
  type AggregateCache,
  bindingOf,
  type CacheHealth,
  type CacheKey,
  type CacheLookup,
  requireSealed,
} from "./aggregate-cache.ts";

/** The embedded default: as many aggregates as a small installation has in use, gone with the process. */
export class InProcessAggregateCache implements AggregateCache {
  readonly health: CacheHealth = { store: "in-process", state: "ready" };
  readonly #entries: LRUCache<string, Aggregate<unknown>>;

  constructor({ clock, maxEntries = 500 }: { clock: Clock; maxEntries?: number }) {
    this.#entries = new LRUCache({
      max: maxEntries,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
    });
  }

  async get<T>(kind: AggregateKind<T>, key: CacheKey): Promise<CacheLookup<T>> {
    const entry = this.#entries.get(entryName(key));
    return entry !== undefined && isOfKind(entry, kind) ? { hit: entry } : { miss: "absent" };
  }

  async put(aggregate: Aggregate<unknown>, key: CacheKey, ttlSeconds: number): Promise<"kept"> {
    requireSealed(aggregate);
    this.#entries.set(entryName(key), aggregate, { ttl: ttlSeconds * 1000 });
    return "kept";
  }

  async close(): Promise<void> {
    this.#entries.clear();
  }
}

function entryName(key: CacheKey): string {
  return JSON.stringify(bindingOf(key));
}
