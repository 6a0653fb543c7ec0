import { yearBefore } from "../../core/clock.ts";
import type { IsoDate, SkuId } from "../../core/ids.ts";
import { money, timesSeats } from "../../core/money.ts";
import { basisOf, joinBases, type PricedAmount } from "../figure.ts";
import type { Purchase } from "../input.ts";
import { actByDate } from "../purchase-dates.ts";
import { priceOf } from "../reference.ts";
import { paidSeats } from "../seats.ts";
import {
  type Observation,
  type ObservationContext,
  observed,
  type TenantDetection,
} from "./observation.ts";

/** Change of the price of a seat from the start of its term to the renewal, per month. */
function changeOf(
  skuId: SkuId,
  { createdOn, term }: Purchase,
  renewsOn: IsoDate,
  { reference }: ObservationContext,
): PricedAmount | null {
  const lastRenewal = yearBefore(renewsOn);
  const since = createdOn !== null && createdOn > lastRenewal ? createdOn : lastRenewal;
  const now = priceOf(reference, skuId, since, term);
  const then = priceOf(reference, skuId, renewsOn, term);
  if (now.kind !== "priced" || then.kind !== "priced") return null;
  const { currency, period } = then.unit;
  if (now.unit.currency !== currency || now.unit.minor === then.unit.minor) return null;
  return {
    money: money(then.unit.minor - now.unit.minor, currency, period),
    basis: joinBases([basisOf(now), basisOf(then)]),
  };
}

function observePurchase(
  skuId: SkuId,
  purchase: Purchase,
  count: number,
  context: ObservationContext,
): readonly Observation[] {
  const { renewsOn: on, isTrial, status, term } = purchase;
  const isRunning = !isTrial && status === "Enabled" && term !== "monthly" && count > 0;
  if (!isRunning || on === null || on < context.on) return [];
  const unit = changeOf(skuId, purchase, on, context);
  if (unit === null) return [];
  const worth = { ...unit, money: timesSeats(unit.money, count) };
  // How long the price holds follows from the term: known, or taken for a year.
  const confidence = term === null ? "C4" : "C1";
  const actBy = actByDate(on, context);
  const noticed = { kind: "cost", skuId, count, effect: "costs", worth } as const;
  return [observed(priceChangeAtRenewal, { ...noticed, on, actBy, confidence }, context)];
}

/**
 * D11: the price of a seat at its next renewal differs from the price at the start of its running
 * term, as with the list change of July 2026: committed seats keep the old price until they renew.
 * Shown per renewal as a line of its own; it is no saving and no waste. Negative when it falls.
 */
export const priceChangeAtRenewal: TenantDetection = {
  scope: "tenant",
  id: "D11",
  version: 1,
  needs: ["subscribedSkus", "commerceSubscriptions"],
  thresholds: {},
  guards: [],
  source: "data/list-prices.csv; the tenant's own prices",
  observe: (context) =>
    context.input.ownedSkus.flatMap((sku) => {
      let left = paidSeats(sku);
      return sku.purchases.flatMap((purchase) => {
        const seats = Math.min(left, purchase.isTrial ? 0 : purchase.seats);
        if (purchase.status === "Enabled") left -= seats;
        return observePurchase(sku.skuId, purchase, seats, context);
      });
    }),
};
