import { dayNumber, yearBefore } from "../core/clock.ts";
import type { IsoDate, SkuId } from "../core/ids.ts";
import { perYear, proRata } from "../core/money.ts";
import { type Amounts, amountsOf, worthOf } from "./amounts.ts";
import type { Guard } from "./detections/guard.ts";
import type { DetectionId } from "./detections/rule.ts";
import {
  type ConfidenceClass,
  type Figure,
  type PricedAmount,
  type RuleRef,
  sumByCurrency,
} from "./figure.ts";
import { type Finding, type SeatsOfClass, sureOfSaving } from "./findings.ts";
import { actByDate } from "./purchase-dates.ts";
import type { Reference } from "./reference.ts";
import { type SavingTiming, type SeatSlice, Supply, seatsOf } from "./seat-pool.ts";

/** Seats of one saving whose money stops at the same time. */
export interface SavingPart extends Amounts<DetectionId> {
  readonly timing: SavingTiming;
  /** Renewal date, that of the next month for monthly terms; `null` when unknown or when there is none. */
  readonly on: IsoDate | null;
  readonly seats: number;
  readonly actBy: IsoDate | null;
  /** Paid until `on` although not needed, because the term commits; `null` where no term is known. */
  readonly sunk: Figure<DetectionId> | null;
}

/** The part of a saving that is known with the same confidence, at today's price. */
export interface SavingClass extends Amounts<DetectionId> {
  readonly confidence: ConfidenceClass;
  readonly seats: number;
}

/** What acting on one finding saves, net of the SKU that replaces the seats, before side costs. */
export interface SavingLine extends Amounts<DetectionId> {
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  readonly replacement: SkuId | null;
  readonly seats: number;
  /** The weakest among the seats. */
  readonly confidence: ConfidenceClass;
  readonly classes: readonly SavingClass[];
  readonly guards: readonly Guard[];
  readonly parts: readonly SavingPart[];
}

/** What pricing a saving needs to know. */
export interface SavingContext {
  readonly on: IsoDate;
  readonly reference: Reference;
  readonly leadDays: number;
}

/** Whether somebody has to decide first; choices are shown, never added to savings. */
export function isChoice({ confidence }: { readonly confidence: ConfidenceClass }): boolean {
  return confidence === "C5";
}

/** Prices the seats a finding took from its SKU's pool: today in total, each part on its own date. */
export function savingLineOf(
  finding: Finding,
  slices: readonly SeatSlice[],
  context: SavingContext,
): SavingLine {
  const { rule, skuId, replacement, confidence, guards } = finding;
  const parts = slices.map((slice) => partOf(finding, slice, context));
  const actBy = soonest(parts.map((part) => part.actBy));
  const worth = worthToday(finding, slices, context);
  const amounts = amountsOf(worth, { rule, dataOn: context.on, confidence, actBy });
  const seats = seatsOf(slices);
  const classes = classesOf(finding, slices, context);
  return { rule, skuId, replacement, seats, confidence, classes, guards, ...amounts, parts };
}

/** Sum over the purchases the seats come from; `null` when one of them has no price. */
function worthToday(
  { skuId, replacement }: Finding,
  slices: readonly SeatSlice[],
  { on, reference }: SavingContext,
): PricedAmount | null {
  const worths = slices.map(({ seats, term }) =>
    worthOf({ skuId, replacement, seats, on, term }, reference),
  );
  const known = worths.filter((worth) => worth !== null);
  const [sum, other] = sumByCurrency(known, "month");
  return sum !== undefined && other === undefined && known.length === worths.length ? sum : null;
}

/** The classes of the seats the pool could give, surest first. */
function classesOf(
  finding: Finding,
  slices: readonly SeatSlice[],
  context: SavingContext,
): readonly SavingClass[] {
  const supply = new Supply(slices);
  return paidClasses(finding).flatMap(({ confidence, seats: wanted }) => {
    const taken = supply.take(wanted);
    const worth = worthToday(finding, taken, context);
    const proof = { rule: finding.rule, dataOn: context.on, confidence, actBy: null };
    const seats = seatsOf(taken);
    return seats === 0 ? [] : [{ confidence, seats, ...amountsOf(worth, proof) }];
  });
}

/** The classes of a finding with those joined that are alike once it is asked whether seats cost anything. */
function paidClasses({ classes, guards }: Finding): readonly SeatsOfClass[] {
  const bySure = Map.groupBy(classes, (one) => sureOfSaving([one], guards));
  return [...bySure].map(([confidence, alike]) => ({ confidence, seats: seatsOf(alike) }));
}

function partOf(finding: Finding, slice: SeatSlice, context: SavingContext): SavingPart {
  const { timing, on, until, seats, term } = slice;
  const { rule, confidence, skuId, replacement } = finding;
  const actBy = until ?? (on === null ? null : actByDate(on, context, term));
  const priced = { skuId, replacement, seats, on: on ?? context.on, term };
  const worth = worthOf(priced, context.reference);
  const amounts = amountsOf(worth, { rule, dataOn: context.on, confidence, actBy });
  return { timing, on, seats, actBy, ...amounts, sunk: sunkOf(finding, slice, context) };
}

/**
 * What is still paid for committed seats until their renewal: the yearly price by the share of days
 * left of the term's last year.
 */
function sunkOf(
  finding: Finding,
  slice: SeatSlice,
  { on, reference }: SavingContext,
): Figure<DetectionId> | null {
  if (!slice.committed || slice.on === null) return null;
  const { seats, term } = slice;
  const worth = worthOf({ skuId: finding.skuId, replacement: null, seats, on, term }, reference);
  if (worth === null) return null;
  const daysLeft = dayNumber(slice.on) - dayNumber(on);
  const daysOfYear = dayNumber(slice.on) - dayNumber(yearBefore(slice.on));
  return {
    money: proRata(perYear(worth.money), daysLeft, daysOfYear),
    price: worth.basis,
    rule: finding.rule,
    dataOn: on,
    confidence: finding.confidence,
    actBy: null,
  };
}

function soonest(dates: readonly (IsoDate | null)[]): IsoDate | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null;
}
