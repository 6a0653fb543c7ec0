import { accountStateOf } from "../need/account-state.ts";
import { sureOfPaid } from "../seats.ts";
import { countBySku } from "./by-sku.ts";
import {
  costOf,
  type Observation,
  type ObservationContext,
  observed,
  type TenantDetection,
} from "./observation.ts";

/** Seats that groups give to members who are disabled or inactive, and what these cost. */
function seatsOfDriftedMembers(context: ObservationContext): readonly Observation[] {
  return countBySku(context, (traits, { origin }) => {
    const state = accountStateOf(traits);
    return origin !== "direct" && (state === "disabled" || state === "inactive");
  }).map(({ skuId, count }) => {
    const worth = costOf(skuId, count, context);
    const noticed = { kind: "hygiene", skuId, count, effect: "atStake", worth } as const;
    const sku = context.input.ownedSkus.find((one) => one.skuId === skuId);
    const confidence = sureOfPaid("C1", sku ?? {});
    return observed(groupDrift, { ...noticed, confidence }, context);
  });
}

/** Groups that give a SKU to nobody. */
function emptyGroups(context: ObservationContext): readonly Observation[] {
  const { input, reference } = context;
  return [...(input.emptyGroups ?? [])]
    .filter(([id]) => reference.catalogue.has(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([skuId, count]) =>
      observed(groupDrift, { kind: "hygiene", skuId, count, unit: "groups" }, context),
    );
}

/**
 * D36: groups that grant licences hold disabled or inactive members, or nobody. Mending the rule of the
 * group beats taking seats away one by one, which the group would give back. The seats are those of
 * other findings too, so their cost is at stake and in no total.
 */
export const groupDrift: TenantDetection = {
  scope: "tenant",
  id: "D36",
  version: 2,
  needs: ["members"],
  thresholds: { silentDays: 90 },
  guards: [],
  source: "Microsoft Graph, licenseAssignmentState: assignedByGroup; account states; groups",
  observe: (context) => [...seatsOfDriftedMembers(context), ...emptyGroups(context)],
};
