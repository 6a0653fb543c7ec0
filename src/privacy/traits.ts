import type { ServicePlanId, SkuId } from "../core/ids.ts";

/** First match wins, so an account is in one state (../docs/architecture.md, "Account states"). */
export const ACCOUNT_STATES = ["resource", "disabled", "inactive", "active", "unknown"] as const;

/**
 * When an account last showed signs of life, in whole days before the survey; successful sign-ins and
 * workload activity alike. `none`: the source speaks about this account and has no date on record.
 */
export const ACTIVITY_BANDS = ["under30", "under90", "under180", "over180", "none"] as const;
export type ActivityBand = (typeof ACTIVITY_BANDS)[number];

/**
 * What the two independent sources say; `unknown` leads to no conclusion, never to "inactive".
 * No successful sign-in on record is `none` only for accounts created since 2023-12-01: for older ones
 * it is `unknown`, because the property was not backfilled (Graph, signInActivity resource).
 */
export interface ActivityTraits {
  readonly signIn: ActivityBand | "unknown";
  readonly workloads: ActivityBand | "unknown";
}

export const AGE_BANDS = ["under30", "under90", "under180", "over180", "unknown"] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** One SKU as a member holds it: once, whatever the number of assignments it comes from. */
export interface HeldSku {
  readonly skuId: SkuId;
  readonly origin: "direct" | "group" | "direct-and-group";
  readonly hasError: boolean;
  /** Days since the SKU was last (re)assigned. */
  readonly assignedFor: AgeBand;
  readonly disabledPlans: readonly ServicePlanId[];
}

/**
 * What the survey keeps of a member: closed vocabulary, SKU ids and interned keys of tenant words.
 * Members with equal traits are one cohort; nothing here names anybody.
 */
export interface Traits {
  readonly enabled: boolean;
  readonly kind: "member" | "guest" | "unknown";
  readonly accountAge: AgeBand;
  readonly activity: ActivityTraits;
  readonly held: readonly HeldSku[];
  /** Interned key of the department's name, `null` when the account has none. */
  readonly department: number | null;
  readonly country: number | null;
}

/** Members with the same traits, counted together. */
export interface Cohort {
  readonly traits: Traits;
  readonly members: number;
}
