import type { IsoDate } from "../core/ids.ts";
import { type CurrencyCode, type Money, type MoneyPeriod, money, sumMoney } from "../core/money.ts";
import type { KnownPrice, PriceConfidence, PriceDating, PriceSourceKind } from "./prices/price.ts";

/**
 * How sure a saving is. C1 certain: no function lost, nobody touched. C2 by account state, after a
 * check of holds. C3 proven silent for 180 days. C4 indicated: 90 days or partial evidence; also an
 * upper bound, where trial seats could not be told from paid ones. C5 a choice that needs a decision,
 * never part of a headline.
 */
export const CONFIDENCE_CLASSES = ["C1", "C2", "C3", "C4", "C5"] as const;
export type ConfidenceClass = (typeof CONFIDENCE_CLASSES)[number];

/** Rules that compute money; a detection's id is one too. */
export interface RuleRef<Id extends string = string> {
  readonly id: Id;
  readonly version: number;
}

/**
 * Where the prices inside an amount come from. A sum shows the weakest of what it adds; `assumed`: the
 * price is part of a question.
 */
export interface PriceBasis {
  readonly source: PriceSourceKind | "mixed" | "assumed";
  /** The oldest date among the prices; `null` when one has none. */
  readonly asOf: IsoDate | null;
  /** `stated` when the date of one of the prices is that of its source. */
  readonly dated: PriceDating;
  readonly confidence: PriceConfidence;
  readonly estimated: boolean;
}

/** An amount that can be traced: what it rests on, by which rule, from which day's data. */
export interface Figure<RuleId extends string = string> {
  readonly money: Money;
  readonly price: PriceBasis;
  readonly rule: RuleRef<RuleId>;
  /** Day of the data it was computed from. */
  readonly dataOn: IsoDate;
  readonly confidence: ConfidenceClass;
  /** Last day on which acting still makes the saving; `null` when none is known or none applies. */
  readonly actBy: IsoDate | null;
}

/** An amount together with the prices it was computed from. */
export interface PricedAmount {
  readonly money: Money;
  readonly basis: PriceBasis;
}

export function basisOf(price: KnownPrice): PriceBasis {
  const { source, asOf, dated, confidence, estimated } = price;
  return { source, asOf, dated, confidence, estimated };
}

/** The weakest common statement about several prices. */
export function joinBases(bases: readonly [PriceBasis, ...PriceBasis[]]): PriceBasis {
  return bases.reduce((all, one) => ({
    source: all.source === one.source ? all.source : "mixed",
    asOf: all.asOf === null || one.asOf === null ? null : all.asOf < one.asOf ? all.asOf : one.asOf,
    dated: all.dated === "stated" ? "stated" : one.dated,
    confidence: all.confidence === "remembered" ? "remembered" : one.confidence,
    estimated: all.estimated || one.estimated,
  }));
}

/**
 * Sums amounts currency by currency, in the order of the currency codes: amounts of different
 * currencies are never converted or added.
 */
export function sumByCurrency(
  amounts: readonly PricedAmount[],
  period: MoneyPeriod,
): readonly PricedAmount[] {
  const byCurrency = Map.groupBy(amounts, (amount) => amount.money.currency);
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([currency, ofCurrency]) => sumOf(ofCurrency, currency, period));
}

function sumOf(
  amounts: readonly PricedAmount[],
  currency: CurrencyCode,
  period: MoneyPeriod,
): readonly PricedAmount[] {
  const [first, ...rest] = amounts.map((amount) => amount.basis);
  if (first === undefined) return [];
  const total = sumMoney(
    amounts.map((amount) => amount.money),
    money(0, currency, period),
  );
  return [{ money: total, basis: joinBases([first, ...rest]) }];
}

/** The weaker of two classes. */
export function weaker(a: ConfidenceClass, b: ConfidenceClass): ConfidenceClass {
  return a > b ? a : b;
}
