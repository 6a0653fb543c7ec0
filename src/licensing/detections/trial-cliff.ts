import { dayNumber } from "../../core/clock.ts";
import type { IsoDate } from "../../core/ids.ts";
import type { OwnedSku } from "../input.ts";
import { paidSeats, trialSeats } from "../seats.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

const ENDS_WITHIN_DAYS = 21;

function firstEnd({ purchases }: OwnedSku, on: IsoDate): IsoDate | undefined {
  const ends = purchases
    .filter(({ isTrial, status }) => isTrial && status === "Enabled")
    .flatMap(({ renewsOn }) => renewsOn ?? [])
    .filter((end) => end >= on && dayNumber(end) - dayNumber(on) <= ENDS_WITHIN_DAYS);
  return ends.sort()[0];
}

/**
 * D05: a trial ends within three weeks, today included, and members hold its seats. The cost is what
 * buying seats for them would come to; members beyond the trial's seats are a deficit (D03).
 */
export const trialCliff: TenantDetection = {
  scope: "tenant",
  id: "D05",
  version: 2,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: { endsWithinDays: ENDS_WITHIN_DAYS },
  guards: [],
  source: "Microsoft Graph, companySubscription: isTrial, nextLifecycleDateTime",
  observe: (context) =>
    context.input.ownedSkus.flatMap((sku) => {
      const on = firstEnd(sku, context.on);
      const count = Math.min(trialSeats(sku), Math.max(0, sku.consumed - paidSeats(sku)));
      if (on === undefined || count === 0) return [];
      const worth = costOf(sku.skuId, count, context);
      const noticed = { kind: "risk", skuId: sku.skuId, count, on, actBy: on, worth } as const;
      return [observed(trialCliff, { ...noticed, effect: "costs" }, context)];
    }),
};
