import { monthsAfter } from "../../core/clock.ts";
import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { CurrencyCode } from "../../core/money.ts";
import { basisOf, joinBases, type PriceBasis } from "../figure.ts";
import type { OwnedSku } from "../input.ts";
import type { LicenceProblem, PlanPolicy, PurchasedSeats } from "../optimizer/licence-problem.ts";
import type { KnownPrice } from "../prices/price.ts";
import type { Reference } from "../reference.ts";
import { paidSlices } from "../seat-pool.ts";
import { canBeWasted, isOnlyTried, paidSeats, pricingOf } from "../seats.ts";
import { demandsOf } from "./cohort-demands.ts";
import { otherPlansOf } from "./other-plans.ts";
import {
  limitsWithin,
  minimaWithin,
  type OutsideSeats,
  outsideSeatsOf,
  purchasesWithin,
} from "./outside-seats.ts";
import type { PlanBasis } from "./plan-basis.ts";
import { planPriceOf } from "./plan-price.ts";
import { PLAN_MONTHS, type PlanSettings } from "./plan-settings.ts";
import { offersOf, seatLimitsOf } from "./sku-offers.ts";

/** A problem for the optimizer, and what a figure made from its solution rests on. */
export interface TenantProblem {
  readonly problem: LicenceProblem;
  readonly policy: PlanPolicy;
  readonly currency: CurrencyCode;
  readonly price: PriceBasis;
  readonly on: IsoDate;
  /** Some of the seats counted as bought may be on trial. */
  readonly mayBeTrial: boolean;
  /** Owned SKUs that stay as they are: free, of unknown price, or priced in another currency. */
  readonly untouched: readonly SkuId[];
  /** Seats that are in the answer and not in the problem. */
  readonly outside: readonly OutsideSeats[];
  /** Purchases as they are, outside seats included. */
  readonly purchased: readonly PurchasedSeats[];
}

/**
 * The tenant as a licence-mix problem: needs from evidence, prices of the day, seats bound until they
 * renew. Capabilities of which Graph shows no use are needs at today's level, so no plan gives them up.
 * One currency: the one most priced SKUs are in.
 * @returns `undefined` when no owned SKU has a known price: without money there is nothing to plan.
 */
export function tenantProblemOf(
  basis: PlanBasis,
  reference: Reference,
  settings: PlanSettings,
): TenantProblem | undefined {
  const seats = basis.ownedSkus.filter((sku) => isPlannable(sku, basis.on, reference));
  const prices = new Map(seats.flatMap((sku) => pricedEntry(sku, basis.on, reference)));
  const currency = commonCurrency([...prices.values()]);
  if (currency === undefined) return undefined;
  const planned = seats.filter((sku) => prices.get(sku.skuId)?.unit.currency === currency);
  const untouched = seats.filter((sku) => !planned.includes(sku)).map((sku) => sku.skuId);
  const offers = offersOf({ planned, untouched, currency, settings, basis }, reference);
  const [first, ...others] = offers.prices.map(basisOf);
  if (first === undefined) return undefined;
  const owned = seats.map(({ skuId }) => skuId);
  const otherPlans = otherPlansOf(owned, offers.ids, reference);
  const offered = { untouched, offered: offers.ids, otherPlans, settings };
  const outside = outsideSeatsOf(planned, basis, paidSeats);
  const bought = planned.map((sku) => purchasedSeats(sku, basis.on, settings));
  return {
    currency,
    price: joinBases([first, ...others]),
    on: basis.on,
    mayBeTrial: planned.some((sku) => sku.mayBeTrial === true),
    untouched,
    outside,
    purchased: bought.flat(),
    policy: {
      maxSkusPerMember: settings.maxSkusPerMember,
      withdrawnSkus: [...(settings.withdrawn ?? [])],
      minSeats: minimaWithin(settings.minSeats ?? [], outside),
      maxProfiles: profileLimitOf(offers.ids, settings, reference),
    },
    problem: {
      horizonMonths: PLAN_MONTHS,
      ladders: { ...laddersOf(reference), ...otherPlans.ladders },
      skus: offers.skus.map((sku) => ({
        ...sku,
        provides: { ...sku.provides, ...otherPlans.givenBy(sku.id) },
      })),
      cohorts: demandsOf(basis, reference, offered),
      purchased: bought.flatMap((rows) =>
        purchasesWithin(rows, outside.find(({ sku }) => sku === rows[0]?.sku)?.seats ?? 0),
      ),
      seatLimits: limitsWithin(seatLimitsOf(offers.ids, basis, reference), outside),
      spare: settings.spare ?? [],
      changeCostMinorPerUser: settings.changeCostMinor ?? 0,
      allowNewSkus: true,
    },
  };
}

function profileLimitOf(
  offered: readonly SkuId[],
  { maxProfiles }: PlanSettings,
  { catalogue }: Reference,
): PlanPolicy["maxProfiles"] {
  const skus = offered.filter((id) => catalogue.skuById(id)?.role === "suite");
  return maxProfiles === undefined ? undefined : { most: maxProfiles, skus };
}

/** Given to members one by one; free ones are in the problem because others may need them beside. */
function isPlannable(sku: OwnedSku, on: IsoDate, reference: Reference): boolean {
  const isFree = pricingOf(sku, reference, on).kind === "free";
  const isPlanned = isFree ? !isOnlyTried(sku, reference, on) : canBeWasted(sku, reference, on);
  return sku.appliesTo === "User" && isPlanned;
}

function pricedEntry(
  sku: OwnedSku,
  on: IsoDate,
  reference: Reference,
): readonly (readonly [SkuId, KnownPrice])[] {
  const isOnTrial = pricingOf(sku, reference, on).kind === "free";
  const price = planPriceOf(sku, on, reference);
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
