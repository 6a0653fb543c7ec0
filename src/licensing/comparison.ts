import type { SkuId } from "../core/ids.ts";
import { type CurrencyCode, type Money, money } from "../core/money.ts";
import type { Term } from "./input.ts";

/** The rule by which surveys are compared. */
export const COMPARE_RULE = { id: "compare", version: 1 } as const;

/** What a survey said of purchases, kept for later comparison. */
export interface SurveyTotals {
  readonly seats: readonly {
    readonly skuId: SkuId;
    readonly paid: number;
    readonly consumed: number;
    readonly idle: number;
  }[];
  readonly spend: readonly {
    readonly skuId: SkuId;
    readonly term: Term | null;
    readonly seats: number;
    /** One seat per month. */
    readonly unit: Money;
  }[];
  /** Gross savings per month, one per currency. */
  readonly savings: readonly Money[];
}

/** Seats and cost of one product then and now. */
export interface ComparedSku {
  readonly skuId: SkuId;
  readonly before: ComparedSeats | null;
  readonly after: ComparedSeats | null;
  /** Per currency in which either survey knew a price. */
  readonly spend: readonly ComparedSpend[];
}

export interface ComparedSeats {
  readonly paid: number;
  readonly consumed: number;
  readonly idle: number;
}

/** A monthly cost then and now. Both parts of the change add up to it. */
export interface ComparedSpend {
  readonly before: Money;
  readonly after: Money;
  /** More or fewer seats, at the price of then. */
  readonly bySeats: Money;
  /** Another price, for the seats of now: neither saving nor waste. */
  readonly byPrice: Money;
}

export interface ComparedSavings {
  readonly before: Money;
  readonly after: Money;
}

export interface Comparison {
  /** Products of which anything changed, in the order of their ids. */
  readonly skus: readonly ComparedSku[];
  /** All products together, one per currency. */
  readonly spend: readonly ComparedSpend[];
  readonly savings: readonly ComparedSavings[];
}

/**
 * What changed between two surveys. A product bought or given up is a change by seats; a price that
 * was not known at one of the times leaves that time's cost out of both.
 */
export function compareSurveys(before: SurveyTotals, after: SurveyTotals): Comparison {
  const ids = [...before.seats, ...after.seats].map(({ skuId }) => skuId);
  const skus = [...new Set(ids)].sort().map((skuId) => comparedSku(skuId, before, after));
  const currencies = [...new Set([...before.savings, ...after.savings].map((one) => one.currency))];
  return {
    skus: skus.filter(isChanged),
    spend: sums(skus.flatMap(({ spend }) => spend)),
    savings: currencies.sort().map((currency) => ({
      before: amountIn(currency, before.savings),
      after: amountIn(currency, after.savings),
    })),
  };
}

function comparedSku(skuId: SkuId, before: SurveyTotals, after: SurveyTotals): ComparedSku {
  const seatsIn = ({ seats }: SurveyTotals): ComparedSeats | null => {
    const found = seats.find((one) => one.skuId === skuId);
    return found ? { paid: found.paid, consumed: found.consumed, idle: found.idle } : null;
  };
  const linesIn = ({ spend }: SurveyTotals) => spend.filter((one) => one.skuId === skuId);
  return {
    skuId,
    before: seatsIn(before),
    after: seatsIn(after),
    spend: comparedSpend(linesIn(before), linesIn(after)),
  };
}

type SpendLines = SurveyTotals["spend"];

/** Term by term: seats of a term are compared with seats of the same term. */
function comparedSpend(before: SpendLines, after: SpendLines): readonly ComparedSpend[] {
  const keyOf = ({ term, unit }: SpendLines[number]) => `${term} ${unit.currency}`;
  const keys = [...new Set([...before, ...after].map(keyOf))];
  return sums(
    keys.flatMap((key) => {
      const then = before.find((line) => keyOf(line) === key);
      const now = after.find((line) => keyOf(line) === key);
      const known = then ?? now;
      return known === undefined
        ? []
        : [comparedLine(then ?? { ...known, seats: 0 }, now ?? { ...known, seats: 0 })];
    }),
  );
}

/** Of a line that one survey lacks there are no seats, at the price the other knows. */
function comparedLine(then: SpendLines[number], now: SpendLines[number]): ComparedSpend {
  const amount = (minor: number) => money(minor, now.unit.currency, "month");
  return {
    before: amount(then.seats * then.unit.minor),
    after: amount(now.seats * now.unit.minor),
    bySeats: amount((now.seats - then.seats) * then.unit.minor),
    byPrice: amount(now.seats * (now.unit.minor - then.unit.minor)),
  };
}

/** Currency by currency, in the order of their codes. */
function sums(all: readonly ComparedSpend[]): readonly ComparedSpend[] {
  const byCurrency = Map.groupBy(all, ({ after }) => after.currency);
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, same]) => {
      const sum = (part: keyof ComparedSpend) =>
        money(
          same.reduce((total, one) => total + one[part].minor, 0),
          currency,
          "month",
        );
      return {
        before: sum("before"),
        after: sum("after"),
        bySeats: sum("bySeats"),
        byPrice: sum("byPrice"),
      };
    });
}

function amountIn(currency: CurrencyCode, amounts: readonly Money[]): Money {
  return amounts.find((one) => one.currency === currency) ?? money(0, currency, "month");
}

function isChanged({ before, after, spend }: ComparedSku): boolean {
  const isSame =
    before?.paid === after?.paid &&
    before?.consumed === after?.consumed &&
    before?.idle === after?.idle;
  return !isSame || spend.some((one) => one.before.minor !== one.after.minor);
}
