import {
  CONFIDENCE_CLASSES,
  DETECTION_IDS,
  GUARDS,
  RECOMMENDATION_KINDS,
  type Recommendation,
  SAVING_TIMINGS,
} from "../../licensing/index.ts";
import { closed, defineAggregate, recommendationIdOf, type ValueOf } from "../../privacy/index.ts";
import { FigureNaming, perhapsMonthAndYear, seatCount } from "./figure.ts";

/** Changes to make, the most money per year first. */
export const recommendations = defineAggregate(
  "recommendations",
  2,
  closed.listOf(
    closed.object({
      id: closed.recommendationId(),
      kind: closed.oneOf(RECOMMENDATION_KINDS),
      rule: closed.oneOf(DETECTION_IDS),
      ruleVersion: closed.count(),
      skuId: closed.skuId(),
      replacement: closed.nullable(closed.skuId()),
      seats: seatCount,
      timing: closed.oneOf(SAVING_TIMINGS),
      on: closed.nullable(closed.date()),
      actBy: closed.nullable(closed.date()),
      ...perhapsMonthAndYear,
      confidence: closed.oneOf(CONFIDENCE_CLASSES),
      guards: closed.listOf(closed.oneOf(GUARDS)),
    }),
  ),
);
export type RecommendationsValue = ValueOf<typeof recommendations>;

/** The recommendations as a value to seal. */
export function recommendationsValue(of: readonly Recommendation[]): RecommendationsValue {
  const naming = new FigureNaming("recommendations");
  return of.map((one) => ({
    id: recommendationIdOf(one.id),
    kind: one.kind,
    rule: one.rule.id,
    ruleVersion: one.rule.version,
    skuId: one.skuId,
    replacement: one.replacement,
    seats: naming.seats(one.seats),
    timing: one.timing,
    on: one.on,
    actBy: one.actBy,
    monthly: naming.perhaps(one.monthly),
    yearly: naming.perhaps(one.yearly),
    confidence: one.confidence,
    guards: one.guards,
  }));
}
