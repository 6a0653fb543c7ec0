import type { IsoDate, SkuId } from "../core/ids.ts";
import { type CurrencyCode, type Money, money, sumMoney, timesSeats } from "../core/money.ts";
import type { DetectionId } from "./detections/rule.ts";
import { keptSeats, type SpareSeats } from "./detections/unassigned-paid-seats.ts";
import type { ConfidenceClass } from "./figure.ts";
import type { Term } from "./input.ts";
import type { Inventory } from "./inventory.ts";
import { priceOf, type Reference } from "./reference.ts";
import {
  choiceTotals,
  type SavingOfClass,
  type SavingTotal,
  savingTotals,
} from "./saving-totals.ts";
import type { Savings } from "./savings.ts";
import type { Spend } from "./spend.ts";

/** The effect of an assumption in one currency, per month. Positive `difference` costs more. */
export interface MonthlyEffect {
  readonly currency: CurrencyCode;
  readonly before: Money;
  readonly after: Money;
  readonly difference: Money;
}

/** What an assumption comes to; seats whose price is unknown are counted, not priced. */
export interface WhatIf {
  readonly effects: readonly MonthlyEffect[];
  /** Seats the assumption is about. */
  readonly seats: number;
  readonly seatsWithoutPrice: number;
}

interface Change {
  readonly seats: number;
  readonly before: Money | null;
  readonly after: Money | null;
}

function whatIfOf(changes: readonly Change[]): WhatIf {
  const priced = changes.flatMap(({ before, after }) =>
    before !== null && after !== null && before.currency === after.currency
      ? [{ before, after }]
      : [],
  );
  const unpriced = changes.filter(
    ({ before, after }) => before === null || after === null || before.currency !== after.currency,
  );
  const count = (some: readonly Change[]) => some.reduce((sum, { seats }) => sum + seats, 0);
  const byCurrency = Map.groupBy(priced, ({ before }) => before.currency);
  const effects = [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, ofCurrency]) => {
      const zero = money(0, currency, "month");
      const before = sumMoney(
        ofCurrency.map((change) => change.before),
        zero,
      );
      const after = sumMoney(
        ofCurrency.map((change) => change.after),
        zero,
      );
      const difference = money(after.minor - before.minor, currency, "month");
      return { currency, before, after, difference };
    });
  return { effects, seats: count(changes), seatsWithoutPrice: count(unpriced) };
}

/** Other prices per seat and month, in the currency of the price in force; other SKUs as they are. */
export function whatIfPrices(spend: Spend, prices: ReadonlyMap<SkuId, Money>): WhatIf {
  return whatIfOf(
    spend.lines
      .filter(({ skuId }) => prices.has(skuId))
      .map(({ skuId, seats, monthly }) => {
        const unit = prices.get(skuId);
        return { seats, before: monthly.money, after: unit ? timesSeats(unit, seats) : null };
      }),
  );
}

/** All seats of a SKU at another term; a term without a price of its own is estimated. */
export function whatIfTerm(
  spend: Spend,
  skuId: SkuId,
  term: Term,
  { reference, on }: PriceDay,
): WhatIf {
  const price = priceOf(reference, skuId, on, term);
  const unit = price.kind === "priced" ? price.unit : null;
  return whatIfOf(
    spend.lines
      .filter((line) => line.skuId === skuId)
      .map(({ seats, monthly }) => ({
        seats,
        before: monthly.money,
        after: unit && timesSeats(unit, seats),
      })),
  );
}

interface PriceDay {
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
  const idle = new Map(inventory.lines.map((line) => [line.skuId, line.idle]));
  return whatIfOf(
    [...wanted].flatMap(([skuId, people]): readonly Change[] => {
      const price = priceOf(reference, skuId, on);
      if (price.kind === "free") return [];
      const seats = Math.max(0, people - (idle.get(skuId) ?? 0));
      if (price.kind === "unknown") return [{ seats, before: null, after: null }];
      const { unit } = price;
      return [{ seats, before: timesSeats(unit, 0), after: timesSeats(unit, seats) }];
    }),
  );
}

/** Keeping spare seats: what the idle seats beyond them are worth, before without any and after. */
export function whatIfSpare(
  inventory: Inventory,
  spare: SpareSeats,
  { reference, on }: PriceDay,
): WhatIf {
  return whatIfOf(
    inventory.lines
      .filter(({ idle }) => idle > 0)
      .map(({ skuId, idle, consumed }) => {
        const price = priceOf(reference, skuId, on);
        const unit = price.kind === "priced" ? price.unit : null;
        const seats = Math.max(0, idle - keptSeats(spare, consumed));
        return {
          seats,
          before: unit && timesSeats(unit, idle),
          after: unit && timesSeats(unit, seats),
        };
      }),
  );
}

/** Which savings a scenario takes: by rule, and not less sure than a class. */
export interface Scenario {
  readonly rules?: ReadonlySet<DetectionId>;
  readonly atLeast?: ConfidenceClass;
}

/** What is saved when only some of the findings are acted on, such as disabled accounts alone. */
export function whatIfOnly(savings: Savings, scenario: Scenario, on: IsoDate): ScenarioSavings {
  const { rules, atLeast = "C5" } = scenario;
  const lines = savings.lines.filter(
    ({ rule, confidence }) => (rules?.has(rule.id) ?? true) && confidence <= atLeast,
  );
  return {
    seats: lines.reduce((sum, line) => sum + line.seats, 0),
    totals: savingTotals(lines, on),
    choices: choiceTotals(lines, on),
  };
}

/** Savings of a scenario; choices (C5) stay apart here too. */
export interface ScenarioSavings {
  readonly seats: number;
  readonly totals: readonly SavingTotal[];
  readonly choices: readonly SavingOfClass[];
}
