import { monthsAfter } from "../../core/clock.ts";
import { type IsoDate, type SkuId, skuId } from "../../core/ids.ts";
import { type MoneyPeriod, money } from "../../core/money.ts";
import type { ConfidenceClass, Figure } from "../figure.ts";
import { ACTION_LEVELS, type ActionLevel } from "../optimizer/action-levels.ts";
import type { PlanPeriod } from "../optimizer/plan-calendar.ts";
import type { ShadowPrice } from "../optimizer/shadow-prices.ts";
import type { LicencePlan, PlanOutcome } from "../optimizer/solve-problem.ts";
import type { ProofKind } from "../optimizer/solve-stage.ts";
import { sureOfPaid } from "../seats.ts";
import type { TenantProblem } from "./tenant-problem.ts";

/** The rule by which a licence plan is accounted: differences of nested optima. */
export const PLAN_RULE = { id: "licensePlan", version: 1 } as const;

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

/** Seats of one SKU in one period. */
export interface PlannedSeats {
  readonly skuId: SkuId;
  readonly used: number;
  /** Kept free by the tenant's own rule. */
  readonly spare: number;
  /** Paid whatever happens. */
  readonly committed: number;
  readonly paid: number;
}

/** Members who change from some SKUs to others. */
export interface PlannedMove {
  readonly from: readonly SkuId[];
  readonly to: readonly SkuId[];
  readonly members: number;
}

/** What one more free seat of a SKU, or one more seat under a cap that SKUs share, would save. */
export interface SeatWorth {
  readonly of: "seat" | "cap";
  readonly skus: readonly SkuId[];
  readonly perMonth: PlanFigure;
}

/** What holds from a day on, until the next period begins. */
export interface AccountedPeriod {
  readonly from: IsoDate;
  readonly months: number;
  readonly seats: readonly PlannedSeats[];
  /** Changes at the beginning of the period. */
  readonly moves: readonly PlannedMove[];
  readonly shadowPrices: readonly SeatWorth[];
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
  /** No plan costs less. */
  readonly bound: PlanFigure;
  /** `optimum` less `bound`. */
  readonly gap: PlanFigure;
  readonly proof: ProofKind;
  readonly periods: readonly AccountedPeriod[];
}

/** Everything renewed as it is, over twelve months; known before anything is solved. */
export function baselineOf(outcome: PlanOutcome, basis: TenantProblem): PlanFigure {
  return figureOf(outcome.baselineMinor + outsideCost(basis, "bought"), "C1", basis);
}

/** Turns a solved plan into figures that can be traced like any other. */
export function accountPlan(plan: LicencePlan, basis: TenantProblem): PlanAccount {
  const outside = outsideCost(basis, "seats");
  const missing = outside - outsideCost(basis, "bought");
  const figure = (minor: number, confidence: ConfidenceClass): PlanFigure =>
    figureOf(minor, confidence, basis);
  const { waterfall } = plan;
  return {
    baseline: baselineOf(plan, basis),
    optimum: figure(plan.valueMinor + outside, "C5"),
    saving: figure(plan.baselineMinor - plan.valueMinor - missing, "C5"),
    // Seats that members outside the plan hold and nobody bought are missing before anything is done.
    levels: waterfall
      ? ACTION_LEVELS.map((level) => ({
          level,
          saving: figure(
            waterfall[level] - (level === "reduceUnassigned" ? missing : 0),
            CLASS_OF_LEVEL[level],
          ),
        }))
      : [],
    bound: figure(plan.boundMinor + outside, "C1"),
    gap: figure(plan.gapMinor, "C1"),
    proof: plan.proof,
    periods: plan.periods.map((period, index) => ({
      from: monthsAfter(basis.on, period.firstMonth - 1),
      months: period.lastMonth - period.firstMonth + 1,
      seats: seatsOf(period, basis),
      moves: period.moves.map(({ from, to, members }) => ({
        from: idsOf(from),
        to: idsOf(to),
        members,
      })),
      shadowPrices: (plan.shadowPrices[index] ?? []).map((price) => worthOf(price, basis)),
    })),
  };
}

function idsOf(skus: readonly string[]): readonly SkuId[] {
  return skus.map((sku) => skuId.parse(sku));
}

function worthOf({ of, perMonthMinor }: ShadowPrice, basis: TenantProblem): SeatWorth {
  const perMonth = figureOf(perMonthMinor, "C1", basis, "month");
  if ("sku" in of) return { of: "seat", skus: idsOf([of.sku]), perMonth };
  const limit = basis.problem.seatLimits.find(({ id }) => id === of.limit);
  return { of: "cap", skus: idsOf(limit?.skus ?? []), perMonth };
}

function figureOf(
  minor: number,
  sure: ConfidenceClass,
  { currency, price, on, mayBeTrial }: TenantProblem,
  period: MoneyPeriod = "year",
): PlanFigure {
  const amount = money(minor, currency, period);
  const confidence = sureOfPaid(sure, { mayBeTrial });
  return { money: amount, price, rule: PLAN_RULE, dataOn: on, confidence, actBy: null };
}

function outsideCost({ outside, problem }: TenantProblem, which: "seats" | "bought"): number {
  return outside.reduce((sum, row) => {
    const unit = problem.skus.find(({ id }) => id === row.sku)?.priceMinorPerMonth ?? 0;
    return sum + problem.horizonMonths * unit * row[which];
  }, 0);
}

/** The seats of a period with those that members outside the plan hold. */
function seatsOf({ seats, lastMonth }: PlanPeriod, basis: TenantProblem): readonly PlannedSeats[] {
  const known = new Set(seats.map(({ sku }) => sku));
  const others = basis.outside.filter(({ sku }) => !known.has(sku));
  return [...seats, ...others.map(({ sku }) => ({ sku, used: 0, spare: 0, paid: 0 }))].map(
    ({ sku, used, spare, paid }) => {
      const held = basis.outside.find((row) => row.sku === sku)?.seats ?? 0;
      const committed = basis.purchased
        .filter((row) => row.sku === sku && row.committedMonths >= lastMonth)
        .reduce((sum, row) => sum + row.seats, 0);
      return { skuId: skuId.parse(sku), used: used + held, spare, committed, paid: paid + held };
    },
  );
}
