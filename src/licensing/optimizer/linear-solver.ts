/** Columns of a linear program, column by column, in the sparse form solvers take. */
export class ColumnBatch {
  readonly costs: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly rows: number[] = [];
  readonly values: number[] = [];

  get count(): number {
    return this.costs.length;
  }

  /** Adds a column with its bounds and its entries as (row, value) pairs; returns its index in the batch. */
  add(
    cost: number,
    bounds: readonly [lower: number, upper: number],
    entries: Iterable<readonly [row: number, value: number]>,
  ): number {
    this.costs.push(cost);
    this.lower.push(bounds[0]);
    this.upper.push(bounds[1]);
    for (const [row, value] of entries) {
      this.rows.push(row);
      this.values.push(value);
    }
    this.starts.push(this.rows.length);
    return this.costs.length - 1;
  }
}

/** Bounds of the rows of a linear program. */
export class RowBounds {
  readonly lower: number[] = [];
  readonly upper: number[] = [];

  get count(): number {
    return this.lower.length;
  }

  /** Adds a row `lower ≤ … ≤ upper`; returns its index. */
  add(lower: number, upper: number): number {
    this.lower.push(lower);
    this.upper.push(upper);
    return this.lower.length - 1;
  }
}

/** A minimisation problem. */
export interface LinearProgram {
  readonly rows: RowBounds;
  readonly columns: ColumnBatch;
  /** True: every column takes whole values only. */
  readonly whole: boolean;
}

export type SolverOutcome =
  | {
      readonly kind: "optimal" | "feasible";
      readonly values: Float64Array;
      readonly rowPrices: Float64Array;
    }
  | { readonly kind: "infeasible" }
  | { readonly kind: "none" };

/** A program held by the solver, to be extended and solved again from where it stands. */
export interface SolverSession {
  addColumns(batch: ColumnBatch): void;
  /** Adds a row over existing columns. */
  addRow(lower: number, upper: number, entries: ReadonlyMap<number, number>): void;
  changeCosts(costs: readonly number[]): void;
  /** `feasible`: the time ran out with a solution in hand; `none`: without one. */
  run(limitSeconds: number): SolverOutcome;
}

/** What the optimizer needs of a solver for linear and whole-number programs. */
export interface LinearSolver {
  /** Holds the program for as long as the work takes. */
  withProgram<Result>(program: LinearProgram, work: (session: SolverSession) => Result): Result;
}
