import { BundleFrontier } from "./bundle-frontier.ts";
import type { BundlePool, PooledBundle } from "./bundle-pool.ts";
import { createWeighting } from "./cheapest-bundle.ts";
import type { Deadline } from "./deadline.ts";
import type { Bundle } from "./sku-table.ts";
import type { CountedStage } from "./stage.ts";

/**
 * Makes the bundles that spare rationed SKUs options of their groups; returns each with its group.
 * Where the time runs out, those found so far.
 */
export function offerBundlesThatSpare(
  stage: CountedStage,
  pool: BundlePool,
  deadline: Deadline,
): readonly (readonly [group: number, bundle: PooledBundle])[] {
  const rationed = rationedSkus(stage);
  if (!rationed.includes(1)) return [];
  return bundlesThatSpare(stage, rationed, deadline).flatMap((bundles, group) =>
    bundles.map((bundle) => [group, pool.offer(group, bundle)] as const),
  );
}

/**
 * For each group, bundles with every smallest set of rationed SKUs it can live with. With these
 * among the options, a plan that keeps the limits exists whenever any plan does: what a limit sees
 * of a bundle is only which rationed SKUs it takes, and fewer are never worse. Groups none of whose
 * bundles takes any need nothing: one bundle is as good as another there.
 * @param rationed per SKU index: 1 when it is under a limit or its use is capped.
 */
function bundlesThatSpare(
  stage: CountedStage,
  rationed: Uint8Array,
  deadline: Deadline,
): readonly (readonly Bundle[])[] {
  const { ids, prices } = stage.table;
  const dearest = prices.reduce((sum, price) => sum + price, 1);
  // Rationed SKUs are tried last, so that bundles without them are found first and end the search.
  const weighting = createWeighting(
    Float64Array.from(prices, (price, sku) => price + (rationed[sku] === 1 ? dearest : 0)),
  );
  const isOver = (): boolean => deadline.remainingMs() <= 0;
  const measure = { counted: rationed, freePrices: new Float64Array(ids.length) };
  const frontier = new BundleFrontier(stage.table, measure, { bySize: false, isOver });
  const isRationed = (sku: number): boolean => rationed[sku] === 1;
  return stage.groups.map(({ spaces, fixed }) => {
    const takesAny =
      fixed.flat().some(isRationed) || spaces.some((space) => space.candidates.some(isRationed));
    if (!takesAny || isOver()) return [];
    const found = spaces.flatMap(
      (space) => frontier.collect(space, weighting, Number.MAX_SAFE_INTEGER) ?? [],
    );
    return [...fixed, ...found];
  });
}

/** SKUs under a seat limit, or with fewer seats allowed than members who could hold them. */
export function rationedSkus(stage: CountedStage): Uint8Array {
  const rationed = new Uint8Array(stage.table.ids.length);
  for (const sku of stage.limits.flatMap((limit) => limit.skus)) rationed[sku] = 1;
  for (const { sku, to } of stage.seats) {
    if (to < (stage.demand[sku] ?? 0)) rationed[sku] = 1;
  }
  return rationed;
}
