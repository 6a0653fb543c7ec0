import type { Deadline } from "./deadline.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { PRICE_SCALE } from "./seat-prices.ts";
import { type SolvedStage, solveNeighbour } from "./solve-stage.ts";
import { type CountedStage, withFloor, withLimit } from "./stage.ts";

/** What one more seat is worth. */
export interface ShadowPrice {
  /** A SKU of which a seat more would be free, or a seat limit that would be one seat wider. */
  readonly of: { readonly sku: string } | { readonly limit: string };
  /** Minor units per month in the months of the period. */
  readonly perMonthMinor: number;
}

/**
 * What one more free seat, or one more seat under a limit, would save per month. Named only where
 * one seat more saves exactly what one seat less costs, both found by solving again; elsewhere the
 * price of a seat depends on the direction and is withheld.
 */
export function shadowPricesOf(
  solved: SolvedStage,
  limitIds: readonly string[],
  solver: LinearSolver,
  deadline: Deadline,
): readonly ShadowPrice[] {
  const valueOf: ValueOf = (neighbour) => {
    const outcome = solveNeighbour(solved, neighbour, solver, deadline);
    const isLeast =
      outcome.kind === "solved" && (outcome.proof === "bound-met" || outcome.proof === "solver");
    return isLeast ? outcome.value : Number.NaN;
  };
  return [...lockedSeatPrices(solved, valueOf), ...limitPrices(solved, limitIds, valueOf)];
}

/** Least cost of a stage; not a number where it was not found. */
type ValueOf = (neighbour: CountedStage) => number;

function lockedSeatPrices(solved: SolvedStage, valueOf: ValueOf): readonly ShadowPrice[] {
  const { stage } = solved;
  return stage.seats.flatMap(({ sku, terms, cost }, index) => {
    const price = solved.relaxation.prices.use[index] ?? 0;
    if (terms.floor === 0 || price < PRICE_SCALE) return [];
    // The seat in question is free: what a locked seat costs is taken out on both sides.
    const more = valueOf(withFloor(stage, index, terms.floor + 1)) - cost;
    const less = valueOf(withFloor(stage, index, terms.floor - 1)) + cost;
    return agreedPrice(solved, { sku: stage.table.ids[sku] ?? "" }, more, less);
  });
}

function limitPrices(
  solved: SolvedStage,
  limitIds: readonly string[],
  valueOf: ValueOf,
): readonly ShadowPrice[] {
  const { stage } = solved;
  return stage.limits.flatMap(({ maxSeats }, index) => {
    const price = solved.relaxation.prices.limit[index] ?? 0;
    if (maxSeats === 0 || price < PRICE_SCALE) return [];
    const more = valueOf(withLimit(stage, index, maxSeats + 1));
    const less = valueOf(withLimit(stage, index, maxSeats - 1));
    return agreedPrice(solved, { limit: limitIds[index] ?? "" }, more, less);
  });
}

function agreedPrice(
  { stage, value }: SolvedStage,
  of: ShadowPrice["of"],
  more: number,
  less: number,
): readonly ShadowPrice[] {
  const saved = value - more;
  const isAgreed = saved > 0 && saved === less - value;
  return isAgreed ? [{ of, perMonthMinor: saved / (stage.periods[0]?.months ?? 1) }] : [];
}
