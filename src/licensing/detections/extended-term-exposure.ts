import { dayNumber } from "../../core/clock.ts";
import { money, proRata } from "../../core/money.ts";
import type { PricedAmount } from "../figure.ts";
import { actByDate } from "../purchase-dates.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

const ENDS_WITHIN_DAYS = 45;
const SURCHARGE_PERCENT = 23;

function surchargeOf(cost: PricedAmount | null): PricedAmount | null {
  if (cost === null) return null;
  const { currency, period } = cost.money;
  const { minor } = proRata(cost.money, SURCHARGE_PERCENT, 100);
  return { money: money(minor, currency, period), basis: { ...cost.basis, estimated: true } };
}

/**
 * D07: a purchase ends within 45 days and will not renew by itself. Left alone it runs on month by
 * month at 3 % above the monthly price, which is 23 % above the annual one; shown is the 23 %. Start
 * dates of that rule differ by channel (MC1216259 and partner pages). Graph does not show automatic
 * renewal: without somebody telling there is no conclusion.
 */
export const extendedTermExposure: TenantDetection = {
  scope: "tenant",
  id: "D07",
  version: 1,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: { endsWithinDays: ENDS_WITHIN_DAYS, surchargePercent: SURCHARGE_PERCENT },
  guards: [],
  source: "Microsoft 365 message centre MC1216259; Partner Center, extended service term",
  observe: (context) =>
    context.input.ownedSkus.flatMap(({ skuId, purchases }) =>
      purchases.flatMap(({ autoRenews, isTrial, renewsOn: on, seats, status, term }) => {
        const isRunning = status === "Enabled" && !isTrial && autoRenews === false;
        if (!isRunning || on === null || on < context.on) return [];
        if (dayNumber(on) - dayNumber(context.on) > ENDS_WITHIN_DAYS) return [];
        const worth = surchargeOf(costOf(skuId, seats, context));
        const actBy = actByDate(on, context, term);
        const noticed = { kind: "risk", skuId, count: seats, effect: "atStake", worth } as const;
        return [
          observed(extendedTermExposure, { ...noticed, on, actBy, confidence: "C4" }, context),
        ];
      }),
    ),
};
