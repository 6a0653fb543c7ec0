import {
  CONFIDENCE_CLASSES,
  DETECTION_IDS,
  GUARDS,
  SAVING_TIMINGS,
  type SavingLine,
  type SavingOfClass,
  type SavingPart,
  type SavingSum,
  type Savings,
  type SavingTotal,
} from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, figure, monthAndYear, perhapsMonthAndYear, seatCount } from "./figure.ts";
import type { FewFinding } from "./told-findings.ts";

/** Seats of one saving whose money stops at the same time. */
export const savingPart = closed.object({
  timing: closed.oneOf(SAVING_TIMINGS),
  on: closed.nullable(closed.date()),
  seats: seatCount,
  actBy: closed.nullable(closed.date()),
  ...perhapsMonthAndYear,
  sunk: closed.nullable(figure),
});

const line = closed.object({
  rule: closed.oneOf(DETECTION_IDS),
  ruleVersion: closed.count(),
  skuId: closed.skuId(),
  replacement: closed.nullable(closed.skuId()),
  seats: seatCount,
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  guards: closed.listOf(closed.oneOf(GUARDS)),
  ...perhapsMonthAndYear,
  parts: closed.listOf(savingPart),
});

const sum = closed.object(monthAndYear);

const ofClass = closed.object({
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  seats: seatCount,
  ...monthAndYear,
});

const total = closed.object({
  currency: closed.currency(),
  gross: sum,
  folded: closed.nullable(sum),
  byConfidence: closed.listOf(ofClass),
  actionableNow: closed.nullable(sum),
  avoidablePurchase: closed.nullable(sum),
  atRenewal: closed.listOf(closed.object({ on: closed.nullable(closed.date()), ...monthAndYear })),
  sunk: closed.nullable(figure),
});

/** What could be saved: by detection and SKU, split by when the money can stop, one total per currency. */
export const savings = defineAggregate(
  "savings",
  3,
  closed.object({
    lines: closed.listOf(line),
    /** Findings of which no more may be told than that they have seats. */
    few: closed.listOf(
      closed.object({
        rule: closed.oneOf(DETECTION_IDS),
        ruleVersion: closed.count(),
        skuId: closed.skuId(),
        replacement: closed.nullable(closed.skuId()),
        confidence: closed.oneOf(CONFIDENCE_CLASSES),
        guards: closed.listOf(closed.oneOf(GUARDS)),
      }),
    ),
    /** Findings too small to be told one by one, as one per currency. */
    folded: closed.listOf(closed.object({ seats: seatCount, ...perhapsMonthAndYear })),
    totals: closed.listOf(total),
    seats: seatCount,
    seatsWithoutPrice: seatCount,
    choiceSeats: seatCount,
    choices: closed.listOf(ofClass),
  }),
);
export type SavingsValue = ValueOf<typeof savings>;

/** The savings as a value to seal. */
export function savingsValue(of: Savings, few: readonly FewFinding[] = []): SavingsValue {
  const naming = new FigureNaming("savings");
  return {
    seats: naming.seats(of.seats),
    seatsWithoutPrice: naming.seats(of.seatsWithoutPrice),
    choiceSeats: naming.seats(of.choiceSeats),
    choices: of.choices.map((one) => classValue(one, naming)),
    totals: of.totals.map((one) => totalValue(one, naming)),
    lines: of.lines.map((one) => lineValue(one, naming)),
    few: few.map(({ rule, skuId, replacement, confidence, guards }) => ({
      rule: rule.id,
      ruleVersion: rule.version,
      skuId,
      replacement,
      confidence,
      guards,
    })),
    folded: of.folded.map(({ seats, monthly, yearly }) => ({
      seats: naming.seats(seats),
      monthly: naming.perhaps(monthly),
      yearly: naming.perhaps(yearly),
    })),
  };
}

function totalValue(of: SavingTotal, naming: FigureNaming): SavingsValue["totals"][number] {
  return {
    currency: of.currency,
    gross: pair(of.gross, naming),
    folded: of.folded && pair(of.folded, naming),
    byConfidence: of.byConfidence.map((one) => classValue(one, naming)),
    actionableNow: of.actionableNow && pair(of.actionableNow, naming),
    avoidablePurchase: of.avoidablePurchase && pair(of.avoidablePurchase, naming),
    atRenewal: of.atRenewal.map((renewal) => ({ on: renewal.on, ...pair(renewal, naming) })),
    sunk: naming.perhaps(of.sunk),
  };
}

function classValue(of: SavingOfClass, naming: FigureNaming): SavingsValue["choices"][number] {
  const { confidence, seats } = of;
  return { confidence, seats: naming.seats(seats), ...pair(of, naming) };
}

function pair({ monthly, yearly }: SavingSum, naming: FigureNaming) {
  return { monthly: naming.amount(monthly), yearly: naming.amount(yearly) };
}

function lineValue(of: SavingLine, naming: FigureNaming): SavingsValue["lines"][number] {
  return {
    rule: of.rule.id,
    ruleVersion: of.rule.version,
    skuId: of.skuId,
    replacement: of.replacement,
    seats: naming.seats(of.seats),
    confidence: of.confidence,
    guards: of.guards,
    monthly: naming.perhaps(of.monthly),
    yearly: naming.perhaps(of.yearly),
    parts: of.parts.map((one) => partValue(one, naming)),
  };
}

function partValue(
  of: SavingPart,
  naming: FigureNaming,
): SavingsValue["lines"][number]["parts"][number] {
  return {
    timing: of.timing,
    on: of.on,
    seats: naming.seats(of.seats),
    actBy: of.actBy,
    monthly: naming.perhaps(of.monthly),
    yearly: naming.perhaps(of.yearly),
    sunk: naming.perhaps(of.sunk),
  };
}
