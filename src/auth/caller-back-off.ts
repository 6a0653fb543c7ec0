import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import { AppError, isAppError } from "../core/errors.ts";
import type { Caller } from "./caller.ts";

/** Entra's own clients never wait longer; nor can a wrong date in a header lock a caller out. */
const MAX_BACK_OFF_SECONDS = 3_600;

type LoadCode = "ENTRA_THROTTLED" | "ENTRA_UNAVAILABLE";

/** Keeps away from Entra as long as Entra asked, for the one caller it asked this of. */
export class CallerBackOff {
  readonly #waiting: LRUCache<string, LoadCode>;

  constructor(clock: Clock, capacity: number) {
    this.#waiting = new LRUCache({
      max: capacity,
      perf: { now: () => clock.now().getTime() },
      ttlResolution: 0,
      // Without it callers who are gone stay in memory.
      ttlAutopurge: true,
    });
  }

  /** @throws AppError ENTRA_THROTTLED or ENTRA_UNAVAILABLE, as it was then, while the caller has to wait. */
  check(caller: Caller): void {
    const key = keyOf(caller);
    const code = this.#waiting.get(key);
    if (code) {
      const retryAfterSeconds = Math.ceil(this.#waiting.getRemainingTTL(key) / 1000);
      throw new AppError(code, { retryAfterSeconds });
    }
  }

  /** Takes note of a failed exchange that said when to come back. */
  note(caller: Caller, error: unknown): void {
    if (!isAppError(error, "ENTRA_THROTTLED", "ENTRA_UNAVAILABLE")) {
      return;
    }
    const seconds = Math.min(error.details.retryAfterSeconds ?? 0, MAX_BACK_OFF_SECONDS);
    if (seconds > 0) {
      const code = error.code === "ENTRA_THROTTLED" ? error.code : "ENTRA_UNAVAILABLE";
      this.#waiting.set(keyOf(caller), code, { ttl: seconds * 1000 });
    }
  }
}

function keyOf({ tenantId, objectId }: Caller): string {
  return `${tenantId}/${objectId}`;
}
