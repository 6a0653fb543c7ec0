import type { SkuId } from "../../core/ids.ts";
import type { OwnedSku } from "../input.ts";
import type { PlanPolicy, PurchasedSeats, SeatLimit } from "../optimizer/licence-problem.ts";
import type { PlanBasis } from "./plan-basis.ts";

/**
 * Seats held by members of whom the cohorts tell nothing: the caller may not read them, or they were
 * too few to be told. No plan touches them, so they are taken out of the problem before it is solved
 * and added to its answer. That is exact: of F seats paid whatever happens and k held outside,
 * max(F, used + k) = k + max(max(0, F - k), used).
 */
export interface OutsideSeats {
  readonly sku: SkuId;
  readonly seats: number;
  /** Those among them that are bought; the rest is missing and would have to be. */
  readonly bought: number;
}

/** Seats held outside the cohorts, per SKU that has any. */
export function outsideSeatsOf(
  planned: readonly OwnedSku[],
  { cohorts }: PlanBasis,
  paidSeats: (sku: OwnedSku) => number,
): readonly OutsideSeats[] {
  return planned.flatMap((sku) => {
    const known = cohorts
      .filter(({ held }) => held.includes(sku.skuId))
      .reduce((sum, { members }) => sum + members, 0);
    const seats = Math.max(0, sku.consumed - known);
    return seats === 0 ? [] : [{ sku: sku.skuId, seats, bought: Math.min(seats, paidSeats(sku)) }];
  });
}

/** What is left of the purchases of one SKU: seats held outside take those bound for longest. */
export function purchasesWithin(
  purchased: readonly PurchasedSeats[],
  outside: number,
): readonly PurchasedSeats[] {
  let taken = outside;
  return purchased
    .toSorted((a, b) => b.committedMonths - a.committedMonths)
    .map((row) => {
      const seats = Math.max(0, row.seats - taken);
      taken -= row.seats - seats;
      return { ...row, seats };
    });
}

/** Limits as they hold for everybody else. */
export function limitsWithin(
  limits: readonly SeatLimit[],
  outside: readonly OutsideSeats[],
): readonly SeatLimit[] {
  return limits.map((limit) => ({
    ...limit,
    maxSeats: Math.max(0, limit.maxSeats - seatsIn(limit.skus, outside)),
  }));
}

/** Minima as they are left for everybody else to meet. */
export function minimaWithin(
  minima: NonNullable<PlanPolicy["minSeats"]>,
  outside: readonly OutsideSeats[],
): NonNullable<PlanPolicy["minSeats"]> {
  return minima.map(({ skus, seats }) => ({
    skus,
    seats: Math.max(0, seats - seatsIn(skus, outside)),
  }));
}

function seatsIn(skus: readonly string[], outside: readonly OutsideSeats[]): number {
  return outside.filter(({ sku }) => skus.includes(sku)).reduce((sum, { seats }) => sum + seats, 0);
}
