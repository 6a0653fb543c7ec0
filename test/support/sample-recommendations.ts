import { isoInstant, skuId } from "../../src/core/ids.ts";
import { currencyCode, money } from "../../src/core/money.ts";
import type { SourceId } from "../../src/core/source-ids.ts";
import {
  type PublishedRecommendation,
  type RecommendationEvent,
  type RecommendationSet,
  recommendationKinds,
} from "../../src/events/index.ts";
import { type Aggregate, recommendationIdOf, seal } from "../../src/privacy/index.ts";

export const kinds = recommendationKinds({
  kinds: ["returnIdleSeats", "reclaimInactiveSeats"],
  detections: ["D01", "D22"],
});

/** Microsoft 365 E3. */
export const E3 = skuId.parse("05e9a617-0261-4cee-bb44-138d3ef5d965");

/** A recommendation named by a number. */
export function recommendation(
  name: number,
  differing: Partial<PublishedRecommendation> = {},
): PublishedRecommendation {
  return {
    id: recommendationIdOf(name.toString(16).padStart(32, "0")),
    kind: "returnIdleSeats",
    detection: "D01",
    skuId: E3,
    seats: 10,
    monthly: money(36_000, currencyCode.parse("USD"), "month"),
    yearly: money(432_000, currencyCode.parse("USD"), "year"),
    actBy: null,
    requires: ["subscribedSkus"],
    ...differing,
  };
}

/** Recommendations of a survey that read the given sources. */
export function sealedSet(
  recommendations: readonly PublishedRecommendation[],
  sources: readonly SourceId[] = ["subscribedSkus", "members", "activeUserDetail"],
): Aggregate<RecommendationSet> {
  const coverage = {
    sources: sources.map((source) => ({ source, outcome: "used", staleSince: null }) as const),
    seatsJudged: 10,
    seatsTotal: 10,
    reportRefreshedOn: null,
    reportNamesConcealed: null,
    tooFewMembers: false,
    recordsUnavailable: false,
    opensAgain: [],
  };
  const asOf = isoInstant.parse("2026-11-21T08:00:00Z");
  return seal(kinds.set, { recommendations }, { coverage, asOf }, new Set<string>([E3]));
}

/** An event in short, such as `new 1` or `changed 1 to 12 seats`. */
export function inShort({ change, recommendation }: RecommendationEvent): string {
  const name = Number.parseInt(recommendation.id, 16);
  return change === "changed"
    ? `changed ${name} to ${recommendation.seats} seats`
    : `${change} ${name}`;
}
