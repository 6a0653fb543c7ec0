import type { BundlePool } from "./bundle-pool.ts";
import { paidSeats } from "./paid-seats.ts";
import { type Bundle, priceOf } from "./sku-table.ts";
import type { Stage, StageLimit } from "./stage.ts";
import { addShare, type BundleShare, type StagePlan, usedSeats } from "./stage-plan.ts";

/**
 * A plan like the given one, nearer to the seat limits: of each broken limit as many members as needed
 * change to a known bundle with fewer of its SKUs, and no more of another limit's, those first for whom
 * that costs least. It may still break a limit; whoever takes it counts.
 */
export function withinLimits(stage: Stage, plan: StagePlan, pool: BundlePool): StagePlan {
  return plan.map((groups, period) => {
    const shares = groups.map((group) => [...group]);
    for (const limit of stage.limits) relieve({ stage, period, limit, shares, pool });
    return shares.map((group) => group.filter(({ members }) => members > 0));
  });
}

interface Relief {
  readonly stage: Stage;
  readonly period: number;
  readonly limit: StageLimit;
  readonly shares: readonly BundleShare[][];
  readonly pool: BundlePool;
}

/** A change that takes `seats` fewer of the limited SKUs per member. */
interface Change {
  readonly group: number;
  readonly from: BundleShare;
  readonly to: Bundle;
  readonly seats: number;
  /** Minor units per month and seat. */
  readonly costPerSeat: number;
}

function relieve(relief: Relief): void {
  const { stage, period, limit, shares } = relief;
  const used = [...usedSeats(stage, shares)];
  const excess = (): number =>
    limit.skus.reduce((sum, sku) => {
      const floor = stage.periods[period]?.floors[sku] ?? 0;
      return sum + paidSeats(used[sku] ?? 0, { floor, spare: stage.spare[sku] });
    }, -limit.maxSeats);
  if (excess() <= 0) return;
  const changes = shares.flatMap((group, index) =>
    group.flatMap((from) => cheapestChange(relief, index, from) ?? []),
  );
  for (const { group, from, to, seats } of changes.sort((a, b) => a.costPerSeat - b.costPerSeat)) {
    const members = Math.min(from.members, Math.ceil(excess() / seats));
    if (members <= 0) return;
    addShare(shares[group] ?? [], from.bundle, -members);
    addShare(shares[group] ?? [], to, members);
    for (const sku of from.bundle) used[sku] = (used[sku] ?? 0) - members;
    for (const sku of to) used[sku] = (used[sku] ?? 0) + members;
  }
}

function cheapestChange(
  { stage, limit, pool }: Relief,
  group: number,
  from: BundleShare,
): Change | undefined {
  const held = seatsOf(from.bundle, limit);
  if (held === 0) return undefined;
  let best: Change | undefined;
  for (const { skus } of pool.optionsOf(group)) {
    const seats = held - seatsOf(skus, limit);
    const isFewer =
      seats > 0 && stage.limits.every((one) => seatsOf(skus, one) <= seatsOf(from.bundle, one));
    if (!isFewer) continue;
    const costPerSeat = (priceOf(stage.table, skus) - priceOf(stage.table, from.bundle)) / seats;
    if (best === undefined || costPerSeat < best.costPerSeat) {
      best = { group, from, to: skus, seats, costPerSeat };
    }
  }
  return best;
}

/** Limited seats that one member with the bundle takes. */
function seatsOf(bundle: Bundle, limit: StageLimit): number {
  return bundle.filter((sku) => limit.skus.includes(sku)).length;
}
