import { GraphRefusal } from "../refusal.ts";

const WINDOW_MS = 10 * 60 * 1000;
/** Per application, tenant and report function (concepts/throttling-limits.md). */
const DOWNLOADS_PER_WINDOW = 14;

export interface ReportQuota {
  /** Counts one download. Throws a 429 refusal beyond the limit. */
  readonly take: (tenantId: string, functionName: string) => void;
}

/** Counts downloads in a sliding window, or not at all. */
export function createReportQuota(now: () => Date, isEnforced: boolean): ReportQuota {
  const taken = new Map<string, readonly number[]>();
  return {
    take: (tenantId, functionName) => {
      if (!isEnforced) return;
      const at = now().getTime();
      const key = `${tenantId}/${functionName}`;
      const recent = (taken.get(key) ?? []).filter((time) => time > at - WINDOW_MS);
      const [oldest] = recent;
      if (recent.length >= DOWNLOADS_PER_WINDOW && oldest !== undefined) {
        const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - at) / 1000));
        throw new GraphRefusal(429, "TooManyRequests", "Too many requests for this report.", {
          "retry-after": String(seconds),
        });
      }
      taken.set(key, [...recent, at]);
    },
  };
}
