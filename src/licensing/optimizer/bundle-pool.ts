import { type Bundle, priceOf } from "./sku-table.ts";
import type { Spread } from "./spread.ts";
import type { CountedStage } from "./stage.ts";
import { pathsThrough, type StagePlan } from "./stage-plan.ts";

/** A bundle with what the linear model needs of it. */
export interface PooledBundle {
  readonly id: number;
  readonly skus: Bundle;
  /** Positions of its counted SKUs. */
  readonly counted: Bundle;
  /** Minor units per month of its other SKUs. */
  readonly freePrice: number;
}

/** The bundles known so far, each once, and which group may hold which. */
export class BundlePool {
  private readonly stage: CountedStage;
  private readonly known = new Map<string, PooledBundle>();
  private readonly options: Map<number, PooledBundle>[];

  constructor(stage: CountedStage) {
    this.stage = stage;
    this.options = stage.groups.map(() => new Map());
    for (const [group, { fixed }] of stage.groups.entries()) {
      for (const bundle of fixed) this.offer(group, bundle);
    }
  }

  /** Makes the bundle an option of the group. */
  offer(group: number, skus: Bundle): PooledBundle {
    const bundle = this.describe(skus);
    this.options[group]?.set(bundle.id, bundle);
    return bundle;
  }

  /** Bundles the group may hold, in the order they were offered. */
  optionsOf(group: number): Iterable<PooledBundle> {
    return this.options[group]?.values() ?? [];
  }

  /** The options of some groups. */
  optionsOfGroups(groups: Iterable<number>): ReadonlyMap<number, readonly PooledBundle[]> {
    return new Map(Array.from(groups, (group) => [group, [...this.optionsOf(group)]]));
  }

  /** Every option as a path that holds it throughout, for a stage of one period all there are. */
  everyPath(): Spread {
    return this.options.flatMap((options, group) =>
      Array.from(options.values(), (bundle) => ({
        group,
        path: this.stage.periods.map(() => bundle),
        members: 0,
      })),
    );
  }

  /** The paths of a plan, their bundles among the options. */
  pathsOf(plan: StagePlan): Spread {
    return this.stage.groups.flatMap((_, group) =>
      pathsThrough(plan.map((shares) => shares[group] ?? [])).map(({ path, members }) => ({
        group,
        path: path.map((skus) => this.offer(group, skus)),
        members,
      })),
    );
  }

  /** A bundle in the terms of the stage, without making it an option of anyone. */
  describe(skus: Bundle): PooledBundle {
    const key = skus.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { positions, table } = this.stage;
    const free = skus.filter((sku) => (positions[sku] ?? -1) < 0);
    const bundle = {
      id: this.known.size,
      skus,
      counted: skus.map((sku) => positions[sku] ?? -1).filter((position) => position >= 0),
      freePrice: priceOf(table, free),
    };
    this.known.set(key, bundle);
    return bundle;
  }
}
