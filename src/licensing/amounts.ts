import type { IsoDate, SkuId } from "../core/ids.ts";
import { type Money, money, perYear, sumMoney, timesSeats } from "../core/money.ts";
import {
  basisOf,
  type ConfidenceClass,
  type Figure,
  joinBases,
  type PriceBasis,
  type PricedAmount,
  type RuleRef,
} from "./figure.ts";
import type { Term } from "./input.ts";
import { priceOf, type Reference } from "./reference.ts";

/** An amount per month and per year; both `null` where a price is unknown. */
export interface Amounts<RuleId extends string = string> {
  readonly monthly: Figure<RuleId> | null;
  readonly yearly: Figure<RuleId> | null;
}

/** What makes an amount a figure. */
export interface Proof<RuleId extends string> {
  readonly rule: RuleRef<RuleId>;
  readonly dataOn: IsoDate;
  readonly confidence: ConfidenceClass;
  readonly actBy: IsoDate | null;
}

/** Price of a number of seats on a day, less what a replacement costs. */
export interface SeatsToPrice {
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  readonly seats: number;
  readonly on: IsoDate;
  readonly term?: Term | null;
}

/**
 * What seats are worth per month: their price, less the price of the SKU that replaces them. `null`
 * when one of the prices is not known or they are in different currencies; a free replacement costs
 * nothing.
 */
export function worthOf(of: SeatsToPrice, reference: Reference): PricedAmount | null {
  const own = unitOf(of.skuId, of, reference);
  const unit =
    own !== null && of.replacement !== null
      ? lessReplacement(own, { ...of, skuId: of.replacement }, reference)
      : own;
  return unit && { ...unit, money: timesSeats(unit.money, of.seats) };
}

function unitOf(skuId: SkuId, of: SeatsToPrice, reference: Reference): PricedAmount | null {
  const price = priceOf(reference, skuId, of.on, of.term ?? null);
  return price.kind === "priced" ? { money: price.unit, basis: basisOf(price) } : null;
}

function lessReplacement(
  own: PricedAmount,
  of: SeatsToPrice,
  reference: Reference,
): PricedAmount | null {
  const price = priceOf(reference, of.skuId, of.on, of.term ?? null);
  if (price.kind === "free") return own;
  if (price.kind === "unknown" || price.unit.currency !== own.money.currency) return null;
  const { currency, period } = own.money;
  const basis: PriceBasis = joinBases([own.basis, basisOf(price)]);
  return { money: money(own.money.minor - price.unit.minor, currency, period), basis };
}

/** A monthly amount as figures per month and year. */
export function amountsOf<RuleId extends string>(
  monthly: PricedAmount | null,
  proof: Proof<RuleId>,
): Amounts<RuleId> {
  if (monthly === null) return { monthly: null, yearly: null };
  const figure = (amount: Money): Figure<RuleId> => ({
    money: amount,
    price: monthly.basis,
    ...proof,
  });
  return { monthly: figure(monthly.money), yearly: figure(perYear(monthly.money)) };
}

/** Two figures of one currency and rule as one; `null` where one of them is unknown. */
export function addedAmounts<RuleId extends string>(
  a: Figure<RuleId> | null,
  b: Figure<RuleId> | null,
): Figure<RuleId> | null {
  if (a === null || b === null) return null;
  return {
    ...a,
    money: sumMoney([b.money], a.money),
    price: joinBases([a.price, b.price]),
  };
}
