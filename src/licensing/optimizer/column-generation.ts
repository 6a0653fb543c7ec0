import { offerBundlesThatSpare, rationedSkus } from "./bundle-footprints.ts";
import type { BundlePool } from "./bundle-pool.ts";
import type { Deadline } from "./deadline.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { type LowerBound, lowerBoundOf } from "./lower-bound.ts";
import { type MasterProgram, withMaster } from "./master-program.ts";
import { type BundlePath, PathPricer } from "./path-pricing.ts";
import {
  listSeatPrices,
  lockedSeatPrices,
  rationedSeatPrices,
  type SeatPrices,
} from "./seat-prices.ts";
import { type Spread, wholePlan } from "./spread.ts";
import type { CountedStage } from "./stage.ts";
import type { StagePlan } from "./stage-plan.ts";

/** A lower bound with what proves it: prices, and each group's lightest path at them. */
export interface Pricing {
  readonly bound: LowerBound;
  readonly prices: SeatPrices;
  readonly lightest: readonly number[];
}

/** What the relaxation proves, and how it would spread the members. */
export interface Relaxation extends Pricing {
  readonly spread: Spread;
}

/** When to stop early: the time is up, or the bound has reached the cost of the best plan in hand. */
export interface Stopping {
  readonly deadline: Deadline;
  /** Infinite as long as there is no plan. */
  readonly bestValue: () => number;
  /** Takes note of every plan met on the way, so that there is one whenever the time is up. */
  readonly consider: (plan: StagePlan) => void;
}

/**
 * Solves the linear relaxation over all bundles by adding only those that can lower it
 * (Dantzig-Wolfe column generation), and proves its value in whole numbers.
 */
export class ColumnGeneration {
  private readonly stage: CountedStage;
  private readonly pool: BundlePool;
  private readonly solver: LinearSolver;
  private readonly pricer: PathPricer;
  private best: Pricing | undefined;

  constructor(stage: CountedStage, pool: BundlePool, solver: LinearSolver) {
    this.stage = stage;
    this.pool = pool;
    this.solver = solver;
    this.pricer = new PathPricer(stage, pool);
  }

  /**
   * The relaxation of a whole stage, or "infeasible" when some group has no bundle or the limits
   * cannot be kept. Where the time runs out, the best bound so far with the spread in hand.
   * @param known paths known from elsewhere.
   */
  solve(known: Spread, stopping: Stopping): Relaxation | "infeasible" {
    const listPaths = this.price(listSeatPrices(this.stage));
    if (listPaths === undefined) return "infeasible";
    const atList = this.everyoneOn(listPaths);
    if (this.isOverWith(atList, stopping)) return this.relaxation(atList);
    const sparing = this.everyoneOn(this.sparingPaths());
    // With the bundles that spare known, the paths at list prices are made to keep the limits.
    for (const spread of [sparing, atList]) {
      if (this.isOverWith(spread, stopping)) return this.relaxation(spread);
    }
    const locked = this.everyoneOn(this.price(lockedSeatPrices(this.stage)) ?? []);
    if (this.isOverWith(locked, stopping)) return this.relaxation(locked);
    return this.improve(atList, [...atList, ...locked, ...sparing, ...known], stopping);
  }

  /** All members of a group on its path. */
  private everyoneOn(paths: readonly BundlePath[]): Spread {
    return paths.map((path, group) => ({
      group,
      path,
      members: this.stage.groups[group]?.members ?? 0,
    }));
  }

  /**
   * The relaxation of a part of a stage, from that of the whole: its prices are valid here as well,
   * and often prove enough at once.
   */
  solvePart(whole: Relaxation, known: Spread, stopping: Stopping): Relaxation | "infeasible" {
    const { prices, lightest, spread } = whole;
    this.best = { bound: lowerBoundOf(this.stage, prices, lightest), prices, lightest };
    return this.improve(spread, known, stopping);
  }

  private improve(first: Spread, known: Spread, stopping: Stopping): Relaxation | "infeasible" {
    if (this.bound() >= stopping.bestValue()) return this.relaxation(first);
    return withMaster(this.stage, this.solver, (master) => {
      for (const { group, path } of [...first, ...known]) master.add(group, path);
      return this.generate(master, first, stopping);
    });
  }

  /** Solves and prices in turn until no path can lower the relaxation. */
  private generate(
    master: MasterProgram,
    first: Spread,
    stopping: Stopping,
  ): Relaxation | "infeasible" {
    const { deadline } = stopping;
    let spread = first;
    while (deadline.remainingMs() > 0) {
      const solved = master.solve(deadline.remainingMs() / 1000);
      if (solved === "infeasible") {
        if (this.addBundlesThatSpare(master, deadline)) continue;
        if (deadline.remainingMs() <= 0) break;
        return "infeasible";
      }
      if (solved === "out-of-time") break;
      spread = solved.spread;
      const priced = this.price(solved.prices);
      if (priced === undefined) return "infeasible";
      if (this.isOverWith(spread, stopping)) break;
      const added = priced.filter((path, group) => master.add(group, path));
      if (added.length === 0) break;
    }
    return this.relaxation(spread);
  }

  /** Whether the best plan in hand, the spread in whole members among them, is the least or must do. */
  private isOverWith(spread: Spread, { deadline, bestValue, consider }: Stopping): boolean {
    consider(wholePlan(this.stage, spread));
    const value = bestValue();
    return this.bound() >= value || (Number.isFinite(value) && deadline.remainingMs() <= 0);
  }

  /** Minor units no plan can undercut, as far as proven; before any proof, nothing. */
  private bound(): number {
    return this.best?.bound.minor ?? Number.NEGATIVE_INFINITY;
  }

  private relaxation(spread: Spread): Relaxation {
    if (this.best === undefined) throw new Error("A relaxation is priced before it is read.");
    return { ...this.best, spread };
  }

  /** Each group's lightest path; keeps the best bound. Undefined when a group has no bundle. */
  private price(prices: SeatPrices): readonly BundlePath[] | undefined {
    this.pricer.usePrices(prices);
    const paths: BundlePath[] = [];
    const lightest: number[] = [];
    for (const group of this.stage.groups.keys()) {
      const found = this.pricer.lightest(group);
      if (found === undefined) return undefined;
      paths.push(found.path);
      lightest.push(found.weight);
    }
    const bound = lowerBoundOf(this.stage, prices, lightest);
    if (this.best === undefined || bound.exact > this.best.bound.exact) {
      this.best = { bound, prices, lightest };
    }
    return paths;
  }

  /** Paths with few rationed SKUs; none where nothing is rationed. */
  private sparingPaths(): readonly BundlePath[] {
    const rationed = rationedSkus(this.stage);
    const prices = rationed.includes(1) && rationedSeatPrices(this.stage, rationed);
    return (prices && this.price(prices)) || [];
  }

  /**
   * With these bundles among the paths, "the known paths cannot keep the limits" means that no paths
   * can, unless the time ran out. False when all of them were known.
   */
  private addBundlesThatSpare(master: MasterProgram, deadline: Deadline): boolean {
    let isNew = false;
    for (const [group, bundle] of offerBundlesThatSpare(this.stage, this.pool, deadline)) {
      const path = this.stage.periods.map(() => bundle);
      isNew = master.add(group, path) || isNew;
    }
    return isNew;
  }
}
