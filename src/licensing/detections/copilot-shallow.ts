import { countBySku } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";
import { givesOnly } from "./sku-capabilities.ts";

/** D48: Copilot seats used for meeting recaps only: training comes before taking them away. */
export const copilotShallow: TenantDetection = {
  scope: "tenant",
  id: "D48",
  version: 1,
  needs: ["members", "copilotUsage"],
  thresholds: {},
  guards: [],
  source: "getMicrosoft365CopilotUsageUserDetail: last activity date per app",
  observe: (context) =>
    countBySku(
      context,
      ({ use }, { skuId }) =>
        use?.copilotBreadth === "meetingsOnly" && givesOnly(skuId, ["copilot"], context.reference),
    ).map((counted) => observed(copilotShallow, { kind: "watch", ...counted }, context)),
};
