import { assignedTwice } from "./detections/assigned-twice.ts";
import { assignmentErrors } from "./detections/assignment-errors.ts";
import { billedMonthly } from "./detections/billed-monthly.ts";
import { cheaperBundle } from "./detections/cheaper-bundle.ts";
import { containedFamily } from "./detections/contained-family.ts";
import { copilotShallow } from "./detections/copilot-shallow.ts";
import { coveredByGrant, coveredByTrial } from "./detections/covered-by-free-seats.ts";
import { departmentIdleShare } from "./detections/department-idle-share.ts";
import { entraPremiumBalance } from "./detections/entra-premium-balance.ts";
import { expiringSeatsInUse } from "./detections/expiring-seats-in-use.ts";
import { extendedTermExposure } from "./detections/extended-term-exposure.ts";
import { grantUtilisation } from "./detections/grant-utilisation.ts";
import { groupDrift } from "./detections/group-drift.ts";
import type { Observation, TenantDetection } from "./detections/observation.ts";
import { priceChangeAtRenewal } from "./detections/price-change-at-renewal.ts";
import { purchaseAvoidable } from "./detections/purchase-avoidable.ts";
import { renewalWithIdleSeats } from "./detections/renewal-with-idle-seats.ts";
import { seatCapNear } from "./detections/seat-cap-near.ts";
import { seatDeficitOfSku } from "./detections/seat-deficit.ts";
import { sharedMailboxLacksSeat } from "./detections/shared-mailbox-lacks-seat.ts";
import { splitPurchases } from "./detections/split-purchases.ts";
import { staleBand } from "./detections/stale-band.ts";
import { trialCliff } from "./detections/trial-cliff.ts";
import { powerBiUseNotVisible } from "./detections/use-not-visible.ts";
import { useWithoutLicence } from "./detections/use-without-licence.ts";
import { utilisationBand } from "./detections/utilisation-band.ts";
import { detectionContextOf } from "./findings.ts";
import type { LicensingInput } from "./input.ts";
import { DEFAULT_LEAD_DAYS } from "./purchase-dates.ts";
import type { Reference } from "./reference.ts";
import { canBeWasted } from "./seats.ts";

/** All detections about the tenant, in the order of their numbers. */
export const TENANT_DETECTIONS: readonly TenantDetection[] = [
  renewalWithIdleSeats,
  seatDeficitOfSku,
  expiringSeatsInUse,
  trialCliff,
  coveredByTrial,
  extendedTermExposure,
  billedMonthly,
  splitPurchases,
  priceChangeAtRenewal,
  utilisationBand,
  purchaseAvoidable,
  grantUtilisation,
  coveredByGrant,
  seatCapNear,
  containedFamily,
  sharedMailboxLacksSeat,
  assignedTwice,
  cheaperBundle,
  assignmentErrors,
  groupDrift,
  staleBand,
  copilotShallow,
  powerBiUseNotVisible,
  entraPremiumBalance,
  useWithoutLicence,
  departmentIdleShare,
];

/**
 * What should be known about the tenant besides seats that could go: shortfalls and risks as well as
 * costs, because right advice can raise the bill. Amounts are never added to savings or to each other.
 */
export function observationsOf(
  input: LicensingInput,
  reference: Reference,
  detections: readonly TenantDetection[] = TENANT_DETECTIONS,
  leadDays: number = DEFAULT_LEAD_DAYS,
): readonly Observation[] {
  const wasteable = input.ownedSkus.filter((sku) => canBeWasted(sku, reference, input.on));
  const context = { ...detectionContextOf(input, reference), input, wasteable, leadDays };
  return detections
    .filter(({ needs }) => needs.every((source) => input.evidence.has(source)))
    .flatMap((detection) => detection.observe(context));
}
