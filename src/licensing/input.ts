import type { IsoDate, ServicePlanId, SkuId } from "../core/ids.ts";
import type { SourceId } from "../core/source-ids.ts";
import type { Cohorts } from "../privacy/traits.ts";

export const CAPABILITY_STATUSES = [
  "Enabled",
  "Warning",
  "Suspended",
  "Deleted",
  "LockedOut",
] as const;
export type CapabilityStatus = (typeof CAPABILITY_STATUSES)[number];

/** Commitment of a purchase: how long its seats are bound, and how they are billed. */
export const TERMS = ["monthly", "annual", "annualBilledMonthly", "threeYear"] as const;
export type Term = (typeof TERMS)[number];

/** One purchase of a SKU. Graph tells neither term nor price. */
export interface Purchase {
  readonly seats: number;
  readonly isTrial: boolean;
  readonly status: CapabilityStatus;
  /** Next change of state as Graph knows it; Microsoft updates it late, so it can lie in the past. */
  readonly renewsOn: IsoDate | null;
  readonly createdOn: IsoDate | null;
  /** `null` until an administrator or an import tells: dates of monthly and annual terms look alike. */
  readonly term: Term | null;
  /** Bought through a partner (CSP). */
  readonly partner: boolean;
  /** Whether it renews by itself; absent until somebody tells, because Graph does not. */
  readonly autoRenews?: boolean;
}

/** One SKU the tenant owns: units by state, seats consumed, purchases behind it. */
export interface OwnedSku {
  readonly skuId: SkuId;
  readonly appliesTo: "User" | "Company";
  readonly capabilityStatus: CapabilityStatus;
  readonly seats: {
    readonly enabled: number;
    readonly warning: number;
    readonly suspended: number;
    readonly lockedOut: number;
  };
  /** Distinct members holding the SKU, also on warning units. */
  readonly consumed: number;
  readonly servicePlans: readonly {
    readonly servicePlanId: ServicePlanId;
    readonly appliesTo: "User" | "Company";
  }[];
  readonly purchases: readonly Purchase[];
  /** Purchases were not read: nothing tells units of a trial from paid ones, and all count as paid. */
  readonly mayBeTrial?: boolean;
}

/** All that licensing needs to know of a tenant on one day. */
export interface LicensingInput {
  readonly on: IsoDate;
  readonly ownedSkus: readonly OwnedSku[];
  readonly cohorts: Cohorts;
  /** Sources read well enough to conclude from; a missing one leads to no conclusion, never to zero. */
  readonly evidence: ReadonlySet<SourceId>;
  /** Groups that give a SKU and have no member to give it to, by SKU; absent where not known. */
  readonly emptyGroups?: ReadonlyMap<SkuId, number>;
  /** Entra ID P1 and P2: members entitled and members using it (azureADPremiumLicenseInsight). */
  readonly premiumUse?: {
    readonly p1: { readonly entitled: number; readonly used: number };
    readonly p2: { readonly entitled: number; readonly used: number };
  };
}
