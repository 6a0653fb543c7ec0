import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";

/** What a service replied, or that it does not answer. */
export type Guarded<T> = { readonly reply: T } | "unavailable";

const REST_MS = 1_000;

interface Options {
  /** The service, as the log calls it. */
  readonly service: string;
  /** How long a request may wait for a reply. */
  readonly limitMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * A service as a request may use it: a reply within the limit, or the word that there is none; never
 * an error, never a queue. After a failure only one request a second tries again; the others are told
 * at once.
 */
export class ArmsLength {
  readonly #options: Options;
  #isAway = false;
  #triesAgainAt = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether the last thing heard of the service was bad. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Does it, and gives the reply. Whatever fails on the way is `unavailable`. */
  async run<T>(ask: () => Promise<T>): Promise<Guarded<T>> {
    if (!this.#mayTry()) {
      return "unavailable";
    }
    try {
      const reply = await this.#withinLimit(ask());
      this.noticeBack();
      return { reply };
    } catch (error) {
      this.noticeAway(error);
      return "unavailable";
    }
  }

  noticeAway(error: unknown): void {
    if (!this.#isAway) {
      const { service, log } = this.#options;
      this.#isAway = true;
      log.warn({ err: error }, `${service} does not answer; going on without it.`);
    }
  }

  noticeBack(): void {
    if (this.#isAway) {
      const { service, log } = this.#options;
      this.#isAway = false;
      log.info(`${service} answers again.`);
    }
  }

  #mayTry(): boolean {
    const now = this.#options.clock.now().getTime();
    if (this.#isAway && now < this.#triesAgainAt) {
      return false;
    }
    // Set before the outcome is known, so that of many requests one is the probe.
    this.#triesAgainAt = now + REST_MS;
    return true;
  }

  /**
   * What is replied within the limit. When the limit has passed, what has arrived by then is read
   * first: a process that was busy itself must not take the service for silent.
   */
  async #withinLimit<T>(replying: Promise<T>): Promise<T> {
    const { service, limitMs } = this.#options;
    const { promise: silence, reject } = Promise.withResolvers<never>();
    const limit = setTimeout(() => {
      // The event loop reads its sockets between timers and immediates.
      setImmediate(() => reject(new Error(`No reply of ${service} within ${limitMs} ms.`)));
    }, limitMs);
    try {
      return await Promise.race([replying, silence]);
    } finally {
      clearTimeout(limit);
    }
  }
}
