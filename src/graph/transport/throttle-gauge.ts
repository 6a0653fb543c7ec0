import type { GraphRequestEvent } from "./send.ts";

const FEWEST = 1;
const AT_FIRST = 4;
const MOST = 16;

/** Graph tells the load of a tenant's bucket from 80 % on (learn.microsoft.com/graph/throttling). */
const LOADED = 0.8;

/**
 * How many requests an operation should have under way: one more after each that went well, half as
 * many after a sign that the tenant's throttling limit is near or reached.
 */
export class ThrottleGauge {
  #limit = AT_FIRST;

  get limit(): number {
    return this.#limit;
  }

  note({ status, throttleLoad = 0 }: GraphRequestEvent): void {
    if (status === 429 || throttleLoad >= LOADED) {
      this.#limit = Math.max(FEWEST, Math.floor(this.#limit / 2));
    } else if (status === 200) {
      this.#limit = Math.min(MOST, this.#limit + 1);
    }
  }
}
