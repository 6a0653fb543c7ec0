import type { Json, JsonObject, Reply } from "../../http/reply.ts";
import type { Purchase } from "../../tenant/purchases.ts";
import type { Sku } from "../../tenant/sku-catalog.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { collection, single } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { refuseOptions } from "../projection.ts";
import { badRequest, notFound } from "../refusal.ts";

/** Service plans of a product as licence resources show them. */
export function servicePlansJson(sku: Sku, provisioningStatus: string): readonly Json[] {
  return sku.plans.map((plan) => ({
    servicePlanId: plan.id,
    servicePlanName: plan.name,
    provisioningStatus,
    appliesTo: plan.appliesTo,
  }));
}

/** What the units say about the product as a whole (resources/subscribedsku.md). */
function capabilityStatus({ units, subscriptions }: Purchase): string {
  if (units.enabled > 0) return "Enabled";
  if (units.warning > 0) return "Warning";
  if (units.suspended > 0) return "Suspended";
  if (units.lockedOut > 0) return "LockedOut";
  return subscriptions.some(({ status }) => status === "Deleted") ? "Deleted" : "Enabled";
}

function skuJson(tenant: Tenant, purchase: Purchase): JsonObject {
  const { sku, units } = purchase;
  const status = capabilityStatus(purchase);
  return {
    accountName: tenant.generator.decorate(
      "accountName",
      0,
      tenant.generator.blueprint.displayName,
    ),
    accountId: tenant.id,
    appliesTo: purchase.appliesTo,
    capabilityStatus: status,
    consumedUnits: purchase.consumed,
    id: `${tenant.id}_${sku.skuId}`,
    prepaidUnits: { ...units },
    servicePlans: servicePlansJson(sku, status === "Enabled" ? "Success" : "Disabled"),
    skuId: sku.skuId,
    skuPartNumber: tenant.generator.partNumber(sku),
    subscriptionIds: purchase.subscriptions.map(
      (subscription) => subscription.commerceSubscriptionId,
    ),
  };
}

/** `GET /subscribedSkus` (api/subscribedsku-list.md): only `$select`, never paged. */
function listSubscribedSkus(request: GraphRequest): Reply {
  refuseOptions(request, ["filter", "top", "orderBy", "search", "expand"]);
  const { tenant } = request;
  const entities = tenant.purchases().map((purchase) => skuJson(tenant, purchase));
  return collection(request, entities, { fragment: "subscribedSkus" });
}

function getSubscribedSku(request: GraphRequest): Reply {
  const { tenant } = request;
  const key = request.exchange.params["id"] ?? "";
  const purchase = tenant
    .purchases()
    .find(({ sku }) => `${tenant.id}_${sku.skuId}` === key.toLowerCase());
  if (purchase === undefined) throw key.includes("_") ? notFound(key) : badRequest("Invalid key.");
  return single(request, "subscribedSkus/$entity", skuJson(tenant, purchase));
}

const access = {
  anyScope: ["LicenseAssignment.Read.All", "Organization.Read.All", "Directory.Read.All"],
  roles: "member",
} as const;

export const subscribedSkuRoutes: readonly GraphRoute[] = [
  get("/subscribedSkus", access, 3, listSubscribedSkus),
  get("/subscribedSkus/:id", access, 3, getSubscribedSku),
];
