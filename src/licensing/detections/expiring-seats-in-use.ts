import type { IsoDate } from "../../core/ids.ts";
import type { OwnedSku } from "../input.ts";
import { expiringSeatsHeld } from "../seats.ts";
import { costOf, observed, type TenantDetection } from "./observation.ts";

/** The first day on which such a purchase changes its state again. */
function nextChange({ purchases }: OwnedSku, on: IsoDate): IsoDate | null {
  const dates = purchases
    .filter(({ status }) => status !== "Enabled")
    .flatMap(({ renewsOn }) => (renewsOn !== null && renewsOn >= on ? [renewsOn] : []));
  return dates.sort()[0] ?? null;
}

/**
 * D04: members sit on seats in warning, suspended or locked out. How many days are left is only known
 * where Graph names the next change of state. The cost is what replacing the seats would come to; who is
 * beyond those seats as well is a deficit (D03).
 */
export const expiringSeatsInUse: TenantDetection = {
  scope: "tenant",
  id: "D04",
  version: 2,
  needs: ["subscribedSkus"],
  thresholds: {},
  guards: [],
  source: "Microsoft Graph, subscribedSku: prepaidUnits; companySubscription: status",
  observe: (context) =>
    context.input.ownedSkus.flatMap((sku) => {
      const count = expiringSeatsHeld(sku);
      if (count === 0 || sku.appliesTo !== "User") return [];
      const on = nextChange(sku, context.on);
      const noticed = { kind: "risk", skuId: sku.skuId, count, on, actBy: on } as const;
      const worth = costOf(sku.skuId, count, context);
      return [observed(expiringSeatsInUse, { ...noticed, effect: "costs", worth }, context)];
    }),
};
