/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What may be changed, each level on top of those before it. */
export type ActionLevel =
  /** Products not owned yet may be bought. */
  | 'NEW_MIX'
  /** Disabled accounts, shared mailboxes and rooms give up what they need not. */
  | 'RECLAIM_DISABLED'
  /** So do accounts nobody uses. */
  | 'RECLAIM_INACTIVE'
  /** Seats nobody holds go. */
  | 'REDUCE_UNASSIGNED'
  /** Members give up products whose every capability another one gives. */
  | 'REMOVE_REDUNDANT'
  /** Members change to the products owned that cover their needs. */
  | 'RIGHTSIZE_OWNED';

/** How an answer came about. */
export type AdviceOutcome =
  /** In the model's words, every sentence checked against the figures. */
  | 'ANSWERED'
  /** The model's words did not hold; the figures speak for themselves. */
  | 'TEMPLATED'
  /** Nothing this caller may read supports an answer; coverage says what is missing. */
  | 'UNKNOWN';

export type AssumedPriceInput = {
  /** ISO 4217 code; other currencies are not converted. */
  currency: string;
  /** Per seat and month, in minor units. */
  minor: number;
  skuId: string | number;
};

export type AssumedTermInput = {
  skuId: string | number;
  term: Term;
};

/** Something products give at levels, each level including those below it. */
export type Capability =
  /** An archive of the mailbox, and one that grows by itself. */
  | 'ARCHIVE'
  /** Premium audit. */
  | 'AUDIT'
  /** Calls to telephone numbers. */
  | 'CALLING'
  /** Communication Compliance. */
  | 'COMMUNICATION_COMPLIANCE'
  /** Microsoft 365 Copilot. */
  | 'COPILOT'
  /** Data loss prevention. */
  | 'DATA_LOSS_PREVENTION'
  /** Defender for Cloud Apps. */
  | 'DEFENDER_CLOUD_APPS'
  /** Defender for Endpoint. */
  | 'DEFENDER_ENDPOINT'
  /** Defender for Identity. */
  | 'DEFENDER_IDENTITY'
  /** Defender for Office 365. */
  | 'DEFENDER_OFFICE'
  /** Audio conferencing. */
  | 'DIAL_IN'
  /** Data loss prevention on devices. */
  | 'ENDPOINT_DLP'
  /** Entra ID P1, P2. */
  | 'ENTRA'
  /** Entra ID Governance. */
  | 'ENTRA_GOVERNANCE'
  /** Entra Private and Internet Access. */
  | 'ENTRA_NETWORK'
  /** Premium eDiscovery. */
  | 'E_DISCOVERY'
  /** OneDrive and SharePoint: kiosk, plan 1, plan 2. */
  | 'FILES'
  /** Litigation hold. */
  | 'HOLD'
  /** Sensitivity labels, by hand and automatic. */
  | 'INFORMATION_PROTECTION'
  /** Insider Risk Management. */
  | 'INSIDER_RISK'
  /** Intune, and its suite. */
  | 'INTUNE'
  /** A mailbox: kiosk, plan 1, plan 2. */
  | 'MAIL'
  /** Office in the browser, and on the desktop. */
  | 'OFFICE'
  /** Teams Phone. */
  | 'PHONE'
  /** Power Apps. */
  | 'POWER_APPS'
  /** Power BI Pro, Premium per user. */
  | 'POWER_BI'
  /** Planner and Project, up to the desktop client. */
  | 'PROJECT'
  /** Records management. */
  | 'RECORDS_AND_KEYS'
  /** Intune Remote Help. */
  | 'REMOTE_HELP'
  /** Azure Rights Management. */
  | 'RIGHTS_MANAGEMENT'
  /** Teams. */
  | 'TEAMS'
  /** Teams Premium. */
  | 'TEAMS_PREMIUM'
  /** Visio in the browser, and on the desktop. */
  | 'VISIO'
  /** Windows Enterprise. */
  | 'WINDOWS';

/** Which seats a plan has to go on paying for. */
export type Commitments =
  /** Seats stay paid until their renewal; without a known date for the whole twelve months. */
  | 'AS_KNOWN'
  /** As if every purchase had come up for renewal: what the mix costs in the long run. */
  | 'NONE';

/** How sure a saving or a cost is. */
export type ConfidenceClass =
  /** Certain: no function lost, nobody touched. */
  | 'C1'
  /** By account state; check for holds first. */
  | 'C2'
  /** Proven silent for 180 days. */
  | 'C3'
  /** Indicated: 90 days, or partial evidence. Also an upper bound: where purchases were not read, seats on trial count as paid. */
  | 'C4'
  /** A choice that needs a decision; never part of a total. */
  | 'C5';

/** What to check before acting. */
export type Guard =
  /** An administrator may need a mailbox of its own. */
  | 'ADMIN_MAY_NEED_MAILBOX'
  /** Seats come from a group: change the group, and see what else it grants. */
  | 'ASSIGNED_BY_GROUP'
  /** Only members who meet the frontline conditions may hold the cheaper product. */
  | 'FRONTLINE_ELIGIBILITY'
  /** Guests may hold a licence for a feature that needs one. */
  | 'GUEST_MAY_BE_ENTITLED'
  /** Litigation holds are not visible: ask before a mailbox loses its licence. */
  | 'HOLD_NOT_VISIBLE'
  /** A capability goes of which Microsoft Graph shows no use. */
  | 'LOSES_UNSEEN_CAPABILITY'
  /** The mailbox is close to the 50 GB from which it needs a licence. */
  | 'MAILBOX_NEAR_LIMIT'
  /** An account with a privileged role that nobody uses may be kept for emergencies. */
  | 'MAY_BE_EMERGENCY_ACCOUNT'
  /** Emergency and shared phones show no calls in any report. */
  | 'MAY_BE_EMERGENCY_PHONE'
  /** The member may be on leave. */
  | 'MAY_BE_ON_LEAVE'
  /** Shared mailboxes and rooms are disabled by design. */
  | 'MAY_BE_SHARED_MAILBOX'
  /** Purchases were not read: seats may be on trial and cost nothing. */
  | 'MAY_BE_TRIAL'
  /** Used until lately: training may serve better than taking the seat away. */
  | 'MAY_NEED_TRAINING'
  /** OneDrive becomes unlicensed: read-only after 60 days, archived and charged after 93. */
  | 'ONE_DRIVE_BECOMES_UNLICENSED'
  /** An add-on the member keeps needs this product: both go, or none. */
  | 'ORPHANS_ADD_ON'
  /** A plan was switched off on purpose. */
  | 'PLAN_SWITCHED_OFF'
  /** A policy of the tenant may rely on a plan that goes. */
  | 'POLICY_MAY_RELY'
  /** A device in the room may need its own licence. */
  | 'ROOM_MAY_NEED_DEVICE_SEAT'
  /** The account signs in, but shows no activity in any workload. */
  | 'SIGNS_IN_ELSEWHERE'
  /** Sign-ins could not be read; the reports alone speak. */
  | 'SIGN_INS_NOT_READ'
  /** Use in the browser leaves no trace. */
  | 'WEB_USE_NOT_VISIBLE';

/** People to come with the products of their profile. */
export type HiresInput = {
  people: number;
  /** Products each of them will hold. */
  skuIds: Array<string | number>;
};

/** What a licence plan may assume and use. Without anything: all that is allowed. */
export type LicensePlanInput = {
  /** Cost in minor units of every change of a member's products. With one, the saving is not split by levels. */
  changeCost?: number;
  commitments?: Commitments;
  /** Products that whoever holds them keeps. */
  keep?: Array<string | number>;
  /** Seconds (1 to 60) after which the best plan so far is told with its gap. */
  limitSeconds?: number;
  /** Most products one member may hold. */
  maxProductsPerMember?: number | null | undefined;
  /** Most profiles: different sets of suites that members hold; other products stay free. Fewer are easier to run and cost more. */
  maxProfiles?: number | null | undefined;
  minSeats?: Array<MinSeatsInput>;
  mustHave?: Array<MustHaveInput>;
  /** Products that may be bought besides those owned; an empty list for none. Without it every commercial product with a known price. */
  offer?: Array<string | number> | null | undefined;
  /** Whether to work out what one more seat would save; takes several times as long. */
  shadowPrices?: boolean;
  spare?: Array<SpareSeatsInput>;
  /** Products nobody is to hold. */
  withdraw?: Array<string | number>;
};

/** How a plan came out. */
export type LicensePlanOutcome =
  /** Nothing meets the needs within the limits and the wishes. */
  | 'INFEASIBLE'
  /** No product owned has a known price, so there is no cheapest mix. */
  | 'NO_PRICES'
  /** No plan was found in the time given. */
  | 'OUT_OF_TIME'
  /** There is a plan. */
  | 'PLANNED';

/** Seats that an agreement asks to be paid, needed or not. */
export type MinSeatsInput = {
  seats: number;
  /** Products that count together; a product is in one group. */
  skuIds: Array<string | number>;
};

/** The span of time an amount is paid for. */
export type MoneyPeriod =
  | 'MONTH'
  | 'ONCE'
  | 'YEAR';

/** A level that every member at work is to have. */
export type MustHaveInput = {
  capability: Capability;
  /** From 1, the lowest. */
  level: number;
};

/** What a conditional-access policy does or reacts to; one can be of several kinds. */
export type PolicyKind =
  | 'BLOCKS'
  | 'COVERS_ALL_USERS'
  | 'HAS_SESSION_CONTROLS'
  | 'REQUIRES_DEVICE'
  | 'REQUIRES_MFA'
  /** Reacts to sign-in or user risk, which takes Entra ID P2. */
  | 'USES_RISK';

/** Whether a conditional-access policy is in force. */
export type PolicyState =
  | 'DISABLED'
  | 'ENABLED'
  | 'REPORT_ONLY';

/** What the date of a price is. */
export type PriceDating =
  /** The first day on which the price applies. */
  | 'SINCE'
  /** The day of the table, file or question it is from: since when it applies is not established. */
  | 'STATED';

/** Where a price comes from. */
export type PriceSource =
  /** Part of a what-if question. */
  | 'ASSUMED'
  /** A line of an invoice. */
  | 'BILLED_LINE'
  /** A contract price the tenant entered. */
  | 'CONTRACT'
  /** The dated public list. */
  | 'LIST'
  /** Prices of several sources, in a sum. */
  | 'MIXED'
  /** A partner's price sheet. */
  | 'PARTNER_SHEET';

/** How it is known that no plan costs less. */
export type Proof =
  /** The cost equals a lower bound computed in whole numbers. */
  | 'BOUND_MET'
  /** The least of the profiles compared: at most the gap could be saved beyond this. */
  | 'CANDIDATES'
  /** More sets of products could matter than are compared: at most the gap could be saved beyond this. */
  | 'SEARCH_LIMIT'
  /** The solver tried every combination that could matter; the bound leaves a gap. */
  | 'SOLVER'
  /** The time ran out: at most the gap could be saved beyond this. */
  | 'TIME_LIMIT';

/** From whom the tenant buys. Microsoft Graph does not show under which agreement. */
export type PurchaseChannel =
  /** From Microsoft, or through an agreement with it. */
  | 'DIRECT'
  /** Both. */
  | 'MIXED'
  /** From a partner (CSP). */
  | 'PARTNER'
  /** No paid purchase is visible to this caller. */
  | 'UNKNOWN';

/** What happened to a recommendation between two surveys. */
export type RecommendationChange =
  | 'CHANGED'
  | 'GONE'
  | 'NEW';

/** The change that is proposed. */
export type RecommendationKind =
  /** Buy Entra ID seats: more members use premium features than are entitled. */
  | 'BUY_ENTRA_SEATS'
  /** Buy seats, or take some away: more members hold the product than are owned. */
  | 'BUY_MISSING_SEATS'
  /** Give shared mailboxes that are large or have an archive the licence that needs. */
  | 'LICENSE_SHARED_MAILBOXES'
  /** Exchange suites for a frontline product. */
  | 'MOVE_TO_FRONTLINE'
  /** Exchange premium suites for the suite below. */
  | 'MOVE_TO_LOWER_SUITE'
  /** Exchange suites used for mail only for a mailbox. */
  | 'MOVE_TO_MAILBOX'
  /** Exchange suites with unused desktop apps for one with web apps. */
  | 'MOVE_TO_WEB_APPS'
  /** Exchange desktop plans of Visio and Project for web plans. */
  | 'MOVE_TO_WEB_CLIENT'
  /** Plan for another product: this one comes near its limit of seats. */
  | 'PLAN_BEYOND_SEAT_CAP'
  /** Decide before a trial ends: buy seats for its members, or let them go. */
  | 'PREPARE_TRIAL_END'
  /** Take Copilot seats from members who do not use them, then buy fewer. */
  | 'RECLAIM_COPILOT_SEATS'
  /** Take audio conferencing seats from members who organise no meetings, then buy fewer. */
  | 'RECLAIM_DIAL_IN_SEATS'
  /** Take seats from disabled accounts, then buy fewer. */
  | 'RECLAIM_DISABLED_SEATS'
  /** Take seats from inactive accounts, then buy fewer. */
  | 'RECLAIM_INACTIVE_SEATS'
  /** Take seats from accounts nobody ever signed in to, then buy fewer. */
  | 'RECLAIM_NEVER_USED_SEATS'
  /** Take telephony seats from members who make no calls, then buy fewer. */
  | 'RECLAIM_PHONE_SEATS'
  /** Take suites from rooms and equipment, then buy fewer. */
  | 'RECLAIM_ROOM_SEATS'
  /** Take seats from shared mailboxes that need none, then buy fewer. */
  | 'RECLAIM_SHARED_MAILBOX_SEATS'
  /** Take seats from accounts without activity in any workload, then buy fewer. */
  | 'RECLAIM_SILENT_SEATS'
  /** Take seats whose plans other products give as well, then buy fewer. */
  | 'REMOVE_CONTAINED_SEATS'
  /** Exchange suites of administration accounts for what they need. */
  | 'REPLACE_ADMIN_SUITE'
  /** Renew or replace seats in use whose purchase is running out. */
  | 'REPLACE_EXPIRING_SEATS'
  /** Exchange suites with switched-off plans for a cheaper product. */
  | 'REPLACE_TRIMMED_SUITE'
  /** Buy fewer: nobody holds these seats. */
  | 'RETURN_IDLE_SEATS'
  /** Train members who hardly use Copilot, or give their seats to others. */
  | 'REVIEW_COPILOT_SEATS'
  /** Decide about seats held by guests. */
  | 'REVIEW_GUEST_SEATS'
  /** Renew, reduce or cancel a purchase that ends, before it runs on at a surcharge. */
  | 'SETTLE_ENDING_PURCHASE'
  /** Give granted seats to members who use them, before the grant is withdrawn. */
  | 'USE_GRANTED_SEATS';

/** The rule by which something was found or an amount computed. */
export type Rule =
  /** Amounts of two surveys side by side. */
  | 'COMPARE'
  /** Paid seats nobody holds. */
  | 'D01'
  /** Idle seats whose purchase renews within 45 days. */
  | 'D02'
  /** More members hold a product than seats are owned. */
  | 'D03'
  /** Members on seats that are no longer renewed. */
  | 'D04'
  /** A trial that ends soon while members hold its seats. */
  | 'D05'
  /** Paid seats whose plans a running trial gives as well. */
  | 'D06'
  /** A purchase that ends soon and will not renew by itself: it runs on at a surcharge. */
  | 'D07'
  /** Seats that stayed for a year on a monthly term. */
  | 'D08'
  /** An annual commitment billed by the month. */
  | 'D09'
  /** Purchases of one product that renew on different dates. */
  | 'D10'
  /** A price that changes at the renewal, as with the list change of July 2026. */
  | 'D11'
  /** Products of which few seats are assigned, or nearly all. */
  | 'D12'
  /** When seats will run out. */
  | 'D13'
  /** Seats about to be bought although seats that would do are idle. */
  | 'D14'
  /** Grants that may be withdrawn because too few of their seats are used. */
  | 'D15'
  /** Paid seats where a free grant seat would do. */
  | 'D16'
  /** Business products close to their cap of 300 seats. */
  | 'D17'
  /** Self-service purchases. */
  | 'D18'
  /** Products whose plans another product of the tenant contains. */
  | 'D19'
  /** Seats held by disabled accounts. */
  | 'D20'
  /** Seats of accounts nobody ever signed in to. */
  | 'D21'
  /** Seats of accounts without successful sign-in and without workload activity for 90 days. */
  | 'D22'
  /** Seats held by guests. */
  | 'D23'
  /** Seats of shared mailboxes that need none, or a smaller one. */
  | 'D24'
  /** Shared mailboxes that need a seat and have none. */
  | 'D25'
  /** Suites held by rooms and equipment. */
  | 'D26'
  /** Products assigned to a member both directly and by a group. */
  | 'D27'
  /** Seats whose service plans the member has from other products as well. */
  | 'D28'
  /** Products held together that cost more than a bundle of them. */
  | 'D29'
  /** Suites of which so much is switched off that a cheaper product gives the rest. */
  | 'D30'
  /** Full suites of administration accounts. */
  | 'D31'
  /** Service accounts with a suite. */
  | 'D32'
  /** Leavers by the date of Human Resources. */
  | 'D33'
  /** Several paid accounts of one person. */
  | 'D34'
  /** Assignments in error: seats that do not reach their members. */
  | 'D35'
  /** Groups that grant licences to disabled or inactive members. */
  | 'D36'
  /** Seats taken away and given back within 30 days. */
  | 'D37'
  /** Seats without activity in any workload for 90 days. */
  | 'D40'
  /** Seats silent for 30 to 89 days: to watch. */
  | 'D41'
  /** Suites of which only the mailbox is used. */
  | 'D42'
  /** Suites with desktop apps that are not used. */
  | 'D43'
  /** Suites whose use fits a frontline product. */
  | 'D44'
  /** Premium suites without evidence of premium use. */
  | 'D45'
  /** Copilot seats without use for 90 days. */
  | 'D46'
  /** Copilot seats last used 30 to 89 days ago. */
  | 'D47'
  /** Copilot used in meetings only. */
  | 'D48'
  /** Who should get a freed Copilot seat. */
  | 'D49'
  /** Copilot kept back by the set-up of a device. */
  | 'D50'
  /** Power BI seats, whose use Microsoft Graph does not show. */
  | 'D51'
  /** Visio and Project plans whose desktop client was never activated. */
  | 'D52'
  /** Telephony seats without a call in 180 days. */
  | 'D53'
  /** Audio conferencing seats of members who organised no meeting in 180 days. */
  | 'D54'
  /** More, or far fewer, members use Entra ID premium features than are entitled. */
  | 'D55'
  /** Use without the matching licence. */
  | 'D56'
  /** Departments with more than twice the tenant's share of idle seats. */
  | 'D57'
  /** Billed, provisioned and assigned seats compared. */
  | 'D71'
  /** Margin by product. */
  | 'D72'
  /** The cheapest mix, and differences of nested cheapest mixes. */
  | 'LICENSE_PLAN'
  /** Seats of a purchase at the price of its renewal day. */
  | 'RENEWALS'
  /** Union of the findings' seats, each counted once. */
  | 'SAVINGS'
  /** Paid seats times the price in force. */
  | 'SPEND'
  /** The same seats before and after an assumption. */
  | 'WHAT_IF';

/** What a control of the secure score protects. */
export type ScoreCategory =
  | 'APPS'
  | 'DATA'
  | 'DEVICE'
  | 'IDENTITY'
  | 'INFRASTRUCTURE'
  | 'OTHER';

/** Idle seats to keep per product: the larger of the two. */
export type SeatBufferInput = {
  /** Percent of the seats assigned. */
  percent?: number;
  seats?: number;
};

/** Where a member's seat comes from. */
export type SeatOrigin =
  /** Assigned to the member. */
  | 'DIRECT'
  /** Both; taking one away frees no seat. */
  | 'DIRECT_AND_GROUP'
  /** By a group: change the group, not the member. */
  | 'GROUP';

/** Something Seatwise reads from Microsoft Graph. */
export type Source =
  | 'ACTIVATIONS'
  | 'ACTIVATION_COUNTS'
  | 'ACTIVATION_USER_COUNTS'
  | 'ACTIVE_USER_COUNTS'
  | 'ACTIVE_USER_DETAIL'
  | 'APP_USER_COUNTS'
  | 'APP_USER_DETAIL'
  | 'AUTHORIZATION_POLICY'
  | 'CALLER_GROUPS'
  | 'COMMERCE_SUBSCRIPTIONS'
  | 'CONDITIONAL_ACCESS'
  | 'COPILOT_COUNTS'
  | 'COPILOT_TREND'
  | 'COPILOT_USAGE'
  | 'DELEGATED_ADMIN_ACCESS_ASSIGNMENTS'
  | 'DELEGATED_ADMIN_CUSTOMERS'
  | 'DELEGATED_ADMIN_RELATIONSHIPS'
  | 'DEVICE_OVERVIEW'
  | 'DIRECTORY_DEVICES'
  | 'DIRECTORY_GROUPS'
  | 'DIRECTORY_PEOPLE'
  | 'DIRECTORY_ROLES'
  | 'DOMAINS'
  | 'EMAIL_ACTIVITY'
  | 'LICENSED_GROUPS'
  | 'MAILBOX_QUOTA_COUNTS'
  | 'MAILBOX_STORAGE'
  | 'MAILBOX_USAGE'
  | 'MEMBERS'
  | 'ONE_DRIVE_USAGE'
  | 'ORGANIZATION'
  | 'PREMIUM_LICENSE_INSIGHT'
  | 'REPORT_SETTINGS'
  | 'ROLE_ASSIGNMENTS'
  | 'ROLE_GROUPS'
  | 'ROLE_GROUP_MEMBERS'
  | 'SECURE_SCORE'
  | 'SECURITY_DEFAULTS'
  | 'SERVICES_USER_COUNTS'
  | 'SHARE_POINT_ACTIVITY'
  | 'SIGN_IN_ACTIVITY'
  | 'SUBSCRIBED_SKUS'
  | 'TEAMS_ACTIVITY'
  | 'TEAMS_USER_COUNTS';

/** What became of a source. */
export type SourceOutcome =
  /** Read, but names are hashed, so nothing was joined. */
  | 'CONCEALED'
  /** Nobody consented to the scope. */
  | 'NOT_CONSENTED'
  /** The tenant lacks the licence it needs. */
  | 'NOT_LICENSED'
  /** The caller's roles do not open it. */
  | 'NOT_PERMITTED'
  /** Not read to the end: the survey's budget was used up. */
  | 'OVER_BUDGET'
  /** Too old to conclude from. */
  | 'STALE'
  /** Microsoft asked to slow down; opensAgainAt says until when, where it is known. */
  | 'THROTTLED'
  /** It did not answer. */
  | 'UNAVAILABLE'
  /** Read in full. */
  | 'USED';

/** Seats of a product to keep free: the larger of a number and a share. */
export type SpareSeatsInput = {
  /** Percent of the seats members hold. */
  percent?: number;
  seats?: number;
  skuId: string | number;
};

/** What holds the storage. */
export type StorageKind =
  | 'MAILBOXES'
  | 'ONE_DRIVES';

/** What a survey is doing. */
export type SurveyPhase =
  /** Figures are computed. */
  | 'ASSESSING'
  /** The survey is there: `tenant` answers at once. The last update. */
  | 'DONE'
  /** All members are read, once. */
  | 'MEMBERS'
  /** Licences and usage reports are read. */
  | 'REPORTS'
  /** Nothing was read yet. */
  | 'WAITING';

/** Commitment of a purchase; never inferred from dates. */
export type Term =
  /** A year, paid at once. */
  | 'ANNUAL'
  /** A year, paid by the month. */
  | 'ANNUAL_BILLED_MONTHLY'
  /** A month at a time. */
  | 'MONTHLY'
  /** Three years. */
  | 'THREE_YEAR';

/** Other thresholds for the rules that find savings. */
export type ThresholdsInput = {
  /** Findings less sure than this do not count. */
  atLeast?: ConfidenceClass | null | undefined;
  /** Rules in use; without it all. */
  rules?: Array<Rule> | null | undefined;
  /** Days of silence from which an unused seat counts: 90 or 180. */
  silentDays?: number | null | undefined;
  /** Idle seats that do not count. */
  spare?: SeatBufferInput | null | undefined;
};

/** What a number of active users was made from. */
export type UsageBasis =
  /** Members, counted by what the reports say of each. */
  | 'MEMBERS'
  /** Microsoft's totals of the tenant. */
  | 'TOTALS';

/** A bucket members fall into. */
export type UsageBucket =
  | 'EQUIPMENT'
  | 'KIOSK'
  | 'MEETINGS_ONLY'
  | 'NO'
  /** The report has nothing on record. */
  | 'NONE'
  /** 180 days or more. */
  | 'OVER180'
  | 'PLAN1'
  /** Plan 1, but not for long. */
  | 'PLAN1_FULL'
  | 'PLAN2'
  /** Plan 2, but not for long, or already beyond it. */
  | 'PLAN2_FULL'
  | 'ROOM'
  | 'SEVERAL'
  | 'SHARED'
  | 'SOME'
  /** Last active less than 30 days before the report's date. */
  | 'UNDER30'
  /** 30 to 89 days. */
  | 'UNDER90'
  /** 90 to 179 days. */
  | 'UNDER180'
  /** No report that was read speaks of them; not the same as none. */
  | 'UNKNOWN'
  | 'USER'
  | 'YES';

/** What members are counted by. */
export type UsageSubject =
  | 'ANY_WORKLOAD'
  /** One-to-one calls in 180 days. */
  | 'CALLS'
  | 'COPILOT'
  /** In how many apps Copilot was used. */
  | 'COPILOT_BREADTH'
  | 'DESKTOP_APPS'
  | 'FILES'
  | 'HAS_ARCHIVE'
  | 'LIGHT_APPS'
  | 'MAIL'
  /** The smallest Exchange plan whose quota holds the mailbox. */
  | 'MAILBOX_FIT'
  | 'MAILBOX_KIND'
  /** The smallest OneDrive plan whose quota holds the files. */
  | 'ONE_DRIVE_FIT'
  /** Teams meetings organised in 180 days. */
  | 'ORGANISED_MEETINGS'
  /** Activations of the desktop client, at any time. */
  | 'PROJECT_DESKTOP'
  | 'TEAMS'
  /** Activations of the desktop client, at any time. */
  | 'VISIO_DESKTOP';

/** Assumptions; each is worked out by itself against the tenant as it is. */
export type WhatIfInput = {
  hires?: Array<HiresInput> | null | undefined;
  prices?: Array<AssumedPriceInput> | null | undefined;
  /** Seats to keep free. */
  spare?: SeatBufferInput | null | undefined;
  terms?: Array<AssumedTermInput> | null | undefined;
  /** What would be found and saved, before the thresholds are saved; by findings whose seats are told one by one. */
  thresholds?: ThresholdsInput | null | undefined;
};

/** Something members use. */
export type Workload =
  /** Exchange, OneDrive, SharePoint, Teams, Skype for Business or Yammer. */
  | 'ANY_WORKLOAD'
  | 'COPILOT'
  /** Outlook, Word, Excel, PowerPoint or OneNote on Windows or Mac. */
  | 'DESKTOP_APPS'
  /** OneDrive or SharePoint. */
  | 'FILES'
  /** The same apps in the browser or on a phone. */
  | 'LIGHT_APPS'
  /** Exchange. */
  | 'MAIL'
  | 'ONE_DRIVE'
  | 'SHARE_POINT'
  | 'SKYPE_FOR_BUSINESS'
  | 'TEAMS'
  | 'YAMMER';

export type AskMutationVariables = Exact<{
  question: string;
}>;


export type AskMutation = { ask: { outcome: AdviceOutcome, answer: string, figures: Array<{ id: string, measure: string, seats: number | null, figure: { priceSource: PriceSource, priceAsOf: string | null, money: { minor: number, currency: string, period: MoneyPeriod } } | null }>, receipt: { tools: Array<string>, promptTokens: number, completionTokens: number, calls: Array<{ requestSha256: string }> } } };

export type FindingMembersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindingMembersQuery = { tenant: { findings: { edges: Array<{ node: { id: string, rule: Rule, seats: number | null, members: { edges: Array<{ node: { displayName: string | null, principalName: string, origin: SeatOrigin, confidence: ConfidenceClass, guards: Array<Guard> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, refused: { source: Source, outcome: SourceOutcome, opensWith: { scopes: Array<string>, roles: Array<string> } | null } | null } } }> } | null } };

export type FirstLookQueryVariables = Exact<{ [key: string]: never; }>;


export type FirstLookQuery = { tenant: { asOf: string, licenses: { paid: number, assigned: number, idle: number } | null, spend: { totals: Array<{ monthly: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } }, yearly: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }>, unknownPrice: Array<{ seats: number, sku: { displayName: string | null } }> } | null, savings: { seats: number, totals: Array<{ gross: { yearly: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } } }> } | null, recommendations: { totalCount: number, edges: Array<{ node: { kind: RecommendationKind, seats: number | null, actBy: string | null, sku: { displayName: string | null }, yearly: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } | null } }> } | null, coverage: { shareJudged: number | null, reportRefreshedOn: string | null, reportNamesConcealed: boolean | null, sources: Array<{ source: Source, outcome: SourceOutcome, staleSince: string | null, opensWith: { scopes: Array<string>, roles: Array<string>, license: string | null } | null }>, roleGains: Array<{ role: string, sources: Array<Source> }> } } };

export type AmountFragment = { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } };

export type LicensePlanQueryVariables = Exact<{
  input: LicensePlanInput;
}>;


export type LicensePlanQuery = { tenant: { licensePlan: { outcome: LicensePlanOutcome, baseline: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } | null, mix: { proof: Proof, optimum: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } }, saving: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } }, gap: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } }, levels: Array<{ level: ActionLevel, saving: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }>, periods: Array<{ from: string, months: number, moves: Array<{ members: number | null, from: Array<{ displayName: string | null }>, to: Array<{ displayName: string | null }> }> }> } | null, coverage: { shareJudged: number | null } } | null } };

export type PlanAmountFragment = { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } };

export type RecommendationEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RecommendationEventsSubscription = { recommendationEvents: { cursor: string, change: RecommendationChange, at: string, recommendationId: string, kind: RecommendationKind, seats: number | null, actBy: string | null, sku: { displayName: string | null } | null, yearly: { minor: number, currency: string } | null } };

export type SurveyProgressSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type SurveyProgressSubscription = { surveyProgress: { at: string, phase: SurveyPhase, membersRead: number, membersTotal: number | null, pagesRead: number, remainingSeconds: number | null } };

export type TenantStateQueryVariables = Exact<{ [key: string]: never; }>;


export type TenantStateQuery = { tenant: { coverage: { reportRefreshedOn: string | null, reportNamesConcealed: boolean | null }, usage: { activeUsers: Array<{ workload: Workload, days: number, active: number, known: number, basis: UsageBasis }>, tables: Array<{ subject: UsageSubject, buckets: Array<{ bucket: UsageBucket, members: number | null }> }>, products: Array<{ sku: { displayName: string | null } | null, buckets: Array<{ bucket: UsageBucket, members: number | null }> }>, storage: Array<{ of: StorageKind, accounts: number, bytes: number }> } | null, configuration: { reportNamesConcealed: boolean | null, securityDefaults: boolean | null, licensing: { purchasedThrough: PurchaseChannel, seats: Array<{ origin: SeatOrigin, seats: number }> }, conditionalAccess: Array<{ state: PolicyState, policies: number, kinds: Array<{ kind: PolicyKind, policies: number }> }> | null, secureScore: { on: string | null, score: number, most: number, categories: Array<{ category: ScoreCategory, score: number }> } | null, entraPremium: { entitledP1: number, usingP1: number | null, entitledP2: number, usingP2: number | null } | null, adminRoles: Array<{ name: string | null, isPrivileged: boolean, tenantWide: number, scoped: number }> | null } | null } };

export type WhatIfQueryVariables = Exact<{
  input: WhatIfInput;
}>;


export type WhatIfQuery = { whatIf: { asOf: string, prices: { seats: { seats: number }, seatsWithoutPrice: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }> } | null, terms: { seats: { seats: number }, seatsWithoutPrice: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }> } | null, hires: { seats: { seats: number }, seatsWithoutPrice: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }> } | null, spare: { seats: { seats: number }, seatsWithoutPrice: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }> } | null, thresholds: { seats: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }>, byRule: Array<{ rule: Rule, seatsBefore: number, seatsAfter: number }> } | null, coverage: { shareJudged: number | null } } | null };

export type EffectFragment = { seats: { seats: number }, seatsWithoutPrice: { seats: number }, effects: Array<{ currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } }> };

export type DifferenceFragment = { currency: string, difference: { priceSource: PriceSource, priceAsOf: string | null, priceDated: PriceDating, money: { minor: number, currency: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
  priceDated
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const PlanAmountFragmentDoc = new TypedDocumentString(`
    fragment PlanAmount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
  priceDated
}
    `, {"fragmentName":"PlanAmount"}) as unknown as TypedDocumentString<PlanAmountFragment, unknown>;
export const DifferenceFragmentDoc = new TypedDocumentString(`
    fragment Difference on MonthlyEffect {
  currency
  difference {
    money {
      minor
      currency
    }
    priceSource
    priceAsOf
    priceDated
  }
}
    `, {"fragmentName":"Difference"}) as unknown as TypedDocumentString<DifferenceFragment, unknown>;
export const EffectFragmentDoc = new TypedDocumentString(`
    fragment Effect on WhatIfEffect {
  seats {
    seats
  }
  seatsWithoutPrice {
    seats
  }
  effects {
    ...Difference
  }
}
    fragment Difference on MonthlyEffect {
  currency
  difference {
    money {
      minor
      currency
    }
    priceSource
    priceAsOf
    priceDated
  }
}`, {"fragmentName":"Effect"}) as unknown as TypedDocumentString<EffectFragment, unknown>;
export const AskDocument = new TypedDocumentString(`
    mutation Ask($question: String!) {
  ask(input: {question: $question}) {
    outcome
    answer
    figures {
      id
      measure
      seats
      figure {
        money {
          minor
          currency
          period
        }
        priceSource
        priceAsOf
      }
    }
    receipt {
      tools
      promptTokens
      completionTokens
      calls {
        requestSha256
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AskMutation, AskMutationVariables>;
export const FindingMembersDocument = new TypedDocumentString(`
    query FindingMembers($first: Int = 50, $after: String) {
  tenant {
    findings(first: 1) {
      edges {
        node {
          id
          rule
          seats
          members(first: $first, after: $after) {
            edges {
              node {
                displayName
                principalName
                origin
                confidence
                guards
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
            refused {
              source
              outcome
              opensWith {
                scopes
                roles
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindingMembersQuery, FindingMembersQueryVariables>;
export const FirstLookDocument = new TypedDocumentString(`
    query FirstLook {
  tenant {
    asOf
    licenses {
      paid
      assigned
      idle
    }
    spend {
      totals {
        monthly {
          ...Amount
        }
        yearly {
          ...Amount
        }
      }
      unknownPrice {
        sku {
          displayName
        }
        seats
      }
    }
    savings {
      seats
      totals {
        gross {
          yearly {
            ...Amount
          }
        }
      }
    }
    recommendations(first: 3) {
      totalCount
      edges {
        node {
          kind
          seats
          actBy
          sku {
            displayName
          }
          yearly {
            ...Amount
          }
        }
      }
    }
    coverage {
      sources {
        source
        outcome
        staleSince
        opensWith {
          scopes
          roles
          license
        }
      }
      roleGains {
        role
        sources
      }
      shareJudged
      reportRefreshedOn
      reportNamesConcealed
    }
  }
}
    fragment Amount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
  priceDated
}`) as unknown as TypedDocumentString<FirstLookQuery, FirstLookQueryVariables>;
export const LicensePlanDocument = new TypedDocumentString(`
    query LicensePlan($input: LicensePlanInput!) {
  tenant {
    licensePlan(input: $input) {
      outcome
      baseline {
        ...PlanAmount
      }
      mix {
        optimum {
          ...PlanAmount
        }
        saving {
          ...PlanAmount
        }
        gap {
          ...PlanAmount
        }
        proof
        levels {
          level
          saving {
            ...PlanAmount
          }
        }
        periods {
          from
          months
          moves {
            from {
              displayName
            }
            to {
              displayName
            }
            members
          }
        }
      }
      coverage {
        shareJudged
      }
    }
  }
}
    fragment PlanAmount on Figure {
  money {
    minor
    currency
  }
  priceSource
  priceAsOf
  priceDated
}`) as unknown as TypedDocumentString<LicensePlanQuery, LicensePlanQueryVariables>;
export const RecommendationEventsDocument = new TypedDocumentString(`
    subscription RecommendationEvents($after: String) {
  recommendationEvents(after: $after) {
    cursor
    change
    at
    recommendationId
    kind
    seats
    actBy
    sku {
      displayName
    }
    yearly {
      minor
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationEventsSubscription, RecommendationEventsSubscriptionVariables>;
export const SurveyProgressDocument = new TypedDocumentString(`
    subscription SurveyProgress {
  surveyProgress {
    at
    phase
    membersRead
    membersTotal
    pagesRead
    remainingSeconds
  }
}
    `) as unknown as TypedDocumentString<SurveyProgressSubscription, SurveyProgressSubscriptionVariables>;
export const TenantStateDocument = new TypedDocumentString(`
    query TenantState {
  tenant {
    coverage {
      reportRefreshedOn
      reportNamesConcealed
    }
    usage {
      activeUsers {
        workload
        days
        active
        known
        basis
      }
      tables {
        subject
        buckets {
          bucket
          members
        }
      }
      products {
        sku {
          displayName
        }
        buckets {
          bucket
          members
        }
      }
      storage {
        of
        accounts
        bytes
      }
    }
    configuration {
      reportNamesConcealed
      securityDefaults
      licensing {
        purchasedThrough
        seats {
          origin
          seats
        }
      }
      conditionalAccess {
        state
        policies
        kinds {
          kind
          policies
        }
      }
      secureScore {
        on
        score
        most
        categories {
          category
          score
        }
      }
      entraPremium {
        entitledP1
        usingP1
        entitledP2
        usingP2
      }
      adminRoles {
        name
        isPrivileged
        tenantWide
        scoped
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TenantStateQuery, TenantStateQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($input: WhatIfInput!) {
  whatIf(input: $input) {
    prices {
      ...Effect
    }
    terms {
      ...Effect
    }
    hires {
      ...Effect
    }
    spare {
      ...Effect
    }
    thresholds {
      seats {
        seats
      }
      effects {
        ...Difference
      }
      byRule {
        rule
        seatsBefore
        seatsAfter
      }
    }
    asOf
    coverage {
      shareJudged
    }
  }
}
    fragment Effect on WhatIfEffect {
  seats {
    seats
  }
  seatsWithoutPrice {
    seats
  }
  effects {
    ...Difference
  }
}
fragment Difference on MonthlyEffect {
  currency
  difference {
    money {
      minor
      currency
    }
    priceSource
    priceAsOf
    priceDated
  }
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;