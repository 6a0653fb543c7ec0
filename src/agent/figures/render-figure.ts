import type { Money, MoneyPeriod } from "../../core/money.ts";
import type { SealedCount, SealedMeasure, SealedSeatCount } from "../../insights/index.ts";
import type { SealedNumber } from "./answer-figure.ts";

const counts = new Intl.NumberFormat("en-US");
const gigabytes = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

// Pure results, as many as there are currencies; asking Intl costs more than all the rest of a figure.
const digitsByCurrency = new Map<string, number>();

/** Digits after the point in a currency: 2 for USD, 0 for JPY (ISO 4217 by way of CLDR). */
function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/** An amount in plain decimal notation, exact: "3249.00". */
export function decimalOf({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0
    ? `${sign}${text}`
    : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const PER: Readonly<Record<MoneyPeriod, string>> = {
  month: " per month",
  year: " per year",
  once: "",
};

/** A count and what is counted. */
export function countOf(number: SealedSeatCount | SealedCount | SealedMeasure): {
  readonly count: number;
  readonly unit: SealedCount["unit"] | SealedMeasure["unit"];
} {
  return "seats" in number ? { count: number.seats, unit: "seats" } : number;
}

/** A number as the caller reads it: value, unit, currency and period together. */
export function renderNumber(number: SealedNumber): string {
  if (!("money" in number)) {
    const { count, unit } = countOf(number);
    if (unit === "bytes") return `${gigabytes.format(count / 1e9)} GB`;
    return `${counts.format(count)} ${count === 1 ? singularOf(unit) : unit}`;
  }
  const [whole = "0", cents] = decimalOf(number.money).split(".");
  const amount = `${counts.format(BigInt(whole))}${cents === undefined ? "" : `.${cents}`}`;
  return `${number.money.currency} ${amount}${PER[number.money.period]}`;
}

const singularOf = (unit: string): string => unit.replace(/ies$/, "y").replace(/s$/, "");
