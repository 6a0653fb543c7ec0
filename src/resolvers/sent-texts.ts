import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { CallerKey } from "../store/index.ts";

const KEPT_MS = 15 * 60_000;
const KEPT_PER_CALLER = 20;
const KEPT_BYTES = 64_000_000;

interface Sent {
  readonly callerKey: CallerKey;
  readonly texts: readonly string[];
}

/**
 * What left for the model, word for word: in memory of this process only, for a quarter of an hour,
 * and the last 20 interactions of each caller.
 */
export class SentTexts {
  readonly #sent: LRUCache<string, Sent>;

  constructor(clock: Clock) {
    this.#sent = new LRUCache({
      ttl: KEPT_MS,
      ttlResolution: 0,
      // Without it what is too old stays in memory until somebody asks for it.
      ttlAutopurge: true,
      perf: { now: () => clock.now().getTime() },
      maxSize: KEPT_BYTES,
      sizeCalculation: ({ texts }) =>
        1 + texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0),
    });
  }

  keep(callerKey: CallerKey, id: string, texts: readonly string[]): void {
    this.#sent.set(id, { callerKey, texts });
    const ofCaller = [...this.#sent.entries()].filter(([, sent]) => sent.callerKey === callerKey);
    for (const [oldId] of ofCaller.slice(KEPT_PER_CALLER)) {
      this.#sent.delete(oldId);
    }
  }

  /** Request bodies in the order in which they left; `null` when they are kept no longer. */
  of(callerKey: CallerKey, id: string): readonly string[] | null {
    const sent = this.#sent.peek(id.toLowerCase());
    return sent?.callerKey === callerKey ? sent.texts : null;
  }
}
