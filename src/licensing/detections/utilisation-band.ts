import { paidSeats } from "../seats.ts";
import { observed, type TenantDetection } from "./observation.ts";

const LOW_PERCENT = 80;
const HIGH_PERCENT = 95;

/**
 * D12: less than 80 % of a SKU's paid seats are assigned, or more than 95 %: one asks for fewer, the
 * other leaves no room to grow. Counts the idle seats, or those left.
 */
export const utilisationBand: TenantDetection = {
  scope: "tenant",
  id: "D12",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: { lowPercent: LOW_PERCENT, highPercent: HIGH_PERCENT },
  guards: [],
  source: "Microsoft Graph, subscribedSku: consumedUnits, prepaidUnits",
  observe: (context) =>
    context.wasteable.flatMap((sku) => {
      const paid = paidSeats(sku);
      const percent = (100 * sku.consumed) / paid;
      if (paid === 0 || (percent >= LOW_PERCENT && percent <= HIGH_PERCENT)) return [];
      const kind = percent < LOW_PERCENT ? "cost" : "watch";
      const count = Math.max(0, paid - sku.consumed);
      return [observed(utilisationBand, { kind, skuId: sku.skuId, count }, context)];
    }),
};
