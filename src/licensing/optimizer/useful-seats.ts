import type { Pricing } from "./column-generation.ts";
import { costOfPaidSeat, costsOfUse, lesser } from "./lower-bound.ts";
import { paidSeatsHull } from "./paid-seats.ts";
import { PRICE_SCALE } from "./seat-prices.ts";
import type { CountedSeats, CountedStage } from "./stage.ts";

/**
 * The stage with only those numbers of used seats that a plan of cost ≤ `target` can have: a number
 * whose seats cost more than the cheapest, at the prices of the proof, by the distance from the bound
 * to the target would alone lift every plan above it.
 */
export function withUsefulSeats(
  stage: CountedStage,
  pricing: Pricing,
  target: number,
): CountedStage {
  const slack = BigInt(target) * BigInt(PRICE_SCALE) - pricing.bound.exact;
  const seats = stage.seats.map((entry, index) => {
    const cost = costOfPaidSeat(stage, pricing.prices, entry);
    const costs = costsOfUse(entry, cost, pricing.prices.use[index] ?? 0);
    const [from, to] = rangeWithin(entry, costs, costs.reduce(lesser) + slack);
    const unchanged = from === entry.from && to === entry.to;
    return unchanged ? entry : { ...entry, from, to, hull: paidSeatsHull(entry.terms, from, to) };
  });
  return { ...stage, seats };
}

/** The first and last number of used seats whose cost, drawn straight between corners, is within the limit. */
function rangeWithin(
  { hull, from, to }: CountedSeats,
  costs: readonly bigint[],
  limit: bigint,
): readonly [from: number, to: number] {
  const within = [...costs.keys()].filter((corner) => (costs[corner] ?? 0n) <= limit);
  const first = within[0] ?? 0;
  const last = within.at(-1) ?? hull.length - 1;
  const reach = (inside: number, outside: number, otherwise: number): number => {
    const [inner, outer] = [hull[inside], hull[outside]];
    if (inner === undefined || outer === undefined) return otherwise;
    const [low, high] = [costs[inside] ?? 0n, costs[outside] ?? 0n];
    const width = BigInt(Math.abs(outer.used - inner.used));
    const steps = Number(((limit - low) * width) / (high - low));
    return inner.used + Math.sign(outer.used - inner.used) * steps;
  };
  return [reach(first, first - 1, from), reach(last, last + 1, to)];
}
