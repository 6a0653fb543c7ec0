import type { IsoDate } from "../core/ids.ts";
import type { CurrencyCode, MoneyPeriod } from "../core/money.ts";
import {
  CONFIDENCE_CLASSES,
  type ConfidenceClass,
  type Figure,
  sumByCurrency,
  weaker,
} from "./figure.ts";
import { isChoice, type SavingLine, type SavingPart } from "./saving-line.ts";
import type { SavingTiming } from "./seat-pool.ts";

/** The rule by which savings are added up: every seat once, split by the date its money can stop. */
export const SAVINGS_RULE = { id: "savings", version: 1 } as const;

type TotalFigure = Figure<typeof SAVINGS_RULE.id>;

export interface SavingSum {
  readonly monthly: TotalFigure;
  readonly yearly: TotalFigure;
}

/** Savings of one confidence class in one currency, at today's prices. */
export interface SavingOfClass extends SavingSum {
  readonly confidence: ConfidenceClass;
  readonly seats: number;
}

/** All savings in one currency, without choices. A part that does not occur is `null`. */
export interface SavingTotal {
  readonly currency: CurrencyCode;
  /** All seats at today's price: an upper bound, to be shown with its parts. */
  readonly gross: SavingSum;
  /** The part of `gross` from findings too small to be told one by one; it has no dates. */
  readonly folded: SavingSum | null;
  /** Class by class, surest first. */
  readonly byConfidence: readonly SavingOfClass[];
  readonly actionableNow: SavingSum | null;
  readonly avoidablePurchase: SavingSum | null;
  /** At the prices in force on each date, in the order of dates; the unknown date last. */
  readonly atRenewal: readonly (SavingSum & { readonly on: IsoDate | null })[];
  /** Still paid until the renewals although not needed; `null` where no term is known. */
  readonly sunk: TotalFigure | null;
}

/** Adds up saving lines currency by currency; lines without a price and choices are in no total. */
export function savingTotals(
  lines: readonly SavingLine[],
  dataOn: IsoDate,
): readonly SavingTotal[] {
  return byCurrency(lines.filter((line) => !isChoice(line))).flatMap(([currency, ofCurrency]) => {
    const gross = sumPair(ofCurrency, dataOn);
    if (gross === null) return [];
    const byConfidence = classesOf(ofCurrency, dataOn);
    return [{ currency, gross, folded: null, byConfidence, ...splitOf(ofCurrency, dataOn) }];
  });
}

/** What the choices are worth, one sum per currency: shown apart, added to nothing. */
export function choiceTotals(
  lines: readonly SavingLine[],
  dataOn: IsoDate,
): readonly SavingOfClass[] {
  return byCurrency(lines.filter(isChoice)).flatMap(([, choices]) => classesOf(choices, dataOn));
}

function byCurrency(
  lines: readonly SavingLine[],
): readonly (readonly [CurrencyCode, readonly SavingLine[]])[] {
  return [...Map.groupBy(lines, (line) => line.monthly?.money.currency)]
    .flatMap(([currency, ofCurrency]) =>
      currency === undefined ? [] : [[currency, ofCurrency] as const],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function classesOf(lines: readonly SavingLine[], dataOn: IsoDate): readonly SavingOfClass[] {
  const parts = lines.flatMap((line) => line.classes);
  return CONFIDENCE_CLASSES.flatMap((confidence) => {
    const ofClass = parts.filter((part) => part.confidence === confidence);
    const sum = sumPair(ofClass, dataOn);
    const seats = ofClass.reduce((all, part) => all + part.seats, 0);
    return sum === null ? [] : [{ confidence, seats, ...sum }];
  });
}

function splitOf(lines: readonly SavingLine[], dataOn: IsoDate) {
  const parts = lines.flatMap((line) => line.parts);
  const timed = (timing: SavingTiming) => parts.filter((part) => part.timing === timing);
  return {
    actionableNow: sumPair(timed("actionableNow"), dataOn),
    avoidablePurchase: sumPair(timed("avoidablePurchase"), dataOn),
    atRenewal: renewals(timed("atRenewal"), dataOn),
    sunk: sumFigures(
      parts.map((part) => part.sunk),
      "once",
      dataOn,
    ),
  };
}

function renewals(parts: readonly SavingPart[], dataOn: IsoDate) {
  return [...Map.groupBy(parts, (part) => part.on)]
    .sort(([a], [b]) => ((a ?? "9999") < (b ?? "9999") ? -1 : 1))
    .flatMap(([on, ofDate]) => {
      const sum = sumPair(ofDate, dataOn);
      return sum === null ? [] : [{ on, ...sum }];
    });
}

type MonthAndYear = Pick<SavingLine, "monthly" | "yearly">;

function sumPair(amounts: readonly MonthAndYear[], dataOn: IsoDate): SavingSum | null {
  const monthly = sumFigures(
    amounts.map((amount) => amount.monthly),
    "month",
    dataOn,
  );
  const yearly = sumFigures(
    amounts.map((amount) => amount.yearly),
    "year",
    dataOn,
  );
  return monthly && yearly && { monthly, yearly };
}

/** Sum of figures of one currency: the weakest confidence, the soonest date to act by. */
function sumFigures(
  figures: readonly (Figure | null)[],
  period: MoneyPeriod,
  dataOn: IsoDate,
): TotalFigure | null {
  const known = figures.filter((figure) => figure !== null);
  const [sum] = sumByCurrency(
    known.map((figure) => ({ money: figure.money, basis: figure.price })),
    period,
  );
  if (sum === undefined) return null;
  return {
    money: sum.money,
    price: sum.basis,
    rule: SAVINGS_RULE,
    dataOn,
    confidence: known.map((figure) => figure.confidence).reduce(weaker),
    actBy: known.flatMap((figure) => figure.actBy ?? []).sort()[0] ?? null,
  };
}
