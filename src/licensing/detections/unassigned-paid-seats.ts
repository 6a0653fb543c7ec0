import { idlePaidSeats } from "../seats.ts";
import type { IdleDetection } from "./rule.ts";

/** Seats to keep spare per SKU: the larger of a number and a share of the seats consumed. */
export interface SpareSeats {
  readonly seats: number;
  readonly percent: number;
}

export const NO_SPARE: SpareSeats = { seats: 0, percent: 0 };

/** Seats of a SKU to keep free when so many are assigned. */
export function keptSeats(spare: SpareSeats, consumed: number): number {
  return Math.max(spare.seats, Math.ceil((consumed * spare.percent) / 100));
}

/**
 * D01: paid seats that nobody holds, beyond the spare seats the tenant wants to keep. Counts
 * `prepaidUnits.enabled` only: warning and suspended units are not usable (Graph, subscribedSku).
 * Without spare seats the count is the plain difference.
 */
export function unassignedPaidSeats(spare: SpareSeats = NO_SPARE): IdleDetection {
  return {
    scope: "idle",
    id: "D01",
    version: 1,
    needs: ["subscribedSkus"],
    thresholds: { spareSeats: spare.seats, sparePercent: spare.percent },
    guards: [],
    source: "Microsoft Graph, subscribedSku: prepaidUnits, consumedUnits",
    countSeats: (sku) => Math.max(0, idlePaidSeats(sku) - keptSeats(spare, sku.consumed)),
  };
}
