import type { Highs, Model, ModelData } from "highs";
import * as highsModule from "highs";
import type {
  ColumnBatch,
  LinearProgram,
  LinearSolver,
  SolverOutcome,
  SolverSession,
} from "./linear-solver.ts";

type HighsLoader = typeof highsModule.default.default;

/** The package's types describe its CommonJS form; as an ES module its default export is the loader itself. */
function isLoader(value: unknown): value is HighsLoader {
  return typeof value === "function";
}

/**
 * Loads HiGHS, compiled to WebAssembly. Its calls block the thread, so the optimizer runs in a worker.
 * @throws Error when the package does not export its loader.
 */
export async function loadHighsSolver(): Promise<LinearSolver> {
  const loader: unknown = highsModule.default;
  if (!isLoader(loader)) throw new Error("The highs package does not export a loader.");
  const highs = await loader();
  return {
    withProgram: (program, work) =>
      highs.withModel(modelDataOf(program), (model) =>
        work(new HighsSession(highs, model, program.whole)),
      ),
  };
}

class HighsSession implements SolverSession {
  private readonly highs: Highs;
  private readonly model: Model;

  constructor(highs: Highs, model: Model, whole: boolean) {
    this.highs = highs;
    this.model = model;
    this.model.options.set({
      output_flag: false,
      random_seed: 0,
      // Programs in whole numbers are nearly whole after the relaxation: preparing them takes longer
      // than solving them (measured: 0.5 s against 10 s for 5,000 columns).
      presolve: whole ? "off" : "choose",
      mip_rel_gap: 0,
      // Costs are whole numbers: a plan that is better is better by at least 1.
      mip_abs_gap: whole ? 0.5 : 0,
    });
  }

  addColumns(batch: ColumnBatch): void {
    this.model.addCols({
      cost: Float64Array.from(batch.costs),
      lower: Float64Array.from(batch.lower),
      upper: Float64Array.from(batch.upper),
      matrix: {
        format: "csc",
        numRows: this.model.getDimensions().numRows,
        numCols: batch.count,
        starts: Int32Array.from(batch.starts),
        indices: Int32Array.from(batch.rows),
        values: Float64Array.from(batch.values),
      },
    });
  }

  addRow(lower: number, upper: number, entries: ReadonlyMap<number, number>): void {
    this.model.addRow(this.bound(lower), this.bound(upper), {
      indices: [...entries.keys()],
      values: [...entries.values()],
    });
  }

  changeCosts(costs: readonly number[]): void {
    this.model.changeColsCost({ kind: "range", from: 0, to: costs.length - 1 }, costs);
  }

  run(limitSeconds: number): SolverOutcome {
    this.model.zeroAllClocks();
    this.model.options.set("time_limit", Math.max(0.01, limitSeconds));
    const { modelStatus } = this.model.run();
    const status = this.highs.constants.modelStatus;
    if (modelStatus === status.optimal || modelStatus === status.empty) return this.read("optimal");
    if (modelStatus === status.infeasible || modelStatus === status.unboundedOrInfeasible) {
      return { kind: "infeasible" };
    }
    const feasible = this.highs.constants.solutionStatus.feasible;
    return this.model.info.get("primal_solution_status") === feasible
      ? this.read("feasible")
      : { kind: "none" };
  }

  private read(kind: "optimal" | "feasible"): SolverOutcome {
    const { colValue, rowDual } = this.model.getSolution();
    return { kind, values: colValue, rowPrices: rowDual };
  }

  private bound(value: number): number {
    return Number.isFinite(value) ? value : Math.sign(value) * this.highs.infinity;
  }
}

function modelDataOf(program: LinearProgram): ModelData {
  const { rows, columns } = program;
  return {
    numCols: columns.count,
    numRows: rows.count,
    colCost: columns.costs,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: "csc",
      numRows: rows.count,
      numCols: columns.count,
      starts: columns.starts,
      indices: columns.rows,
      values: columns.values,
    },
    ...(program.whole ? { integrality: new Int32Array(columns.count).fill(1) } : {}),
  };
}
