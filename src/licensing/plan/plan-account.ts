import { monthsAfter } from "../../core/clock.ts";
import type { IsoDate } from "../../core/ids.ts";
import { money } from "../../core/money.ts";
import type { ConfidenceClass, Figure } from "../figure.ts";
import { ACTION_LEVELS, type ActionLevel } from "../optimizer/action-levels.ts";
import type { PlanPeriod } from "../optimizer/plan-calendar.ts";
import type { LicencePlan } from "../optimizer/solve-problem.ts";
import type { ProofKind } from "../optimizer/solve-stage.ts";
import type { TenantProblem } from "./tenant-problem.ts";

/** The rule by which a licence plan is accounted: differences of nested optima. */
export const PLAN_RULE = { id: "licencePlan", version: 1 } as const;

type PlanFigure = Figure<typeof PLAN_RULE.id>;

/**
 * How sure the saving of a level is. Seats nobody holds and doubled products touch nobody; state and
 * silence are as sure as in the findings; another mix of products is a decision.
 */
export const CLASS_OF_LEVEL = {
  reduceUnassigned: "C1",
  reclaimDisabled: "C2",
  reclaimInactive: "C4",
  removeRedundant: "C1",
  rightsizeOwned: "C4",
  newMix: "C5",
} as const satisfies Record<ActionLevel, ConfidenceClass>;

/** What one level of action saves on top of those before it, over twelve months. */
export interface LevelSaving {
  readonly level: ActionLevel;
  readonly saving: PlanFigure;
}

/** A plan in money and dates. */
export interface PlanAccount {
  /** Everything renewed as it is, over twelve months. */
  readonly baseline: PlanFigure;
  readonly optimum: PlanFigure;
  /** Negative when members are licensed below what they need. */
  readonly saving: PlanFigure;
  /** In fixed order; together exactly `saving`. Empty where changes cost something themselves. */
  readonly levels: readonly LevelSaving[];
  /** No plan costs less than `optimum` minus `gap`. */
  readonly gap: PlanFigure;
  readonly proof: ProofKind;
  readonly periods: readonly (PlanPeriod & { readonly from: IsoDate })[];
}

/** Turns a solved plan into figures that can be traced like any other. */
export function accountPlan(plan: LicencePlan, basis: TenantProblem): PlanAccount {
  const figure = (minor: number, confidence: ConfidenceClass): PlanFigure => ({
    money: money(minor, basis.currency, "year"),
    price: basis.price,
    rule: PLAN_RULE,
    dataOn: basis.on,
    confidence,
    actBy: null,
  });
  const { waterfall } = plan;
  return {
    baseline: figure(plan.baselineMinor, "C1"),
    optimum: figure(plan.valueMinor, "C5"),
    saving: figure(plan.baselineMinor - plan.valueMinor, "C5"),
    levels: waterfall
      ? ACTION_LEVELS.map((level) => ({
          level,
          saving: figure(waterfall[level], CLASS_OF_LEVEL[level]),
        }))
      : [],
    gap: figure(plan.gapMinor, "C1"),
    proof: plan.proof,
    periods: plan.periods.map((period) => ({
      ...period,
      from: monthsAfter(basis.on, period.firstMonth - 1),
    })),
  };
}
