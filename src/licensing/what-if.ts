import type { IsoDate, SkuId } from "../core/ids.ts";
import { type CurrencyCode, type Money, money, sumMoney, timesSeats } from "../core/money.ts";
import { keptSeats, type SpareSeats } from "./detections/unassigned-paid-seats.ts";
import {
  basisOf,
  type ConfidenceClass,
  type Figure,
  joinBases,
  type PriceBasis,
  type PricedAmount,
  weaker,
} from "./figure.ts";
import type { Term } from "./input.ts";
import type { Inventory, InventoryLine } from "./inventory.ts";
import { priceOf, type Reference } from "./reference.ts";
import { sureOfPaid } from "./seats.ts";
import type { Spend } from "./spend.ts";

/** The rule by which assumptions are priced: the same seats before and after. */
export const WHAT_IF_RULE = { id: "whatIf", version: 1 } as const;

type WhatIfFigure = Figure<typeof WHAT_IF_RULE.id>;

/** The effect of an assumption in one currency, per month. Positive `difference`: more money. */
export interface MonthlyEffect {
  readonly currency: CurrencyCode;
  readonly before: WhatIfFigure;
  readonly after: WhatIfFigure;
  readonly difference: WhatIfFigure;
}

/** What an assumption comes to; seats whose price is unknown are counted, not priced. */
export interface WhatIf {
  readonly effects: readonly MonthlyEffect[];
  /** Seats the assumption is about. */
  readonly seats: number;
  readonly seatsWithoutPrice: number;
}

/** Seats with what they cost per month before and after; `null` where a price is unknown. */
export interface Change {
  readonly seats: number;
  readonly before: PricedAmount | null;
  readonly after: PricedAmount | null;
  /** How sure the number of seats is; C1 where nothing is said. */
  readonly confidence?: ConfidenceClass;
}

/** Adds changes up currency by currency; a change from one currency to another has no amount. */
export function effectOf(changes: readonly Change[], on: IsoDate): WhatIf {
  const priced = changes.flatMap(({ before, after, confidence = "C1" }) =>
    before !== null && after !== null && before.money.currency === after.money.currency
      ? [{ before, after, confidence }]
      : [],
  );
  const unpriced = changes.filter(
    ({ before, after }) =>
      before === null || after === null || before.money.currency !== after.money.currency,
  );
  const count = (some: readonly Change[]) => some.reduce((sum, { seats }) => sum + seats, 0);
  const byCurrency = Map.groupBy(priced, ({ before }) => before.money.currency);
  const effects = [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, ofCurrency]) => effectIn(currency, ofCurrency, on));
  return { effects, seats: count(changes), seatsWithoutPrice: count(unpriced) };
}

interface PricedChange {
  readonly before: PricedAmount;
  readonly after: PricedAmount;
  readonly confidence: ConfidenceClass;
}

function effectIn(
  currency: CurrencyCode,
  changes: readonly PricedChange[],
  on: IsoDate,
): MonthlyEffect {
  const sure = changes.map(({ confidence }) => confidence).reduce(weaker);
  const before = sumOf(
    changes.map((change) => change.before),
    currency,
    on,
  );
  const after = sumOf(
    changes.map((change) => change.after),
    currency,
    on,
  );
  const difference = money(after.money.minor - before.money.minor, currency, "month");
  const basis = joinBases([before.basis, after.basis]);
  const figure = (amount: PricedAmount) => figureOf(amount, on, sure);
  return {
    currency,
    before: figure(before),
    after: figure(after),
    difference: figure({ money: difference, basis }),
  };
}

function sumOf(
  amounts: readonly PricedAmount[],
  currency: CurrencyCode,
  on: IsoDate,
): PricedAmount {
  const zero = money(0, currency, "month");
  const [first = assumedOn(on), ...others] = amounts.map(({ basis }) => basis);
  return {
    money: sumMoney(
      amounts.map((amount) => amount.money),
      zero,
    ),
    basis: joinBases([first, ...others]),
  };
}

function figureOf(
  { money: amount, basis }: PricedAmount,
  dataOn: IsoDate,
  sure: ConfidenceClass,
): WhatIfFigure {
  const confidence = basis.source === "assumed" ? "C5" : sure;
  return { money: amount, price: basis, rule: WHAT_IF_RULE, dataOn, confidence, actBy: null };
}

/** The basis of a price that whoever asks has made up: stated on the day of the question. */
function assumedOn(asOf: IsoDate): PriceBasis {
  return { source: "assumed", asOf, dated: "stated", confidence: "remembered", estimated: true };
}

/** Other prices per seat and month, in the currency of the price in force; other SKUs as they are. */
export function whatIfPrices(
  spend: Spend,
  prices: ReadonlyMap<SkuId, Money>,
  { on }: PriceDay,
): WhatIf {
  const changes = spend.lines
    .filter(({ skuId }) => prices.has(skuId))
    .map(({ skuId, seats, monthly }) => {
      const unit = prices.get(skuId);
      const after = unit ? { money: timesSeats(unit, seats), basis: assumedOn(on) } : null;
      return { seats, before: amountOf(monthly), after, confidence: monthly.confidence };
    });
  return effectOf(changes, on);
}

/** All seats of SKUs at other terms; a term without a price of its own is estimated. */
export function whatIfTerms(
  spend: Spend,
  terms: ReadonlyMap<SkuId, Term>,
  { reference, on }: PriceDay,
): WhatIf {
  const changes = spend.lines.flatMap(({ skuId, seats, monthly }): readonly Change[] => {
    const term = terms.get(skuId);
    if (term === undefined) return [];
    const price = priceOf(reference, skuId, on, term);
    const after =
      price.kind === "priced"
        ? { money: timesSeats(price.unit, seats), basis: basisOf(price) }
        : null;
    return [{ seats, before: amountOf(monthly), after, confidence: monthly.confidence }];
  });
  return effectOf(changes, on);
}

function amountOf({ money: amount, price }: Figure): PricedAmount {
  return { money: amount, basis: price };
}

/** Idle seats of which some may be on trial are no sure supply; what is not owned is all bought. */
function sureOf(line: InventoryLine | undefined): ConfidenceClass {
  return sureOfPaid("C1", { mayBeTrial: line?.trial === null });
}

/** Prices of a day. */
export interface PriceDay {
  readonly reference: Reference;
  readonly on: IsoDate;
}

/** People to come, and what each of them will hold. */
export interface Hires {
  readonly people: number;
  readonly skus: readonly SkuId[];
}

/** What hires cost: idle seats are given out first, each once, only the rest is bought. */
export function whatIfHires(
  inventory: Inventory,
  hires: readonly Hires[],
  { reference, on }: PriceDay,
): WhatIf {
  const wanted = new Map<SkuId, number>();
  for (const { people, skus } of hires) {
    for (const id of new Set(skus)) wanted.set(id, people + (wanted.get(id) ?? 0));
  }
  const owned = new Map(inventory.lines.map((line) => [line.skuId, line]));
  const changes = [...wanted].flatMap(([skuId, people]): readonly Change[] => {
    const price = priceOf(reference, skuId, on);
    if (price.kind === "free") return [];
    const line = owned.get(skuId);
    const seats = Math.max(0, people - (line?.idle ?? 0));
    if (price.kind === "unknown") return [{ seats, before: null, after: null }];
    const amount = (count: number) => ({
      money: timesSeats(price.unit, count),
      basis: basisOf(price),
    });
    return [{ seats, before: amount(0), after: amount(seats), confidence: sureOf(line) }];
  });
  return effectOf(changes, on);
}

/** Keeping spare seats: what the idle seats beyond them are worth, before without any and after. */
export function whatIfSpare(
  inventory: Inventory,
  spare: SpareSeats,
  { reference, on }: PriceDay,
): WhatIf {
  const changes = inventory.lines
    .filter(({ idle }) => idle > 0)
    .map((line) => {
      const { skuId, idle, consumed } = line;
      const price = priceOf(reference, skuId, on);
      const seats = Math.max(0, idle - keptSeats(spare, consumed));
      const amount = (count: number) =>
        price.kind === "priced"
          ? { money: timesSeats(price.unit, count), basis: basisOf(price) }
          : null;
      return { seats, before: amount(idle), after: amount(seats), confidence: sureOf(line) };
    });
  return effectOf(changes, on);
}
