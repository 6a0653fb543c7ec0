import type { IsoDate, IsoInstant, ObjectId, ServicePlanId, SkuId, TenantId } from "../core/ids.ts";
import type { Pii } from "../core/pii.ts";

/** What Graph tells of the tenant itself. Names are tenant-written text and stay boxed. */
export interface OrganizationRecord {
  readonly tenantId: TenantId;
  readonly displayName: Pii | null;
  readonly countryCode: Pii | null;
  readonly createdAt: IsoInstant | null;
  /** `null` for ordinary tenants; anything else marks a partner (Graph, organization resource). */
  readonly partnerKind: string | null;
}

export interface ServicePlanOfSku {
  readonly servicePlanId: ServicePlanId;
  readonly appliesTo: "User" | "Company";
}

/** One SKU the tenant owns (Graph, subscribedSku resource). Counts are seats. */
export interface SubscribedSkuRecord {
  readonly skuId: SkuId;
  readonly appliesTo: "User" | "Company";
  readonly capabilityStatus: "Enabled" | "Warning" | "Suspended" | "Deleted" | "LockedOut";
  /** Distinct members holding the SKU; Graph counts a member once even when assigned twice. */
  readonly consumedUnits: number;
  readonly prepaidUnits: {
    readonly enabled: number;
    readonly warning: number;
    readonly suspended: number;
    readonly lockedOut: number;
  };
  readonly servicePlans: readonly ServicePlanOfSku[];
}

/** One purchase of a SKU (Graph, companySubscription resource). It tells neither term nor price. */
export interface CommerceSubscriptionRecord {
  readonly skuId: SkuId;
  readonly status: "Enabled" | "Warning" | "Suspended" | "Deleted" | "LockedOut";
  readonly seats: number;
  readonly isTrial: boolean;
  readonly createdAt: IsoInstant | null;
  /** Next change of state if nobody renews: the renewal date as far as Graph knows one. */
  readonly nextLifecycleAt: IsoInstant | null;
  /** Tenant of the partner that made the purchase (CSP), else `null`. */
  readonly ownerTenantId: TenantId | null;
}

/** The names by which one person is known. Each is dropped once it is in the caller's dictionary. */
export interface PersonNamesRecord {
  readonly displayName: Pii | null;
  readonly givenName: Pii | null;
  readonly surname: Pii | null;
  readonly userPrincipalName: Pii | null;
  readonly mail: Pii | null;
  readonly mailNickname: Pii | null;
  readonly department: Pii | null;
  readonly country: Pii | null;
}

export type AssignmentState = "Active" | "ActiveWithError" | "Disabled" | "Error";

/** One SKU given to a member, directly or by a group; the same SKU can appear once for each. */
export interface LicenseAssignment {
  readonly skuId: SkuId;
  readonly assignedByGroup: ObjectId | null;
  readonly disabledPlans: readonly ServicePlanId[];
  readonly state: AssignmentState;
  readonly lastUpdatedAt: IsoInstant | null;
}

/**
 * One account as `/users` gives it. Everything that names a person or was written by the tenant is
 * boxed; the record lives for one turn of the survey's loop.
 */
export interface MemberRecord {
  readonly objectId: Pii<ObjectId>;
  readonly userPrincipalName: Pii;
  readonly accountEnabled: boolean;
  readonly userType: "Member" | "Guest" | "unknown";
  readonly createdAt: IsoInstant | null;
  readonly department: Pii | null;
  readonly country: Pii | null;
  /** SKUs in effect, each once. */
  readonly assignedSkus: readonly SkuId[];
  readonly assignments: readonly LicenseAssignment[];
  readonly signIn: SignInEvidence;
}

/**
 * `unavailable`: the caller may not read sign-in activity, or the tenant has no Entra ID P1.
 * `none-recorded`: readable, and Graph has no successful sign-in on record, which before 1 December
 * 2023 does not mean "never" (Graph, signInActivity resource: not backfilled). `attemptedAt`: when a
 * client last tried on its own, without anybody at the keyboard, as services do.
 */
export type SignInEvidence =
  | { readonly kind: "unavailable" }
  | { readonly kind: "none-recorded"; readonly attemptedAt: IsoInstant | null }
  | { readonly kind: "last-successful"; readonly at: IsoInstant };

/** Workloads of `getOffice365ActiveUserDetail`. */
export const WORKLOADS = [
  "exchange",
  "oneDrive",
  "sharePoint",
  "skypeForBusiness",
  "yammer",
  "teams",
] as const;
export type Workload = (typeof WORKLOADS)[number];

/** One row of `getOffice365ActiveUserDetail`; deleted accounts have none. `principalName` is a hash where the tenant conceals names. */
export interface ActiveUserRow {
  readonly refreshedOn: IsoDate;
  readonly principalName: Pii;
  readonly concealed: boolean;
  readonly lastActivityOn: Readonly<Record<Workload, IsoDate | null>>;
  /** Workloads for which the report has no column; their `null` says nothing. */
  readonly unreported: readonly Workload[];
  /** Product names as the report writes them, joined by `+`. */
  readonly assignedProducts: string;
}
