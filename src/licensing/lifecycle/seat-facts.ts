import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { RecommendationKind } from "../recommendation-kinds.ts";
import type { Reference } from "../reference.ts";
import type { Baseline, FoundRecommendation } from "./tracked-recommendation.ts";

/** Seats of the tenant on the day of a survey, as far as verification needs them. */
export interface SeatFacts {
  readonly on: IsoDate;
  /** What a decision made now would be measured against; `undefined` for a SKU not owned any more. */
  baselineOf(sku: SkuId): Baseline | undefined;
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
  /** Kinds whose sources were not read. */
  readonly notLookedFor?: ReadonlySet<RecommendationKind>;
}

/**
 * Seats bought, needed per family, and renewals.
 * @param found what the same survey proposes: seats to take from members are not needed.
 */
export function seatFactsOf(
  { on, owned, notLookedFor }: SurveyedSeats,
  { catalogue }: Pick<Reference, "catalogue">,
  found: readonly FoundRecommendation[],
): SeatFacts {
  const bySku = new Map(owned.map((sku) => [sku.skuId, sku]));
  // A SKU that no table knows is a family of its own.
  const familyOf = (id: SkuId) => catalogue.skuById(id)?.family ?? id;
  const needed = new Map<string, number>();
  const add = (id: SkuId, seats: number) =>
    needed.set(familyOf(id), seats + (needed.get(familyOf(id)) ?? 0));
  for (const { skuId, consumed } of owned) add(skuId, consumed);
  for (const { skuId, seats } of found.filter(takesFromMembers)) add(skuId, -seats);
  return {
    on,
    baselineOf: (id) => {
      const sku = bySku.get(id);
      const familyNeeded = needed.get(familyOf(id)) ?? 0;
      return sku && { on, bought: sku.bought, familyNeeded };
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
