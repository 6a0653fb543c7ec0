import { GraphRefusal } from "../refusal.ts";

export interface ConditionalAccessQuota {
  /** Counts one request. Throws a 429 refusal, without Retry-After, within a second of the last. */
  readonly take: (tenantId: string) => void;
}

const INTERVAL_MS = 1000;

/** One request per second and tenant for all applications (concepts/throttling-limits.md). */
export function createConditionalAccessQuota(
  now: () => Date,
  isEnforced: boolean,
): ConditionalAccessQuota {
  const last = new Map<string, number>();
  return {
    take: (tenantId) => {
      const at = now().getTime();
      const before = last.get(tenantId) ?? Number.NEGATIVE_INFINITY;
      if (isEnforced && at - before < INTERVAL_MS) {
        throw new GraphRefusal(429, "TooManyRequests", "Too many requests.");
      }
      last.set(tenantId, at);
    },
  };
}
