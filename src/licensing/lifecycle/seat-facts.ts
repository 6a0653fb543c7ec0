import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import { ALL_DETECTIONS } from "../detections/in-order.ts";
import type { RecommendationKind } from "../recommendation-kinds.ts";
import type { Reference } from "../reference.ts";
import type { Baseline, FoundRecommendation } from "./tracked-recommendation.ts";

/**
 * What seats bought, and seats proposed for taking away, rest on: purchases (without them seats of a
 * trial look like paid ones) and the evidence of the rules about seats.
 */
const SEAT_SOURCES: readonly SourceId[] = [
  ...new Set<SourceId>([
    "subscribedSkus",
    "commerceSubscriptions",
    ...ALL_DETECTIONS.held.flatMap(({ needs }) => needs),
  ]),
].sort();

/** Seats of the tenant on the day of a survey, as far as verification needs them. */
export interface SeatFacts {
  readonly on: IsoDate;
  /**
   * What a decision made now would be measured against; `undefined` for a SKU not owned any more, and
   * where the survey was not shown what is owned.
   */
  baselineOf(sku: SkuId): Baseline | undefined;
  /**
   * Whether the survey read what the baseline was counted from, that and more, or not all of it. Only the
   * same can be compared: seats that were not looked for would be taken for seats that are needed.
   */
  sightSince(baseline: Baseline): "same" | "more" | "other";
  /**
   * Seats that would be bought today had the tenant gone on as on the day of the baseline: fewer where
   * fewer people need one, more where more do. That somebody needs a seat after all that was proposed for
   * taking away is no growth: more seats must be assigned too.
   */
  expectedSeats(sku: SkuId, baseline: Baseline): number;
  /** First renewal after a day at which seats of a SKU can fall; `null` when none is known. */
  nextRenewal(sku: SkuId, after: IsoDate): IsoDate | null;
  /** Whether the survey could look for such recommendations: what it did not look for is not gone. */
  wasLookedFor(kind: RecommendationKind): boolean;
}

/** What a survey says of one owned SKU. */
export interface OwnedSeats {
  readonly skuId: SkuId;
  /** Paid seats. */
  readonly bought: number;
  readonly consumed: number;
  /** Dates at which paid purchases renew. */
  readonly renewals: readonly IsoDate[];
}

/** What a survey says of seats. */
export interface SurveyedSeats {
  readonly on: IsoDate;
  readonly owned: readonly OwnedSeats[];
  /** Everything that was read well enough to conclude from. */
  readonly sources: Iterable<SourceId>;
  /** Kinds whose sources were not read. */
  readonly notLookedFor?: ReadonlySet<RecommendationKind>;
}

/**
 * Seats bought, needed per family, and renewals.
 * @param found what the same survey proposes: seats to take from members are not needed.
 */
export function seatFactsOf(
  { on, owned, sources: read, notLookedFor }: SurveyedSeats,
  { catalogue }: Pick<Reference, "catalogue">,
  found: readonly FoundRecommendation[],
): SeatFacts {
  const wasRead = new Set(read);
  const sources = SEAT_SOURCES.filter((source) => wasRead.has(source));
  const bySku = new Map(owned.map((sku) => [sku.skuId, sku]));
  // A SKU that no table knows is a family of its own.
  const familyOf = (id: SkuId) => catalogue.skuById(id)?.family ?? id;
  const sumOf = (seats: readonly (readonly [SkuId, number])[]) => {
    const sums = new Map<string, number>();
    for (const [id, count] of seats) sums.set(familyOf(id), count + (sums.get(familyOf(id)) ?? 0));
    return (id: SkuId) => sums.get(familyOf(id)) ?? 0;
  };
  const assigned = sumOf(owned.map(({ skuId, consumed }) => [skuId, consumed]));
  // Seats too few to be told count as needed: what is proposed is never more than is known.
  const proposed = sumOf(
    found.filter(takesFromMembers).map(({ skuId, seats }) => [skuId, seats ?? 0]),
  );
  return {
    on,
    baselineOf: (id) => {
      const sku = bySku.get(id);
      if (sku === undefined || !wasRead.has("subscribedSkus")) return undefined;
      const familyNeeded = assigned(id) - proposed(id);
      return { on, bought: sku.bought, familyAssigned: assigned(id), familyNeeded, sources };
    },
    sightSince: (baseline) => {
      if (baseline.sources.some((source) => !wasRead.has(source))) return "other";
      return baseline.sources.length === sources.length ? "same" : "more";
    },
    expectedSeats: (id, { bought, familyAssigned, familyNeeded }) => {
      if (familyNeeded <= 0) return bought;
      const needed = (assigned(id) - proposed(id)) / familyNeeded;
      const growth = Math.max(1, Math.min(needed, assigned(id) / familyAssigned));
      return Math.round(bought * Math.max(0, Math.min(needed, growth)));
    },
    nextRenewal: (id, after) =>
      (bySku.get(id)?.renewals ?? []).filter((date) => date > after).toSorted()[0] ?? null,
    wasLookedFor: (kind) => notLookedFor?.has(kind) !== true,
  };
}

function takesFromMembers(found: FoundRecommendation): boolean {
  const { kind, timing, replacement, confidence } = found;
  const isOfMembers = timing !== null && kind !== "returnIdleSeats";
  return isOfMembers && replacement === null && confidence !== "C5";
}
