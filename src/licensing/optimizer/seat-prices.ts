import type { CountedStage } from "./stage.ts";

/** Dual prices are whole multiples of a 1/10,000 minor unit, so that a proof needs no floating point. */
export const PRICE_SCALE = 10_000;

/** What a used seat and a seat under a limit are worth, as whole numbers (see PRICE_SCALE). */
export interface SeatPrices {
  /** Per entry of `stage.seats`, per seat and period. */
  readonly use: readonly number[];
  /** Per period and limit, in the order periods × limits. */
  readonly limit: readonly number[];
  /** Per period and minimum, in the order periods × minimums. */
  readonly minimum: readonly number[];
}

/** Prices at which every seat costs what the table says and no limit binds. */
export function listSeatPrices(stage: CountedStage): SeatPrices {
  return seatPricesOf(stage, { use: stage.seats.map((seats) => seats.cost), ...noneBinds(stage) });
}

/** Prices at which seats that are paid anyway cost nothing to use. */
export function lockedSeatPrices(stage: CountedStage): SeatPrices {
  const use = stage.seats.map((seats) => (seats.terms.floor > 0 ? 0 : seats.cost));
  return seatPricesOf(stage, { use, ...noneBinds(stage) });
}

/** Prices at which a rationed seat (1 per SKU index) costs more than any bundle without one. */
export function rationedSeatPrices(stage: CountedStage, rationed: Uint8Array): SeatPrices {
  const dearest = stage.table.prices.reduce((sum, price) => sum + price, 1);
  const use = stage.seats.map(({ sku, period, cost }) => {
    const months = stage.periods[period]?.months ?? 0;
    return cost + (rationed[sku] === 1 ? months * dearest : 0);
  });
  return seatPricesOf(stage, { use, ...noneBinds(stage) });
}

function noneBinds(stage: CountedStage): Omit<SeatPrices, "use"> {
  return {
    limit: stage.periods.flatMap(() => stage.limits.map(() => 0)),
    minimum: stage.periods.flatMap(() => stage.minimums.map(() => 0)),
  };
}

/**
 * Rounds prices in minor units to whole multiples of the scale. Any prices that are not negative give
 * a valid bound, so rounding costs at most tightness; a cap keeps every sum of them exact. A seat more
 * under a minimum is worth at most what a seat of its SKUs costs, with the limits it counts against.
 */
export function seatPricesOf(stage: CountedStage, { use, limit, minimum }: SeatPrices): SeatPrices {
  const cap = Math.floor(
    Number.MAX_SAFE_INTEGER / (4 * (stage.table.ids.length + 1) * stage.periods.length),
  );
  const whole = (price: number): number =>
    Math.min(cap, Math.max(0, Math.round(price * PRICE_SCALE)));
  const limits = limit.map(whole);
  return {
    use: use.map(whole),
    limit: limits,
    minimum: minimum.map((price, index) => Math.min(whole(price), mostOf(stage, limits, index))),
  };
}

function mostOf(stage: CountedStage, limits: readonly number[], index: number): number {
  const period = Math.floor(index / stage.minimums.length);
  const { skus = [] } = stage.minimums[index % stage.minimums.length] ?? {};
  const months = stage.periods[period]?.months ?? 0;
  const costs = skus.map((sku) =>
    stage.limits.reduce(
      (cost, rule, at) =>
        cost + (rule.skus.includes(sku) ? (limits[period * stage.limits.length + at] ?? 0) : 0),
      months * (stage.table.prices[sku] ?? 0) * PRICE_SCALE,
    ),
  );
  return Math.min(...costs);
}
