import type { OwnedSku } from "../input.ts";
import type { Reference } from "../reference.ts";
import { paidSeats, pricingOf, trialSeats } from "../seats.ts";
import {
  costOf,
  type Observation,
  type ObservationContext,
  observed,
  type TenantDetection,
} from "./observation.ts";

/** Whether one SKU gives every plan of another. */
export function gives(all: OwnedSku, some: OwnedSku, { catalogue, planOrder }: Reference): boolean {
  const wanted = catalogue.plansOf(some.skuId);
  const isKnown = planOrder.missingFrom(new Set(), wanted).length > 0;
  return isKnown && planOrder.missingFrom(catalogue.plansOf(all.skuId), wanted).length === 0;
}

/** Seats of a SKU that cost nothing and that nobody holds. */
function freeSeatsLeft(sku: OwnedSku, isGrant: boolean): number {
  const free = isGrant ? sku.seats.enabled : trialSeats(sku);
  return Math.max(0, Math.min(free, sku.seats.enabled - sku.consumed));
}

function observeCovered(
  rule: TenantDetection,
  free: readonly OwnedSku[],
  context: ObservationContext,
): readonly Observation[] {
  const { reference, wasteable } = context;
  const isGrant = rule.id === "D16";
  return free.flatMap((giver) => {
    const left = freeSeatsLeft(giver, isGrant);
    return wasteable
      .filter((paid) => paid.skuId !== giver.skuId && gives(giver, paid, reference))
      .map((paid) => ({ paid, count: Math.min(left, paidSeats(paid), paid.consumed) }))
      .filter(({ count }) => count > 0)
      .map(({ paid, count }) => {
        const worth = costOf(paid.skuId, count, context);
        const skus = { skuId: paid.skuId, relatedSkuIds: [giver.skuId] };
        const noticed = { kind: "choice", ...skus, count, effect: "saves", worth } as const;
        return observed(rule, { ...noticed, confidence: "C5" }, context);
      });
  });
}

/** D06: paid seats are held although free seats of a running trial give the same plans. */
export const coveredByTrial: TenantDetection = {
  scope: "tenant",
  id: "D06",
  version: 1,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: {},
  guards: [],
  source: "service plans per SKU; companySubscription: isTrial",
  observe: (context) => {
    const trials = context.input.ownedSkus.filter((sku) => trialSeats(sku) > 0);
    return observeCovered(coveredByTrial, trials, context);
  },
};

/** D16: commercial seats are held although free seats of a grant give the same plans. */
export const coveredByGrant: TenantDetection = {
  scope: "tenant",
  id: "D16",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "service plans per SKU; data/free-skus.csv",
  observe: (context) => observeCovered(coveredByGrant, grantsOf(context), context),
};

/** Owned SKUs that were granted. */
export function grantsOf({ input, reference }: ObservationContext): readonly OwnedSku[] {
  return input.ownedSkus.filter((sku) => {
    const price = pricingOf(sku, reference, input.on);
    return price.kind === "free" && price.because === "grant";
  });
}
