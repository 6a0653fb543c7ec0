import { z } from "zod";
import type {
  DeviceOverviewRecord,
  PremiumLicenseInsightRecord,
} from "../configuration-records.ts";
import { count, decode, unwrapped } from "../decode.ts";
import type { GraphReader } from "../reader.ts";

const users = z
  .object({ userCount: count })
  .nullish()
  .transform((found) => found?.userCount ?? 0);

const premiumLicenseInsight: z.ZodType<PremiumLicenseInsightRecord> = z
  .object({
    entitledP1LicenseCount: count,
    entitledP2LicenseCount: count,
    p1FeatureUtilizations: z.object({ conditionalAccess: users }).nullish(),
    p2FeatureUtilizations: z.object({ riskBasedConditionalAccess: users }).nullish(),
  })
  .transform((found) => ({
    entitledP1: found.entitledP1LicenseCount,
    entitledP2: found.entitledP2LicenseCount,
    conditionalAccessUsers: found.p1FeatureUtilizations?.conditionalAccess ?? 0,
    riskBasedAccessUsers: found.p2FeatureUtilizations?.riskBasedConditionalAccess ?? 0,
  }));

/** Entra ID P1 and P2 owned and used (learn.microsoft.com/graph/api/azureadpremiumlicenseinsight-get, beta). */
export async function readPremiumLicenseInsight(
  reader: GraphReader,
): Promise<PremiumLicenseInsightRecord> {
  const found = await reader.object("premiumLicenseInsight");
  return decode("premiumLicenseInsight", premiumLicenseInsight, unwrapped(found));
}

const deviceOverview: z.ZodType<DeviceOverviewRecord> = z
  .object({
    enrolledDeviceCount: count,
    deviceOperatingSystemSummary: z.object({
      windowsCount: count,
      macOSCount: count,
      iosCount: count,
      androidCount: count,
    }),
  })
  .transform(({ enrolledDeviceCount, deviceOperatingSystemSummary: systems }) => {
    const { windowsCount, macOSCount, iosCount, androidCount } = systems;
    return {
      enrolled: enrolledDeviceCount,
      windows: windowsCount,
      macOs: macOSCount,
      ios: iosCount,
      android: androidCount,
      other: Math.max(0, enrolledDeviceCount - windowsCount - macOSCount - iosCount - androidCount),
    };
  });

/** Devices under management, as totals of the tenant. */
export async function readDeviceOverview(reader: GraphReader): Promise<DeviceOverviewRecord> {
  const found = await reader.object("deviceOverview");
  return decode("deviceOverview", deviceOverview, unwrapped(found));
}
