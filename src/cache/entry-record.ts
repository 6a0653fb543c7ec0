import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { TenantId } from "../core/ids.ts";

/** An entry of Redis that is about to be written. */
export interface EntryPlace {
  readonly tenantId: TenantId;
  /** The entry's name in Redis, a keyed hash. */
  readonly entry: string;
  readonly writtenAtMs: number;
  readonly endsAtMs: number;
}

/**
 * Where the newest writing of every entry is recorded, out of reach of whoever writes to Redis.
 * Generations grow with every writing of an entry, whichever process does it.
 */
export interface EntryRecord {
  /**
   * Has an entry written, one writer at a time, under a generation above all before, and records that
   * generation once `write` tells that the entry lies there. Until then the one before is the newest.
   * @returns what `write` told.
   */
  advance(place: EntryPlace, write: (generation: number) => Promise<boolean>): Promise<boolean>;

  /** The generation last recorded; 0 when there is none. */
  newest(tenantId: TenantId, entry: string): Promise<number>;
}

const REMEMBERED_ENTRIES = 10_000;

/** For processes that share no database: each records its own writings, by its own clock. */
export class InProcessEntryRecord implements EntryRecord {
  readonly #clock: Clock;
  readonly #newest = new LRUCache<string, number>({ max: REMEMBERED_ENTRIES });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async advance(
    { entry }: EntryPlace,
    write: (generation: number) => Promise<boolean>,
  ): Promise<boolean> {
    const generation = Math.max((this.#newest.get(entry) ?? 0) + 1, this.#clock.now().getTime());
    const isWritten = await write(generation);
    if (isWritten) this.#newest.set(entry, Math.max(this.#newest.get(entry) ?? 0, generation));
    return isWritten;
  }

  async newest(_tenantId: TenantId, entry: string): Promise<number> {
    return this.#newest.get(entry) ?? 0;
  }
}
