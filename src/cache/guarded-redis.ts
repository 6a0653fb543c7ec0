import { Redis } from "ioredis";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";

/** What Redis replied, or that it does not answer. */
export type Guarded<T> = { readonly reply: T } | "unavailable";

const COMMAND_LIMIT_MS = 250;
const CONNECT_LIMIT_MS = 1_000;
/** A connection that stays silent this long under a pending command is dead, though nobody closed it. */
const SILENCE_LIMIT_MS = 5_000;
const REST_MS = 1_000;

/**
 * Redis as a request may use it: an answer within a quarter of a second, or the word that there is
 * none; never an error, never a queue. With its defaults the client would hold a request for 73
 * seconds when Redis is gone, and for ever when it is frozen (docs/decisions/0007).
 *
 * After a failure only one request a second tries again; the others are told at once.
 */
export class GuardedRedis {
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #log: Logger;
  #isAway = false;
  #triesAgainAt = 0;

  constructor({ url, clock, log }: { url: string; clock: Clock; log: Logger }) {
    this.#clock = clock;
    this.#log = log;
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
    this.#redis.on("error", (error: unknown) => this.#noticeAway(error));
    this.#redis.on("ready", () => this.#noticeBack());
  }

  /** Whether the last thing heard of Redis was good. */
  get isAvailable(): boolean {
    return !this.#isAway && this.#redis.status === "ready";
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
  async run<T>(command: (redis: Redis) => Promise<T>): Promise<Guarded<T>> {
    if (!this.#mayTry()) {
      return "unavailable";
    }
    try {
      const reply = await withinLimit(command(this.#redis));
      this.#noticeBack();
      return { reply };
    } catch (error) {
      this.#noticeAway(error);
      return "unavailable";
    }
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }

  #mayTry(): boolean {
    const now = this.#clock.now().getTime();
    if (this.#isAway && now < this.#triesAgainAt) {
      return false;
    }
    // Set before the outcome is known, so that of many requests one is the probe.
    this.#triesAgainAt = now + REST_MS;
    return true;
  }

  #noticeAway(error: unknown): void {
    if (!this.#isAway) {
      this.#isAway = true;
      this.#log.warn({ err: error }, "Redis does not answer; going on without it.");
    }
  }

  #noticeBack(): void {
    if (this.#isAway) {
      this.#isAway = false;
      this.#log.info("Redis answers again.");
    }
  }
}

/**
 * What a command replies within the limit. When the limit has passed, what has arrived by then is read
 * first: a process that was busy itself must not take Redis for silent.
 */
async function withinLimit<T>(replying: Promise<T>): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => {
    // The event loop reads its sockets between timers and immediates.
    setImmediate(() => reject(new Error("No reply within a quarter of a second.")));
  }, COMMAND_LIMIT_MS);
  try {
    return await Promise.race([replying, silence]);
  } finally {
    clearTimeout(limit);
  }
}
