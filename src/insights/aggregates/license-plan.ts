import {
  ACTION_LEVELS,
  type AccountedPeriod,
  type PlanAccount,
  PROOF_KINDS,
  type TenantProblem,
} from "../../licensing/index.ts";
import { closed, defineAggregate, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, figure } from "./figure.ts";

/**
 * How a plan came out. `infeasible`: no assignment meets the needs within the limits and the wishes.
 * `outOfTime`: none was found in the time given. `noPrices`: no product owned has a known price.
 */
export const PLAN_OUTCOMES = ["planned", "infeasible", "outOfTime", "noPrices"] as const;
export type LicensePlanOutcome = (typeof PLAN_OUTCOMES)[number];

const skuIds = closed.listOf(closed.skuId());

const period = closed.object({
  from: closed.date(),
  months: closed.count(),
  seats: closed.listOf(
    closed.object({
      skuId: closed.skuId(),
      used: closed.count(),
      spare: closed.count(),
      committed: closed.count(),
      paid: closed.count(),
    }),
  ),
  moves: closed.listOf(
    closed.object({ from: skuIds, to: skuIds, members: closed.nullable(closed.count()) }),
  ),
  shadowPrices: closed.listOf(
    closed.object({ of: closed.oneOf(["seat", "cap"]), skus: skuIds, perMonth: figure }),
  ),
});

const mix = closed.object({
  optimum: figure,
  saving: figure,
  bound: figure,
  gap: figure,
  proof: closed.oneOf(PROOF_KINDS),
  levels: closed.listOf(closed.object({ level: closed.oneOf(ACTION_LEVELS), saving: figure })),
  periods: closed.listOf(period),
});

/** The cheapest licence mix under one input, with its proof. */
export const licensePlan = defineAggregate(
  "licensePlan",
  2,
  closed.object({
    outcome: closed.oneOf(PLAN_OUTCOMES),
    baseline: closed.nullable(figure),
    mix: closed.nullable(mix),
    untouched: skuIds,
    membersPlanned: closed.count(),
    /** `null`: few, fewer than may be told. */
    seatsOutside: closed.listOf(
      closed.object({ skuId: closed.skuId(), seats: closed.nullable(closed.count()) }),
    ),
  }),
);
export type LicensePlanValue = ValueOf<typeof licensePlan>;

/** What a plan says about figures apart from who is in it. */
export interface PlanFigures {
  readonly outcome: LicensePlanOutcome;
  readonly baseline: PlanAccount["baseline"] | null;
  readonly account: PlanAccount | null;
}

/**
 * A plan as a value to seal.
 * @param minimum fewer members or seats of theirs than these are told as few.
 */
export function licensePlanValue(
  { outcome, baseline, account }: PlanFigures,
  basis: TenantProblem | undefined,
  minimum: number,
): LicensePlanValue {
  const naming = new FigureNaming("licensePlan");
  return {
    outcome,
    baseline: naming.perhaps(baseline),
    mix: account && mixValue(account, naming, minimum),
    untouched: basis?.untouched ?? [],
    membersPlanned: basis?.problem.cohorts.reduce((sum, { users }) => sum + users, 0) ?? 0,
    seatsOutside:
      basis?.outside.map(({ sku, seats }) => ({ skuId: sku, seats: atLeast(minimum, seats) })) ??
      [],
  };
}

function atLeast(minimum: number, count: number): number | null {
  return count < minimum ? null : count;
}

type MixValue = NonNullable<LicensePlanValue["mix"]>;

function mixValue(account: PlanAccount, naming: FigureNaming, minimum: number): MixValue {
  return {
    optimum: naming.amount(account.optimum),
    saving: naming.amount(account.saving),
    bound: naming.amount(account.bound),
    gap: naming.amount(account.gap),
    proof: account.proof,
    levels: account.levels.map(({ level, saving }) => ({ level, saving: naming.amount(saving) })),
    periods: account.periods.map((one) => periodValue(one, naming, minimum)),
  };
}

function periodValue(
  { moves, shadowPrices, ...period }: AccountedPeriod,
  naming: FigureNaming,
  minimum: number,
): MixValue["periods"][number] {
  return {
    ...period,
    moves: moves.map(({ members, ...move }) => ({ ...move, members: atLeast(minimum, members) })),
    shadowPrices: shadowPrices.map(({ perMonth, ...worth }) => ({
      ...worth,
      perMonth: naming.amount(perMonth),
    })),
  };
}
