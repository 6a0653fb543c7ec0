import { BundleFrontier } from "./bundle-frontier.ts";
import type { PooledBundle } from "./bundle-pool.ts";
import type { BundleSpace, BundleSpaces } from "./bundle-space.ts";
import type { Deadline } from "./deadline.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { PathPricer } from "./path-pricing.ts";
import { type Bundle, isSameBundle } from "./sku-table.ts";
import type { SolvedStage } from "./solve-stage.ts";
import { measureOf, slackTo } from "./useful-options.ts";

/** Members may hold at most `most` different sets of these SKUs; all other SKUs stay free. */
export interface ProfileRule {
  readonly most: number;
  /** Per SKU index: part of a profile. */
  readonly inProfile: readonly boolean[];
}

export interface Means {
  readonly spaces: BundleSpaces;
  readonly solver: LinearSolver;
  readonly deadline: Deadline;
}

/** Profiles, and per group the bundles of them to choose from. */
export interface Comparison {
  readonly candidates: readonly Bundle[];
  readonly options: ReadonlyMap<number, readonly PooledBundle[]>;
}

/** The SKUs of a bundle that make its profile. */
export function profileOf(bundle: Bundle, { inProfile }: ProfileRule): Bundle {
  return bundle.filter((sku) => inProfile[sku] === true);
}

/** The bundles of a space that have exactly this profile. */
export function spaceWithin(
  { rules }: BundleSpace,
  profile: Bundle,
  rule: ProfileRule,
  spaces: BundleSpaces,
): readonly BundleSpace[] {
  const allowed = rules.allowed.map(
    (may, sku) => may && (rule.inProfile[sku] !== true || profile.includes(sku)),
  );
  const keep = [...new Set([...rules.keep, ...profile])].sort((a, b) => a - b);
  const space = spaces.spaceOf({ ...rules, allowed, keep });
  return space === undefined ? [] : [space];
}

/** All sets of SKUs are compared for every group, as long as they are few or the groups are. */
const MOST_PROFILES = 256;
const MOST_COMPARISONS = 65_536;

/** More bundles than these are not given to the solver. */
const MOST_OPTIONS = 20_000;

/**
 * All profiles, and per group every bundle of each that can be part of a plan cheaper than `value`.
 * Among bundles of one profile those that take more counted SKUs at no lower price are left out.
 * Undefined when they are too many or the time is over.
 * @param value cost of a plan in hand; without one infinite, and every bundle could be part of one.
 */
export function everyOption(
  { stage, pool, relaxation }: SolvedStage,
  rule: ProfileRule,
  value: number,
  { spaces, deadline }: Means,
): Comparison | undefined {
  const profiles = everyProfile(
    rule,
    Math.max(MOST_PROFILES, MOST_COMPARISONS / stage.groups.length),
  );
  if (profiles === undefined) return undefined;
  const pricer = new PathPricer(stage, pool);
  pricer.usePrices(relaxation.prices);
  const isOver = (): boolean => deadline.remainingMs() <= 0;
  const frontier = new BundleFrontier(stage.table, measureOf(stage), { bySize: false, isOver });
  const slack = Number.isFinite(value) ? slackTo(value - stage.grain, relaxation) : value;
  const options = new Map<number, readonly PooledBundle[]>();
  let count = 0;
  for (const [index, group] of stage.groups.entries()) {
    const allowances = pricer.allowances(index, (relaxation.lightest[index] ?? 0) + slack);
    const found = new Map<number, PooledBundle>();
    for (const profile of profiles) {
      const fixed = group.fixed.filter((one) => isSameBundle(profileOf(one, rule), profile));
      const within = group.spaces.flatMap((space) => spaceWithin(space, profile, rule, spaces));
      const searched = within.flatMap((space) =>
        allowances.map(({ weighting, allowance }) => frontier.collect(space, weighting, allowance)),
      );
      if (isOver() || searched.includes(undefined)) return undefined;
      for (const skus of [...fixed, ...searched.flatMap((some) => some ?? [])]) {
        const bundle = pool.describe(skus);
        found.set(bundle.id, bundle);
      }
    }
    count += found.size;
    if (count > MOST_OPTIONS) return undefined;
    options.set(index, [...found.values()]);
  }
  const held = [...options.values()].flat().map(({ skus }) => profileOf(skus, rule).join());
  const useful = new Set(held);
  return {
    candidates: profiles.filter((one) => one.length > 0 && useful.has(one.join())),
    options,
  };
}

/** Every set of the SKUs, the empty one too; undefined when they are too many. */
function everyProfile({ inProfile }: ProfileRule, most: number): readonly Bundle[] | undefined {
  const skus = inProfile.flatMap((is, sku) => (is ? [sku] : []));
  if (2 ** skus.length > most) return undefined;
  return skus.reduce<readonly Bundle[]>(
    (sets, sku) => [...sets, ...sets.map((set) => [...set, sku])],
    [[]],
  );
}
