import type {
  LicenseInventory,
  LicenseSpend,
  RecommendationsValue,
  SavingsValue,
} from "../insights/index.ts";
import type { Aggregate } from "../privacy/index.ts";

/**
 * What the advisor may know of the caller's tenant: sealed aggregates and nothing else. One is made
 * per request and reads with that caller's own access; `signal` ends the reading.
 */
export interface TenantInsights {
  licenseInventory(signal: AbortSignal): Promise<Aggregate<LicenseInventory>>;
  licenseSpend(signal: AbortSignal): Promise<Aggregate<LicenseSpend>>;
  savings(signal: AbortSignal): Promise<Aggregate<SavingsValue>>;
  recommendations(signal: AbortSignal): Promise<Aggregate<RecommendationsValue>>;
}
