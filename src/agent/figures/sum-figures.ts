import { sumMoney } from "../../core/money.ts";
import type { SealedFigure, SealedSeatCount } from "../../insights/index.ts";
import type { FigureId } from "../../privacy/index.ts";

/** Seats of several findings together; a seat is in one finding only, so the sum is their union. */
export function sumSeats(id: FigureId, counts: readonly SealedSeatCount[]): SealedSeatCount {
  return { id, seats: counts.reduce((sum, { seats }) => sum + seats, 0) };
}

/**
 * Amounts of one currency, period and rule together, with the weakest of their proofs: mixed price
 * sources, the oldest price, the least confidence, the first date to act by.
 * @returns undefined for no amounts.
 * @throws AppError INTERNAL on mixed currencies or periods.
 */
export function sumFigures(
  id: FigureId,
  figures: readonly SealedFigure[],
): SealedFigure | undefined {
  const [first, ...rest] = figures;
  return rest.reduce<SealedFigure | undefined>(
    (sum, one) =>
      sum && {
        ...sum,
        money: sumMoney([sum.money, one.money], { ...sum.money, minor: 0 }),
        priceSource: sum.priceSource === one.priceSource ? sum.priceSource : "mixed",
        priceAsOf:
          sum.priceAsOf === null || one.priceAsOf === null
            ? null
            : least(sum.priceAsOf, one.priceAsOf),
        priceDated: sum.priceDated === "stated" ? "stated" : one.priceDated,
        priceConfidence: sum.priceConfidence === "remembered" ? "remembered" : one.priceConfidence,
        priceEstimated: sum.priceEstimated || one.priceEstimated,
        confidence: sum.confidence > one.confidence ? sum.confidence : one.confidence,
        actBy: leastKnown(sum.actBy, one.actBy),
      },
    first && { ...first, id },
  );
}

function leastKnown<T extends string>(a: T | null, b: T | null): T | null {
  return a === null || b === null ? (a ?? b) : least(a, b);
}

function least<T extends string>(a: T, b: T): T {
  return a < b ? a : b;
}
