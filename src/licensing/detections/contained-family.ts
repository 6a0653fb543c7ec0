import { gives } from "./covered-by-free-seats.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

/**
 * D19: the tenant pays for a SKU whose plans another owned SKU gives as well. Whether the same members
 * hold both is the matter of D28; here the bound is all its assigned seats.
 */
export const containedFamily: TenantDetection = {
  scope: "tenant",
  id: "D19",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "subscribedSku: servicePlans; data/plan-supersession.csv",
  observe: (context) =>
    context.wasteable.flatMap((part) =>
      context.wasteable
        .filter((whole) => whole.skuId !== part.skuId && whole.consumed > 0)
        .filter((whole) => gives(whole, part, context.reference))
        .map((whole) => ({ whole, count: Math.min(part.consumed, whole.consumed) }))
        .filter(({ count }) => count > 0)
        .map(({ whole, count }) => {
          const worth = costOf(part.skuId, count, context);
          const skus = { skuId: part.skuId, relatedSkuIds: [whole.skuId] };
          const noticed = { kind: "watch", ...skus, count, effect: "atStake", worth } as const;
          return observed(containedFamily, { ...noticed, confidence: "C5" }, context);
        }),
    ),
};
