import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import type { EventCursor } from "./recommendation-log.ts";
import type { RawEntry } from "./recommendation-streams.ts";

interface Options {
  readonly url: string;
  /** Streams to read and the position to read on from; asked before every read. */
  readonly positions: () => ReadonlyMap<string, EventCursor>;
  readonly onEntries: (stream: string, entries: readonly RawEntry[]) => void;
}

/** A stream that is followed from now on is read after this time at the latest. */
const BLOCK_MS = 500;
const SILENCE_LIMIT_MS = BLOCK_MS + 2_500;
const BATCH = 500;
const PAUSE_AFTER_FAILURE_MS = 200;

/**
 * The one blocking reader of this process. It has a connection of its own, which waits for Redis
 * for as long as it takes; nobody's request waits for it.
 */
export class StreamReader {
  readonly #redis: Redis;
  readonly #options: Options;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#redis = new Redis(options.url, {
      connectionName: "seatwise-events",
      maxRetriesPerRequest: null,
      // A connection that says nothing beyond the time for which a read may block is dead.
      socketTimeout: SILENCE_LIMIT_MS,
      retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
      protocol: 2,
    });
    // The log's guarded connection tells the same; this one just keeps trying.
    this.#redis.on("error", () => undefined);
    void this.#readOn();
  }

  /** Gives the connection up at once, also while it waits for events. */
  stop(): void {
    this.#isStopped = true;
    this.#redis.disconnect();
  }

  async #readOn(): Promise<void> {
    while (!this.#isStopped) {
      const positions = this.#options.positions();
      const from = [...positions.keys(), ...positions.values()];
      try {
        const block = ["COUNT", BATCH, "BLOCK", BLOCK_MS, "STREAMS"] as const;
        const read = await this.#redis.xreadBuffer(...block, ...from);
        for (const [stream, entries] of this.#isStopped ? [] : (read ?? [])) {
          this.#options.onEntries(stream.toString(), entries);
        }
      } catch {
        await sleep(PAUSE_AFTER_FAILURE_MS);
      }
    }
  }
}
