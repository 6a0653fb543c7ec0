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
  3,
  closed.listOf(
    closed.object({
      id: closed.recommendationId(),
      kind: closed.oneOf(RECOMMENDATION_KINDS),
      rule: closed.oneOf(DETECTION_IDS),
      ruleVersion: closed.count(),
      skuId: closed.skuId(),
      replacement: closed.nullable(closed.skuId()),
      /** `null`: too few to be told, and so is their worth. */
      seats: closed.nullable(seatCount),
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

/**
 * The recommendations as a value to seal.
 * @param few recommendations of which numbers are not told.
 */
export function recommendationsValue(
  told: readonly Recommendation[],
  few: readonly Recommendation[] = [],
): RecommendationsValue {
  const naming = new FigureNaming("recommendations");
  const known = new Set(told.map(({ id }) => id));
  return [
    ...told.map((one) => ({
      ...wordsOf(one),
      seats: naming.seats(one.seats),
      monthly: naming.perhaps(one.monthly),
      yearly: naming.perhaps(one.yearly),
    })),
    ...few
      .filter(({ id }) => !known.has(id))
      .map((one) => ({ ...wordsOf(one), seats: null, monthly: null, yearly: null })),
  ];
}

/** All that is no number. */
function wordsOf(one: Recommendation) {
  const { rule, skuId, replacement, kind, timing, on, actBy, confidence, guards } = one;
  return {
    id: recommendationIdOf(one.id),
    kind,
    rule: rule.id,
    ruleVersion: rule.version,
    skuId,
    replacement,
    timing,
    on,
    actBy,
    confidence,
    guards,
  };
}
