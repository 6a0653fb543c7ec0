import {
  type AuthorizationPolicyRecord,
  type ConditionalAccessRecord,
  type DeviceOverviewRecord,
  type DomainRecord,
  type GraphReader,
  type PremiumLicenseInsightRecord,
  type ReportSettingsRecord,
  readAuthorizationPolicy,
  readConditionalAccess,
  readDeviceOverview,
  readDomains,
  readPremiumLicenseInsight,
  readReportSettings,
  readSecureScore,
  readSecurityDefaults,
  type SecureScoreRecord,
} from "../../graph/index.ts";
import type { SourceLog } from "./source-log.ts";

/** How the tenant is set up. A part that is closed to the caller is `null`; coverage says why. */
export interface TenantConfiguration {
  readonly reportSettings: ReportSettingsRecord | null;
  readonly conditionalAccess: readonly ConditionalAccessRecord[] | null;
  readonly authorizationPolicy: AuthorizationPolicyRecord | null;
  readonly securityDefaults: boolean | null;
  /** Also `null` for a tenant that has none yet. */
  readonly secureScore: SecureScoreRecord | null;
  readonly domains: readonly DomainRecord[] | null;
  readonly premiumLicenses: PremiumLicenseInsightRecord | null;
  readonly deviceOverview: DeviceOverviewRecord | null;
}

/** Reads how the tenant is set up, side by side. */
export async function readConfiguration(
  reader: GraphReader,
  log: SourceLog,
): Promise<TenantConfiguration> {
  const [
    reportSettings,
    conditionalAccess,
    authorizationPolicy,
    securityDefaults,
    secureScore,
    domains,
    premiumLicenses,
    deviceOverview,
  ] = await Promise.all([
    log.attempt("reportSettings", () => readReportSettings(reader)),
    log.attempt("conditionalAccess", () => readConditionalAccess(reader)),
    log.attempt("authorizationPolicy", () => readAuthorizationPolicy(reader)),
    log.attempt("securityDefaults", () => readSecurityDefaults(reader)),
    log.attempt("secureScore", () => readSecureScore(reader)),
    log.attempt("domains", () => readDomains(reader)),
    log.attempt("premiumLicenseInsight", () => readPremiumLicenseInsight(reader)),
    log.attempt("deviceOverview", () => readDeviceOverview(reader)),
  ]);
  return {
    reportSettings,
    conditionalAccess,
    authorizationPolicy,
    securityDefaults,
    secureScore,
    domains,
    premiumLicenses,
    deviceOverview,
  };
}
