import { Redis } from "ioredis";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";
import { ArmsLength, type Guarded } from "./arms-length.ts";

const COMMAND_LIMIT_MS = 250;
const CONNECT_LIMIT_MS = 1_000;
/** A connection that stays silent this long under a pending command is dead, though nobody closed it. */
const SILENCE_LIMIT_MS = 5_000;

/**
 * Redis at arm's length: a reply within a quarter of a second, or the word that there is none. With
 * its defaults the client would hold a request for 73 seconds when Redis is gone, and for ever when
 * it is frozen (docs/decisions/0007).
 */
export class GuardedRedis {
  readonly #redis: Redis;
  readonly #guard: ArmsLength;

  constructor({ url, clock, log }: { url: string; clock: Clock; log: Logger }) {
    this.#guard = new ArmsLength({ service: "Redis", limitMs: COMMAND_LIMIT_MS, clock, log });
    this.#redis = new Redis(url, {
      connectionName: "seatwise",
      connectTimeout: CONNECT_LIMIT_MS,
      socketTimeout: SILENCE_LIMIT_MS,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      // A command sent again could overtake the one that replaced it.
      autoResendUnfulfilledCommands: false,
      retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, 2_000),
    });
    this.#redis.on("error", (error: unknown) => this.#guard.noticeAway(error));
    this.#redis.on("ready", () => this.#guard.noticeBack());
  }

  /** Whether the last thing heard of Redis was good. */
  get isAvailable(): boolean {
    return !this.#guard.isAway && this.#redis.status === "ready";
  }

  /** Waits until the first connection stands, or a second at most: without Redis work goes on. */
  async opened(): Promise<void> {
    if (this.#redis.status === "ready") {
      return;
    }
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, CONNECT_LIMIT_MS);
      this.#redis.once("ready", () => {
        clearTimeout(limit);
        resolve();
      });
    });
  }

  /** Sends a command, or several, and gives the reply. Whatever fails on the way is `unavailable`. */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<Guarded<T>> {
    return this.#guard.run(() => command(this.#redis));
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }
}
