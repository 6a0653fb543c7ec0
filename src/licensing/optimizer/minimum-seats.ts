import { ColumnBatch, type LinearProgram, type LinearSolver, RowBounds } from "./linear-solver.ts";
import { greatestCommonDivisor } from "./paid-seats.ts";
import type { Stage, StageLimit, StageMinimum } from "./stage.ts";

/** What paid seats keep to, whoever uses them. */
export type SeatRules = Pick<Stage, "table" | "limits" | "minimums">;

/** Long beyond need for one column per SKU under a minimum; a guess after it would be no count. */
const MOST_SECONDS = 60;

/**
 * Paid seats per SKU index with those that only a minimum asks for, at the least cost that keeps the
 * seat limits; of equal cost any.
 * @param needed paid seats without them.
 * @returns undefined when no number of seats keeps the limits and the minima.
 * @throws Error when the solver does not decide it.
 */
export function cheapestSeats(
  needed: readonly number[],
  rules: SeatRules,
  solver: LinearSolver,
): readonly number[] | undefined {
  return seatsBy((skus) => [costObjective(rules, skus)], needed, rules, solver);
}

/**
 * Of the cheapest seats the fewest, then as many as possible of the SKUs that sort first: one answer,
 * whatever the order of limits and minima.
 * @see cheapestSeats
 */
export function settledSeats(
  needed: readonly number[],
  rules: SeatRules,
  solver: LinearSolver,
): readonly number[] | undefined {
  const objectives = (skus: readonly number[]): readonly Objective[] => [
    costObjective(rules, skus),
    skus.map(() => 1),
    ...skus.map((first) => skus.map((sku) => (sku === first ? -1 : 0))),
  ];
  return seatsBy(objectives, needed, rules, solver);
}

/** Cost per column. */
type Objective = readonly number[];

function seatsBy(
  objectivesOf: (skus: readonly number[]) => readonly Objective[],
  needed: readonly number[],
  rules: SeatRules,
  solver: LinearSolver,
): readonly number[] | undefined {
  const short = rules.minimums.filter((minimum) => missingSeats(needed, minimum) > 0);
  // Nothing costs less than all missing seats of the cheapest SKU: where the limits allow it, that is it.
  const cheapest = [...needed];
  for (const minimum of short) {
    const sku = minimum.skus[0] ?? -1;
    cheapest[sku] = (cheapest[sku] ?? 0) + missingSeats(needed, minimum);
  }
  if (keepsLimits(cheapest, rules.limits)) return cheapest;
  if (short.length === 0 || !keepsLimits(needed, rules.limits)) return undefined;
  const skus = short.flatMap((minimum) => minimum.skus).toSorted((a, b) => a - b);
  const program = seatProgram(needed, { ...rules, minimums: short }, skus);
  const added = leastOf(program, objectivesOf(skus), solver);
  return added && needed.map((seats, sku) => seats + (added[skus.indexOf(sku)] ?? 0));
}

function costObjective({ table }: SeatRules, skus: readonly number[]): Objective {
  const prices = skus.map((sku) => table.prices[sku] ?? 0);
  const common = prices.reduce(greatestCommonDivisor, 0) || 1;
  return prices.map((price) => price / common);
}

function seatsTogether(seats: readonly number[], skus: readonly number[]): number {
  return skus.reduce((sum, sku) => sum + (seats[sku] ?? 0), 0);
}

function missingSeats(seats: readonly number[], minimum: StageMinimum): number {
  return Math.max(0, minimum.seats - seatsTogether(seats, minimum.skus));
}

function keepsLimits(seats: readonly number[], limits: readonly StageLimit[]): boolean {
  return limits.every(({ skus, maxSeats }) => seatsTogether(seats, skus) <= maxSeats);
}

/** A column per SKU of the seats to add: what is missing under each minimum, what is left of each limit. */
function seatProgram(
  needed: readonly number[],
  { limits, minimums }: SeatRules,
  skus: readonly number[],
): LinearProgram {
  const rows = new RowBounds();
  const columns = new ColumnBatch();
  const room = limits.map((limit) => ({
    skus: limit.skus,
    row: rows.add(Number.NEGATIVE_INFINITY, limit.maxSeats - seatsTogether(needed, limit.skus)),
  }));
  const missing = minimums.map((minimum) => ({
    skus: minimum.skus,
    row: rows.add(missingSeats(needed, minimum), Number.POSITIVE_INFINITY),
  }));
  for (const sku of skus) {
    const counting = [...room, ...missing].filter((rule) => rule.skus.includes(sku));
    columns.add(
      0,
      [0, Number.POSITIVE_INFINITY],
      counting.map(({ row }) => [row, 1]),
    );
  }
  return { rows, columns, whole: true };
}

/** Optimises the objectives one after the other, each within what the ones before it reached. */
function leastOf(
  program: LinearProgram,
  objectives: readonly Objective[],
  solver: LinearSolver,
): readonly number[] | undefined {
  return solver.withProgram(program, (session) => {
    let least: readonly number[] | undefined;
    for (const costs of objectives) {
      session.changeCosts(costs);
      const outcome = session.run(MOST_SECONDS);
      if (outcome.kind === "infeasible") return least;
      if (outcome.kind !== "optimal") throw new Error("Seats under minima were not found in time.");
      const found = Array.from(outcome.values, Math.round);
      const reached = costs.reduce((sum, cost, column) => sum + cost * (found[column] ?? 0), 0);
      session.addRow(Number.NEGATIVE_INFINITY, reached, new Map(costs.entries()));
      least = found;
    }
    return least;
  });
}
