import { createHash } from "node:crypto";
import type { SharedAggregates } from "../cache/index.ts";
import type { TenantId, VisibilityClass } from "../core/ids.ts";
import {
  accountPlan,
  baselineOf,
  type LicencePlanner,
  type PlanOutcome,
  type PlanSettings,
  type PriceBook,
  type Reference,
  type TenantProblem,
  tenantProblemOf,
} from "../licensing/index.ts";
import { type Aggregate, cohortMinimums, resealAs } from "../privacy/index.ts";
import {
  type LicensePlanValue,
  licensePlan,
  licensePlanValue,
  type PlanFigures,
} from "./aggregates/license-plan.ts";
import { type PlanBasisValue, planBasisOfValue } from "./aggregates/plan-basis.ts";
import type { TenantSnapshot } from "./tenant-snapshot.ts";

/** What a plan is asked for. */
export interface PlanQuestion {
  readonly settings: PlanSettings;
  /** Whether the worth of one more seat is worked out too; it solves anew for every seat in question. */
  readonly shadowPrices: boolean;
  /** After so many seconds the best plan found is told with its gap. */
  readonly limitSeconds: number;
}

/** Who is told a plan: callers of one visibility class of one tenant. */
export interface PlanAudience {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
}

interface LicensePlansOptions {
  readonly planner: LicencePlanner;
  readonly shared: SharedAggregates;
  readonly reference: Reference;
  readonly priceBook: PriceBook;
  readonly maxAgeSeconds: number;
}

interface Asked {
  readonly survey: Aggregate<TenantSnapshot>;
  readonly basis: PlanBasisValue;
  readonly question: PlanQuestion;
  readonly audience: PlanAudience;
}

/** Version of the rules behind cached plans: raise it when the same basis would be planned otherwise. */
const PLAN_VERSION = "3";

/** Plans cheapest licence mixes from sealed surveys; the same question about the same survey once. */
export class LicensePlans {
  readonly #options: LicensePlansOptions;

  constructor(options: LicensePlansOptions) {
    this.#options = options;
  }

  /**
   * The cheapest mix for one question about one survey; nothing is read from Graph for it.
   * @param signal stops the solver when nobody waits for the plan any more.
   * @returns `undefined` when the caller may not see the tenant's SKUs.
   */
  async plan(
    survey: Aggregate<TenantSnapshot>,
    question: PlanQuestion,
    audience: PlanAudience,
    signal: AbortSignal,
  ): Promise<Aggregate<LicensePlanValue> | undefined> {
    const basis = survey.value.planBasis;
    if (basis === null) return undefined;
    const { shared, maxAgeSeconds: ttlSeconds } = this.#options;
    const name = `plan-${fingerprintOf(question, survey)}`;
    const version = `${PLAN_VERSION}-${this.#options.priceBook.version}`;
    const key = { ...audience, name, version };
    const { aggregate } = await shared.obtain(
      { kind: licensePlan, key, ttlSeconds, signal },
      (flightSignal) => this.#solve({ survey, basis, question, audience }, flightSignal),
    );
    return aggregate;
  }

  async #solve(
    { survey, basis: sealed, question, audience }: Asked,
    signal: AbortSignal,
  ): Promise<Aggregate<LicensePlanValue>> {
    const basis = planBasisOfValue(sealed);
    const { priceBook, reference: released } = this.#options;
    const reference = priceBook.referenceOf(audience.tenantId, basis.ownedSkus, released);
    const problem = tenantProblemOf(basis, reference, question.settings);
    const figures = await this.#figuresOf(problem, question, signal);
    const { behaviour } = survey.value.minimums ?? cohortMinimums();
    const value = licensePlanValue(figures, problem, behaviour);
    return resealAs(licensePlan, value, survey, reference.catalogue);
  }

  async #figuresOf(
    problem: TenantProblem | undefined,
    { shadowPrices, limitSeconds }: PlanQuestion,
    signal: AbortSignal,
  ): Promise<PlanFigures> {
    if (problem === undefined) return { outcome: "noPrices", baseline: null, account: null };
    const outcome = await this.#options.planner.plan(problem.problem, {
      policy: problem.policy,
      shadowPrices,
      limitMs: 1000 * limitSeconds,
      signal,
    });
    return figuresOf(outcome, problem);
  }
}

function figuresOf(outcome: PlanOutcome, problem: TenantProblem): PlanFigures {
  const baseline = baselineOf(outcome, problem);
  switch (outcome.kind) {
    case "plan":
      return { outcome: "planned", baseline, account: accountPlan(outcome, problem) };
    case "infeasible":
      return { outcome: "infeasible", baseline, account: null };
    case "unsolved":
      return { outcome: "outOfTime", baseline, account: null };
    default:
      return outcome satisfies never;
  }
}

/** Names a question about a survey: one of the same instant, under the same minimums, is the same one. */
function fingerprintOf(question: PlanQuestion, { asOf, value }: Aggregate<TenantSnapshot>): string {
  const asked = JSON.stringify([asOf, value.minimums, question], (_, part: unknown) =>
    part instanceof Set ? [...part].map(String).sort() : part,
  );
  return createHash("sha256").update(asked).digest("hex").slice(0, 32);
}
