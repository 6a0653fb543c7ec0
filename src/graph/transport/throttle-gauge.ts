import type { GraphRequestEvent } from "./send.ts";

const FEWEST = 1;
const AT_FIRST = 4;
/** At 150 ms per page this asks for a third of what the smallest large tenant may. */
const MOST = 32;

/** Graph tells the load of a tenant's bucket from 80 % on (learn.microsoft.com/graph/throttling). */
const LOADED = 0.8;

/** An answer that takes this many times the fastest one waited in line behind our own others. */
const QUEUED = 3;
/** Faster answers are all alike: below this, a clock in milliseconds says little. */
const FAST_MS = 10;

/**
 * How many requests an operation should have under way: one more after each that went well, half as
 * many when answers only wait for each other, and after a sign that the tenant's throttling limit is
 * near or reached.
 */
export class ThrottleGauge {
  #limit = AT_FIRST;
  /** Answers still to come that were under way when the limit was lowered: they say nothing new. */
  #underWay = 0;
  readonly #fastestMs = new Map<string, number>();

  get limit(): number {
    return this.#limit;
  }

  note({ status, throttleLoad = 0, path, durationMs }: GraphRequestEvent): void {
    if (status === 429 || throttleLoad >= LOADED) {
      this.#limit = Math.max(FEWEST, Math.floor(this.#limit / 2));
    } else if (status === 200) {
      const fastestMs = Math.min(durationMs, this.#fastestMs.get(path) ?? durationMs);
      this.#fastestMs.set(path, fastestMs);
      this.#noteQueue(durationMs > QUEUED * Math.max(fastestMs, FAST_MS));
    }
  }

  #noteQueue(isQueued: boolean): void {
    if (!isQueued) {
      this.#limit = Math.min(MOST, this.#limit + 1);
    } else if (this.#underWay > 0) {
      this.#underWay -= 1;
    } else {
      this.#underWay = this.#limit - 1;
      this.#limit = Math.max(FEWEST, Math.floor(this.#limit / 2));
    }
  }
}
