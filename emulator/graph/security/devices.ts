import type { Reply } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import { singleton } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { GraphRefusal } from "../refusal.ts";
import { INTUNE_ROLES } from "../roles.ts";

const OVERVIEW_KIND = 91;

/** `GET /deviceManagement/managedDeviceOverview`: counts only; the tenant needs Intune. */
function getOverview(request: GraphRequest): Reply {
  const { generator } = request.tenant;
  if (!generator.blueprint.hasIntune) {
    throw new GraphRefusal(403, "Forbidden", "The tenant has no Intune licence.");
  }
  const enrolled = Math.round(request.tenant.census().licensed * 0.8);
  const share = (part: number): number => Math.round(enrolled * part);
  const [android, ios, macOS] = [share(0.1), share(0.22), share(0.08)];
  return singleton(request, "deviceManagement/managedDeviceOverview/$entity", {
    id: guidOf(generator.seed, 0, OVERVIEW_KIND),
    enrolledDeviceCount: enrolled,
    mdmEnrolledCount: enrolled,
    dualEnrolledDeviceCount: 0,
    deviceOperatingSystemSummary: {
      androidCount: android,
      iosCount: ios,
      macOSCount: macOS,
      windowsMobileCount: 0,
      windowsCount: enrolled - android - ios - macOS,
      unknownCount: 0,
      androidDedicatedCount: 0,
      androidDeviceAdminCount: 0,
      androidFullyManagedCount: 0,
      androidWorkProfileCount: android,
      androidCorporateWorkProfileCount: 0,
      configMgrDeviceCount: 0,
    },
    deviceExchangeAccessStateSummary: {
      allowedDeviceCount: enrolled,
      blockedDeviceCount: 0,
      quarantinedDeviceCount: 0,
      unknownDeviceCount: 0,
      unavailableDeviceCount: 0,
    },
  });
}

export const deviceRoutes: readonly GraphRoute[] = [
  get(
    "/deviceManagement/managedDeviceOverview",
    { anyScope: ["DeviceManagementManagedDevices.Read.All"], roles: INTUNE_ROLES },
    1,
    getOverview,
  ),
];
