import type { BundleSpace } from "./bundle-space.ts";
import {
  greatestCommonDivisor,
  paidSeatsHull,
  type SeatPoint,
  type SeatTerms,
  type SparePolicy,
} from "./paid-seats.ts";
import type { Bundle, SkuTable } from "./sku-table.ts";

/** Months in which nothing about the commitments changes. */
export interface StagePeriod {
  readonly months: number;
  /** Seats paid whatever happens, per SKU index. */
  readonly floors: readonly number[];
}

/** Members who may hold the same bundles. */
export interface MemberGroup {
  readonly members: number;
  /** Any bundle of these spaces may be held … */
  readonly spaces: readonly BundleSpace[];
  /** … or any of these. */
  readonly fixed: readonly Bundle[];
  /** Today's bundle, where leaving it costs something. */
  readonly current?: Bundle | undefined;
  /**
   * SKUs its members may hold though they are of no use to them: those held today, which the tie-break
   * may leave where they are, and with few profiles all they may hold.
   */
  readonly alsoHeld?: readonly number[] | undefined;
}

export interface StageLimit {
  readonly skus: Bundle;
  readonly maxSeats: number;
}

/** Paid seats of the SKUs together are at least `seats` in every period. */
export interface StageMinimum {
  /** Cheapest first; in no other minimum. */
  readonly skus: readonly number[];
  readonly seats: number;
}

/**
 * Periods that are decided together. Without change cost every period is a stage of its own;
 * with change cost all periods form one.
 */
export interface Stage {
  readonly table: SkuTable;
  readonly periods: readonly StagePeriod[];
  readonly groups: readonly MemberGroup[];
  /** Per SKU index. */
  readonly spare: readonly (SparePolicy | undefined)[];
  readonly limits: readonly StageLimit[];
  readonly minimums: readonly StageMinimum[];
  /** Minor units per member and change. */
  readonly changeCost: number;
}

/** Seats of one counted SKU in one period. */
export interface CountedSeats {
  readonly sku: number;
  readonly period: number;
  readonly terms: SeatTerms;
  /** Minor units per paid seat over the period. */
  readonly cost: number;
  /** Allowed number of used seats. */
  readonly from: number;
  readonly to: number;
  readonly hull: readonly SeatPoint[];
}

/**
 * A stage with its counted SKUs: those whose paid seats are more than a sum over members, because
 * seats are locked, limited or kept spare. All other SKUs are paid exactly as they are used.
 */
export interface CountedStage extends Stage {
  /** SKU indices, ascending. */
  readonly counted: Bundle;
  /** Per SKU index: position in `counted`, or -1. */
  readonly positions: readonly number[];
  /** Period by period, in the order of `counted`. */
  readonly seats: readonly CountedSeats[];
  /** Members who could hold each SKU index at all. */
  readonly demand: readonly number[];
  /** Every plan's cost is a multiple of this many minor units. */
  readonly grain: number;
}

/** Finds the counted SKUs of a stage and how many of their seats can be used at all. */
export function countSeats(stage: Stage): CountedStage {
  const skus = stage.table.ids.map((_, sku) => sku);
  const counted = skus.filter(
    (sku) =>
      stage.spare[sku] !== undefined ||
      stage.limits.some((limit) => limit.skus.includes(sku)) ||
      stage.minimums.some((minimum) => minimum.skus.includes(sku)) ||
      stage.periods.some((period) => (period.floors[sku] ?? 0) > 0),
  );
  const demand = possibleUse(stage);
  const certain = certainUse(stage);
  const seats = stage.periods.flatMap((period, index) =>
    counted.map((sku): CountedSeats => {
      const terms = { floor: period.floors[sku] ?? 0, spare: stage.spare[sku] };
      const [from, to] = [certain[sku] ?? 0, demand[sku] ?? 0];
      const cost = period.months * (stage.table.prices[sku] ?? 0);
      return { sku, period: index, terms, cost, from, to, hull: paidSeatsHull(terms, from, to) };
    }),
  );
  return {
    ...stage,
    counted,
    positions: skus.map((sku) => counted.indexOf(sku)),
    seats,
    demand,
    grain: grainOf(stage),
  };
}

/** The stage when the used seats of one entry of `seats` lie in `from … to`. */
export function withUseBetween(
  stage: CountedStage,
  index: number,
  from: number,
  to: number,
): CountedStage {
  const seats = stage.seats.map((entry, i) =>
    i === index ? { ...entry, from, to, hull: paidSeatsHull(entry.terms, from, to) } : entry,
  );
  return { ...stage, seats };
}

/** The stage when more or fewer seats of one entry of `seats` are locked. */
export function withFloor(stage: CountedStage, index: number, floor: number): CountedStage {
  const changed = stage.seats[index];
  const seats = stage.seats.map((entry, i) => {
    const terms = { ...entry.terms, floor };
    return i === index
      ? { ...entry, terms, hull: paidSeatsHull(terms, entry.from, entry.to) }
      : entry;
  });
  const periods = stage.periods.map((period, i) => ({
    ...period,
    floors: period.floors.map((known, sku) =>
      i === changed?.period && sku === changed.sku ? floor : known,
    ),
  }));
  return { ...stage, seats, periods };
}

/** The stage when a limit allows more or fewer seats. */
export function withLimit(stage: CountedStage, index: number, maxSeats: number): CountedStage {
  const limits = stage.limits.map((limit, i) => (i === index ? { ...limit, maxSeats } : limit));
  return { ...stage, limits };
}

/** Members who could hold each SKU. */
function possibleUse(stage: Stage): readonly number[] {
  const use = stage.table.ids.map(() => 0);
  for (const group of stage.groups) {
    const skus = new Set([
      ...(group.alsoHeld ?? []),
      ...group.fixed.flat(),
      ...group.spaces.flatMap((space) => [...space.candidates]),
    ]);
    for (const sku of skus) use[sku] = (use[sku] ?? 0) + group.members;
  }
  return use;
}

/**
 * Members who hold each SKU in every plan. Seats spared once anything is used are a jump from none to
 * one that a relaxation smooths over: where someone is certain to hold the SKU, the jump is behind us.
 */
function certainUse(stage: Stage): readonly number[] {
  const use = stage.table.ids.map(() => 0);
  for (const { spaces, fixed, members } of stage.groups) {
    const [first, ...others] = [
      ...spaces.map((space) => space.certain),
      ...fixed.map((bundle) => new Set(bundle)),
    ];
    for (const sku of first ?? []) {
      if (others.every((skus) => skus.has(sku))) use[sku] = (use[sku] ?? 0) + members;
    }
  }
  return use;
}

function grainOf(stage: Stage): number {
  const prices = stage.table.prices.reduce(greatestCommonDivisor, 0);
  const periods = stage.periods.map((period) => period.months * prices);
  return [...periods, stage.changeCost].reduce(greatestCommonDivisor, 0) || 1;
}
