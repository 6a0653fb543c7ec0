import { accountStateOf } from "../need/account-state.ts";
import { countBySku } from "./by-sku.ts";
import { observed, type TenantDetection } from "./observation.ts";

/**
 * D36: groups that grant licences hold disabled or inactive members. Mending the rule of the group
 * beats taking seats away one by one, which the group would give back.
 */
export const groupDrift: TenantDetection = {
  scope: "tenant",
  id: "D36",
  version: 1,
  needs: ["members"],
  thresholds: { silentDays: 90 },
  guards: [],
  source: "Microsoft Graph, licenseAssignmentState: assignedByGroup; account states",
  observe: (context) =>
    countBySku(context, (traits, { origin }) => {
      const state = accountStateOf(traits);
      return origin !== "direct" && (state === "disabled" || state === "inactive");
    }).map((counted) => observed(groupDrift, { kind: "hygiene", ...counted }, context)),
};
