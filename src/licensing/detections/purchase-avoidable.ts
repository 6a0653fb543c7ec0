import { idlePaidSeats, seatDeficit } from "../seats.ts";
import { gives } from "./covered-by-free-seats.ts";
import {
  costOf,
  type Observation,
  type ObservationContext,
  observed,
  type TenantDetection,
} from "./observation.ts";

function observe(context: ObservationContext): readonly Observation[] {
  const idleLeft = new Map(context.wasteable.map((sku) => [sku, idlePaidSeats(sku)]));
  return context.wasteable.flatMap((short) => {
    let missing = seatDeficit(short);
    return context.wasteable
      .filter((other) => other.skuId !== short.skuId && gives(other, short, context.reference))
      .flatMap((other) => {
        const idle = idleLeft.get(other) ?? 0;
        const count = Math.min(missing, idle);
        if (count === 0) return [];
        missing -= count;
        idleLeft.set(other, idle - count);
        const worth = costOf(short.skuId, count, context);
        const skus = { skuId: short.skuId, relatedSkuIds: [other.skuId] };
        const noticed = { kind: "choice", ...skus, count, effect: "saves", worth } as const;
        return [observed(purchaseAvoidable, { ...noticed, confidence: "C5" }, context)];
      });
  });
}

/**
 * D14: seats of a SKU are missing while paid seats of another that gives the same plans are idle:
 * giving those out avoids the purchase. Each idle seat cures one missing seat.
 */
export const purchaseAvoidable: TenantDetection = {
  scope: "tenant",
  id: "D14",
  version: 2,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "subscribedSku: consumedUnits, prepaidUnits, servicePlans; data/plan-supersession.csv",
  observe,
};
