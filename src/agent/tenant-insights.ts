import type {
  Assumptions,
  ComparePeriod,
  ComparisonValue,
  ConfigurationValue,
  FindingsValue,
  GroupTablesValue,
  LicenseInventory,
  LicensePlanValue,
  LicenseSpend,
  PlanQuestion,
  RecommendationStatesValue,
  RecommendationsValue,
  RenewalsValue,
  SavingsValue,
  UsageValue,
  WhatIfValue,
} from "../insights/index.ts";
import type { Aggregate, NameSource } from "../privacy/index.ts";

/**
 * What the advisor may know of the caller's tenant: sealed aggregates and nothing else. One is made
 * per request and reads with that caller's own access; `signal` ends the reading.
 */
export interface TenantInsights {
  licenseInventory(signal: AbortSignal): Promise<Aggregate<LicenseInventory>>;
  licenseSpend(signal: AbortSignal): Promise<Aggregate<LicenseSpend>>;
  savings(signal: AbortSignal): Promise<Aggregate<SavingsValue>>;
  recommendations(signal: AbortSignal): Promise<Aggregate<RecommendationsValue>>;
  /** Where recommendations stand; fails where the records cannot be read. */
  recommendationStates(signal: AbortSignal): Promise<Aggregate<RecommendationStatesValue>>;
  findings(signal: AbortSignal): Promise<Aggregate<FindingsValue>>;
  renewals(signal: AbortSignal): Promise<Aggregate<RenewalsValue>>;
  groupTables(signal: AbortSignal): Promise<Aggregate<GroupTablesValue>>;
  usage(signal: AbortSignal): Promise<Aggregate<UsageValue>>;
  configuration(signal: AbortSignal): Promise<Aggregate<ConfigurationValue>>;
  /** What changed since an earlier survey; fails where the records cannot be read. */
  comparison(period: ComparePeriod, signal: AbortSignal): Promise<Aggregate<ComparisonValue>>;
  /** What pseudonyms of departments and countries stand for, for this caller alone. */
  names(): Promise<NameSource>;
  /** Undefined where the caller may not read the tenant's SKUs. */
  licensePlan(
    question: PlanQuestion,
    signal: AbortSignal,
  ): Promise<Aggregate<LicensePlanValue> | undefined>;
  /** Undefined where the caller may not read the tenant's SKUs. */
  whatIf(
    assumptions: Assumptions,
    signal: AbortSignal,
  ): Promise<Aggregate<WhatIfValue> | undefined>;
}
