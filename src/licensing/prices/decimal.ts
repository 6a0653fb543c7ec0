import { AppError } from "../../core/errors.ts";
import { type CurrencyCode, type Money, type MoneyPeriod, money } from "../../core/money.ts";

/** Digits after the point in a currency's amounts (ISO 4217), as the platform's tables know them. */
export function minorDigits(currency: CurrencyCode): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * A decimal text as minor units, digit by digit: no binary fraction ever touches an amount.
 * @throws AppError BAD_INPUT when it is no plain decimal number or finer than the currency.
 */
export function moneyOfDecimal(text: string, currency: CurrencyCode, period: MoneyPeriod): Money {
  const [, whole = "", fraction = ""] = DECIMAL.exec(text.trim()) ?? [];
  const digits = minorDigits(currency);
  const kept = fraction.replace(/0+$/, "");
  if (whole === "" || kept.length > digits) {
    throw new AppError("BAD_INPUT", { reason: `Not an amount in ${currency}.` });
  }
  return money(Number(whole + kept.padEnd(digits, "0")), currency, period);
}

/** An amount as decimal text with all digits of its currency: `1234.50`, in yen `1234`. */
export function decimalOfMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = digits === 0 ? "" : `.${text.slice(text.length - digits)}`;
  return `${minor < 0 ? "-" : ""}${whole}${fraction}`;
}
