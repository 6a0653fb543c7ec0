import type { IsoDate } from "../core/ids.ts";
import { perYear } from "../core/money.ts";
import { type Amounts, worthOf } from "./amounts.ts";
import { type Figure, type PricedAmount, sumByCurrency, weaker } from "./figure.ts";
import type { Finding } from "./findings.ts";
import type { Reference } from "./reference.ts";
import { SAVINGS_RULE, type SavingSum, type SavingTotal } from "./saving-totals.ts";
import type { Savings } from "./savings.ts";

/** Findings of too few seats to be told one by one, as one: by currency, `null` amounts where no price is known. */
export interface FoldedSaving extends Amounts<typeof SAVINGS_RULE.id> {
  readonly seats: number;
}

/** What a finding is worth per seat and month today; `null` where a price is unknown. */
export function seatWorthOf(
  { skuId, replacement }: Finding,
  on: IsoDate,
  reference: Reference,
): PricedAmount | null {
  return worthOf({ skuId, replacement, seats: 1, on }, reference);
}

/** Findings of one currency, or of unknown price, as one amount at today's prices. */
export function foldedSavingOf(
  findings: readonly Finding[],
  on: IsoDate,
  reference: Reference,
): FoldedSaving {
  const seats = findings.reduce((sum, finding) => sum + finding.seats, 0);
  const worths = findings.flatMap(
    ({ skuId, replacement, seats: found }) =>
      worthOf({ skuId, replacement, seats: found, on }, reference) ?? [],
  );
  const [sum, other] = sumByCurrency(worths, "month");
  if (sum === undefined || other !== undefined || worths.length < findings.length) {
    return { seats, monthly: null, yearly: null };
  }
  const monthly: Figure<typeof SAVINGS_RULE.id> = {
    money: sum.money,
    price: sum.basis,
    rule: SAVINGS_RULE,
    dataOn: on,
    confidence: findings.map(({ confidence }) => confidence).reduce(weaker),
    actBy: null,
  };
  return { seats, monthly, yearly: { ...monthly, money: perYear(sum.money) } };
}

/** Savings with what was folded: added to the gross totals and to the seats, to nothing that is dated. */
export function withFolded(savings: Savings, folded: readonly FoldedSaving[]): Savings {
  const totals = folded.reduce(addToTotals, savings.totals);
  const seats = seatsOf(folded);
  const seatsWithoutPrice = seatsOf(folded.filter(({ monthly }) => monthly === null));
  return {
    ...savings,
    totals: totals.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    seats: savings.seats + seats,
    seatsWithoutPrice: savings.seatsWithoutPrice + seatsWithoutPrice,
    folded,
  };
}

function seatsOf(folded: readonly FoldedSaving[]): number {
  return folded.reduce((sum, { seats }) => sum + seats, 0);
}

function addToTotals(
  totals: readonly SavingTotal[],
  { monthly, yearly }: FoldedSaving,
): readonly SavingTotal[] {
  if (monthly === null || yearly === null) return totals;
  const folded: SavingSum = { monthly, yearly };
  const { currency } = monthly.money;
  const known = totals.find((total) => total.currency === currency);
  const total: SavingTotal =
    known === undefined
      ? { ...NOTHING_ELSE, currency, gross: folded, folded }
      : { ...known, gross: addSums(known.gross, folded), folded };
  return [...totals.filter((other) => other !== known), total];
}

const NOTHING_ELSE = {
  byConfidence: [],
  actionableNow: null,
  avoidablePurchase: null,
  atRenewal: [],
  sunk: null,
} as const;

function addSums(a: SavingSum, b: SavingSum): SavingSum {
  return { monthly: addFigures(a.monthly, b.monthly), yearly: addFigures(a.yearly, b.yearly) };
}

type TotalFigure = SavingSum["monthly"];

function addFigures(a: TotalFigure, b: TotalFigure): TotalFigure {
  const [sum] = sumByCurrency(
    [a, b].map(({ money, price }) => ({ money, basis: price })),
    a.money.period,
  );
  if (sum === undefined) return a;
  return {
    ...a,
    money: sum.money,
    price: sum.basis,
    confidence: weaker(a.confidence, b.confidence),
  };
}
