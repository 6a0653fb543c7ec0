import type { IsoDate } from "../../core/ids.ts";
import type { OwnedSku } from "../input.ts";
import { observed, type TenantDetection } from "./observation.ts";

/** Members who sit on seats that are not renewed any more. */
function seatsOnBorrowedTime({ consumed, seats }: OwnedSku): number {
  const expiring = seats.warning + seats.suspended + seats.lockedOut;
  return Math.max(0, Math.min(expiring, consumed - seats.enabled));
}

/** The first day on which such a purchase changes its state again. */
function nextChange({ purchases }: OwnedSku, on: IsoDate): IsoDate | null {
  const dates = purchases
    .filter(({ status }) => status !== "Enabled")
    .flatMap(({ renewsOn }) => (renewsOn !== null && renewsOn >= on ? [renewsOn] : []));
  return dates.sort()[0] ?? null;
}

/**
 * D04: members sit on seats in warning, suspended or locked out. How many days are left is only known
 * where Graph names the next change of state.
 */
export const expiringSeatsInUse: TenantDetection = {
  scope: "tenant",
  id: "D04",
  version: 1,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, subscribedSku: prepaidUnits; companySubscription: status",
  observe: (context) =>
    context.input.ownedSkus.flatMap((sku) => {
      const count = seatsOnBorrowedTime(sku);
      if (count === 0 || sku.appliesTo !== "User") return [];
      const on = nextChange(sku, context.on);
      const noticed = { kind: "risk", skuId: sku.skuId, count, on, actBy: on } as const;
      return [observed(expiringSeatsInUse, noticed, context)];
    }),
};
