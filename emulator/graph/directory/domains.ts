import type { JsonObject, Reply } from "../../http/reply.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { collection } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";

function domainJson(name: string, isDefault: boolean, isInitial: boolean): JsonObject {
  return {
    id: name,
    authenticationType: "Managed",
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault,
    isInitial,
    isRoot: true,
    isVerified: true,
    passwordNotificationWindowInDays: 14,
    passwordValidityPeriodInDays: 2_147_483_647,
    state: null,
    supportedServices: ["Email", "OfficeCommunicationsOnline"],
  };
}

/** Names of the tenant's domains, the default one first. */
export function domainNames(tenant: Tenant): readonly string[] {
  const { blueprint, markDomain } = tenant.generator;
  return [blueprint.domain, blueprint.initialDomain, markDomain(`shop.${blueprint.domain}`)];
}

/** `GET /domains` (api/domain-list.md). */
function listDomains(request: GraphRequest): Reply {
  const { blueprint } = request.tenant.generator;
  const entities = domainNames(request.tenant).map((name) =>
    domainJson(name, name === blueprint.domain, name === blueprint.initialDomain),
  );
  return collection(request, entities, { fragment: "domains" });
}

export const domainRoutes: readonly GraphRoute[] = [
  get(
    "/domains",
    { anyScope: ["Domain.Read.All", "Directory.Read.All"], roles: "member" },
    1,
    listDomains,
  ),
];
