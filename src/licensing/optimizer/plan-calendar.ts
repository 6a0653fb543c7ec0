import { mayStay } from "./action-levels.ts";
import type { LevelGroups } from "./level-stages.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { settledSeats } from "./minimum-seats.ts";
import { spareSeats } from "./paid-seats.ts";
import type { Period } from "./periods.ts";
import { type Bundle, compareIds } from "./sku-table.ts";
import { addShare, type BundleShare, pathsThrough, type StagePlan } from "./stage-plan.ts";
import type { CohortModel, TenantModel } from "./tenant-model.ts";
import type { TodaysShares } from "./tie-break.ts";

/** Seats of one SKU in one period. */
export interface SeatLine {
  readonly sku: string;
  readonly used: number;
  /** Kept free by the spare rule. */
  readonly spare: number;
  /** Paid whatever happens. */
  readonly locked: number;
  /** max(locked, used + spare), and what a minimum of several SKUs asks for. */
  readonly paid: number;
}

/** Members who change from one bundle to another. */
export interface BundleMove {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly members: number;
}

/** What holds from `firstMonth` to `lastMonth`, counted from 1. */
export interface PlanPeriod {
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly seats: readonly SeatLine[];
  /** Changes at the beginning of the first month; the fewest that the plan allows. */
  readonly moves: readonly BundleMove[];
}

/** Who holds what today, per group of the level. */
export function todaysShares(model: TenantModel, level: LevelGroups): TodaysShares {
  return sharesOf(model, level, () => true);
}

/**
 * Who may keep today's bundle. Cohorts that share a group can differ in this: it is about SKUs that
 * no one in the group needs, which one cohort may hold and another may not.
 */
export function stayingShares(model: TenantModel, level: LevelGroups): TodaysShares {
  return sharesOf(model, level, (cohort) => mayStay(model, cohort));
}

function sharesOf(
  model: TenantModel,
  level: LevelGroups,
  counts: (cohort: CohortModel) => boolean,
): TodaysShares {
  return level.cohorts.map((cohorts) => {
    const shares: BundleShare[] = [];
    for (const index of cohorts) {
      const cohort = model.cohorts[index];
      if (cohort === undefined || !counts(cohort)) continue;
      addShare(shares, cohort.current, cohort.cohort.users);
    }
    // In the order of the SKUs: who moves where does not depend on the order of the cohorts.
    return shares.toSorted((a, b) => compareIds(a.bundle.join(), b.bundle.join()));
  });
}

/** The plan as a calendar: seats to pay in every period, and who changes at its beginning. */
export function calendarOf(
  model: TenantModel,
  today: TodaysShares,
  plan: StagePlan,
  solver: LinearSolver,
): readonly PlanPeriod[] {
  const moves = movesOf(model, today, plan);
  return model.periods.map((period, index) => ({
    firstMonth: period.firstMonth,
    lastMonth: period.lastMonth,
    seats: seatLines(model, period, plan[index] ?? [], solver),
    moves: moves[index] ?? [],
  }));
}

function seatLines(
  model: TenantModel,
  period: Period,
  shares: StagePlan[number],
  solver: LinearSolver,
): readonly SeatLine[] {
  const used = model.table.ids.map(() => 0);
  for (const { bundle, members } of shares.flat()) {
    for (const sku of bundle) used[sku] = (used[sku] ?? 0) + members;
  }
  const needed = model.table.ids.map((id, sku) => {
    const inUse = used[sku] ?? 0;
    const spare = spareSeats(inUse, model.spare[sku]);
    const locked = period.floors[sku] ?? 0;
    return { sku: id, used: inUse, spare, locked, paid: Math.max(locked, inUse + spare) };
  });
  const paid = settledSeats(
    needed.map((line) => line.paid),
    model,
    solver,
  );
  return needed
    .map((line, sku) => ({ ...line, paid: paid?.[sku] ?? line.paid }))
    .filter((line) => line.paid > 0);
}

function movesOf(
  model: TenantModel,
  today: TodaysShares,
  plan: StagePlan,
): readonly (readonly BundleMove[])[] {
  const moves = model.periods.map(() => new Map<string, BundleMove>());
  for (const [group, shares] of today.entries()) {
    const periods = plan.map((period) => period[group] ?? []);
    for (const { path, members } of pathsThrough([shares, ...periods])) {
      for (const [index, to] of path.slice(1).entries()) {
        addMove(moves[index] ?? new Map(), namesOf(model, path[index] ?? []), {
          to: namesOf(model, to),
          members,
        });
      }
    }
  }
  return moves.map((period) =>
    [...period].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, move]) => move),
  );
}

function addMove(
  moves: Map<string, BundleMove>,
  from: readonly string[],
  { to, members }: { readonly to: readonly string[]; readonly members: number },
): void {
  const key = `${from.join("+")} > ${to.join("+")}`;
  if (from.join("+") === to.join("+")) return;
  moves.set(key, { from, to, members: members + (moves.get(key)?.members ?? 0) });
}

function namesOf(model: TenantModel, bundle: Bundle): readonly string[] {
  return bundle.map((sku) => model.table.ids[sku] ?? "");
}
