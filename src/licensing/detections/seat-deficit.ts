import { seatDeficit } from "../seats.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

/**
 * D03: more members hold a SKU than it has seats in any state, all purchases of the SKU together; who
 * sits on expiring ones is a risk (D04), so that no member counts twice. What curing it costs is no
 * saving. SKUs that are free, or not given to members one by one, are left out.
 */
export const seatDeficitOfSku: TenantDetection = {
  scope: "tenant",
  id: "D03",
  version: 3,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, subscribedSku: consumedUnits, prepaidUnits",
  observe: (context) =>
    context.wasteable
      .filter((sku) => seatDeficit(sku) > 0)
      .map((sku) => {
        const count = seatDeficit(sku);
        const worth = costOf(sku.skuId, count, context);
        const noticed = {
          kind: "shortfall",
          skuId: sku.skuId,
          count,
          effect: "costs",
          worth,
        } as const;
        return observed(seatDeficitOfSku, noticed, context);
      }),
};
