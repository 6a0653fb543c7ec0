import type { Traits } from "../../privacy/traits.ts";
import { EXCHANGE_ONLINE_PLAN_2 } from "../known-skus.ts";
import { entitlementOf } from "../ladders.ts";
import { outgrowsSharedMailbox } from "../need/need.ts";
import { membersWith } from "./by-sku.ts";
import { costOf, type ObservationContext, observed, type TenantDetection } from "./observation.ts";

/** Whether the mailbox is without the plan that its size or archive needs, and is or will soon be. */
function lackOf({ use, held }: Traits, { reference }: ObservationContext): "now" | "soon" | "no" {
  if (use?.mailboxKind !== "shared") return "no";
  const entitled = entitlementOf(held, reference.ladders, reference.catalogue);
  if ((entitled.get("mail") ?? 0) >= 3) return "no";
  if (outgrowsSharedMailbox(use)) return "now";
  return use.mailboxFit === "plan1Full" ? "soon" : "no";
}

/**
 * D25: a shared mailbox above 50 GB, or with an archive, without the licence that needs, and those
 * within a tenth of it. The right advice costs money.
 */
export const sharedMailboxLacksSeat: TenantDetection = {
  scope: "tenant",
  id: "D25",
  version: 1,
  needs: ["members", "mailboxUsage"],
  thresholds: { warnGb: 45, limitGb: 50 },
  guards: [],
  source: "getMailboxUsageDetail; Microsoft 365 admin documentation, shared mailboxes",
  observe: (context) =>
    (["now", "soon"] as const).flatMap((lack) => {
      const count = membersWith(
        context.input.cohorts,
        (traits) => lackOf(traits, context) === lack,
      );
      if (count === 0) return [];
      const skuId = EXCHANGE_ONLINE_PLAN_2;
      const kind = lack === "now" ? "shortfall" : "watch";
      const worth = costOf(skuId, count, context);
      const noticed = { kind, skuId, count, unit: "members", effect: "costs", worth } as const;
      return [observed(sharedMailboxLacksSeat, { ...noticed, confidence: "C2" }, context)];
    }),
};
