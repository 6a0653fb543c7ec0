import type { SkuId } from "../core/ids.ts";
import { SOURCE_IDS } from "../core/source-ids.ts";
import {
  type Aggregate,
  type AggregateKind,
  type ClosedValue,
  closed,
  defineAggregate,
  resealAs,
} from "../privacy/index.ts";

/** What happened to a recommendation between two surveys. */
export const RECOMMENDATION_CHANGES = ["new", "changed", "gone"] as const;
export type RecommendationChange = (typeof RECOMMENDATION_CHANGES)[number];

/** Words of the licensing science that events carry; handed in, as events know nothing of licensing. */
export interface RecommendationWords {
  readonly kinds: readonly string[];
  readonly detections: readonly string[];
}

function recommendationShape({ kinds, detections }: RecommendationWords) {
  return closed.object({
    id: closed.recommendationId(),
    kind: closed.oneOf(kinds),
    detection: closed.oneOf(detections),
    skuId: closed.nullable(closed.skuId()),
    /** `null` where there are too few to be told. */
    seats: closed.nullable(closed.count()),
    /** `null` where the price is unknown, or the seats are too few. */
    monthly: closed.nullable(closed.money()),
    yearly: closed.nullable(closed.money()),
    actBy: closed.nullable(closed.date()),
    /** The sources it rests on: only who may read all of them may hear of it. */
    requires: closed.listOf(closed.oneOf(SOURCE_IDS)),
  });
}

/** A recommendation as events tell it. */
export type PublishedRecommendation = ClosedValue<ReturnType<typeof recommendationShape>>;

/** All recommendations of one survey. */
export interface RecommendationSet {
  readonly recommendations: readonly PublishedRecommendation[];
}

/** One change; `at` is when it was noticed. For `gone` the recommendation is as it was last known. */
export type RecommendationEvent = ClosedValue<
  ReturnType<typeof recommendationKinds>["event"]["shape"]
>;

export type RecommendationKinds = ReturnType<typeof recommendationKinds>;

/** The two kinds of aggregate that the log takes in and gives out. */
export function recommendationKinds(words: RecommendationWords) {
  const recommendation = recommendationShape(words);
  return {
    set: defineAggregate(
      "recommendationSet",
      2,
      closed.object({ recommendations: closed.listOf(recommendation) }),
    ),
    event: defineAggregate(
      "recommendationEvent",
      2,
      closed.object({
        change: closed.oneOf(RECOMMENDATION_CHANGES),
        at: closed.instant(),
        recommendation,
      }),
    ),
  };
}

/**
 * Seals what is told of recommendations, with the coverage and date of the survey it comes from.
 * The SKUs were admitted when that survey was sealed.
 */
export function resealRecommendations<T>(
  kind: AggregateKind<T>,
  value: NoInfer<T>,
  of: readonly PublishedRecommendation[],
  from: Aggregate<unknown>,
): Aggregate<T> {
  const skuIds = of.map(({ skuId }) => skuId).filter((id): id is SkuId => id !== null);
  return resealAs(kind, value, from, new Set<string>(skuIds));
}
