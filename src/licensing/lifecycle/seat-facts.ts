import type { IsoDate, SkuId } from "../../core/ids.ts";
import type { LicensingInput } from "../input.ts";
import type { Recommendation } from "../recommendations.ts";
import type { Reference } from "../reference.ts";
import { paidSeats } from "../seats.ts";
import type { Baseline } from "./tracked-recommendation.ts";

/** Seats of the tenant on the day of a survey, as far as verification needs them. */
export interface SeatFacts {
  readonly on: IsoDate;
  /** What a decision made now would be measured against; `undefined` for a SKU not owned any more. */
  baselineOf(sku: SkuId): Baseline | undefined;
  /** First renewal after a day at which seats of a SKU can fall; `null` when none is known. */
  nextRenewal(sku: SkuId, after: IsoDate): IsoDate | null;
}

/**
 * Seats bought, needed per family, and renewals.
 * @param found what the same survey proposes: seats to take from members are not needed.
 */
export function seatFactsOf(
  input: LicensingInput,
  reference: Reference,
  found: readonly Recommendation[],
): SeatFacts {
  const owned = new Map(input.ownedSkus.map((sku) => [sku.skuId, sku]));
  // A SKU that no table knows is a family of its own.
  const familyOf = (id: SkuId) => reference.catalogue.skuById(id)?.family ?? id;
  const needed = new Map<string, number>();
  const add = (id: SkuId, seats: number) =>
    needed.set(familyOf(id), seats + (needed.get(familyOf(id)) ?? 0));
  for (const { skuId, consumed } of input.ownedSkus) add(skuId, consumed);
  for (const { skuId, seats } of found.filter(takesFromMembers)) add(skuId, -seats);
  return {
    on: input.on,
    baselineOf: (id) => {
      const sku = owned.get(id);
      const familyNeeded = needed.get(familyOf(id)) ?? 0;
      return sku && { on: input.on, bought: paidSeats(sku), familyNeeded };
    },
    nextRenewal: (id, after) => {
      const dates = (owned.get(id)?.purchases ?? [])
        .filter(({ isTrial, status }) => !isTrial && status === "Enabled")
        .flatMap(({ renewsOn }) => (renewsOn !== null && renewsOn > after ? [renewsOn] : []));
      return dates.sort()[0] ?? null;
    },
  };
}

function takesFromMembers({ kind, replacement, confidence }: Recommendation): boolean {
  return kind !== "returnIdleSeats" && replacement === null && confidence !== "C5";
}
