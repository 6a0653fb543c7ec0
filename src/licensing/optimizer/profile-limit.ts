import { BundlePool, type PooledBundle } from "./bundle-pool.ts";
import type { BundleSpace, BundleSpaces } from "./bundle-space.ts";
import type { Deadline } from "./column-generation.ts";
import type { LinearSolver, SolverSession } from "./linear-solver.ts";
import { PathPricer } from "./path-pricing.ts";
import { listSeatPrices } from "./seat-prices.ts";
import { type Bundle, isSameBundle } from "./sku-table.ts";
import type { SolvedStage, StageOutcome } from "./solve-stage.ts";
import type { MemberGroup } from "./stage.ts";
import { costOfPlan, type StagePlan } from "./stage-plan.ts";
import { createWholeProgram, unboundedOptions, type WholeProgram } from "./whole-program.ts";

/** Members may hold at most `most` different sets of these SKUs; all other SKUs stay free. */
export interface ProfileRule {
  readonly most: number;
  /** Per SKU index: part of a profile. */
  readonly inProfile: readonly boolean[];
}

interface Means {
  readonly spaces: BundleSpaces;
  readonly solver: LinearSolver;
  readonly deadline: Deadline;
}

/** More profiles than these are not compared. */
const MOST_CANDIDATES = 64;

/**
 * The cheapest plan found with few profiles (a facility-location problem). Compared are the profiles
 * of every bundle known so far and each SKU by itself, for every group with the lightest bundle of
 * each. The bound stays that of the plan without a limit, so the gap tells what simplicity may cost.
 */
export function limitProfiles(solved: SolvedStage, rule: ProfileRule, means: Means): StageOutcome {
  if (profilesOf(solved.plan, rule).length <= rule.most) return solved;
  const candidates = candidatesOf(solved, rule);
  const options = optionsOf(solved, rule, candidates, means);
  const chosen = choose(solved, rule, { candidates, options }, means);
  const value = chosen && costOfPlan(solved.stage, chosen.plan, means.solver);
  if (chosen === undefined || value === undefined) return { kind: "unsolved" };
  const proof = chosen.isLeast ? "candidates" : "time-limit";
  return {
    ...solved,
    plan: chosen.plan,
    value,
    proof: value === solved.bound ? "bound-met" : proof,
  };
}

/** The SKUs of a bundle that make its profile. */
function profileOf(bundle: Bundle, { inProfile }: ProfileRule): Bundle {
  return bundle.filter((sku) => inProfile[sku] === true);
}

/** The profiles of a plan; holding none of the SKUs is no profile. */
export function profilesOf(plan: StagePlan, rule: ProfileRule): readonly Bundle[] {
  const held = plan.flatMap((groups) => groups.flatMap((shares) => shares));
  return distinct(held.map(({ bundle }) => profileOf(bundle, rule)));
}

function distinct(profiles: readonly Bundle[]): readonly Bundle[] {
  const named = profiles.filter((profile) => profile.length > 0);
  return [...new Map(named.map((profile) => [profile.join(), profile])).values()];
}

/** Profiles in use first, then single SKUs, then the others known. */
function candidatesOf({ stage, plan, pool }: SolvedStage, rule: ProfileRule): readonly Bundle[] {
  const known = stage.groups.flatMap((_, group) =>
    [...pool.optionsOf(group)].map(({ skus }) => profileOf(skus, rule)),
  );
  const singles = rule.inProfile.flatMap((is, sku) => (is ? [[sku]] : []));
  return distinct([...profilesOf(plan, rule), ...singles, ...known]).slice(0, MOST_CANDIDATES);
}

/** Per group the bundles to choose from: those known of a compared profile, and the lightest of each. */
function optionsOf(
  solved: SolvedStage,
  rule: ProfileRule,
  candidates: readonly Bundle[],
  { spaces, deadline }: Means,
): ReadonlyMap<number, readonly PooledBundle[]> {
  const { stage, pool, relaxation } = solved;
  for (const profile of [[], ...candidates]) {
    const groups = stage.groups.map((group) => ({
      ...group,
      spaces: group.spaces.flatMap((space) => spaceWithin(space, profile, rule, spaces)),
      fixed: group.fixed.filter((bundle) => isSameBundle(profileOf(bundle, rule), profile)),
    }));
    const narrow = { ...stage, groups };
    for (const prices of [relaxation.prices, listSeatPrices(stage)]) {
      const pricer = new PathPricer(narrow, new BundlePool(narrow));
      pricer.usePrices(prices);
      for (const group of stage.groups.keys()) {
        if (deadline.remainingMs() <= 0) break;
        for (const { skus } of pricer.lightest(group)?.path ?? []) pool.offer(group, skus);
      }
    }
  }
  const compared = new Set(["", ...candidates.map(String)]);
  return new Map(
    stage.groups.map((_, group) => [
      group,
      [...pool.optionsOf(group)].filter(({ skus }) => compared.has(profileOf(skus, rule).join())),
    ]),
  );
}

/** The bundles of a space that have exactly this profile. */
function spaceWithin(
  { rules, slots }: BundleSpace,
  profile: Bundle,
  rule: ProfileRule,
  spaces: BundleSpaces,
): readonly BundleSpace[] {
  // Groups that choose alike may differ in SKUs of no use to them: those are no part of a profile here.
  if (!profile.every((sku) => (slots[sku] ?? -1) >= 0)) return [];
  const allowed = rules.allowed.map(
    (may, sku) => may && (rule.inProfile[sku] !== true || profile.includes(sku)),
  );
  const keep = [...new Set([...rules.keep, ...profile])].sort((a, b) => a - b);
  const space = spaces.spaceOf({ ...rules, allowed, keep });
  return space === undefined ? [] : [space];
}

interface Comparison {
  readonly candidates: readonly Bundle[];
  readonly options: ReadonlyMap<number, readonly PooledBundle[]>;
}

/** Decides in whole members which profiles are offered, and who holds what. */
function choose(
  { stage }: SolvedStage,
  rule: ProfileRule,
  { candidates, options }: Comparison,
  { solver, deadline }: Means,
): { readonly plan: StagePlan; readonly isLeast: boolean } | undefined {
  const whole = createWholeProgram(stage, {
    options: unboundedOptions(stage, options),
    settled: [],
  });
  const offered = new Map(
    candidates.map((profile) => [profile.join(), whole.program.columns.add(0, [0, 1], [])]),
  );
  const outcome = solver.withProgram(whole.program, (session) => {
    const counted = new Map([...offered.values()].map((column) => [column, 1]));
    session.addRow(Number.NEGATIVE_INFINITY, rule.most, counted);
    tieToOffer(session, whole, { groups: stage.groups, rule, offered });
    return session.run(deadline.remainingMs() / 1000);
  });
  return "values" in outcome
    ? { plan: whole.planOf(outcome.values), isLeast: outcome.kind === "optimal" }
    : undefined;
}

interface Offer {
  readonly groups: readonly MemberGroup[];
  readonly rule: ProfileRule;
  /** Column per profile: 1 when it is offered. */
  readonly offered: ReadonlyMap<string, number>;
}

/** Nobody holds a profile that is not offered. */
function tieToOffer(
  session: SolverSession,
  { shares }: WholeProgram,
  { groups, rule, offered }: Offer,
): void {
  const alike = Map.groupBy(shares, ({ group, period, option }) =>
    [group, period, profileOf(option.bundle.skus, rule).join()].join("|"),
  );
  for (const [key, columns] of alike) {
    const offer = offered.get(key.slice(key.lastIndexOf("|") + 1));
    const members = groups[columns[0]?.group ?? 0]?.members ?? 0;
    if (offer === undefined || members === 0) continue;
    const held = columns.map(({ column }) => [column, 1] as const);
    session.addRow(Number.NEGATIVE_INFINITY, 0, new Map([...held, [offer, -members]]));
  }
}
