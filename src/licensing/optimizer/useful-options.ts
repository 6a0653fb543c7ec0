import { BundleFrontier, type FrontierMeasure } from "./bundle-frontier.ts";
import type { BundlePool, PooledBundle } from "./bundle-pool.ts";
import type { Pricing } from "./column-generation.ts";
import type { Deadline } from "./deadline.ts";
import { type IntervalAllowance, PathPricer } from "./path-pricing.ts";
import { PRICE_SCALE } from "./seat-prices.ts";
import type { Bundle } from "./sku-table.ts";
import type { CountedStage } from "./stage.ts";

/** More bundles than this are not given to the solver; the gap is reported instead. */
const MOST_OPTIONS = 400_000;

/** Where options are looked for. */
export interface OptionSearch {
  readonly stage: CountedStage;
  readonly pool: BundlePool;
  readonly deadline: Deadline;
  /** Keep bundles that cost the same but hold fewer SKUs. */
  readonly bySize: boolean;
  /** Steps after which a group keeps to the bundles known already. */
  readonly mostSteps?: number | undefined;
}

/**
 * Per group every bundle that can be part of a plan of cost ≤ `target`: a member on a path that
 * weighs more than the lightest by the distance from the bound to the target would alone lift every
 * plan above it. Bundles that take more counted SKUs at no lower price are left out.
 * Undefined when they are too many or the time is over.
 */
export function usefulOptions(
  search: OptionSearch,
  relaxation: Pricing,
  target: number,
): ReadonlyMap<number, readonly PooledBundle[]> | undefined {
  const found = findBundles(search, relaxation, slackTo(target, relaxation));
  // Offered only now: a search that was given up leaves the pool as it was.
  for (const [group, bundle] of found ?? []) search.pool.offer(group, bundle);
  return found && knownOptions(search, relaxation, target);
}

function findBundles(
  { stage, pool, deadline, bySize, mostSteps }: OptionSearch,
  relaxation: Pricing,
  slack: number,
): readonly (readonly [group: number, bundle: Bundle])[] | undefined {
  const pricer = new PathPricer(stage, pool);
  pricer.usePrices(relaxation.prices);
  const isOver = (): boolean => deadline.remainingMs() <= 0;
  const frontier = new BundleFrontier(stage.table, measureOf(stage), { bySize, isOver, mostSteps });
  // Decided together, periods multiply a bundle's columns and rows: 1 GB for 80,000 of three periods.
  const mostOptions = MOST_OPTIONS / (2 * stage.periods.length - 1) ** 2;
  const found: (readonly [group: number, bundle: Bundle])[] = [];
  for (const [group, { spaces }] of stage.groups.entries()) {
    const limit = (relaxation.lightest[group] ?? 0) + slack;
    const bundles = pricer
      .allowances(group, limit)
      .flatMap(({ weighting, allowance }) =>
        spaces.map((space) => frontier.collect(space, weighting, allowance)),
      );
    // A search without an answer is one without an end, but for a group that has taken its steps.
    const isGivenUp = mostSteps === undefined && bundles.includes(undefined);
    if (isGivenUp || isOver() || found.length > mostOptions) return undefined;
    for (const bundle of bundles.flat()) if (bundle !== undefined) found.push([group, bundle]);
  }
  return found;
}

/** The bundles known so far that can be part of a plan of cost ≤ `target`. */
export function knownOptions(
  { stage, pool }: Pick<OptionSearch, "stage" | "pool">,
  relaxation: Pricing,
  target: number,
): ReadonlyMap<number, readonly PooledBundle[]> {
  const known = new Map(
    Array.from(stage.groups.keys(), (group) => [group, [...pool.optionsOf(group)]] as const),
  );
  return optionsWithin({ stage, pool }, relaxation, target, known);
}

/** Those of the given bundles that can be part of a plan of cost ≤ `target`. */
export function optionsWithin(
  { stage, pool }: Pick<OptionSearch, "stage" | "pool">,
  relaxation: Pricing,
  target: number,
  bundles: ReadonlyMap<number, readonly PooledBundle[]>,
): ReadonlyMap<number, readonly PooledBundle[]> {
  const slack = slackTo(target, relaxation);
  const pricer = new PathPricer(stage, pool);
  pricer.usePrices(relaxation.prices);
  return new Map(
    Array.from(bundles, ([group, options]) => {
      const allowances = pricer.allowances(group, (relaxation.lightest[group] ?? 0) + slack);
      return [group, options.filter((option) => isWithin(option, allowances))];
    }),
  );
}

/** How much a single member may weigh more than the lightest in a plan of at most this cost. */
export function slackTo(value: number, { bound }: Pricing): number {
  return Number(BigInt(value) * BigInt(PRICE_SCALE) - bound.exact);
}

function isWithin(option: PooledBundle, allowances: readonly IntervalAllowance[]): boolean {
  return allowances.some(
    ({ weighting, allowance }) =>
      option.skus.reduce((sum, sku) => sum + (weighting.weights[sku] ?? 0), 0) <= allowance,
  );
}

/** What tells bundles apart in a stage: which counted SKUs they take, and what the rest costs. */
export function measureOf(stage: CountedStage): FrontierMeasure {
  const isCounted = (sku: number): boolean => (stage.positions[sku] ?? -1) >= 0;
  return {
    counted: Uint8Array.from(stage.table.ids, (_, sku) => (isCounted(sku) ? 1 : 0)),
    freePrices: Float64Array.from(stage.table.prices, (price, sku) => (isCounted(sku) ? 0 : price)),
  };
}
