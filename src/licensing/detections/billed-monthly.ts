import type { SkuId } from "../../core/ids.ts";
import { money, timesSeats } from "../../core/money.ts";
import { basisOf, joinBases, type PricedAmount } from "../figure.ts";
import { priceOf } from "../reference.ts";
import { type ObservationContext, observed, type TenantDetection } from "./observation.ts";

/** What billing by the month adds: the difference of the two prices. */
function surchargeOf(
  skuId: SkuId,
  seats: number,
  { reference, on }: ObservationContext,
): PricedAmount | null {
  const yearly = priceOf(reference, skuId, on, "annual");
  const byMonth = priceOf(reference, skuId, on, "annualBilledMonthly");
  if (yearly.kind !== "priced" || byMonth.kind !== "priced") return null;
  const { currency, period } = yearly.unit;
  if (byMonth.unit.currency !== currency) return null;
  const surcharge = money(byMonth.unit.minor - yearly.unit.minor, currency, period);
  return {
    money: timesSeats(surcharge, seats),
    basis: joinBases([basisOf(byMonth), basisOf(yearly)]),
  };
}

/**
 * D09: an annual commitment that is billed by the month, which costs 5 % more since 2025-04-01. It is
 * a choice of cash flow. Graph does not show billing: only where somebody told the term.
 */
export const billedMonthly: TenantDetection = {
  scope: "tenant",
  id: "D09",
  version: 1,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: {},
  guards: [],
  source: "Partner announcements of April 2025 (evolveip.net, riverflowsbv.com)",
  observe: (context) =>
    context.input.ownedSkus.flatMap(({ skuId, purchases }) =>
      purchases
        .filter(({ term, status }) => term === "annualBilledMonthly" && status === "Enabled")
        .map(({ seats, renewsOn }) => {
          const worth = surchargeOf(skuId, seats, context);
          const noticed = { kind: "choice", skuId, count: seats, effect: "saves", worth } as const;
          return observed(billedMonthly, { ...noticed, on: renewsOn }, context);
        }),
    ),
};
