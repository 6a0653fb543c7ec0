import type { JsonObject, Reply } from "../../http/reply.ts";
import { guidOf } from "../../random.ts";
import { GuidKind } from "../../tenant/member.ts";
import type { CommerceSubscription } from "../../tenant/purchases.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { DAY_MS, isoInstant } from "../../time.ts";
import { collection, single } from "../collection.ts";
import { type GraphRequest, type GraphRoute, get } from "../graph-request.ts";
import { notFound } from "../refusal.ts";
import { DIRECTORY_ROLES } from "../roles.ts";
import { servicePlansJson } from "./subscribed-skus.ts";

/** Tenant of the partner who sells through the Cloud Solution Provider programme. */
function partnerTenantId({ context, tenant }: GraphRequest): string {
  const partner = context.relationships.partnerOf(tenant.id);
  return partner?.id ?? guidOf(tenant.generator.seed, 2, GuidKind.other);
}

function subscriptionJson(request: GraphRequest, subscription: CommerceSubscription): JsonObject {
  const { tenant } = request;
  const { asOf } = tenant.generator;
  const { renewsInDays, sku } = subscription;
  return {
    commerceSubscriptionId: subscription.commerceSubscriptionId,
    createdDateTime: isoInstant(asOf - subscription.boughtDaysAgo * DAY_MS),
    id: subscription.id,
    isTrial: subscription.isTrial,
    nextLifecycleDateTime: renewsInDays === null ? null : isoInstant(asOf + renewsInDays * DAY_MS),
    ownerId: subscription.throughPartner ? null : (tenant.personaId("global-admin") ?? null),
    ownerTenantId: subscription.throughPartner ? partnerTenantId(request) : null,
    ownerType: subscription.throughPartner ? null : "User",
    serviceStatus: servicePlansJson(
      sku,
      subscription.status === "Enabled" ? "Success" : "Disabled",
    ),
    skuId: sku.skuId,
    skuPartNumber: tenant.generator.partNumber(sku),
    status: subscription.status,
    totalLicenses: subscription.seats,
  };
}

const subscriptionsOf = (tenant: Tenant): readonly CommerceSubscription[] =>
  tenant.purchases().flatMap((purchase) => purchase.subscriptions);

/** `GET /directory/subscriptions` (api/directory-list-subscriptions.md). */
function listSubscriptions(request: GraphRequest): Reply {
  const entities = subscriptionsOf(request.tenant).map((subscription) =>
    subscriptionJson(request, subscription),
  );
  return collection(request, entities, { fragment: "directory/subscriptions" });
}

function getSubscription(request: GraphRequest): Reply {
  const { id = "", commerceId } = request.exchange.params;
  const found = subscriptionsOf(request.tenant).find((subscription) =>
    commerceId === undefined
      ? subscription.id === id
      : subscription.commerceSubscriptionId === commerceId,
  );
  if (found === undefined) throw notFound(commerceId ?? id);
  return single(request, "directory/subscriptions/$entity", subscriptionJson(request, found));
}

const access = {
  anyScope: ["Organization.Read.All", "Directory.Read.All"],
  roles: DIRECTORY_ROLES,
};

export const commerceSubscriptionRoutes: readonly GraphRoute[] = [
  get("/directory/subscriptions", access, 1, listSubscriptions),
  get("/directory/subscriptions(commerceSubscriptionId=':commerceId')", access, 1, getSubscription),
  get("/directory/subscriptions/:id", access, 1, getSubscription),
];
