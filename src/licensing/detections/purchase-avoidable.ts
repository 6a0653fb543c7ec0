import { idlePaidSeats, seatDeficit } from "../seats.ts";
import { gives } from "./covered-by-free-seats.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

/**
 * D14: seats of a SKU are missing while paid seats of another that gives the same plans are idle:
 * giving those out avoids the purchase.
 */
export const purchaseAvoidable: TenantDetection = {
  scope: "tenant",
  id: "D14",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "subscribedSku: consumedUnits, prepaidUnits, servicePlans; data/plan-supersession.csv",
  observe: (context) => {
    const missing = context.wasteable.filter((sku) => seatDeficit(sku) > 0);
    return missing.flatMap((short) =>
      context.wasteable
        .filter((other) => other.skuId !== short.skuId && idlePaidSeats(other) > 0)
        .filter((other) => gives(other, short, context.reference))
        .map((other) => {
          const count = Math.min(seatDeficit(short), idlePaidSeats(other));
          const worth = costOf(short.skuId, count, context);
          const skus = { skuId: short.skuId, relatedSkuIds: [other.skuId] };
          const noticed = { kind: "choice", ...skus, count, effect: "saves", worth } as const;
          return observed(purchaseAvoidable, { ...noticed, confidence: "C5" }, context);
        }),
    );
  },
};
