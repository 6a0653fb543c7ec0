import type { Json, JsonObject, Reply } from "../../http/reply.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { DAY_MS, isoInstant } from "../../time.ts";
import { collection } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { domainNames } from "./domains.ts";

function verifiedDomains(tenant: Tenant): readonly Json[] {
  const { blueprint } = tenant.generator;
  return domainNames(tenant).map((name) => ({
    capabilities: "Email, OfficeCommunicationsOnline",
    isDefault: name === blueprint.domain,
    isInitial: name === blueprint.initialDomain,
    name,
    type: "Managed",
  }));
}

function assignedPlans(tenant: Tenant): readonly Json[] {
  const plans = new Map<string, Json>();
  for (const { sku, units } of tenant.purchases()) {
    for (const plan of sku.plans) {
      plans.set(plan.id, {
        assignedDateTime: isoInstant(tenant.generator.asOf - 400 * DAY_MS),
        capabilityStatus: units.enabled > 0 ? "Enabled" : "Suspended",
        service: plan.service,
        servicePlanId: plan.id,
      });
    }
  }
  return [...plans.values()];
}

const FOUNDED_DAYS_AGO = 2191;

function organizationJson(tenant: Tenant, isFull: boolean): JsonObject {
  const { blueprint, decorate, mark, asOf } = tenant.generator;
  const full = <Value extends Json>(value: Value): Value | null => (isFull ? value : null);
  return {
    id: tenant.id,
    deletedDateTime: null,
    displayName: decorate("organization", 0, blueprint.displayName),
    verifiedDomains: verifiedDomains(tenant),
    assignedPlans: isFull ? assignedPlans(tenant) : [],
    businessPhones: isFull ? [decorate("organizationPhone", 1, "+1 425 555 0100")] : [],
    city: full(decorate("organizationCity", 0, "Seattle")),
    country: null,
    countryLetterCode: full(blueprint.countryCode),
    createdDateTime: full(isoInstant(asOf - FOUNDED_DAYS_AGO * DAY_MS)),
    defaultUsageLocation: full(blueprint.countryCode),
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    partnerTenantType: full(blueprint.partnerTenantType),
    postalCode: null,
    preferredLanguage: full("en"),
    provisionedPlans: [],
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: null,
    technicalNotificationMails: isFull
      ? [mark("organizationMail", 0, `it@${blueprint.domain}`)]
      : [],
    tenantType: full("AAD"),
  };
}

const FULL_SCOPES = ["Organization.Read.All", "Directory.Read.All"];

/** `GET /organization`: User.Read reaches id, displayName and verifiedDomains only. */
function getOrganization(request: GraphRequest): Reply {
  const isFull = FULL_SCOPES.some((scope) => request.session.scopes.includes(scope));
  return collection(request, [organizationJson(request.tenant, isFull)], {
    fragment: "organization",
  });
}

export const organizationRoutes: readonly GraphRoute[] = [
  get(
    "/organization",
    { anyScope: ["User.Read", "User.Read.All", ...FULL_SCOPES], roles: "anyone" },
    1,
    getOrganization,
  ),
];
