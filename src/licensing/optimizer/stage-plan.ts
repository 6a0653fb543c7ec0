import type { LinearSolver } from "./linear-solver.ts";
import { cheapestSeats } from "./minimum-seats.ts";
import { paidSeats } from "./paid-seats.ts";
import { type Bundle, isSameBundle } from "./sku-table.ts";
import type { MemberGroup, Stage } from "./stage.ts";

/** Members of one group who hold one bundle in one period. */
export interface BundleShare {
  readonly bundle: Bundle;
  readonly members: number;
}

/** Who holds what: shares per period and group. */
export type StagePlan = readonly (readonly (readonly BundleShare[])[])[];

/** Seats in use per SKU index in one period. */
export function usedSeats(stage: Stage, shares: StagePlan[number]): readonly number[] {
  const used = stage.table.ids.map(() => 0);
  for (const { bundle, members } of shares.flat()) {
    for (const sku of bundle) used[sku] = (used[sku] ?? 0) + members;
  }
  return used;
}

/** Paid seats per SKU index in each period; undefined when they cannot keep the limits. */
function paidSeatsOf(
  stage: Stage,
  plan: StagePlan,
  solver: LinearSolver,
): readonly (readonly number[])[] | undefined {
  const paid: (readonly number[])[] = [];
  for (const [index, period] of stage.periods.entries()) {
    const needed = usedSeats(stage, plan[index] ?? []).map((used, sku) =>
      paidSeats(used, { floor: period.floors[sku] ?? 0, spare: stage.spare[sku] }),
    );
    const seats = cheapestSeats(needed, stage, solver);
    if (seats === undefined) return undefined;
    paid.push(seats);
  }
  return paid;
}

/**
 * What a plan costs in minor units, counted seat by seat from who holds what. Only seats that a
 * minimum asks for where its cheapest SKU is limited are found by the solver, and then counted.
 * Undefined when it breaks a seat limit or does not serve every member once.
 */
export function costOfPlan(
  stage: Stage,
  plan: StagePlan,
  solver: LinearSolver,
): number | undefined {
  const serves = stage.periods.every((_, period) =>
    stage.groups.every(({ members }, group) => sizeOf(plan[period]?.[group] ?? []) === members),
  );
  const paid = serves ? paidSeatsOf(stage, plan, solver) : undefined;
  if (paid === undefined) return undefined;
  let cost = 0;
  for (const [index, period] of stage.periods.entries()) {
    for (const [sku, seats] of (paid[index] ?? []).entries()) {
      cost += period.months * seats * (stage.table.prices[sku] ?? 0);
    }
  }
  return cost + stage.changeCost * changesOf(stage, plan);
}

/** Members who change their bundle, summed over the periods; the fewest the shares allow. */
function changesOf(stage: Stage, plan: StagePlan): number {
  return stage.groups.keys().reduce((sum, group) => sum + changesOfGroup(stage, plan, group), 0);
}

/** Changes of the members of one group. */
export function changesOfGroup(stage: Stage, plan: StagePlan, index: number): number {
  const group = stage.groups[index];
  if (group === undefined) return 0;
  let changes = 0;
  let before = sharesOfToday(group);
  for (const shares of plan) {
    const now = shares[index] ?? [];
    changes += group.members - stayingMembers(before, now);
    before = now;
  }
  return changes;
}

function sharesOfToday(group: MemberGroup): readonly BundleShare[] {
  return group.current === undefined ? [] : [{ bundle: group.current, members: group.members }];
}

/** Identical members can be matched freely, so of each bundle the smaller of both numbers stays. */
export function stayingMembers(
  before: readonly BundleShare[],
  now: readonly BundleShare[],
): number {
  let staying = 0;
  for (const share of now) {
    const same = before.find((other) => isSameBundle(other.bundle, share.bundle));
    staying += Math.min(share.members, same?.members ?? 0);
  }
  return staying;
}

function sizeOf(shares: readonly BundleShare[]): number {
  return shares.reduce((sum, share) => sum + share.members, 0);
}

/** Adds members to the share of a bundle. */
export function addShare(shares: BundleShare[], bundle: Bundle, members: number): void {
  const same = shares.findIndex((share) => isSameBundle(share.bundle, bundle));
  const before = shares[same]?.members ?? 0;
  shares[same < 0 ? shares.length : same] = { bundle, members: before + members };
}

/** Members of one group with the bundles they hold, period by period. */
export interface MemberPath {
  readonly path: readonly Bundle[];
  readonly members: number;
}

/**
 * Members as paths through shares, period by period: as many as possible stay with their bundle, the
 * others take what is left in the order of the shares.
 */
export function pathsThrough(periods: readonly (readonly BundleShare[])[]): readonly MemberPath[] {
  let paths: readonly MemberPath[] = (periods[0] ?? []).map(({ bundle, members }) => ({
    path: [bundle],
    members,
  }));
  for (const shares of periods.slice(1)) paths = extendPaths(paths, shares);
  return paths;
}

function extendPaths(
  paths: readonly MemberPath[],
  shares: readonly BundleShare[],
): readonly MemberPath[] {
  const left = shares.map((share) => share.members);
  const moving = paths.map((path) => path.members);
  const extended: MemberPath[] = [];
  const take = (from: number, to: number): void => {
    const [path, share] = [paths[from], shares[to]];
    const members = Math.min(moving[from] ?? 0, left[to] ?? 0);
    if (path === undefined || share === undefined || members === 0) return;
    moving[from] = (moving[from] ?? 0) - members;
    left[to] = (left[to] ?? 0) - members;
    extended.push({ path: [...path.path, share.bundle], members });
  };
  for (const [from, { path }] of paths.entries()) {
    const same = shares.findIndex((share) => isSameBundle(share.bundle, path.at(-1)));
    take(from, same);
  }
  for (const from of paths.keys()) {
    for (const to of shares.keys()) take(from, to);
  }
  return extended;
}
