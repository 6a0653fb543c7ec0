import type { Reply } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { single } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { GraphRefusal } from "../refusal.ts";
import { REPORT_ROLES } from "../roles.ts";

const INSIGHT_KIND = 92;

/** Enabled seats of products with the service plan. */
function seatsWith(tenant: Tenant, planName: string): number {
  return tenant
    .purchases()
    .filter(({ sku }) => sku.plans.some((plan) => plan.name === planName))
    .reduce((sum, { units }) => sum + units.enabled, 0);
}

/** `GET /reports/azureADPremiumLicenseInsight` (beta, api/azureadpremiumlicenseinsight-get.md). */
function getInsight(request: GraphRequest): Reply {
  const { tenant } = request;
  if (!tenant.settings.premium) {
    throw new GraphRefusal(403, "missingLicense", "The tenant has no Entra ID P1 or P2 licence.");
  }
  const p2 = seatsWith(tenant, "AAD_PREMIUM_P2");
  const p1 = seatsWith(tenant, "AAD_PREMIUM");
  const { enabled, guests } = tenant.census();
  return single(request, "reports/azureADPremiumLicenseInsight/$entity", {
    id: guidOf(tenant.generator.seed, 0, INSIGHT_KIND),
    entitledP1LicenseCount: p1,
    entitledP2LicenseCount: p2,
    entitledTotalLicenseCount: p1 + p2,
    // The policies speak of all users: everybody who may sign in is in their scope.
    p1FeatureUtilizations: {
      conditionalAccess: { userCount: enabled - guests },
      conditionalAccessGuestUsers: { userCount: guests },
    },
    p2FeatureUtilizations: {
      riskBasedConditionalAccess: { userCount: enabled - guests },
      riskBasedConditionalAccessGuestUsers: { userCount: guests },
    },
  });
}

export const premiumInsightRoutes: readonly GraphRoute[] = [
  {
    ...get(
      "/reports/azureADPremiumLicenseInsight",
      { anyScope: ["Reports.Read.All"], roles: REPORT_ROLES },
      1,
      getInsight,
    ),
    versions: ["beta"],
  },
];
