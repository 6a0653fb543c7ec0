import type { Weighted } from "../random.ts";

/** A product most members hold exactly one of. */
export interface SuiteOffer extends Weighted {
  /** Part number, or null for members without a suite. */
  readonly sku: string | null;
  /** Share of holders who have it through a licence group. */
  readonly byGroup: number;
}

/** A product held on top of a suite. */
export interface AddonOffer {
  readonly sku: string;
  /** Share of eligible members who hold it. */
  readonly share: number;
  /** Suites it is given with; absent means any or none. */
  readonly with?: readonly string[];
  readonly byGroup?: number;
}

export type SubscriptionStatus = "Enabled" | "Warning" | "Suspended" | "Deleted" | "LockedOut";

/** One purchase of a product: a row of `/directory/subscriptions`. */
export interface SubscriptionOffer {
  /** Part of the enabled seats, or a number of seats of its own when not Enabled. */
  readonly share?: number;
  readonly seats?: number;
  readonly status: SubscriptionStatus;
  readonly renewsInDays: number | null;
  readonly isTrial?: boolean;
  readonly boughtDaysAgo: number;
  readonly throughPartner?: boolean;
}

/** How many seats of a product the tenant owns. */
export interface PurchaseOffer {
  readonly sku: string;
  readonly appliesTo?: "User" | "Company";
  /**
   * `slack`: that share more than consumed, within the bounds, by seed; `deficit`: fewer than
   * consumed; `fixed`: as said, whatever is consumed.
   */
  readonly enabled:
    | { readonly kind: "slack"; readonly low: number; readonly high: number }
    | { readonly kind: "deficit"; readonly by: number }
    | { readonly kind: "fixed"; readonly seats: number };
  readonly subscriptions: readonly SubscriptionOffer[];
}

export interface LicenceGroup {
  readonly name: string;
  readonly sku: string;
  /** Names of service plans switched off for all members of the group. */
  readonly disabledPlans: readonly string[];
}

export interface DepartmentOffer extends Weighted {
  readonly name: string | null;
  readonly class: "office" | "frontline";
}

export interface CountryOffer extends Weighted {
  readonly name: string;
  readonly code: string;
  readonly city: string;
}

/** What a tenant is made of; members are drawn from it. */
export interface Blueprint {
  readonly displayName: string;
  readonly domain: string;
  readonly initialDomain: string;
  readonly countryCode: string;
  /** Marks a partner (MSP/CSP) tenant in `/organization`. */
  readonly partnerTenantType: string | null;
  readonly hasPremium: boolean;
  readonly hasIntune: boolean;
  readonly longRecipientTypes: boolean;
  readonly departments: readonly DepartmentOffer[];
  readonly countries: readonly CountryOffer[];
  readonly suites: {
    readonly office: readonly SuiteOffer[];
    readonly frontline: readonly SuiteOffer[];
  };
  readonly addons: readonly AddonOffer[];
  readonly purchases: readonly PurchaseOffer[];
  readonly licenceGroups: readonly LicenceGroup[];
  /** Products given to accounts that are not people. */
  readonly special: {
    readonly mailbox: string;
    readonly mailboxByMistake: string;
    readonly room: string | null;
    readonly service: string;
    readonly guest: string | null;
  };
}

/** A purchase renewed once a year, in one subscription. */
export function annual(renewsInDays: number, share = 1): SubscriptionOffer {
  return { share, status: "Enabled", renewsInDays, boughtDaysAgo: 400 - (renewsInDays % 365) };
}

/** A free product as Microsoft shows it: an enabled count nobody could use up. */
export function free(sku: string, seats: number): PurchaseOffer {
  return {
    sku,
    enabled: { kind: "fixed", seats },
    subscriptions: [{ share: 1, status: "Enabled", renewsInDays: null, boughtDaysAgo: 1500 }],
  };
}
