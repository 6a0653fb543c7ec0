import { dayNumber } from "../../core/clock.ts";
import { worthOf } from "../amounts.ts";
import { actByDate } from "../purchase-dates.ts";
import { seatPoolOf } from "../seat-pool.ts";
import { idlePaidSeats } from "../seats.ts";
import { observed, type TenantDetection } from "./observation.ts";

const NOTICE_DAYS = 45;

/**
 * D02: idle seats whose purchase renews within 45 days: the next chance to buy fewer, and for most
 * terms the only one in a year (what can go now is no matter of a date). Worth what they cost at the price of the renewal day.
 */
export const renewalWithIdleSeats: TenantDetection = {
  scope: "tenant",
  id: "D02",
  version: 1,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: { noticeDays: NOTICE_DAYS },
  guards: [],
  source: "Microsoft Graph, companySubscription: nextLifecycleDateTime",
  observe: (context) =>
    context.wasteable.flatMap((sku) =>
      seatPoolOf(sku, context.on)
        .takeIdle(idlePaidSeats(sku))
        .flatMap(({ timing, on, seats: count, term }) => {
          if (
            timing !== "atRenewal" ||
            on === null ||
            dayNumber(on) - dayNumber(context.on) > NOTICE_DAYS
          )
            return [];
          const { skuId } = sku;
          const worth = worthOf(
            { skuId, replacement: null, seats: count, on, term },
            context.reference,
          );
          const actBy = actByDate(on, context);
          const noticed = {
            kind: "cost",
            skuId,
            count,
            on,
            actBy,
            effect: "saves",
            worth,
          } as const;
          return [observed(renewalWithIdleSeats, noticed, context)];
        }),
    ),
};
