import type { Recency } from "../../privacy/traits.ts";
import { countBySku } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

function isQuiet(recency: Recency): boolean {
  return recency !== "under30" && recency !== "unknown";
}

/** D41: members last seen 30 to 89 days ago. Nothing to act on yet; on leave, or on the way out. */
export const staleBand: TenantDetection = {
  scope: "tenant",
  id: "D41",
  version: 1,
  needs: ["members", "signInActivity", "activeUserDetail"],
  thresholds: { quietDays: 30, silentDays: 90 },
  guards: [],
  source: "Microsoft Graph, signInActivity; getOffice365ActiveUserDetail",
  observe: (context) =>
    countBySku(context, ({ enabled, activity: { signIn, workloads } }) => {
      const isLate = signIn === "under90" || workloads === "under90";
      return enabled && isLate && isQuiet(signIn) && isQuiet(workloads);
    }).map((counted) => observed(staleBand, { kind: "watch", ...counted }, context)),
};
