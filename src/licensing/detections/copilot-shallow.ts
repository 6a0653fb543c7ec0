import { countBySku } from "./by-sku.ts";
import { isFresh } from "./inactive-member-holds-seat.ts";
import { observed, type TenantDetection } from "./observation.ts";
import { givesOnly } from "./sku-capabilities.ts";

/**
 * D48: Copilot seats used within 90 days, and for meeting recaps only: training comes before taking
 * them away. Seats that are silent, or given within 30 days, are the matter of other rules or of none.
 */
export const copilotShallow: TenantDetection = {
  scope: "tenant",
  id: "D48",
  version: 3,
  needs: ["members", "copilotUsage"],
  thresholds: { silentDays: 90, graceDays: 30 },
  guards: [],
  source: "getMicrosoft365CopilotUsageUserDetail: last activity date per app",
  observe: (context) =>
    countBySku(
      context,
      ({ enabled, use }, held) =>
        enabled &&
        use?.copilotBreadth === "meetingsOnly" &&
        (use.copilot === "under30" || use.copilot === "under90") &&
        !isFresh(held) &&
        givesOnly(held.skuId, ["copilot"], context.reference),
    ).map((counted) => observed(copilotShallow, { kind: "watch", ...counted }, context)),
};
