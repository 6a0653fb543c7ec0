import type { SourceId } from "../core/source-ids.ts";
import type { Detections } from "./detections/in-order.ts";
import type { ObservationId, TenantDetection } from "./detections/observation.ts";
import type { DetectionId } from "./detections/rule.ts";
import type { LicensingInput, OwnedSku, Purchase } from "./input.ts";

/** Why a detection of the catalogue is not made. */
export const UNOBSERVABLE_REASONS = [
  "needsHistory",
  "needsPartnerCenter",
  "needsBillingRole",
  "needsAnotherScope",
  "needsTenantRule",
  "needsDecision",
  /** Its sources were not read this time; coverage says why and what would open them. */
  "sourceNotRead",
] as const;
export type UnobservableReason = (typeof UNOBSERVABLE_REASONS)[number];

/** Detections of the catalogue that cannot be made from what is read. */
const LEFT_OUT = {
  /** Seats that stayed for a year on a monthly term. */
  D08: "needsHistory",
  /** When seats will run out. */
  D13: "needsHistory",
  /** Self-service purchases. */
  D18: "needsBillingRole",
  /** Service accounts with a suite. */
  D32: "needsTenantRule",
  /** Leavers by the date of Human Resources. */
  D33: "needsAnotherScope",
  /** Several paid accounts of one person. */
  D34: "needsAnotherScope",
  /** Seats taken away and given back within 30 days. */
  D37: "needsHistory",
  /** Who should get a freed Copilot seat. */
  D49: "needsDecision",
  /** Copilot kept back by the set-up of a device. */
  D50: "needsAnotherScope",
  /** Billed, provisioned and assigned seats compared. */
  D71: "needsPartnerCenter",
  /** Margin by product. */
  D72: "needsPartnerCenter",
} as const satisfies Record<string, UnobservableReason>;

export type LeftOutId = keyof typeof LEFT_OUT;

/** A detection that is not made, and what it would take. */
export interface NotObservable {
  readonly id: LeftOutId | DetectionId | ObservationId;
  readonly because: UnobservableReason;
  /** Sources it would need and that were not read. */
  readonly missing: readonly SourceId[];
}

const isLeftOut = (id: string): id is LeftOutId => id in LEFT_OUT;
export const LEFT_OUT_IDS: readonly LeftOutId[] = Object.keys(LEFT_OUT).filter(isLeftOut);

/** Detections left out, so that nobody takes silence for a clean bill. */
export const NOT_OBSERVABLE: readonly NotObservable[] = LEFT_OUT_IDS.map((id) => ({
  id,
  because: LEFT_OUT[id],
  missing: [],
}));

/** What is told of purchases by contracts only, and the detections that rest on it. */
const TOLD_BY_CONTRACTS = {
  D07: ({ autoRenews }) => autoRenews !== undefined,
  D09: ({ term }) => term !== null,
} as const satisfies Partial<Record<ObservationId, (purchase: Purchase) => boolean>>;

function untold(ownedSkus: readonly OwnedSku[]): readonly NotObservable[] {
  const purchases = ownedSkus.flatMap((sku) => sku.purchases);
  return (["D07", "D09"] as const)
    .filter((id) => !purchases.some(TOLD_BY_CONTRACTS[id]))
    .map((id) => ({ id, because: "needsPartnerCenter", missing: [] }));
}

/**
 * Every detection that was not made: those nobody can make here, those whose sources were not read, and
 * those about terms of which no contract tells.
 */
export function notMade(
  { evidence, ownedSkus }: Pick<LicensingInput, "evidence" | "ownedSkus">,
  detections: Detections,
  tenantDetections: readonly TenantDetection[],
): readonly NotObservable[] {
  const rules = [detections.idle, ...detections.held, ...tenantDetections];
  const unread = rules.flatMap(({ id, needs }): readonly NotObservable[] => {
    const missing = needs.filter((source) => !evidence.has(source));
    return missing.length === 0 ? [] : [{ id, because: "sourceNotRead", missing }];
  });
  const isUnread = ({ id }: NotObservable): boolean => unread.some((one) => one.id === id);
  const told = untold(ownedSkus).filter((one) => !isUnread(one));
  return [...NOT_OBSERVABLE, ...unread, ...told].sort((a, b) => (a.id < b.id ? -1 : 1));
}
