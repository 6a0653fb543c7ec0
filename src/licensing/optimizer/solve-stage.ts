import { offerBundlesThatSpare } from "./bundle-footprints.ts";
import { BundlePool, type PooledBundle } from "./bundle-pool.ts";
import { ColumnGeneration, type Relaxation, type Stopping } from "./column-generation.ts";
import { type Deadline, partOf } from "./deadline.ts";
import { withinLimits } from "./limit-repair.ts";
import type { LinearSolver } from "./linear-solver.ts";
import { PathPricer } from "./path-pricing.ts";
import { splitSeats } from "./seat-split.ts";
import { brokenGroups, type Spread, wholePlan } from "./spread.ts";
import { type CountedStage, countSeats, type Stage } from "./stage.ts";
import { costOfPlan, type StagePlan } from "./stage-plan.ts";
import { slackTo, usefulOptions } from "./useful-options.ts";
import { withUsefulSeats } from "./useful-seats.ts";
import { createWholeProgram, unboundedOptions } from "./whole-program.ts";

/**
 * How the value is known to be least:
 * - `bound-met`: it equals a lower bound computed in whole numbers; nothing needs to be trusted.
 * - `solver`: the solver proved it over every bundle that could matter; the bound leaves a gap.
 * - `candidates`: the least of the profiles compared, where all are too many; it costs at most the gap
 *   more than the least.
 * - `search-limit`: the best plan found; more bundles could matter than are compared, or the solver's
 *   answer did not stand up to a recount. It costs at most the gap more than the least.
 * - `time-limit`: the best plan found before the time ran out; the same holds.
 */
export const PROOF_KINDS = [
  "bound-met",
  "solver",
  "candidates",
  "search-limit",
  "time-limit",
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** The proof that says least. */
export function weakestOf(proofs: readonly ProofKind[]): ProofKind {
  return PROOF_KINDS.findLast((kind) => proofs.includes(kind)) ?? "bound-met";
}

/** Before the search begins; in what it finds after that, nothing much better comes of it (measured). */
const MOST_ROUNDING_MS = 1000;

export interface SolvedStage {
  readonly kind: "solved";
  readonly stage: CountedStage;
  readonly plan: StagePlan;
  /** Minor units over the stage's months. */
  readonly value: number;
  /** Minor units no plan can undercut, proven in whole numbers. */
  readonly bound: number;
  readonly proof: ProofKind;
  /** The relaxation of the whole stage. */
  readonly relaxation: Relaxation;
  readonly pool: BundlePool;
}

export type StageOutcome =
  | SolvedStage
  | { readonly kind: "infeasible" }
  /** The time ran out before any plan was found. */
  | { readonly kind: "unsolved" };

/** Finds a cheapest plan for a stage. */
export function solveStage(stage: Stage, solver: LinearSolver, deadline: Deadline): StageOutcome {
  const start = startingPlan(stage, solver, deadline);
  if (start === "infeasible") return { kind: "infeasible" };
  return new StageSearch(countSeats(stage), solver, deadline).solve(start);
}

/** Solves a stage that differs from a solved one in a seat or two: its prices and bundles are a head start. */
export function solveNeighbour(
  solved: SolvedStage,
  stage: CountedStage,
  solver: LinearSolver,
  deadline: Deadline,
): StageOutcome {
  return new StageSearch(stage, solver, deadline, solved.pool).solveNear(solved.relaxation);
}

/**
 * A plan that keeps the limits in every period, when there is any: limits hold month by month, so
 * each period can be solved on its own, without the change cost. Empty where it is not needed.
 */
function startingPlan(
  stage: Stage,
  solver: LinearSolver,
  deadline: Deadline,
): StagePlan | "infeasible" {
  if (stage.periods.length === 1 || stage.limits.length === 0) return [];
  const plan: StagePlan[number][] = [];
  for (const [index, period] of stage.periods.entries()) {
    // Together they take at most half of the time, which is for the periods together.
    const ofPeriod = partOf(deadline, 1 / (2 * stage.periods.length - index));
    const alone = solveStage({ ...stage, periods: [period], changeCost: 0 }, solver, ofPeriod);
    if (alone.kind === "infeasible") return "infeasible";
    if (alone.kind === "unsolved") return [];
    plan.push(alone.plan[0] ?? []);
  }
  return plan;
}

/** A part of the stage (used seats within ranges) and what its relaxation says. */
interface Part {
  readonly stage: CountedStage;
  readonly relaxation: Relaxation;
}

/**
 * Branch and bound over the numbers of used seats. The relaxation is tight but for the jumps of the
 * spare rules; a part is cut in two where it smooths over one, and closed when its bound reaches the
 * best plan. What is left broken after that is decided by the solver in whole members.
 */
class StageSearch {
  private readonly stage: CountedStage;
  private readonly pool: BundlePool;
  private readonly solver: LinearSolver;
  private readonly deadline: Deadline;
  private best: { readonly plan: StagePlan; readonly value: number } | undefined;
  /** Lowest bound of parts that were closed by the solver or not at all. */
  private openBound = Number.POSITIVE_INFINITY;
  private proof: ProofKind = "bound-met";

  constructor(
    stage: CountedStage,
    solver: LinearSolver,
    deadline: Deadline,
    pool = new BundlePool(stage),
  ) {
    this.stage = stage;
    this.pool = pool;
    this.solver = solver;
    this.deadline = deadline;
  }

  /** Solves from the start, or from a plan that is known to keep the limits. */
  solve(start: StagePlan): StageOutcome {
    this.consider(start);
    const known = this.pool.pathsOf(start);
    return this.outcomeOf(this.generation(this.stage).solve(known, this.stopping()));
  }

  /** Solves from the relaxation of a stage that is nearly the same. */
  solveNear(relaxation: Relaxation): StageOutcome {
    const known = this.pool.everyPath();
    const generation = this.generation(this.stage);
    return this.outcomeOf(generation.solvePart(relaxation, known, this.stopping()));
  }

  private outcomeOf(relaxation: Relaxation | "infeasible"): StageOutcome {
    if (relaxation === "infeasible") return { kind: "infeasible" };
    this.explore({ stage: this.stage, relaxation });
    if (this.best === undefined) {
      return { kind: this.proof === "bound-met" ? "infeasible" : "unsolved" };
    }
    const { stage, pool, best } = this;
    const bound = Math.min(best.value, this.openBound);
    const proof = bound === best.value ? "bound-met" : this.proof;
    return { kind: "solved", stage, ...best, bound, proof, relaxation, pool };
  }

  /** Works on the part with the lowest bound first, until no bound is below the best plan. */
  private explore(root: Part): void {
    const open = [root];
    for (;;) {
      open.sort((a, b) => b.relaxation.bound.minor - a.relaxation.bound.minor);
      const part = open.pop();
      if (part === undefined || this.isClosed(part)) return;
      if (this.remainingMs() <= 0) {
        this.leaveOpen(part, "time-limit");
        return;
      }
      const halves = this.stage.periods.length > 1 ? undefined : this.split(part);
      if (halves === undefined) this.settle(part);
      else open.push(...halves);
    }
  }

  /** The halves of a part; undefined when the relaxation pays for every spare seat already. */
  private split(part: Part): readonly Part[] | undefined {
    const { stage, relaxation } = part;
    const halves = splitSeats(stage, relaxation.spread);
    if (halves === undefined) return undefined;
    // A good plan in hand before the first cut closes most parts, and makes the others small.
    if (stage === this.stage) this.round(part, Math.min(MOST_ROUNDING_MS, this.remainingMs() / 4));
    if (this.isClosed(part)) return [];
    const known = this.pathsWithin(stage, relaxation);
    return halves.flatMap((half) => {
      const tighter = this.generation(half).solvePart(relaxation, known, this.stopping());
      return tighter === "infeasible" ? [] : [{ stage: half, relaxation: tighter }];
    });
  }

  /** Known paths that can be part of a plan cheaper than the best. */
  private pathsWithin(stage: CountedStage, relaxation: Relaxation): Spread {
    const paths = this.pool.everyPath();
    if (this.best === undefined) return paths;
    const slack = slackTo(this.best.value, relaxation);
    const pricer = new PathPricer(stage, this.pool);
    pricer.usePrices(relaxation.prices);
    return paths.filter(
      ({ group, path }) => pricer.weigh(group, path) <= (relaxation.lightest[group] ?? 0) + slack,
    );
  }

  private generation(stage: CountedStage): ColumnGeneration {
    return new ColumnGeneration(stage, this.pool, this.solver);
  }

  private remainingMs(): number {
    return this.deadline.remainingMs();
  }

  private stopping(): Stopping {
    return {
      deadline: this.deadline,
      bestValue: () => this.best?.value ?? Number.POSITIVE_INFINITY,
      consider: (plan) => {
        const isPlan = this.consider(plan) !== undefined;
        if (!isPlan) this.consider(withinLimits(this.stage, plan, this.pool));
      },
    };
  }

  private isClosed({ relaxation }: Part): boolean {
    return this.best !== undefined && relaxation.bound.minor >= this.best.value;
  }

  private leaveOpen({ relaxation }: Part, proof: ProofKind): void {
    this.openBound = Math.min(this.openBound, relaxation.bound.minor);
    this.proof = weakestOf([this.proof, proof]);
  }

  /** Keeps the plan if it is the cheapest so far; returns what it costs, if it is one at all. */
  private consider(plan: StagePlan): number | undefined {
    const value = costOfPlan(this.stage, plan, this.solver);
    if (value === undefined) return undefined;
    if (this.best === undefined || value < this.best.value) this.best = { plan, value };
    return value;
  }

  /**
   * Decides a part in whole members: first only the groups that the relaxation breaks, which nearly
   * always meets the bound; then over every bundle that could still make a plan cheaper.
   */
  private settle(part: Part): void {
    const { stage } = part;
    this.round(part, this.remainingMs());
    if (this.best === undefined) {
      // With what the limits need among the options and all groups free, infeasible means just that.
      offerBundlesThatSpare(stage, this.pool, this.deadline);
      const outcome = this.solveWhole(part, this.pool.optionsOfGroups(stage.groups.keys()));
      if (outcome === "infeasible" && this.remainingMs() > 0) return;
    }
    if (this.isClosed(part)) return;
    this.leaveOpen(part, this.proofBySolver(part));
  }

  /** A plan that leaves all groups where the relaxation has them, but for those that it breaks. */
  private round(part: Part, limitMs: number): void {
    const broken = brokenGroups(part.relaxation.spread);
    if (broken.size > 0) this.solveWhole(part, this.pool.optionsOfGroups(broken), limitMs);
  }

  /** What the solver says of every bundle that could make a plan cheaper than the best. */
  private proofBySolver(part: Part): ProofKind {
    if (this.best === undefined) return "time-limit";
    const { stage, relaxation } = part;
    const search = { stage, pool: this.pool, deadline: this.deadline, bySize: false };
    const target = this.best.value - stage.grain;
    const options = usefulOptions(search, relaxation, target);
    if (options === undefined) {
      return this.remainingMs() > 0 ? "search-limit" : "time-limit";
    }
    const useful = { relaxation, stage: withUsefulSeats(stage, relaxation, target) };
    const outcome = this.solveWhole(useful, options);
    if (outcome === "out-of-time") return "time-limit";
    return outcome === "unconfirmed" ? "search-limit" : "solver";
  }

  /** Solves in whole members; "optimal" only when the plan's own cost agrees with the solver's. */
  private solveWhole(
    { stage, relaxation }: Part,
    bundles: ReadonlyMap<number, readonly PooledBundle[]>,
    limitMs = this.remainingMs(),
  ): "optimal" | "infeasible" | "unconfirmed" | "out-of-time" {
    const options = unboundedOptions(stage, bundles);
    const settled = wholePlan(stage, relaxation.spread);
    const whole = createWholeProgram(stage, { options, settled });
    const outcome = this.solver.withProgram(whole.program, (session) =>
      session.run(limitMs / 1000),
    );
    if (outcome.kind === "infeasible") return "infeasible";
    if (outcome.kind === "none") return "out-of-time";
    const cost = this.consider(whole.planOf(outcome.values));
    if (outcome.kind === "feasible") return "out-of-time";
    return cost === Math.round(whole.costOf(outcome.values)) ? "optimal" : "unconfirmed";
  }
}
