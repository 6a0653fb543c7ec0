import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";

type Fields = Readonly<Record<string, number>>;

const MOST_COUNTERS = 50_000;

/** Counters of this process alone. */
export class InProcessCounters {
  readonly #counters: LRUCache<string, Map<string, number>>;

  constructor(clock: Clock) {
    this.#counters = new LRUCache({
      max: MOST_COUNTERS,
      ttlResolution: 0,
      // Without it callers who are counted no more stay in memory by their ids.
      ttlAutopurge: true,
      perf: { now: () => clock.now().getTime() },
    });
  }

  async add(name: readonly string[], amounts: Fields, lifeSeconds: number): Promise<Fields> {
    const key = JSON.stringify(name);
    const known = this.#counters.get(key);
    const counter = known ?? new Map<string, number>();
    const added = Object.entries(amounts);
    for (const [field, amount] of added) {
      counter.set(field, (counter.get(field) ?? 0) + amount);
    }
    if (known === undefined && added.length > 0) {
      this.#counters.set(key, counter, { ttl: lifeSeconds * 1_000 });
    }
    return Object.fromEntries(counter);
  }
}
