import {
  ColumnBatch,
  type LinearProgram,
  type LinearSolver,
  RowBounds,
  type SolverSession,
} from "./linear-solver.ts";
import type { SeatPoint } from "./paid-seats.ts";
import type { BundlePath } from "./path-pricing.ts";
import { type SeatPrices, seatPricesOf } from "./seat-prices.ts";
import { isSameBundle } from "./sku-table.ts";
import type { Spread } from "./spread.ts";
import type { CountedSeats, CountedStage } from "./stage.ts";

/** What the linear relaxation answers. */
export interface MasterSolution {
  readonly prices: SeatPrices;
  readonly spread: Spread;
}

/** Smaller values of the solver are its noise. */
const SMALLEST_SHARE = 1e-9;

interface MasterPath {
  readonly group: number;
  readonly path: BundlePath;
}

/** Rows of the relaxation; seat rows come first, then limits, then one row per group. */
interface MasterRows {
  readonly bounds: RowBounds;
  readonly use: readonly number[];
  readonly limits: readonly number[];
  readonly minimums: readonly number[];
  readonly groups: readonly number[];
}

/**
 * The linear relaxation over the paths known so far: members of each group are spread over paths,
 * paid seats lie above the lower hull of what use demands. Costs are in multiples of the stage's grain.
 */
export class MasterProgram {
  private readonly stage: CountedStage;
  private readonly rows: MasterRows;
  private readonly session: SolverSession;
  private readonly paths: MasterPath[] = [];
  private readonly known: Set<string>[];
  private waiting = new ColumnBatch();

  constructor(stage: CountedStage, rows: MasterRows, session: SolverSession) {
    this.stage = stage;
    this.rows = rows;
    this.session = session;
    this.known = stage.groups.map(() => new Set());
  }

  /** Adds a path for a group; false when it was known. */
  add(group: number, path: BundlePath): boolean {
    const key = path.map((bundle) => bundle.id).join();
    const known = this.known[group];
    if (known === undefined || known.has(key)) return false;
    known.add(key);
    this.paths.push({ group, path });
    const entries = path.flatMap((bundle, period) =>
      bundle.counted.map((position): [number, number] => [
        this.rows.use[period * this.stage.counted.length + position] ?? 0,
        -1,
      ]),
    );
    this.waiting.add(
      this.costOf(group, path) / this.stage.grain,
      [0, Number.POSITIVE_INFINITY],
      [[this.rows.groups[group] ?? 0, 1], ...entries],
    );
    return true;
  }

  /** Solves over the known paths; infeasible when no spread of the members keeps the limits. */
  solve(limitSeconds: number): MasterSolution | "infeasible" | "out-of-time" {
    if (this.waiting.count > 0) this.session.addColumns(this.waiting);
    this.waiting = new ColumnBatch();
    const outcome = this.session.run(limitSeconds);
    if (outcome.kind === "infeasible") return "infeasible";
    if (outcome.kind !== "optimal") return "out-of-time";
    const priceOf = (row: number): number => (outcome.rowPrices[row] ?? 0) * this.stage.grain;
    const firstPath = 2 * this.stage.seats.length;
    return {
      prices: seatPricesOf(this.stage, {
        use: this.rows.use.map(priceOf),
        // A row with an upper limit has a price of at most 0: one seat more lowers the cost.
        limit: this.rows.limits.map((row) => -priceOf(row)),
        minimum: this.rows.minimums.map(priceOf),
      }),
      spread: this.paths
        .map((path, index) => ({ ...path, members: outcome.values[firstPath + index] ?? 0 }))
        .filter(({ members }) => members > SMALLEST_SHARE),
    };
  }

  /** Minor units per member on the path: SKUs that are not counted, and changes. */
  private costOf(group: number, path: BundlePath): number {
    let cost = 0;
    let before = this.stage.groups[group]?.current;
    for (const [period, { skus, freePrice }] of path.entries()) {
      cost += (this.stage.periods[period]?.months ?? 0) * freePrice;
      if (!isSameBundle(skus, before)) cost += this.stage.changeCost;
      before = skus;
    }
    return cost;
  }
}

/** Holds the relaxation of a stage for as long as the work takes. */
export function withMaster<Result>(
  stage: CountedStage,
  solver: LinearSolver,
  work: (master: MasterProgram) => Result,
): Result {
  const { rows, program } = createSeatProgram(stage);
  return solver.withProgram(program, (session) => work(new MasterProgram(stage, rows, session)));
}

/** Columns for used and paid seats, rows that tie them together, and the empty rows of the groups. */
function createSeatProgram(stage: CountedStage): {
  readonly rows: MasterRows;
  readonly program: LinearProgram;
} {
  const bounds = new RowBounds();
  const infinity = Number.POSITIVE_INFINITY;
  const use = stage.seats.map(() => bounds.add(0, infinity));
  const limits = stage.periods.flatMap(() =>
    stage.limits.map((limit) => bounds.add(-infinity, limit.maxSeats)),
  );
  const minimums = stage.periods.flatMap(() =>
    stage.minimums.map(({ seats }) => bounds.add(seats, infinity)),
  );
  const groups = stage.groups.map(({ members }) => bounds.add(members, members));
  const columns = new ColumnBatch();
  const hulls = stage.seats.map((seats) =>
    hullLines(seats).map((line) => ({
      ...line,
      row: bounds.add(line.offset, infinity),
    })),
  );
  for (const [index, seats] of stage.seats.entries()) {
    const lines = (hulls[index] ?? []).map((line): [number, number] => [line.row, -line.slope]);
    columns.add(0, [seats.from, seats.to], [[use[index] ?? 0, 1], ...lines]);
  }
  for (const [index, seats] of stage.seats.entries()) {
    const lines = (hulls[index] ?? []).map((line): [number, number] => [line.row, 1]);
    const limited = [
      ...rowsOfSeat(seats, stage.limits, limits),
      ...rowsOfSeat(seats, stage.minimums, minimums),
    ];
    const least = leastPaid(seats);
    columns.add(seats.cost / stage.grain, [least, infinity], [...lines, ...limited]);
  }
  return {
    rows: { bounds, use, limits, minimums, groups },
    program: { rows: bounds, columns, whole: false },
  };
}

/** Entries of a paid seat in the rows (periods × rules) of the rules that count its SKU. */
export function rowsOfSeat(
  { sku, period }: CountedSeats,
  rules: readonly { readonly skus: readonly number[] }[],
  rows: readonly number[],
): readonly [row: number, value: number][] {
  return rules.flatMap(({ skus }, index): [number, number][] =>
    skus.includes(sku) ? [[rows[period * rules.length + index] ?? 0, 1]] : [],
  );
}

/** The hull's edges as paid ≥ offset + slope × used; level edges are the column's lower bound. */
export function hullLines(
  seats: Pick<CountedSeats, "hull">,
): readonly { readonly slope: number; readonly offset: number }[] {
  const edges = seats.hull.slice(1).map((right, i) => ({ left: seats.hull[i] ?? right, right }));
  return edges
    .map(({ left, right }) => ({ left, slope: slopeOf(left, right) }))
    .filter(({ slope }) => slope > 0)
    .map(({ left, slope }) => ({ slope, offset: left.paid - slope * left.used }));
}

/** Fewest paid seats of a hull. */
export function leastPaid({ hull }: Pick<CountedSeats, "hull">): number {
  return hull.reduce((least, { paid }) => Math.min(least, paid), Number.POSITIVE_INFINITY);
}

function slopeOf(left: SeatPoint, right: SeatPoint): number {
  return (right.paid - left.paid) / (right.used - left.used);
}
