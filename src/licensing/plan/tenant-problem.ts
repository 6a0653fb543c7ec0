import { monthsAfter } from "../../core/clock.ts";
import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { CurrencyCode } from "../../core/money.ts";
import { basisOf, joinBases, type PriceBasis } from "../figure.ts";
import type { LicensingInput, OwnedSku } from "../input.ts";
import type { LicenceProblem, PurchasedSeats } from "../optimizer/licence-problem.ts";
import type { KnownPrice } from "../prices/price.ts";
import { priceOf, type Reference } from "../reference.ts";
import { paidSlices } from "../seat-pool.ts";
import { canBeWasted, pricingOf } from "../seats.ts";
import { cohortsOf } from "./cohort-demands.ts";
import { otherPlansOf } from "./other-plans.ts";
import { PLAN_MONTHS, type PlanSettings } from "./plan-settings.ts";
import { offersOf, seatLimitsOf } from "./sku-offers.ts";

/** A problem for the optimizer, and what a figure made from its solution rests on. */
export interface TenantProblem {
  readonly problem: LicenceProblem;
  readonly currency: CurrencyCode;
  readonly price: PriceBasis;
  readonly on: IsoDate;
  /** Owned SKUs that stay as they are: free, of unknown price, or priced in another currency. */
  readonly untouched: readonly SkuId[];
}

/**
 * The tenant as a licence-mix problem: needs from evidence, prices of the day, seats bound until they
 * renew. Capabilities of which Graph shows no use are needs at today's level, so no plan gives them up.
 * One currency: the one most priced SKUs are in.
 * @returns `undefined` when no owned SKU has a known price: without money there is nothing to plan.
 */
export function tenantProblemOf(
  input: LicensingInput,
  reference: Reference,
  settings: PlanSettings,
): TenantProblem | undefined {
  const seats = input.ownedSkus.filter(
    (sku) =>
      sku.appliesTo === "User" &&
      (canBeWasted(sku, reference, input.on) || isFree(sku, input, reference)),
  );
  const prices = new Map(seats.flatMap((sku) => pricedEntry(sku, input, reference)));
  const currency = commonCurrency([...prices.values()]);
  if (currency === undefined) return undefined;
  const planned = seats.filter((sku) => prices.get(sku.skuId)?.unit.currency === currency);
  const untouched = seats.filter((sku) => !planned.includes(sku)).map((sku) => sku.skuId);
  const offers = offersOf({ planned, untouched, currency, settings, input }, reference);
  const [first, ...others] = offers.prices.map(basisOf);
  if (first === undefined) return undefined;
  const otherPlans = otherPlansOf(
    seats.map(({ skuId }) => skuId),
    offers.ids,
    reference,
  );
  return {
    currency,
    price: joinBases([first, ...others]),
    on: input.on,
    untouched,
    problem: {
      horizonMonths: PLAN_MONTHS,
      ladders: { ...laddersOf(reference), ...otherPlans.ladders },
      skus: offers.skus.map((sku) => ({
        ...sku,
        provides: { ...sku.provides, ...otherPlans.givenBy(sku.id) },
      })),
      cohorts: cohortsOf(input, reference, { untouched, offered: offers.ids, otherPlans }),
      purchased: planned.flatMap((sku) => purchasedSeats(sku, input.on, settings)),
      seatLimits: seatLimitsOf(offers.ids, input, reference),
      spare: settings.spare ?? [],
      changeCostMinorPerUser: settings.changeCostMinor ?? 0,
      allowNewSkus: true,
    },
  };
}

function isFree(sku: OwnedSku, input: LicensingInput, reference: Reference): boolean {
  return pricingOf(sku, reference, input.on).kind === "free";
}

function pricedEntry(
  sku: OwnedSku,
  { on }: LicensingInput,
  reference: Reference,
): readonly (readonly [SkuId, KnownPrice])[] {
  const isOnTrial = pricingOf(sku, reference, on).kind === "free";
  const price = priceOf(reference, sku.skuId, on);
  return price.kind === "priced" && !isOnTrial ? [[sku.skuId, price]] : [];
}

function commonCurrency(prices: readonly KnownPrice[]): CurrencyCode | undefined {
  const byCurrency = Map.groupBy(prices, ({ unit }) => unit.currency);
  const [most] = [...byCurrency].sort(
    ([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1),
  );
  return most?.[0];
}

function laddersOf({ ladders }: Reference): LicenceProblem["ladders"] {
  return Object.fromEntries(ladders.all.map((ladder) => [ladder, ladders.levelNames(ladder)]));
}

function purchasedSeats(
  sku: OwnedSku,
  on: IsoDate,
  { commitments }: PlanSettings,
): readonly PurchasedSeats[] {
  return paidSlices(sku, on).map(({ seats, timing, on: renewsOn }) => {
    const isFree = commitments === "none" || timing === "actionableNow";
    const committedMonths = isFree ? 0 : monthsUntil(renewsOn, on);
    return { sku: sku.skuId, seats, committedMonths };
  });
}

/** Months that are paid before a renewal; the whole horizon where its date is not known. */
function monthsUntil(renewsOn: IsoDate | null, on: IsoDate): number {
  for (let months = 0; months < PLAN_MONTHS; months += 1) {
    if (renewsOn !== null && monthsAfter(on, months) >= renewsOn) return months;
  }
  return PLAN_MONTHS;
}
