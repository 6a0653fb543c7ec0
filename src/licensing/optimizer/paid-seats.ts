import type { SpareRule } from "./licence-problem.ts";

/** A spare rule in whole numbers: spare = max(min, ceil(share × used / whole)) when used > 0. */
export interface SparePolicy {
  readonly share: number;
  readonly whole: number;
  readonly min: number;
}

/** What decides how many seats of one SKU are paid in one period. */
export interface SeatTerms {
  /** Seats paid whatever happens. */
  readonly floor: number;
  readonly spare?: SparePolicy | undefined;
}

/** Percentages are read to this many parts of one per cent, more than anyone writes. */
const PARTS_OF_A_PERCENT = 1e9;

/**
 * The percentage as an exact fraction, so that 7 % of 100 is 7 and never 7.000000000000001.
 * Undefined for a rule that asks for nothing.
 */
export function sparePolicyOf(rule: Pick<SpareRule, "percent" | "min">): SparePolicy | undefined {
  if (rule.percent === 0 && rule.min === 0) return undefined;
  const share = Math.round(rule.percent * PARTS_OF_A_PERCENT);
  const whole = 100 * PARTS_OF_A_PERCENT;
  const common = greatestCommonDivisor(share, whole);
  return { share: share / common, whole: whole / common, min: rule.min };
}

/** Greatest common divisor of whole numbers; 0 divides nothing and is ignored. */
export function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** Spare seats for `used` seats in use. */
export function spareSeats(used: number, spare: SparePolicy | undefined): number {
  if (used === 0 || spare === undefined) return 0;
  const rest = (spare.share * used) % spare.whole;
  const share = (spare.share * used - rest) / spare.whole + (rest > 0 ? 1 : 0);
  return Math.max(spare.min, share);
}

/** Seats paid for `used` seats in use: max(floor, used + spare). Never falls when use rises. */
export function paidSeats(used: number, terms: SeatTerms): number {
  return Math.max(terms.floor, used + spareSeats(used, terms.spare));
}

/** Used seats and what is paid for them. */
export interface SeatPoint {
  readonly used: number;
  readonly paid: number;
}

/**
 * Corners of the lower convex hull of paid seats over `from ≤ used ≤ to`.
 * A linear function of (used, paid) takes its minimum over all allowed numbers of seats at one of them.
 */
export function paidSeatsHull(terms: SeatTerms, from: number, to: number): readonly SeatPoint[] {
  const hull: SeatPoint[] = [];
  for (let used = from; used <= to; used += 1) {
    const point = { used, paid: paidSeats(used, terms) };
    while (isAboveLine(hull.at(-2), hull.at(-1), point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

/**
 * Whether paid seats follow the lines between the corners in every whole number: an edge that is level
 * or rises by one seat per used seat has no jump under it, an edge of one step has nothing under it.
 */
export function isExactHull(hull: readonly SeatPoint[]): boolean {
  return hull.every((right, index) => {
    const left = hull[index - 1] ?? right;
    const [width, rise] = [right.used - left.used, right.paid - left.paid];
    return width <= 1 || rise === 0 || rise === width;
  });
}

function isAboveLine(
  left: SeatPoint | undefined,
  middle: SeatPoint | undefined,
  right: SeatPoint,
): boolean {
  if (left === undefined || middle === undefined) return false;
  const rise = (middle.paid - left.paid) * (right.used - left.used);
  return rise >= (right.paid - left.paid) * (middle.used - left.used);
}
