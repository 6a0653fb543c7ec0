import type { PooledBundle } from "./bundle-pool.ts";
import { ColumnBatch, type LinearProgram, RowBounds } from "./linear-solver.ts";
import { hullLines, leastPaid, rowsOfSeat } from "./master-program.ts";
import { isExactHull } from "./paid-seats.ts";
import { isSameBundle, priceOf } from "./sku-table.ts";
import type { CountedSeats, CountedStage } from "./stage.ts";
import {
  addShare,
  type BundleShare,
  changesOfGroup,
  type StagePlan,
  usedSeats,
} from "./stage-plan.ts";

const INFINITY = Number.POSITIVE_INFINITY;

type Entry = [row: number, value: number];

/** A bundle that at most so many members of a group may choose. */
export interface WholeOption {
  readonly bundle: PooledBundle;
  readonly most: number;
  /** Told apart for the members who hold it today. */
  readonly staying: boolean;
}

/** Members of a group who hold a bundle in a period: one column. */
export interface ShareColumn {
  readonly group: number;
  readonly period: number;
  readonly option: WholeOption;
  readonly column: number;
}

/** The program in whole members and seats over the bundles of a pool, with the way back to a plan. */
export interface WholeProgram {
  readonly program: LinearProgram;
  readonly planOf: (values: Float64Array) => StagePlan;
  /** Minor units of a plan as the program sees it. */
  readonly costOf: (values: Float64Array) => number;
  /** The part of it that is not decided: SKUs of settled groups that are not counted, and their changes. */
  readonly settledCost: number;
  readonly shares: readonly ShareColumn[];
}

/** What is decided in whole numbers. */
export interface WholeScope {
  /** Groups to decide on, each with the bundles it may choose from. */
  readonly options: ReadonlyMap<number, readonly WholeOption[]>;
  /** Shares of all other groups stay as in this plan. */
  readonly settled: StagePlan;
}

/** Every member of the group may choose any of the bundles. */
export function unboundedOptions(
  stage: CountedStage,
  options: ReadonlyMap<number, readonly PooledBundle[]>,
): WholeScope["options"] {
  return new Map(
    Array.from(options, ([group, bundles]) => {
      const most = stage.groups[group]?.members ?? 0;
      return [group, bundles.map((bundle) => ({ bundle, most, staying: false }))];
    }),
  );
}

/** Builds the exact model: spare seats as whole numbers, members who stay counted per bundle and period. */
export function createWholeProgram(stage: CountedStage, scope: WholeScope): WholeProgram {
  const rows = new RowBounds();
  const columns = new ColumnBatch();
  const settled = stage.periods.map((_, period) =>
    stage.groups.map((_, group) =>
      scope.options.has(group) ? [] : (scope.settled[period]?.[group] ?? []),
    ),
  );
  const use = addSeatColumns(stage, settled, rows, columns);
  const shares: ShareColumn[] = [];
  for (const [group, options] of scope.options) {
    shares.push(...addGroupColumns({ stage, rows, columns, use }, group, options));
  }
  const settledCost = costOfSettled(stage, scope);
  return {
    program: { rows, columns, whole: true },
    planOf: (values) => planOfValues(settled, shares, values),
    costOf: (values) =>
      settledCost +
      stage.grain * columns.costs.reduce((sum, cost, i) => sum + cost * (values[i] ?? 0), 0),
    settledCost,
    shares,
  };
}

function costOfSettled(stage: CountedStage, { options, settled }: WholeScope): number {
  const isFree = (sku: number): boolean => (stage.positions[sku] ?? -1) < 0;
  let cost = 0;
  for (const group of stage.groups.keys()) {
    if (options.has(group)) continue;
    cost += stage.changeCost * changesOfGroup(stage, settled, group);
    for (const [index, period] of stage.periods.entries()) {
      for (const { bundle, members } of settled[index]?.[group] ?? []) {
        cost += period.months * members * priceOf(stage.table, bundle.filter(isFree));
      }
    }
  }
  return cost;
}

/** Columns used, paid and spare per counted SKU and period; returns the rows that count use. */
function addSeatColumns(
  stage: CountedStage,
  settled: StagePlan,
  rows: RowBounds,
  columns: ColumnBatch,
): readonly number[] {
  const limits = stage.periods.flatMap(() =>
    stage.limits.map((limit) => rows.add(-INFINITY, limit.maxSeats)),
  );
  const minimums = stage.periods.flatMap(() =>
    stage.minimums.map(({ seats }) => rows.add(seats, INFINITY)),
  );
  const settledUse = stage.periods.map((_, period) => usedSeats(stage, settled[period] ?? []));
  return stage.seats.map((seats) => {
    const use = rows.add(settledUse[seats.period]?.[seats.sku] ?? 0, INFINITY);
    const ruled = [
      ...rowsOfSeat(seats, stage.limits, limits),
      ...rowsOfSeat(seats, stage.minimums, minimums),
    ];
    const { ofUsed, ofPaid, least } = isExactHull(seats.hull)
      ? addHullRows(seats, rows)
      : addSpareColumns(seats, rows, columns);
    columns.add(0, [seats.from, seats.to], [[use, 1], ...ofUsed]);
    columns.add(seats.cost / stage.grain, [least, INFINITY], [...ofPaid, ...ruled]);
    return use;
  });
}

/** How the columns of used and paid seats are tied together. */
interface SeatTies {
  readonly ofUsed: readonly Entry[];
  readonly ofPaid: readonly Entry[];
  readonly least: number;
}

/** Paid seats above every line of the hull. */
function addHullRows(seats: CountedSeats, rows: RowBounds): SeatTies {
  const lines = hullLines(seats).map(({ slope, offset }) => ({
    slope,
    row: rows.add(offset, INFINITY),
  }));
  return {
    ofUsed: lines.map(({ slope, row }) => [row, -slope]),
    ofPaid: lines.map(({ row }) => [row, 1]),
    least: leastPaid(seats),
  };
}

/** Paid ≥ used + spare, spare ≥ share of used, spare ≥ minimum once anything is used. */
function addSpareColumns(seats: CountedSeats, rows: RowBounds, columns: ColumnBatch): SeatTies {
  const { floor, spare } = seats.terms;
  const need = rows.add(0, INFINITY);
  const ofPaid: readonly Entry[] = [[need, 1]];
  if (spare === undefined) return { ofUsed: [[need, -1]], ofPaid, least: floor };
  const share = rows.add(0, INFINITY);
  const minimum = rows.add(0, INFINITY);
  const inUse = rows.add(0, INFINITY);
  columns.add(
    0,
    [0, INFINITY],
    [
      [need, -1],
      [share, spare.whole],
      [minimum, 1],
    ],
  );
  columns.add(
    0,
    [0, 1],
    [
      [minimum, -spare.min],
      [inUse, seats.to],
    ],
  );
  return {
    ofPaid,
    least: floor,
    ofUsed: [
      [need, -1],
      [share, -spare.share],
      [inUse, -1],
    ],
  };
}

interface Target {
  readonly stage: CountedStage;
  readonly rows: RowBounds;
  readonly columns: ColumnBatch;
  readonly use: readonly number[];
}

function addGroupColumns(
  { stage, rows, columns, use }: Target,
  group: number,
  options: readonly WholeOption[],
): readonly ShareColumn[] {
  const { members, current } = stage.groups[group] ?? { members: 0, current: undefined };
  const everyone = stage.periods.map(() => rows.add(members, members));
  const changing = stage.changeCost / stage.grain;
  return options.flatMap((option) => {
    const { bundle, most } = option;
    const stays = stage.periods.map((_, period) =>
      period === 0 || changing === 0 ? undefined : addStayColumn(rows, columns, -changing),
    );
    return stage.periods.map((period, index): ShareColumn => {
      const entries: Entry[] = [[everyone[index] ?? 0, 1]];
      for (const position of bundle.counted) {
        entries.push([use[index * stage.counted.length + position] ?? 0, -1]);
      }
      const [here, next] = [stays[index], stays[index + 1]];
      if (here !== undefined) entries.push([here.now, 1]);
      if (next !== undefined) entries.push([next.before, 1]);
      // Everyone pays for a change in every period, and gets it back where a stay is counted.
      const free = index === 0 && isSameBundle(bundle.skus, current);
      const cost = (period.months * bundle.freePrice) / stage.grain + (free ? 0 : changing);
      return { group, period: index, option, column: columns.add(cost, [0, most], entries) };
    });
  });
}

/** Members who hold the bundle in a period and in the one before: at most as many as in either. */
function addStayColumn(
  rows: RowBounds,
  columns: ColumnBatch,
  cost: number,
): { readonly before: number; readonly now: number } {
  const before = rows.add(0, INFINITY);
  const now = rows.add(0, INFINITY);
  columns.add(
    cost,
    [0, INFINITY],
    [
      [before, -1],
      [now, -1],
    ],
  );
  return { before, now };
}

function planOfValues(
  settled: StagePlan,
  columns: readonly ShareColumn[],
  values: Float64Array,
): StagePlan {
  const plan: BundleShare[][][] = settled.map((groups) => groups.map((shares) => [...shares]));
  for (const { group, period, option, column } of columns) {
    const members = Math.round(values[column] ?? 0);
    if (members > 0) addShare(plan[period]?.[group] ?? [], option.bundle.skus, members);
  }
  return plan;
}
