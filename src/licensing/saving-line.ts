import { dateOfDay, dayNumber, yearBefore } from "../core/clock.ts";
import type { IsoDate, SkuId } from "../core/ids.ts";
import { type Money, perYear, proRata, timesSeats } from "../core/money.ts";
import type { DetectionId, Guard } from "./detections/rule.ts";
import { basisOf, type ConfidenceClass, type Figure, type RuleRef } from "./figure.ts";
import type { Finding } from "./findings.ts";
import { priceOf, type Reference } from "./reference.ts";
import { type SavingTiming, type SeatSlice, seatsOf } from "./seat-pool.ts";

type SavingFigure = Figure<DetectionId>;

/** An amount per month and per year; both `null` where the price is unknown. */
interface Amounts {
  readonly monthly: SavingFigure | null;
  readonly yearly: SavingFigure | null;
}

/** Seats of one saving whose money stops at the same time. */
export interface SavingPart extends Amounts {
  readonly timing: SavingTiming;
  /** Renewal date; `null` when it is unknown or the timing has none. */
  readonly on: IsoDate | null;
  readonly seats: number;
  readonly actBy: IsoDate | null;
  /** Paid until `on` although not needed, because the term commits; `null` where no term is known. */
  readonly sunk: SavingFigure | null;
}

/** What acting on one finding saves. Gross: before any side cost, upper bound of the parts. */
export interface SavingLine extends Amounts {
  readonly rule: RuleRef<DetectionId>;
  readonly skuId: SkuId;
  readonly seats: number;
  readonly confidence: ConfidenceClass;
  readonly guards: readonly Guard[];
  readonly parts: readonly SavingPart[];
}

/** What pricing a saving needs to know. */
export interface SavingContext {
  readonly on: IsoDate;
  readonly reference: Reference;
  readonly leadDays: number;
}

/** Prices the seats a finding took from its SKU's pool: today in total, each part on its own date. */
export function savingLineOf(
  finding: Finding,
  slices: readonly SeatSlice[],
  context: SavingContext,
): SavingLine {
  const parts = slices.map((slice) => partOf(finding, slice, context));
  const { rule, skuId, confidence, guards } = finding;
  const seats = seatsOf(slices);
  const actBy = soonest(parts.map((part) => part.actBy));
  const amounts = amountsOf(finding, { seats, pricedOn: context.on, actBy }, context);
  return { rule, skuId, seats, confidence, guards, ...amounts, parts };
}

function partOf(finding: Finding, slice: SeatSlice, context: SavingContext): SavingPart {
  const { timing, on, seats } = slice;
  const actBy = on === null ? null : actByDate(on, context);
  const amounts = amountsOf(finding, { seats, pricedOn: on ?? context.on, actBy }, context);
  return { timing, on, seats, actBy, ...amounts, sunk: sunkOf(finding, slice, context) };
}

/** The renewal less the lead time, but not before the data's own day. */
function actByDate(renewsOn: IsoDate, { on, leadDays }: SavingContext): IsoDate {
  return dateOfDay(Math.max(dayNumber(renewsOn) - leadDays, dayNumber(on)));
}

interface PricedSeats {
  readonly seats: number;
  readonly pricedOn: IsoDate;
  readonly actBy: IsoDate | null;
}

function amountsOf(finding: Finding, of: PricedSeats, context: SavingContext): Amounts {
  const price = priceOf(context.reference, finding.skuId, of.pricedOn);
  if (price.kind !== "priced") return { monthly: null, yearly: null };
  const figure = (money: Money): SavingFigure => ({
    money,
    price: basisOf(price),
    rule: finding.rule,
    dataOn: context.on,
    confidence: finding.confidence,
    actBy: of.actBy,
  });
  const monthly = timesSeats(price.unit, of.seats);
  return { monthly: figure(monthly), yearly: figure(perYear(monthly)) };
}

/**
 * What is still paid for committed seats until their renewal: the yearly price by the share of days
 * left of the term's last year.
 */
function sunkOf(finding: Finding, slice: SeatSlice, context: SavingContext): SavingFigure | null {
  const price = priceOf(context.reference, finding.skuId, context.on);
  if (!slice.committed || slice.on === null || price.kind !== "priced") return null;
  const daysLeft = dayNumber(slice.on) - dayNumber(context.on);
  const daysOfYear = dayNumber(slice.on) - dayNumber(yearBefore(slice.on));
  return {
    money: proRata(perYear(timesSeats(price.unit, slice.seats)), daysLeft, daysOfYear),
    price: basisOf(price),
    rule: finding.rule,
    dataOn: context.on,
    confidence: finding.confidence,
    actBy: null,
  };
}

function soonest(dates: readonly (IsoDate | null)[]): IsoDate | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null;
}
