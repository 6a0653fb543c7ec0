import type {
  CohortDemand,
  LicenceProblem,
} from "../../../src/licensing/optimizer/licence-problem.ts";

/**
 * Reference answer by trying everything: every subset of SKUs for every single member, member by
 * member, remembering each reachable vector of used seats. Written from the words of the case format
 * alone; shares no code with the optimizer. For tiny problems only.
 */
export interface ReferenceAnswer {
  readonly baselineMinor: number;
  readonly optimumMinor?: number;
  readonly waterfallMinor?: Readonly<Record<string, number>>;
  readonly error?: "infeasible";
}

type Held = readonly string[];

/** What a tenant asks beyond the case format. */
interface ReferencePolicy {
  readonly isOffered?: (bundle: Held) => boolean;
  readonly minSeats?: Minima;
}

type Minima = readonly { readonly skus: readonly string[]; readonly seats: number }[];
type RuledProblem = LicenceProblem & { readonly minSeats?: Minima };

export function bruteForce(
  problem: LicenceProblem,
  { isOffered = () => true, minSeats = [] }: ReferencePolicy = {},
): ReferenceAnswer {
  const price = new Map(problem.skus.map((sku) => [sku.id, sku.priceMinorPerMonth]));
  const baselineMinor =
    problem.horizonMonths *
    problem.purchased.reduce((sum, row) => sum + row.seats * (price.get(row.sku) ?? 0), 0);
  const ruled = { ...problem, minSeats };
  const best = leastCost(ruled, (cohort) => finalBundles(problem, cohort).filter(isOffered));
  if (best === undefined) return { baselineMinor, error: "infeasible" };
  if (problem.changeCostMinorPerUser > 0) return { baselineMinor, optimumMinor: best };
  return {
    baselineMinor,
    optimumMinor: best,
    waterfallMinor: levels(problem, baselineMinor, best),
  };
}

function levels(problem: LicenceProblem, baseline: number, best: number): Record<string, number> {
  const names = [
    "reduceUnassigned",
    "reclaimDisabled",
    "reclaimInactive",
    "removeRedundant",
    "rightsizeOwned",
  ];
  const saved: Record<string, number> = {};
  let before = baseline;
  for (const [reach, name] of names.entries()) {
    const cost = leastCost(problem, (cohort) => bundlesAtLevel(problem, cohort, reach)) ?? before;
    saved[name] = before - cost;
    before = cost;
  }
  saved["newMix"] = before - best;
  return saved;
}

function bundlesAtLevel(problem: LicenceProblem, cohort: CohortDemand, reach: number): Held[] {
  const all = subsets(problem.skus.map((sku) => sku.id));
  const today = [...new Set(cohort.current)].sort();
  const owned = new Set(problem.purchased.map((row) => row.sku));
  const bundles: Held[] = [today];
  const dropsFrom = { disabled: 1, inactive: 2, active: 3 }[cohort.state];
  for (const bundle of all) {
    if (!isAllowed(problem, cohort, bundle)) continue;
    const keepsEverything = Object.keys(problem.ladders).every(
      (ladder) => levelOf(problem, bundle, ladder) >= levelOf(problem, today, ladder),
    );
    const drops =
      reach >= dropsFrom &&
      bundle.every((sku) => today.includes(sku)) &&
      (cohort.state !== "active" || keepsEverything);
    const rightsizes = reach >= 4 && bundle.every((sku) => owned.has(sku));
    if (drops || rightsizes) bundles.push(bundle);
  }
  return bundles;
}

function finalBundles(problem: LicenceProblem, cohort: CohortDemand): Held[] {
  const owned = new Set(problem.purchased.map((row) => row.sku));
  return subsets(problem.skus.map((sku) => sku.id)).filter(
    (bundle) =>
      isAllowed(problem, cohort, bundle) &&
      (problem.allowNewSkus || bundle.every((sku) => owned.has(sku))),
  );
}

function isAllowed(problem: LicenceProblem, cohort: CohortDemand, bundle: Held): boolean {
  if (!cohort.keep.every((sku) => bundle.includes(sku))) return false;
  if (cohort.forbid.some((sku) => bundle.includes(sku))) return false;
  for (const id of bundle) {
    const sku = problem.skus.find((one) => one.id === id);
    if (sku === undefined) return false;
    if (sku.eligibilityTag !== undefined && !cohort.tags.includes(sku.eligibilityTag)) return false;
    if (sku.conflictsWith.some((other) => other !== id && bundle.includes(other))) return false;
    const bases = sku.requiresAnyOf;
    const mustHaveBase = bases.length > 0 && cohort.exempt?.includes(id) !== true;
    if (mustHaveBase && !bases.some((set) => set.every((base) => bundle.includes(base)))) {
      return false;
    }
  }
  return Object.entries(cohort.needs).every(
    ([ladder, level]) => levelOf(problem, bundle, ladder) >= level,
  );
}

function levelOf(problem: LicenceProblem, bundle: Held, ladder: string): number {
  return Math.max(
    0,
    ...problem.skus
      .filter((sku) => bundle.includes(sku.id))
      .map((sku) => sku.provides[ladder] ?? 0),
  );
}

function subsets(ids: readonly string[]): Held[] {
  let result: Held[] = [[]];
  for (const id of [...ids].sort()) result = [...result, ...result.map((set) => [...set, id])];
  return result;
}

/** Least cost when every member of a cohort may hold any of its bundles; undefined when none fits. */
function leastCost(
  problem: RuledProblem,
  bundlesOf: (cohort: CohortDemand) => readonly Held[],
): number | undefined {
  const ends = new Set([problem.horizonMonths]);
  for (const row of problem.purchased) {
    if (row.committedMonths >= 1 && row.committedMonths < problem.horizonMonths) {
      ends.add(row.committedMonths);
    }
  }
  const cuts = [...ends].sort((a, b) => a - b);
  const options = problem.cohorts.map((cohort) => bundlesOf(cohort));
  if (options.some((bundles) => bundles.length === 0)) return undefined;
  if (problem.changeCostMinorPerUser > 0) return cheapestPaths(problem, options, cuts);
  let total = 0;
  for (const [i, end] of cuts.entries()) {
    const cost = cheapestPaths(problem, options, [end], cuts[i - 1] ?? 0);
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total;
}

/** Goes through the members one by one; each takes a bundle for every period. */
function cheapestPaths(
  problem: RuledProblem,
  options: readonly (readonly Held[])[],
  cuts: readonly number[],
  start = 0,
): number | undefined {
  const ids = problem.skus.map((sku) => sku.id);
  let reachable = new Map<string, { used: number[][]; changes: number }>();
  reachable.set("", { used: cuts.map(() => ids.map(() => 0)), changes: 0 });
  for (const [index, cohort] of problem.cohorts.entries()) {
    const today = [...new Set(cohort.current)].sort().join("+");
    let paths: Held[][] = [[]];
    for (const _ of cuts) {
      paths = paths.flatMap((path) => (options[index] ?? []).map((bundle) => [...path, bundle]));
    }
    for (let member = 0; member < cohort.users; member += 1) {
      const next: typeof reachable = new Map();
      for (const { used, changes } of reachable.values()) {
        for (const path of paths) {
          const after = used.map((row, t) =>
            row.map((count, s) => count + (path[t]?.includes(ids[s] ?? "") === true ? 1 : 0)),
          );
          let moved = changes;
          let before = today;
          for (const bundle of path) {
            const now = bundle.join("+");
            if (now !== before) moved += 1;
            before = now;
          }
          const key = after.join("|");
          const known = next.get(key);
          if (known === undefined || known.changes > moved)
            next.set(key, { used: after, changes: moved });
        }
      }
      reachable = next;
    }
  }
  let best: number | undefined;
  for (const { used, changes } of reachable.values()) {
    const cost = costOfUse(problem, used, cuts, start);
    if (cost === undefined) continue;
    const total = cost + problem.changeCostMinorPerUser * changes;
    if (best === undefined || total < best) best = total;
  }
  return best;
}

/**
 * Fewest members whose bundle differs from today's in a plan of least cost, for a horizon of one
 * month. Money is multiplied so that a change costs less than the smallest difference in money.
 */
export function fewestChanges(problem: LicenceProblem): number {
  const members = problem.cohorts.reduce((sum, cohort) => sum + cohort.users, 0);
  const factor = members + 1;
  const scaled: LicenceProblem = {
    ...problem,
    skus: problem.skus.map((sku) => ({
      ...sku,
      priceMinorPerMonth: sku.priceMinorPerMonth * factor,
    })),
    changeCostMinorPerUser: 1,
  };
  return (leastCost(scaled, (cohort) => finalBundles(scaled, cohort)) ?? 0) % factor;
}

function costOfUse(
  problem: RuledProblem,
  used: readonly (readonly number[])[],
  cuts: readonly number[],
  start: number,
): number | undefined {
  let cost = 0;
  let from = start;
  for (const [t, end] of cuts.entries()) {
    // Month by month, as the words of the format have it.
    for (let month = from + 1; month <= end; month += 1) {
      const paid = new Map<string, number>();
      for (const [s, sku] of problem.skus.entries()) {
        const users = used[t]?.[s] ?? 0;
        const rule = problem.spare.find((one) => one.sku === sku.id);
        const spare =
          users > 0 && rule ? Math.max(rule.min, Math.ceil((rule.percent * users) / 100)) : 0;
        const locked = problem.purchased
          .filter((row) => row.sku === sku.id && row.committedMonths >= month)
          .reduce((sum, row) => sum + row.seats, 0);
        paid.set(sku.id, Math.max(locked, users + spare));
      }
      const costs = everyTopUp(problem, paid)
        .filter((seats) => keepsLimits(problem, seats))
        .map((seats) =>
          problem.skus.reduce(
            (sum, sku) => sum + (seats.get(sku.id) ?? 0) * sku.priceMinorPerMonth,
            0,
          ),
        );
      if (costs.length === 0) return undefined;
      cost += Math.min(...costs);
    }
    from = end;
  }
  return cost;
}

type Paid = ReadonlyMap<string, number>;

/** Every way to pay for seats that only the minima ask for. */
function everyTopUp({ minSeats = [], skus: offers }: RuledProblem, paid: Paid): readonly Paid[] {
  let ways: readonly Paid[] = [paid];
  for (const { skus, seats } of minSeats) {
    const group = offers.map(({ id }) => id).filter((id) => skus.includes(id));
    const missing = seats - group.reduce((sum, id) => sum + (paid.get(id) ?? 0), 0);
    for (let seat = 0; seat < missing && group.length > 0; seat += 1) {
      const more = ways.flatMap((way) =>
        group.map((id) => new Map(way).set(id, (way.get(id) ?? 0) + 1)),
      );
      ways = [...new Map(more.map((way) => [[...way].join("|"), way])).values()];
    }
  }
  return ways;
}

function keepsLimits({ seatLimits }: LicenceProblem, paid: Paid): boolean {
  return seatLimits.every(
    ({ skus, maxSeats }) =>
      [...new Set(skus)].reduce((sum, id) => sum + (paid.get(id) ?? 0), 0) <= maxSeats,
  );
}
