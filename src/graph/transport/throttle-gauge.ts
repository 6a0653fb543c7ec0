import type { GraphRequestEvent } from "./send.ts";

const FEWEST = 1;
const AT_FIRST = 4;
const MOST = 16;

/** Graph tells the load of a tenant's bucket from 80 % on (learn.microsoft.com/graph/throttling). */
const LOADED = 0.8;

/** An answer that takes this many times the fastest one waited in line behind our own others. */
const QUEUED = 3;
/** Faster answers are all alike: below this, a clock in milliseconds says little. */
const FAST_MS = 10;

/**
 * How many requests an operation should have under way: one more after each that went well, one fewer
 * when answers only wait for each other, half as many after a sign that the tenant's throttling limit
 * is near or reached.
 */
export class ThrottleGauge {
  #limit = AT_FIRST;
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
      const step = durationMs > QUEUED * Math.max(fastestMs, FAST_MS) ? -1 : 1;
      this.#limit = Math.min(MOST, Math.max(FEWEST, this.#limit + step));
    }
  }
}
