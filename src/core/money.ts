import { z } from "zod";
import { AppError, unreachable } from "./errors.ts";

/** ISO 4217 code. */
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .brand<"CurrencyCode">();
export type CurrencyCode = z.infer<typeof currencyCode>;

/** The span of time an amount is paid for; `once` for an amount that does not recur. */
export const MONEY_PERIODS = ["month", "year", "once"] as const;
export type MoneyPeriod = (typeof MONEY_PERIODS)[number];

/** An exact amount: integer minor units of one currency, for one period. */
export interface Money {
  readonly minor: number;
  readonly currency: CurrencyCode;
  readonly period: MoneyPeriod;
}

/**
 * An amount in integer minor units.
 * @throws AppError INTERNAL when the amount is not a safe integer: cents are never rounded silently.
 */
export function money(minor: number, currency: CurrencyCode, period: MoneyPeriod): Money {
  if (!Number.isSafeInteger(minor)) {
    throw new AppError("INTERNAL", { reason: "An amount is not a whole number of minor units." });
  }
  return { minor, currency, period };
}

/** Price of several seats for the unit price's period. */
export function timesSeats(unitPrice: Money, seats: number): Money {
  return money(unitPrice.minor * seats, unitPrice.currency, unitPrice.period);
}

/**
 * Twelve months of a monthly amount; a yearly amount as it is. No rounding: months are whole.
 * @throws AppError INTERNAL for an amount that does not recur.
 */
export function perYear(amount: Money): Money {
  switch (amount.period) {
    case "year":
      return amount;
    case "month":
      return money(amount.minor * 12, amount.currency, "year");
    case "once":
      throw new AppError("INTERNAL", { reason: "An amount that does not recur has no year." });
    default:
      return unreachable(amount.period);
  }
}

/**
 * Sum of amounts of one currency and period.
 * @throws AppError INTERNAL on mixed currencies or periods: they are never converted or added.
 */
export function sumMoney(amounts: Iterable<Money>, zero: Money): Money {
  let minor = zero.minor;
  for (const amount of amounts) {
    if (amount.currency !== zero.currency || amount.period !== zero.period) {
      throw new AppError("INTERNAL", { reason: "Amounts of different currency or period met." });
    }
    minor += amount.minor;
  }
  return money(minor, zero.currency, zero.period);
}

/**
 * The share `part / whole` of an amount, as an amount that does not recur: rounded half to even, once.
 * @throws AppError INTERNAL when the product leaves the safe integers.
 */
export function proRata(amount: Money, part: number, whole: number): Money {
  const product = money(amount.minor * part, amount.currency, "once").minor;
  const floor = Math.floor(product / whole);
  const twiceRest = 2 * (product - floor * whole);
  const roundsUp = twiceRest > whole || (twiceRest === whole && floor % 2 !== 0);
  return money(roundsUp ? floor + 1 : floor, amount.currency, "once");
}
