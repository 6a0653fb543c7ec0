import { observed, type TenantDetection } from "./observation.ts";

const NEAR_PERCENT = 95;

/**
 * D17: the SKUs that share a cap of seats per tenant come near it. The 300 seats of the Business
 * family are one cap for all its plans (data/sku-families.csv); the next member needs an Enterprise
 * plan.
 */
export const seatCapNear: TenantDetection = {
  scope: "tenant",
  id: "D17",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: { nearPercent: NEAR_PERCENT },
  guards: [],
  source: "Microsoft Learn, Business plans limited to 300 seats together; data/sku-families.csv",
  observe: (context) => {
    const capped = context.input.ownedSkus.flatMap((sku) => {
      const known = context.reference.catalogue.skuById(sku.skuId);
      const cap = known?.seatCap ?? null;
      const group = known?.seatCapGroup ?? null;
      return cap === null || group === null ? [] : [{ sku, cap, group }];
    });
    return [...Map.groupBy(capped, ({ group }) => group).values()].flatMap((ofGroup) => {
      // The same product of a family every time, whatever order Graph lists them in.
      const [first] = ofGroup.toSorted((a, b) => (a.sku.skuId < b.sku.skuId ? -1 : 1));
      const count = ofGroup.reduce((sum, { sku }) => sum + sku.seats.enabled, 0);
      if (first === undefined || count * 100 < first.cap * NEAR_PERCENT) return [];
      const skuId = first.sku.skuId;
      return [observed(seatCapNear, { kind: "risk", skuId, count }, context)];
    });
  },
};
