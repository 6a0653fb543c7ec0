import { paidSeats } from "./paid-seats.ts";
import { expectedUse, isWhole, type Spread } from "./spread.ts";
import { type CountedSeats, type CountedStage, withUseBetween } from "./stage.ts";

/** A stage cut in two at a number of used seats: at most so many, or more. */
export type SplitStage = readonly [atMost: CountedStage, more: CountedStage];

/** Differences below this many seats are the solver's noise. */
const NOISE = 1e-6;

/**
 * Where the relaxation pays less than the spare rules demand, cuts the stage at the jump that it
 * smooths over. Both halves are tighter, and together they hold every plan.
 * Undefined when the relaxation pays the true number of seats everywhere.
 */
export function splitSeats(stage: CountedStage, spread: Spread): SplitStage | undefined {
  const use = expectedUse(stage, spread);
  let worst: { readonly index: number; readonly cost: number; readonly at: number } | undefined;
  for (const [index, seats] of stage.seats.entries()) {
    const used = clamp(use[index] ?? 0, seats);
    const missing = paidBetween(used, seats) - paidOnHull(used, seats);
    const cost = seats.cost * missing;
    if (seats.from === seats.to || missing < NOISE || cost <= (worst?.cost ?? 0)) continue;
    worst = { index, cost, at: lastJump(Math.floor(used), seats) };
  }
  if (worst === undefined) return undefined;
  const { index, at } = worst;
  const { from, to } = stage.seats[index] ?? { from: at, to: at + 1 };
  return [withUseBetween(stage, index, from, at), withUseBetween(stage, index, at + 1, to)];
}

function clamp(used: number, seats: CountedSeats): number {
  const near = isWhole(used) ? Math.round(used) : used;
  return Math.min(seats.to, Math.max(seats.from, near));
}

/** Paid seats, drawn straight between whole numbers of used seats. */
function paidBetween(used: number, seats: CountedSeats): number {
  const below = Math.floor(used);
  const low = paidSeats(below, seats.terms);
  return low + (used - below) * (paidSeats(Math.min(seats.to, below + 1), seats.terms) - low);
}

function paidOnHull(used: number, seats: CountedSeats): number {
  const right = seats.hull.find((point) => point.used >= used);
  const left = seats.hull.findLast((point) => point.used <= used);
  if (left === undefined || right === undefined || left.used === right.used) {
    return (left ?? right)?.paid ?? 0;
  }
  const part = (used - left.used) / (right.used - left.used);
  return left.paid + part * (right.paid - left.paid);
}

/** The last number of used seats, at most `used`, after which one seat more costs more than one. */
function lastJump(used: number, seats: CountedSeats): number {
  const last = Math.min(used, seats.to - 1);
  // Without a share the only jump is at the first seat.
  const start = seats.terms.spare?.share === 0 ? Math.min(last, 0) : last;
  for (let at = start; at >= seats.from; at -= 1) {
    if (paidSeats(at + 1, seats.terms) - paidSeats(at, seats.terms) > 1) return at;
  }
  return Math.max(seats.from, last);
}
