import type { Tenant } from "../../tenant/tenant.ts";
import { GraphRefusal } from "../refusal.ts";

export interface DirectoryQuota {
  /**
   * Spends resource units of the tenant.
   * @returns the headers that warn of the limit, from 80 % on.
   * Throws a 429 refusal when the bucket is empty.
   */
  readonly spend: (tenant: Tenant, units: number) => Readonly<Record<string, string>>;
}

const WINDOW_MS = 10_000;
const WARN_FROM = 0.8;

/** Units per 10 seconds of application and tenant, by size (concepts/throttling-limits.md). */
function limitOf(tenant: Tenant): number {
  const { memberCount } = tenant.generator;
  if (memberCount < 50) return 3500;
  return memberCount <= 500 ? 5000 : 8000;
}

interface Window {
  readonly startedAt: number;
  readonly spent: number;
}

/** Counts resource units in windows of ten seconds, or not at all. */
export function createDirectoryQuota(now: () => Date, isEnforced: boolean): DirectoryQuota {
  const windows = new Map<string, Window>();
  return {
    spend: (tenant, units) => {
      if (!isEnforced) return {};
      const at = now().getTime();
      const known = windows.get(tenant.id);
      const open =
        known === undefined || at - known.startedAt >= WINDOW_MS
          ? { startedAt: at, spent: 0 }
          : known;
      const spent = open.spent + units;
      const share = spent / limitOf(tenant);
      if (share > 1) {
        throw new GraphRefusal(429, "TooManyRequests", "Too many requests.", {
          "retry-after": String(Math.max(1, Math.ceil((open.startedAt + WINDOW_MS - at) / 1000))),
          "x-ms-throttle-scope": `Tenant_Application/ReadWrite/emulator/${tenant.id}`,
          "x-ms-throttle-information": "ResourceUnitLimitExceeded",
        });
      }
      windows.set(tenant.id, { ...open, spent });
      return share > WARN_FROM ? { "x-ms-throttle-limit-percentage": share.toFixed(2) } : {};
    },
  };
}
