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

/** How recently something was used; `unknown` where its report was not read or does not speak of the member. */
export type Recency = ActivityBand | "unknown";

/** Whether something happened at all in the window of its report. */
export const OCCURRENCES = ["none", "some", "unknown"] as const;
export type Occurrence = (typeof OCCURRENCES)[number];

export const MAILBOX_KINDS = ["user", "shared", "room", "equipment", "none", "unknown"] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];

/**
 * The smallest Exchange quota a mailbox fits with a tenth to spare: up to 1.8, 45, 50, 90 GB and more.
 * `plan1Full` is between 45 and 50 GB: still within plan 1, but not for long.
 */
export const MAILBOX_FITS = [
  "kiosk",
  "plan1",
  "plan1Full",
  "plan2",
  "plan2Full",
  "unknown",
] as const;
export type MailboxFit = (typeof MAILBOX_FITS)[number];

/** The smallest OneDrive quota that fits with a tenth to spare: up to 1.8 GB, 0.9 TB and more. */
export const ONEDRIVE_FITS = ["kiosk", "plan1", "plan2", "unknown"] as const;
export type OneDriveFit = (typeof ONEDRIVE_FITS)[number];

/** In which apps Copilot was used within 180 days; `none` also where it was Copilot Chat alone. */
export const COPILOT_BREADTHS = ["none", "meetingsOnly", "several", "unknown"] as const;
export type CopilotBreadth = (typeof COPILOT_BREADTHS)[number];

/** What the usage reports beyond the active-user report say about a member. */
export interface UseTraits {
  readonly mail: Recency;
  /** OneDrive or SharePoint. */
  readonly files: Recency;
  readonly teams: Recency;
  /** Outlook, Word, Excel, PowerPoint or OneNote on Windows or Mac; Teams alone does not count. */
  readonly desktopApps: Recency;
  /** The same apps in the browser or on a phone. */
  readonly lightApps: Recency;
  readonly copilot: Recency;
  readonly copilotBreadth: CopilotBreadth;
  /** One-to-one calls of any kind in 180 days: none proves no telephony, some prove nothing. */
  readonly calls: Occurrence;
  readonly organisedMeetings: Occurrence;
  /** Activations of the desktop client, at any time. */
  readonly visioDesktop: Occurrence;
  readonly projectDesktop: Occurrence;
  readonly mailboxKind: MailboxKind;
  readonly mailboxFit: MailboxFit;
  readonly hasArchive: boolean | "unknown";
  readonly oneDriveFit: OneDriveFit;
}

/** What a member counts as because the tenant said so; not observable in Graph. */
export const MEMBER_TAGS = ["breakGlass", "frontline", "onLeave", "serviceAccount"] as const;
export type MemberTag = (typeof MEMBER_TAGS)[number];

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
  /** SKUs given to the account that it did not get, for an error or want of seats; absent for none. */
  readonly notServed?: readonly SkuId[];
  /** Interned key of the department's name, `null` when the account has none. */
  readonly department: number | null;
  readonly country: number | null;
  /** Absent where only the active-user report was read. Part of the cohort key when present. */
  readonly use?: UseTraits;
  /** Whether the member holds a privileged directory role, also through a group; absent where that was not read. */
  readonly privileged?: boolean;
  /** In alphabetical order; absent where the tenant tags nobody. */
  readonly tags?: readonly MemberTag[];
}

/** Members with the same traits, counted together. */
export interface Cohort {
  readonly traits: Traits;
  readonly members: number;
}

/**
 * The cohorts of a survey, each made when it is asked for and let go: a large tenant has hundreds of
 * thousands. An array of cohorts is one too.
 */
export interface Cohorts extends Iterable<Cohort> {
  readonly length: number;
  at(number: number): Cohort | undefined;
}
