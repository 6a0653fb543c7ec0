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
  return Math.max(spare.min, -floorOfShare(-used, spare.share, spare.whole));
}

/** floor(seats × share / whole), exact also where the product is beyond exact numbers. */
function floorOfShare(seats: number, share: number, whole: number): number {
  const product = seats * share;
  if (Number.isSafeInteger(product)) return Math.floor(product / whole);
  const [exact, divisor] = [BigInt(seats) * BigInt(share), BigInt(whole)];
  const quotient = exact / divisor;
  return Number(exact < 0n && quotient * divisor !== exact ? quotient - 1n : quotient);
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
  for (const used of possibleCorners(terms, from, to)) {
    const point = { used, paid: paidSeats(used, terms) };
    while (isAboveLine(hull.at(-2), hull.at(-1), point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

/**
 * Where the hull can turn, ascending: the ends, and where one seat more begins to cost more. The spare
 * share repeats after `whole` seats, and the hull runs straight from one such number to the next.
 */
function possibleCorners(terms: SeatTerms, from: number, to: number): readonly number[] {
  const { spare } = terms;
  const corners = new Set([from, to]);
  const add = (used: number): void => {
    if (used > from && used < to) corners.add(used);
  };
  const covered = lastCovered(terms, to);
  const { share, whole, min } = spare ?? { share: 0, whole: 1, min: 0 };
  const atMinimum = share === 0 ? 0 : floorOfShare(min, whole, share);
  for (const used of [0, covered, atMinimum]) [used, used + 1].forEach(add);
  if (share === 0) return ascending(corners);
  const start = Math.max(from, covered + 1, atMinimum + 1);
  const firstWhole = Math.ceil(start / whole) * whole;
  const lastWhole = Math.floor(to / whole) * whole;
  const ranges =
    firstWhole < lastWhole
      ? [
          [start, firstWhole],
          [lastWhole, to],
        ]
      : [[start, to]];
  for (const [first = 0, last = 0] of ranges) {
    const jumps = floorOfShare(last, share, whole);
    for (let jump = floorOfShare(first, share, whole); jump <= jumps; jump += 1) {
      add(floorOfShare(jump, whole, share));
    }
  }
  [firstWhole, lastWhole].forEach(add);
  return ascending(corners);
}

/** The largest number of used seats, at most `to`, that the locked ones cover. */
function lastCovered(terms: SeatTerms, to: number): number {
  let [covered, beyond] = [0, Math.min(to, terms.floor) + 1];
  while (beyond - covered > 1) {
    const middle = Math.floor((covered + beyond) / 2);
    if (paidSeats(middle, terms) > terms.floor) beyond = middle;
    else covered = middle;
  }
  return covered;
}

function ascending(values: Iterable<number>): readonly number[] {
  return [...values].sort((a, b) => a - b);
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
