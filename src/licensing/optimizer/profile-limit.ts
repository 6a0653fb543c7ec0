import { BundlePool, type PooledBundle } from "./bundle-pool.ts";
import type { SolverSession } from "./linear-solver.ts";
import { PathPricer } from "./path-pricing.ts";
import {
  type Comparison,
  everyOption,
  type Means,
  type ProfileRule,
  profileOf,
  spaceWithin,
} from "./profile-options.ts";
import { listSeatPrices } from "./seat-prices.ts";
import { type Bundle, isSameBundle } from "./sku-table.ts";
import type { SolvedStage, StageOutcome } from "./solve-stage.ts";
import type { MemberGroup } from "./stage.ts";
import { costOfPlan, type StagePlan } from "./stage-plan.ts";
import { createWholeProgram, unboundedOptions, type WholeProgram } from "./whole-program.ts";

/** More profiles than these are not compared, unless all there are can be. */
const MOST_CANDIDATES = 64;

/**
 * The cheapest plan found with few profiles (a facility-location problem). Compared are the profiles
 * of every bundle known so far and each SKU by itself, for every group with the lightest bundle of
 * each; then, where they are not too many, all profiles with every bundle that could make a plan
 * cheaper, which proves the least. The bound stays that of the plan without a limit, so the gap tells
 * what simplicity may cost.
 */
export function limitProfiles(solved: SolvedStage, rule: ProfileRule, means: Means): StageOutcome {
  if (profilesOf(solved.plan, rule).length <= rule.most) return solved;
  const candidates = candidatesOf(solved, rule);
  const options = optionsOf(solved, rule, candidates, means);
  const found = choose(solved, rule, { candidates, options }, means);
  const isMet = "plan" in found && found.value === solved.bound;
  const least = isMet ? undefined : leastOfAll(solved, rule, found, means);
  return least === undefined
    ? outcomeOf(solved, found, "candidates")
    : outcomeOf(solved, least, "solver");
}

/** The least over all profiles: what was found where nothing is cheaper. Undefined where that is not known. */
function leastOfAll(
  solved: SolvedStage,
  rule: ProfileRule,
  found: Choice,
  means: Means,
): Choice | undefined {
  const compared = everyOption(solved, rule, costOfChoice(found), means);
  const choice = compared && choose(solved, rule, compared, means);
  if (choice?.kind !== "least" && choice?.kind !== "none") return undefined;
  if (costOfChoice(choice) < costOfChoice(found) || !("plan" in found)) return choice;
  return { ...found, kind: "least" };
}

function costOfChoice(choice: Choice): number {
  return "plan" in choice ? choice.value : Number.POSITIVE_INFINITY;
}

function outcomeOf(
  solved: SolvedStage,
  choice: Choice,
  proof: "candidates" | "solver",
): StageOutcome {
  if (!("plan" in choice)) {
    return { kind: choice.kind === "none" && proof === "solver" ? "infeasible" : "unsolved" };
  }
  const { plan, value, kind } = choice;
  const known = kind === "least" ? proof : "time-limit";
  return { ...solved, plan, value, proof: value === solved.bound ? "bound-met" : known };
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

/** What came of a comparison: the least of it, a plan, that there is none, or nothing in time. */
type Choice =
  | { readonly kind: "least" | "some"; readonly plan: StagePlan; readonly value: number }
  | { readonly kind: "none" | "unknown" };

/** Decides in whole members which profiles are offered, and who holds what. */
function choose(
  { stage }: SolvedStage,
  rule: ProfileRule,
  { candidates, options }: Comparison,
  { solver, deadline }: Means,
): Choice {
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
  if (outcome.kind === "infeasible") return { kind: "none" };
  if (outcome.kind === "none") return { kind: "unknown" };
  const plan = whole.planOf(outcome.values);
  const value = costOfPlan(stage, plan, solver);
  if (value === undefined) return { kind: "unknown" };
  const isSure = outcome.kind === "optimal" && value === Math.round(whole.costOf(outcome.values));
  return { kind: isSure ? "least" : "some", plan, value };
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
