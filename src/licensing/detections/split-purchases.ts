import { observed, type TenantDetection } from "./observation.ts";

/**
 * D10: several purchases of one SKU with different renewal dates, so that seats can only fall
 * piecemeal. Whether they can be brought to one date depends on the contract.
 */
export const splitPurchases: TenantDetection = {
  scope: "tenant",
  id: "D10",
  version: 1,
  needs: ["commerceSubscriptions"],
  thresholds: { dates: 2 },
  guards: [],
  source: "Microsoft Graph, companySubscription: nextLifecycleDateTime",
  observe: (context) =>
    context.wasteable.flatMap(({ skuId, purchases }) => {
      const running = purchases.filter(({ isTrial, status }) => !isTrial && status === "Enabled");
      const dates = new Set(running.flatMap(({ renewsOn }) => renewsOn ?? []));
      if (dates.size < 2) return [];
      const noticed = { kind: "hygiene", skuId, count: running.length, unit: "purchases" } as const;
      return [observed(splitPurchases, noticed, context)];
    }),
};
