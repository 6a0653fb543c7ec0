import { type BundleSpace, isFeasible } from "./bundle-space.ts";
import { BundleTree } from "./bundle-tree.ts";
import type { Bundle } from "./sku-table.ts";

/** Weights per SKU (whole, not negative) with the SKUs in ascending order of them. */
export interface Weighting {
  readonly weights: Float64Array;
  readonly byWeight: Int32Array;
}

/** Sorts SKUs by weight, equal weights by index. */
export function createWeighting(weights: Float64Array): Weighting {
  const byWeight = Int32Array.from(weights.keys()).sort(
    (a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b,
  );
  return { weights, byWeight };
}

/** A bundle and its weight. */
export interface WeighedBundle {
  readonly bundle: Bundle;
  readonly weight: number;
}

/** Finds the feasible bundle of least weight, exactly. */
export class CheapestBundle extends BundleTree {
  private best: WeighedBundle | undefined;

  /** The lightest bundle of the space whose weight is below `below`; undefined when there is none. */
  find(space: BundleSpace, weighting: Weighting, below: number): WeighedBundle | undefined {
    this.weights = weighting.weights;
    this.limit = below - 1;
    this.search(space, weighting.byWeight);
    return this.takeBest(space);
  }

  private takeBest(space: BundleSpace): WeighedBundle | undefined {
    const best = this.best;
    this.best = undefined;
    return best && { ...best, bundle: this.withoutSpareSkus(space, best.bundle) };
  }

  protected reached(cost: number): void {
    this.limit = cost - 1;
    this.best = { bundle: this.chosen.toSorted((a, b) => a - b), weight: cost };
  }

  protected isSurpassed(): boolean {
    return false;
  }

  /** The earlier SKU is not heavier, so it never makes a bundle heavier. */
  protected replaces(): boolean {
    return true;
  }

  /** SKUs of weight 0 may be in a lightest bundle for nothing; a smaller bundle is never worse. */
  private withoutSpareSkus(space: BundleSpace, bundle: Bundle): Bundle {
    let kept = bundle;
    for (const sku of bundle) {
      const smaller = kept.filter((other) => other !== sku);
      if (this.weights[sku] === 0 && isFeasible(this.table, space.rules, smaller)) kept = smaller;
    }
    return kept;
  }
}
