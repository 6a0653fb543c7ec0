import { between, fraction } from "../random.ts";
import { daysSinceUse, patternOf } from "./activity.ts";
import type { Generator } from "./generator.ts";
import type { Member } from "./member.ts";
import type { MemberView } from "./member-view.ts";
import { Workload } from "./sku-catalog.ts";

const Salt = {
  mailboxSize: 5300,
  mailboxItems: 5301,
  archive: 5302,
  oneDriveSize: 5303,
  files: 5304,
  platform: 5305,
  app: 5310,
  count: 5330,
  copilot: 5360,
  copilotApp: 5361,
  copilotAge: 5370,
  activated: 5390,
  client: 5391,
} as const;

const GB = 1024 ** 3;

const draw = (g: Generator, member: Member, salt: number): number =>
  fraction(g.seed, member.index, salt);

/** A mailbox as `getMailboxUsageDetail` shows it; sizes and quotas in bytes. */
export interface Mailbox {
  readonly recipientType: "User" | "Shared" | "Room" | "Equipment";
  readonly items: number;
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly hasArchive: boolean;
}

const RECIPIENT_TYPES: Readonly<Record<string, Mailbox["recipientType"]>> = {
  "shared-mailbox": "Shared",
  "room-mailbox": "Room",
  "equipment-mailbox": "Equipment",
};

/** Mail quota of the plan a member holds: 2, 50 or 100 GB; 50 GB for mailboxes without a licence. */
function mailQuota({ workloads }: MemberView): number {
  if ((workloads & Workload.mailPlan2) !== 0) return 100 * GB;
  if ((workloads & Workload.mailPlan1) !== 0) return 50 * GB;
  return (workloads & Workload.mailKiosk) !== 0 ? 2 * GB : 50 * GB;
}

/** Most mailboxes are small, some press against their quota. */
function fillShare(share: number): number {
  return share < 0.03 ? 0.9 + share * 4 : share ** 2.5 * 0.8;
}

/** Bytes in a mailbox that is there whatever the licences say. */
export function plantedMailboxOf({ generator, member }: MemberView): number | undefined {
  return generator.changes.get(member.index)?.mailboxBytes;
}

/** The member's mailbox, or null for accounts that have none. */
export function mailboxOf(view: MemberView): Mailbox | null {
  const { generator: g, member } = view;
  const recipientType = RECIPIENT_TYPES[member.kind] ?? "User";
  const plantedBytes = plantedMailboxOf(view);
  const isServed = plantedBytes !== undefined || (view.workloads & Workload.exchange) !== 0;
  if (recipientType === "User" && !isServed) return null;
  const quotaBytes = mailQuota(view);
  const needsMore = recipientType === "Shared" && quotaBytes > 50 * GB;
  // Shared mailboxes were given Plan 2 for a reason, most of them: more than 50 GB, or an archive.
  const share = needsMore
    ? 0.55 + 0.4 * draw(g, member, Salt.mailboxSize)
    : fillShare(draw(g, member, Salt.mailboxSize));
  return {
    recipientType,
    items: between(40, 90_000, draw(g, member, Salt.mailboxItems)),
    usedBytes: plantedBytes ?? Math.floor(quotaBytes * share),
    quotaBytes,
    hasArchive: quotaBytes === 100 * GB && draw(g, member, Salt.archive) < 0.15,
  };
}

/** A OneDrive as `getOneDriveUsageAccountDetail` shows it; sizes in bytes. */
export interface OneDrive {
  readonly files: number;
  readonly usedBytes: number;
  readonly allocatedBytes: number;
}

/** The member's OneDrive, or null for accounts that have none. */
export function oneDriveOf(view: MemberView): OneDrive | null {
  const { generator: g, member } = view;
  if (member.kind !== "person" || (view.workloads & Workload.oneDrive) === 0) return null;
  const isFrontline = (view.workloads & Workload.smallDrive) !== 0;
  const allocatedBytes = isFrontline ? 2 * GB : 1024 * GB;
  const share = draw(g, member, Salt.oneDriveSize);
  return {
    files: between(3, 40_000, draw(g, member, Salt.files) ** 2),
    usedBytes: Math.floor(allocatedBytes * (isFrontline ? share : share ** 6)),
    allocatedBytes,
  };
}

/** Kinds of counts the activity reports print. */
export type CountName =
  | "sent"
  | "received"
  | "read"
  | "filesViewed"
  | "filesSynced"
  | "sharedInternally"
  | "sharedExternally"
  | "pagesVisited"
  | "teamChats"
  | "privateChats"
  | "calls"
  | "meetings"
  | "meetingsOrganized"
  | "posts"
  | "replies"
  | "yammerPosts"
  | "yammerReads"
  | "yammerLikes";

/** Upper bounds for a week. */
const WEEKLY: Readonly<Record<CountName, number>> = {
  sent: 90,
  received: 400,
  read: 220,
  filesViewed: 60,
  filesSynced: 40,
  sharedInternally: 8,
  sharedExternally: 2,
  pagesVisited: 25,
  teamChats: 20,
  privateChats: 150,
  calls: 12,
  meetings: 14,
  meetingsOrganized: 4,
  posts: 3,
  replies: 5,
  yammerPosts: 1,
  yammerReads: 6,
  yammerLikes: 2,
};

const COUNT_NAMES = Object.keys(WEEKLY);

/** How often something happened in so many active days. Mail arrives whether or not it is read. */
export function countOf(view: MemberView, name: CountName, activeDays: number): number {
  const { generator: g, member } = view;
  const salt = Salt.count + COUNT_NAMES.indexOf(name);
  const weekly = WEEKLY[name] * draw(g, member, salt) ** 1.5;
  return Math.round((weekly * activeDays) / 7);
}

export const APPS = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote", "Teams"] as const;
export const PLATFORMS = ["Windows", "Mac", "Mobile", "Web"] as const;
export type App = (typeof APPS)[number];
export type Platform = (typeof PLATFORMS)[number];

const APP_SHARE: Readonly<Record<App, number>> = {
  Outlook: 0.95,
  Word: 0.7,
  Excel: 0.75,
  PowerPoint: 0.45,
  OneNote: 0.3,
  Teams: 0.92,
};

/** Desktop platforms need desktop rights, and some who have them never use them. */
function platformsOf(view: MemberView): readonly Platform[] {
  const share = draw(view.generator, view.member, Salt.platform);
  if ((view.workloads & Workload.desktopApps) === 0) {
    return share < 0.5 ? ["Mobile", "Web"] : ["Web"];
  }
  if (share < 0.16) return share < 0.08 ? ["Web"] : ["Mobile", "Web"];
  if (share < 0.27) return ["Mac", "Mobile", "Web"];
  return share < 0.7 ? ["Windows", "Mobile", "Web"] : ["Windows"];
}

/** Whether the member uses an app on a platform at all, when active. */
export function usesApp(view: MemberView, app: App, platform: Platform): boolean {
  if (!platformsOf(view).includes(platform)) return false;
  const salt = Salt.app + APPS.indexOf(app);
  return draw(view.generator, view.member, salt) < APP_SHARE[app];
}

/** Days since the desktop apps were activated, or null where they never were. */
export function activatedDaysAgo(view: MemberView): number | null {
  const { generator: g, member } = view;
  const isDesktop = platformsOf(view).some(
    (platform) => platform === "Windows" || platform === "Mac",
  );
  if (!isDesktop || member.kind !== "person" || patternOf(g, member) === "never") return null;
  return between(5, 700, draw(g, member, Salt.activated));
}

/** Desktop clients that are licensed by themselves, by the plan that gives them. */
export const CLIENT_PLANS = {
  visio: "VISIO_CLIENT_SUBSCRIPTION",
  project: "PROJECT_CLIENT_SUBSCRIPTION",
} as const;
export type Client = keyof typeof CLIENT_PLANS;

/** Share of those who are given such a client and never install it. */
const NEVER_INSTALLED = 0.35;

export function hasClient(view: MemberView, client: Client): boolean {
  return view.plans.some(({ name }) => name === CLIENT_PLANS[client]);
}

/** Days since the client was activated, or null where it never was. */
export function clientActivatedDaysAgo(view: MemberView, client: Client): number | null {
  const { generator: g, member } = view;
  const salt = Salt.client + (client === "visio" ? 0 : 2);
  const isUsed = member.kind === "person" && patternOf(g, member) !== "never";
  if (!isUsed || draw(g, member, salt) < NEVER_INSTALLED) return null;
  return between(5, 700, draw(g, member, salt + 1));
}

/** The platform on which the desktop apps are installed. */
export function desktopOf(view: MemberView): "Windows" | "Mac" {
  return platformsOf(view).includes("Mac") ? "Mac" : "Windows";
}

export const COPILOT_APPS = [
  "Microsoft Teams",
  "Word",
  "Excel",
  "PowerPoint",
  "Outlook",
  "OneNote",
  "Loop",
  "Copilot Chat",
] as const;
export type CopilotApp = (typeof COPILOT_APPS)[number];

const COPILOT_SHARE: Readonly<Record<CopilotApp, number>> = {
  "Microsoft Teams": 0.8,
  Word: 0.5,
  Excel: 0.35,
  PowerPoint: 0.3,
  Outlook: 0.55,
  OneNote: 0.1,
  Loop: 0.05,
  "Copilot Chat": 0.7,
};

/** Days since Copilot was last used in an app, or null for never: a quarter of the seats lie idle. */
export function copilotDaysAgo(view: MemberView, app: CopilotApp): number | null {
  const { generator: g, member } = view;
  const idle = daysSinceUse(g, member);
  const kind = draw(g, member, Salt.copilot);
  const at = COPILOT_APPS.indexOf(app);
  if (idle === null || kind < 0.25 || draw(g, member, Salt.copilotApp + at) >= COPILOT_SHARE[app])
    return null;
  const [low, high] = kind < 0.45 ? [31, 120] : [2, 25];
  return Math.max(idle, between(low, high, draw(g, member, Salt.copilotAge + at)));
}
