import type { CountedStage } from "./stage.ts";

/** Dual prices are whole multiples of a 1/10,000 minor unit, so that a proof needs no floating point. */
export const PRICE_SCALE = 10_000;

/** What a used seat and a seat under a limit are worth, as whole numbers (see PRICE_SCALE). */
export interface SeatPrices {
  /** Per entry of `stage.seats`, per seat and period. */
  readonly use: readonly number[];
  /** Per period and limit, in the order periods × limits. */
  readonly limit: readonly number[];
}

/** Prices at which every seat costs what the table says and no limit binds. */
export function listSeatPrices(stage: CountedStage): SeatPrices {
  return seatPricesOf(
    stage,
    stage.seats.map((seats) => seats.cost),
    stage.periods.flatMap(() => stage.limits.map(() => 0)),
  );
}

/** Prices at which seats that are paid anyway cost nothing to use. */
export function lockedSeatPrices(stage: CountedStage): SeatPrices {
  return seatPricesOf(
    stage,
    stage.seats.map((seats) => (seats.terms.floor > 0 ? 0 : seats.cost)),
    stage.periods.flatMap(() => stage.limits.map(() => 0)),
  );
}

/**
 * Rounds prices in minor units to whole multiples of the scale. Any prices that are not negative give
 * a valid bound, so rounding costs at most tightness; a cap keeps every sum of them exact.
 */
export function seatPricesOf(
  stage: CountedStage,
  use: readonly number[],
  limit: readonly number[],
): SeatPrices {
  const cap = Math.floor(
    Number.MAX_SAFE_INTEGER / (4 * (stage.table.ids.length + 1) * stage.periods.length),
  );
  const whole = (price: number): number =>
    Math.min(cap, Math.max(0, Math.round(price * PRICE_SCALE)));
  return { use: use.map(whole), limit: limit.map(whole) };
}
