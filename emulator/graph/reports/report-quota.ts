import { GraphRefusal } from "../refusal.ts";

const WINDOW_MS = 10 * 60 * 1000;
/** Per application, tenant and report function (concepts/throttling-limits.md). */
const MOST_PER_WINDOW = { csv: 14, json: 100 } as const;

export interface ReportQuota {
  /** Counts one request for a report in one of its forms. Throws a 429 refusal beyond the limit. */
  readonly take: (
    tenantId: string,
    functionName: string,
    form: keyof typeof MOST_PER_WINDOW,
  ) => void;
}

/** Counts requests in a sliding window, or not at all. */
export function createReportQuota(now: () => Date, isEnforced: boolean): ReportQuota {
  const taken = new Map<string, readonly number[]>();
  return {
    take: (tenantId, functionName, form) => {
      if (!isEnforced) return;
      const at = now().getTime();
      const key = `${tenantId}/${functionName}/${form}`;
      const recent = (taken.get(key) ?? []).filter((time) => time > at - WINDOW_MS);
      const [oldest] = recent;
      if (recent.length >= MOST_PER_WINDOW[form] && oldest !== undefined) {
        const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - at) / 1000));
        throw new GraphRefusal(429, "TooManyRequests", "Too many requests for this report.", {
          "retry-after": String(seconds),
        });
      }
      taken.set(key, [...recent, at]);
    },
  };
}
