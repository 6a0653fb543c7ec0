import type { IsoDate } from "../core/ids.ts";
import type { Pii } from "../core/pii.ts";

/** What each row of a usage report about an account begins with; deleted accounts have no row. */
export interface UsageRow {
  /** The report's own date: it knows nothing of later days. */
  readonly refreshedOn: IsoDate;
  /** A stand-in where the tenant conceals names, or the caller may see totals only. */
  readonly principalName: Pii;
  readonly concealed: boolean;
}

/** One row of `getM365AppUserDetail`: use of Outlook, Word, Excel, PowerPoint and OneNote in its period. */
export interface AppUserRow extends UsageRow {
  /** On Windows or Mac. Teams alone does not count. */
  readonly usedOnDesktop: boolean;
  /** In the browser or on a phone. */
  readonly usedOnWebOrMobile: boolean;
}

export const RECIPIENT_KINDS = ["user", "shared", "room", "equipment"] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** One row of `getMailboxUsageDetail`. Sizes in bytes. */
export interface MailboxRow extends UsageRow {
  /** `null` where the report does not say; older files lack the column. */
  readonly kind: RecipientKind | null;
  readonly usedBytes: number | null;
  readonly hasArchive: boolean | null;
}

/** One row of `getEmailActivityUserDetail`. */
export interface EmailActivityRow extends UsageRow {
  readonly lastActivityOn: IsoDate | null;
  readonly sent: number;
  readonly received: number;
  readonly read: number;
}

/** One row of `getTeamsUserActivityUserDetail`. */
export interface TeamsActivityRow extends UsageRow {
  readonly lastActivityOn: IsoDate | null;
  /** One-to-one calls of any kind. */
  readonly calls: number;
  readonly meetingsOrganized: number;
}

/** One row of `getOneDriveUsageAccountDetail`: a OneDrive, under its owner's name. */
export interface OneDriveRow extends UsageRow {
  readonly lastActivityOn: IsoDate | null;
  readonly usedBytes: number | null;
}

/** One row of `getSharePointActivityUserDetail`. */
export interface SharePointActivityRow extends UsageRow {
  readonly lastActivityOn: IsoDate | null;
  readonly viewedOrEditedFiles: number;
  readonly visitedPages: number;
}

/** One row of `getOffice365ActivationsUserDetail`: one account and one product. */
export interface ActivationRow extends UsageRow {
  /** Microsoft's name of the product. */
  readonly product: string;
  readonly lastActivatedOn: IsoDate | null;
  /** Activations on Windows and Mac. */
  readonly desktops: number;
}

export const COPILOT_APPS = [
  "teams",
  "word",
  "excel",
  "powerPoint",
  "outlook",
  "oneNote",
  "loop",
  "chat",
] as const;
export type CopilotApp = (typeof COPILOT_APPS)[number];

/** One row of `getMicrosoft365CopilotUsageUserDetail`: an account that holds a Copilot seat. */
export interface CopilotRow extends UsageRow {
  readonly lastActivityOn: IsoDate | null;
  readonly lastActivityByApp: Readonly<Record<CopilotApp, IsoDate | null>>;
}
