import { PRICE_SCALE, type SeatPrices } from "./seat-prices.ts";
import type { CountedSeats, CountedStage } from "./stage.ts";

/** A value no plan can undercut. */
export interface LowerBound {
  /** As proven, in 1/PRICE_SCALE minor units. */
  readonly exact: bigint;
  /** Minor units, rounded up to what a plan can cost at all. */
  readonly minor: number;
}

/**
 * A proof in whole numbers that no plan costs less (Lagrangian duality, valid for any prices ≥ 0):
 * every member takes the lightest path, every SKU the cheapest number of used seats, each on its own.
 *
 *   LB = Σ groups members × lightest path
 *      + Σ seats min over used (cost × paid(used) − price × used)
 *      − Σ limits price × maxSeats
 *      + Σ minimums price × seats
 *
 * @param lightest weight of each group's lightest path at these prices; exact, from the search.
 */
export function lowerBoundOf(
  stage: CountedStage,
  prices: SeatPrices,
  lightest: readonly number[],
): LowerBound {
  let bound = 0n;
  for (const [index, group] of stage.groups.entries()) {
    bound += BigInt(group.members) * BigInt(lightest[index] ?? 0);
  }
  for (const [index, seats] of stage.seats.entries()) {
    bound += cheapestUse(seats, costOfPaidSeat(stage, prices, seats), prices.use[index] ?? 0);
  }
  const limits = stage.limits.map(({ maxSeats }) => maxSeats);
  const minimums = stage.minimums.map(({ seats }) => seats);
  bound += worthOf(prices.minimum, minimums) - worthOf(prices.limit, limits);
  const unit = BigInt(PRICE_SCALE) * BigInt(stage.grain);
  return { exact: bound, minor: roundUp(bound, unit) * stage.grain };
}

/** Price times seats, summed over periods × rules. */
function worthOf(prices: readonly number[], seats: readonly number[]): bigint {
  return prices.reduce(
    (sum, price, index) => sum + BigInt(price) * BigInt(seats[index % seats.length] ?? 0),
    0n,
  );
}

/**
 * A paid seat's cost over its period, raised by the prices of the limits it counts against, lowered by
 * those of the minimums it counts for; never negative, because those are at most what a seat costs.
 */
export function costOfPaidSeat(
  stage: CountedStage,
  prices: SeatPrices,
  seats: CountedSeats,
): bigint {
  let cost = BigInt(seats.cost) * BigInt(PRICE_SCALE);
  for (const [index, limit] of stage.limits.entries()) {
    if (!limit.skus.includes(seats.sku)) continue;
    cost += BigInt(prices.limit[seats.period * stage.limits.length + index] ?? 0);
  }
  for (const [index, minimum] of stage.minimums.entries()) {
    if (!minimum.skus.includes(seats.sku)) continue;
    cost -= BigInt(prices.minimum[seats.period * stage.minimums.length + index] ?? 0);
  }
  return cost;
}

/** What each corner of a SKU's paid seats costs beyond the price of their use. */
export function costsOfUse(seats: CountedSeats, cost: bigint, price: number): readonly bigint[] {
  return seats.hull.map(({ used, paid }) => cost * BigInt(paid) - BigInt(price) * BigInt(used));
}

function cheapestUse(seats: CountedSeats, cost: bigint, price: number): bigint {
  return costsOfUse(seats, cost, price).reduce(lesser);
}

/** The lesser of two amounts. */
export function lesser(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}

/** Smallest whole number of units that is at least the value. */
function roundUp(value: bigint, unit: bigint): number {
  const quotient = value / unit;
  return Number(quotient * unit < value ? quotient + 1n : quotient);
}
