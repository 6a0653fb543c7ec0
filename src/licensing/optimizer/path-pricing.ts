import type { BundlePool, PooledBundle } from "./bundle-pool.ts";
import { CheapestBundle, createWeighting, type Weighting } from "./cheapest-bundle.ts";
import { PRICE_SCALE, type SeatPrices } from "./seat-prices.ts";
import { isSameBundle } from "./sku-table.ts";
import type { CountedStage, MemberGroup } from "./stage.ts";

/** The bundle one member holds in each period of a stage. */
export type BundlePath = readonly PooledBundle[];

/** A path and its weight at given seat prices (whole, see PRICE_SCALE). */
export interface WeighedPath {
  readonly path: BundlePath;
  readonly weight: number;
}

/** The most a bundle may weigh over an interval to be of interest. */
export interface IntervalAllowance {
  readonly weighting: Weighting;
  readonly allowance: number;
}

/** Weights of SKUs over the periods `from` to `to`, both included. */
interface IntervalWeighting extends Weighting {
  readonly from: number;
  readonly to: number;
}

/** A bundle held throughout an interval; the weight counts the change to it. */
interface EnteredBundle {
  readonly bundle: PooledBundle;
  readonly weight: number;
}

/**
 * Finds each group's lightest path at given seat prices, exactly: a path is a row of intervals with
 * one bundle each, so it follows from the lightest bundle of every interval by dynamic programming.
 */
export class PathPricer {
  private readonly stage: CountedStage;
  private readonly pool: BundlePool;
  private readonly search: CheapestBundle;
  private readonly changeWeight: number;
  private intervals: readonly IntervalWeighting[] = [];

  constructor(stage: CountedStage, pool: BundlePool) {
    this.stage = stage;
    this.pool = pool;
    this.search = new CheapestBundle(stage.table);
    this.changeWeight = stage.changeCost * PRICE_SCALE;
  }

  /** Sets the prices for the calls that follow. */
  usePrices(prices: SeatPrices): void {
    this.intervals = intervalWeightings(this.stage, prices);
  }

  /** The group's lightest path; undefined when it has no feasible bundle. New bundles join the pool. */
  lightest(group: number): WeighedPath | undefined {
    const best: (WeighedPath | undefined)[] = [{ path: [], weight: 0 }];
    for (const interval of this.intervals) {
      const before = best[interval.from];
      const entered = before && this.enter(group, interval);
      if (before === undefined || entered === undefined) continue;
      const weight = before.weight + entered.weight;
      const known = best[interval.to + 1];
      if (known !== undefined && known.weight <= weight) continue;
      const held = Array.from({ length: interval.to - interval.from + 1 }, () => entered.bundle);
      best[interval.to + 1] = { path: [...before.path, ...held], weight };
    }
    return best[this.stage.periods.length];
  }

  /** Weight of a path at the present prices. */
  weigh(group: number, path: BundlePath): number {
    let weight = 0;
    let before = this.stage.groups[group]?.current;
    for (const interval of this.intervals) {
      const bundle = interval.from === interval.to ? path[interval.from] : undefined;
      if (bundle === undefined) continue;
      weight += weightOf(bundle, interval.weights);
      if (!isSameBundle(bundle.skus, before)) weight += this.changeWeight;
      before = bundle.skus;
    }
    return weight;
  }

  /**
   * For each interval: the most a bundle held exactly then may weigh, if the path around it is to
   * weigh at most `limit`.
   */
  allowances(group: number, limit: number): readonly IntervalAllowance[] {
    const periods = this.stage.periods.length;
    // A single period has nothing around it to search for.
    if (periods === 1) return this.intervals.map((weighting) => ({ weighting, allowance: limit }));
    const ahead = Array.from({ length: periods + 1 }, () => Number.POSITIVE_INFINITY);
    const behind = [...ahead];
    ahead[0] = 0;
    behind[periods] = 0;
    const weights = this.intervals.map(
      (interval) => this.enter(group, interval)?.weight ?? Number.POSITIVE_INFINITY,
    );
    for (const [index, { from, to }] of this.intervals.entries()) {
      const total = (ahead[from] ?? 0) + (weights[index] ?? 0);
      ahead[to + 1] = Math.min(ahead[to + 1] ?? 0, total);
    }
    for (const [index, { from, to }] of [...this.intervals.entries()].toReversed()) {
      const total = (behind[to + 1] ?? 0) + (weights[index] ?? 0);
      behind[from] = Math.min(behind[from] ?? 0, total);
    }
    return this.intervals.map((interval) => ({
      weighting: interval,
      allowance:
        limit -
        (ahead[interval.from] ?? 0) -
        (behind[interval.to + 1] ?? 0) -
        (interval.from === 0 ? 0 : this.changeWeight),
    }));
  }

  /** The bundle of least weight over an interval, its change counted; staying with today's is free. */
  private enter(groupIndex: number, interval: IntervalWeighting): EnteredBundle | undefined {
    const group = this.stage.groups[groupIndex];
    let best: EnteredBundle | undefined;
    for (const bundle of this.pool.optionsOf(groupIndex)) {
      const change = interval.from === 0 ? this.entryWeight(group, bundle) : this.changeWeight;
      const weight = change + weightOf(bundle, interval.weights);
      if (best === undefined || weight < best.weight) best = { bundle, weight };
    }
    for (const space of group?.spaces ?? []) {
      const below = best === undefined ? Number.MAX_SAFE_INTEGER : best.weight - this.changeWeight;
      const found = this.search.find(space, interval, below);
      if (found === undefined) continue;
      const bundle = this.pool.offer(groupIndex, found.bundle);
      best = { bundle, weight: found.weight + this.changeWeight };
    }
    return best;
  }

  private entryWeight(group: MemberGroup | undefined, bundle: PooledBundle): number {
    return isSameBundle(bundle.skus, group?.current) ? 0 : this.changeWeight;
  }
}

function weightOf(bundle: PooledBundle, weights: Float64Array): number {
  let weight = 0;
  for (const sku of bundle.skus) weight += weights[sku] ?? 0;
  return weight;
}

/** Intervals by where they start, so that each finds its predecessors done. */
function intervalWeightings(stage: CountedStage, prices: SeatPrices): readonly IntervalWeighting[] {
  const intervals: IntervalWeighting[] = [];
  const perPeriod = stage.periods.map((_, period) => periodWeights(stage, prices, period));
  for (let from = 0; from < perPeriod.length; from += 1) {
    const sum = new Float64Array(stage.table.ids.length);
    for (let to = from; to < perPeriod.length; to += 1) {
      for (const [sku, weight] of (perPeriod[to] ?? []).entries()) {
        sum[sku] = (sum[sku] ?? 0) + weight;
      }
      intervals.push({ ...createWeighting(Float64Array.from(sum)), from, to });
    }
  }
  return intervals;
}

/** Counted SKUs weigh what the prices say, all others what they cost. */
function periodWeights(stage: CountedStage, prices: SeatPrices, period: number): Float64Array {
  const months = stage.periods[period]?.months ?? 0;
  const offset = period * stage.counted.length;
  return Float64Array.from(stage.table.prices, (price, sku) => {
    const position = stage.positions[sku] ?? -1;
    return position < 0 ? months * price * PRICE_SCALE : (prices.use[offset + position] ?? 0);
  });
}
