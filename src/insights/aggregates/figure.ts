import {
  COMPARE_RULE,
  CONFIDENCE_CLASSES,
  DETECTION_IDS,
  type Figure,
  OBSERVATION_IDS,
  PLAN_RULE,
  PRICE_CONFIDENCES,
  PRICE_DATINGS,
  PRICE_SOURCES,
  RENEWALS_RULE,
  SAVINGS_RULE,
  SPEND_RULE,
  WHAT_IF_RULE,
} from "../../licensing/index.ts";
import { type ClosedValue, closed, type FigureId, figureIdOf } from "../../privacy/index.ts";

const RULE_IDS = [
  SPEND_RULE.id,
  SAVINGS_RULE.id,
  RENEWALS_RULE.id,
  PLAN_RULE.id,
  WHAT_IF_RULE.id,
  COMPARE_RULE.id,
  ...DETECTION_IDS,
  ...OBSERVATION_IDS,
] as const;
type RuleId = (typeof RULE_IDS)[number];

/** An amount with everything that proves it; `id` names it inside one snapshot. */
export const figure = closed.object({
  id: closed.figureId(),
  money: closed.money(),
  priceSource: closed.oneOf([...PRICE_SOURCES, "mixed", "assumed"]),
  priceAsOf: closed.nullable(closed.date()),
  priceDated: closed.oneOf(PRICE_DATINGS),
  priceConfidence: closed.oneOf(PRICE_CONFIDENCES),
  priceEstimated: closed.boolean(),
  rule: closed.oneOf(RULE_IDS),
  ruleVersion: closed.count(),
  dataOn: closed.date(),
  confidence: closed.oneOf(CONFIDENCE_CLASSES),
  actBy: closed.nullable(closed.date()),
});
export type SealedFigure = ClosedValue<typeof figure>;

/** A sealed amount in the terms of licensing. */
export function figureOfValue(of: SealedFigure): Figure<RuleId> {
  const { money, dataOn, confidence, actBy } = of;
  const rule = { id: of.rule, version: of.ruleVersion };
  const price = {
    source: of.priceSource,
    asOf: of.priceAsOf,
    dated: of.priceDated,
    confidence: of.priceConfidence,
    estimated: of.priceEstimated,
  };
  return { money, price, rule, dataOn, confidence, actBy };
}

/** A number of seats that can be cited like an amount. */
export const seatCount = closed.object({ id: closed.figureId(), seats: closed.count() });
export type SealedSeatCount = ClosedValue<typeof seatCount>;

export const COUNT_UNITS = ["seats", "members", "purchases", "groups"] as const;

/** A number of anything, with what is counted. */
export const countOf = closed.object({
  id: closed.figureId(),
  count: closed.count(),
  unit: closed.oneOf(COUNT_UNITS),
});
export type SealedCount = ClosedValue<typeof countOf>;

const MEASURE_UNITS = [
  "members",
  "accounts",
  "activations",
  "bytes",
  "seats",
  "groups",
  "policies",
  "domains",
  "devices",
  "points",
] as const;

/** A number of something that is neither bought nor saved: what the tenant is like. */
export const measure = closed.object({
  id: closed.figureId(),
  count: closed.count(),
  unit: closed.oneOf(MEASURE_UNITS),
});
export type SealedMeasure = ClosedValue<typeof measure>;

/** A monthly amount and the same per year. */
export const monthAndYear = { monthly: figure, yearly: figure } as const;

/** The same where the price may be unknown. */
export const perhapsMonthAndYear = {
  monthly: closed.nullable(figure),
  yearly: closed.nullable(figure),
} as const;

/** Numbers of figures; each kind of aggregate has its own thousands, so ids never meet in a snapshot. */
export const FIGURE_BLOCKS = {
  usage: 1_000,
  configuration: 5_000,
  comparison: 8_000,
  inventory: 10_000,
  spend: 20_000,
  savings: 30_000,
  recommendations: 40_000,
  findings: 50_000,
  observations: 55_000,
  renewals: 60_000,
  spendGroups: 70_000,
  whatIf: 80_000,
  licensePlan: 90_000,
} as const;

/** Names figures in the order in which they are made: same results, same names. */
export class FigureNaming {
  #last: number;

  constructor(block: keyof typeof FIGURE_BLOCKS) {
    this.#last = FIGURE_BLOCKS[block];
  }

  seats(seats: number): SealedSeatCount {
    return { id: this.#next(), seats };
  }

  count(count: number, unit: SealedCount["unit"]): SealedCount {
    return { id: this.#next(), count, unit };
  }

  measure(count: number, unit: SealedMeasure["unit"]): SealedMeasure {
    return { id: this.#next(), count, unit };
  }

  amount(of: Figure<RuleId>): SealedFigure {
    return {
      id: this.#next(),
      money: of.money,
      priceSource: of.price.source,
      priceAsOf: of.price.asOf,
      priceDated: of.price.dated,
      priceConfidence: of.price.confidence,
      priceEstimated: of.price.estimated,
      rule: of.rule.id,
      ruleVersion: of.rule.version,
      dataOn: of.dataOn,
      confidence: of.confidence,
      actBy: of.actBy,
    };
  }

  /** The same figure under a new name. */
  again<F extends { readonly id: FigureId }>(figure: F): F {
    return { ...figure, id: this.#next() };
  }

  perhaps(of: Figure<RuleId> | null): SealedFigure | null {
    return of && this.amount(of);
  }

  #next(): FigureId {
    this.#last += 1;
    return figureIdOf(this.#last);
  }
}
