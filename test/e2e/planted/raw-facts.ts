import type { RawTenant, RawUser, Report } from "./raw-tenant.ts";

/* What Graph's raw answers say of a member, in days and gigabytes: a second reading, apart from src. */

const GB = 2 ** 30;
const DAY = 86_400_000;

/** Roles with the label PRIVILEGED that accounts of these tenants have. */
const PRIVILEGED = new Set([
  "62e90394-69f5-4237-9190-012177145e10", // Global Administrator
  "f2ef992c-3afb-46b9-b7cf-a126ee74c451", // Global Reader
  "fe930be7-5e62-47db-91af-98c3a49a38b1", // User Administrator
  "729827e3-9c14-49f7-bb1b-9608f156bbb8", // Helpdesk Administrator
  "194ae4cb-b126-40b2-bd5b-6091b380977d", // Security Administrator
  "5d6b6bb7-de71-4623-b4af-96380a352509", // Security Reader
]);

export interface Held {
  readonly id: string;
  readonly off: ReadonlySet<string>;
  /** Days since it was last assigned. */
  readonly age: number;
  readonly byGroup: boolean;
}

export type Use = number | "never" | "unknown";
export type Silence = "used" | 90 | 180 | "unknown";

/** A member as the answers show it; ages and last uses in days. */
export interface Facts {
  readonly enabled: boolean;
  readonly isGuest: boolean;
  readonly isAdmin: boolean;
  readonly age: number;
  readonly signIn: Use;
  readonly workloads: Use;
  readonly mail: Use;
  readonly files: Use;
  readonly teams: Use;
  readonly desktop: Use;
  readonly light: Use;
  readonly copilot: Use;
  readonly copilotChatOnly: boolean;
  readonly copilotMeetingsOnly: boolean;
  readonly calls: "none" | "some" | "unknown";
  readonly meetings: "none" | "some" | "unknown";
  readonly visio: boolean;
  readonly project: boolean;
  readonly mailbox: "user" | "shared" | "room" | "equipment" | "none";
  readonly mailboxGb: number | null;
  readonly hasArchive: boolean;
  readonly oneDriveGb: number | null;
}

export function silenceOf(use: Use, age: number): Silence {
  if (use === "unknown") return "unknown";
  if (use !== "never") return use < 90 ? "used" : use < 180 ? 90 : 180;
  return age < 90 ? "unknown" : age < 180 ? 90 : 180;
}

export function accountSilence(f: Facts): Silence {
  const all = [silenceOf(f.signIn, f.age), silenceOf(f.workloads, f.age)];
  if (all.includes("used")) return "used";
  if (all.includes("unknown") || f.age < 30) return "unknown";
  return all.includes(90) ? 90 : 180;
}

export function stateOf(f: Facts): "resource" | "disabled" | "inactive" | "active" | "unknown" {
  if (f.mailbox === "shared" || f.mailbox === "room" || f.mailbox === "equipment")
    return "resource";
  if (!f.enabled) return "disabled";
  const silence = accountSilence(f);
  if (silence === "used") return "active";
  return silence === "unknown" || f.isAdmin ? "unknown" : "inactive";
}

export function factsOf(user: RawUser, raw: RawTenant, now: number): Facts {
  const name = user.userPrincipalName.toLowerCase();
  const created = Date.parse(user.createdDateTime);
  const signIn = user.signInActivity?.lastSuccessfulSignInDateTime ?? null;
  const tried = user.signInActivity?.lastNonInteractiveSignInDateTime ?? null;
  const isService = tried !== null && now - Date.parse(tried) < 90 * DAY;
  const isRecorded = created >= Date.parse("2023-12-01T00:00:00Z") && !isService;
  const refreshed = Date.parse(raw.refreshed);
  const ago = (date: string): Use => (date === "" ? "never" : (refreshed - Date.parse(date)) / DAY);
  const listed = (report: Report, read: (row: Readonly<Record<string, string>>) => Use): Use => {
    const row = report.get(name);
    return row === undefined ? "unknown" : read(row);
  };
  const latest = (row: Readonly<Record<string, string>>, suffix: string, except = "none") =>
    Object.entries(row)
      .filter(([title]) => title.endsWith(suffix) && !title.startsWith(except))
      .map(([, date]) => date)
      .sort()
      .at(-1) ?? "";
  // Teams on the desktop needs no desktop licence, so the platform's own column says too much.
  const apps = (platforms: readonly string[]): Use => {
    const titles = ["Outlook", "Word", "Excel", "PowerPoint", "OneNote"].flatMap((app) =>
      platforms.map((platform) => `${app} (${platform})`),
    );
    const periods = [
      ["D30", 0],
      ["D90", 30],
      ["D180", 90],
    ] as const;
    for (const [period, days] of periods) {
      const row = raw.apps[period].get(name);
      if (row !== undefined && titles.some((title) => row[title] === "Yes")) return days;
    }
    return raw.apps.D180.has(name) ? "never" : "unknown";
  };
  const mailbox = raw.mailboxes.get(name);
  const kind = (mailbox?.recipientType ?? "none").toLowerCase().replace(/mailbox$/, "");
  const teams = raw.teams.get(name);
  const some = (title: string) =>
    teams === undefined ? "unknown" : Number(teams[title]) > 0 ? "some" : "none";
  const activated = (words: RegExp) =>
    raw.activations.some(
      (row) =>
        (row["User Principal Name"] ?? "").toLowerCase() === name &&
        words.test(row["Product Type"] ?? "") &&
        Number(row["Windows"]) + Number(row["Mac"]) > 0,
    );
  const copilot = raw.copilot.get(name);
  const beyondChat = copilot === undefined ? "" : latest(copilot, " Copilot Last Activity Date");
  const drive = raw.oneDrives.get(name)?.["Storage Used (Byte)"];
  return {
    enabled: user.accountEnabled,
    isGuest: user.userType === "Guest",
    isAdmin: raw.roles.some(
      (one) => one.principalId === user.id && PRIVILEGED.has(one.roleDefinitionId),
    ),
    age: (now - created) / DAY,
    signIn: signIn === null ? (isRecorded ? "never" : "unknown") : (now - Date.parse(signIn)) / DAY,
    workloads: listed(raw.active, (row) => ago(latest(row, "Last Activity Date"))),
    mail: listed(raw.mail, (row) =>
      ago(
        Number(row["Send Count"]) + Number(row["Read Count"]) > 0
          ? (row["Last Activity Date"] ?? "")
          : "",
      ),
    ),
    files: laterOf(
      listed(raw.active, (row) =>
        ago(
          [row["OneDrive Last Activity Date"] ?? "", row["SharePoint Last Activity Date"] ?? ""]
            .sort()
            .at(-1) ?? "",
        ),
      ),
      listed(raw.sharePoint, (row) => ago(row["Last Activity Date"] ?? "")),
    ),
    teams: listed(raw.active, (row) => ago(row["Teams Last Activity Date"] ?? "")),
    desktop: apps(["Windows", "Mac"]),
    light: apps(["Mobile", "Web"]),
    copilot: copilot === undefined ? "unknown" : ago(copilot["Last Activity Date"] ?? ""),
    copilotChatOnly: copilot !== undefined && !isWithin180(ago(beyondChat)),
    copilotMeetingsOnly:
      copilot !== undefined &&
      isWithin180(ago(copilot["Microsoft Teams Copilot Last Activity Date"] ?? "")) &&
      !isWithin180(ago(latest(copilot, " Copilot Last Activity Date", "Microsoft Teams"))),
    calls: some("Call Count"),
    meetings: some("Meetings Organized Count"),
    visio: activated(/visio/i),
    project: activated(/project/i),
    mailbox:
      kind === "user" || kind === "shared" || kind === "room" || kind === "equipment"
        ? kind
        : "none",
    mailboxGb: mailbox === undefined ? null : mailbox.storageUsedInBytes / GB,
    hasArchive: mailbox?.hasArchive ?? false,
    oneDriveGb: drive === undefined ? null : Number(drive) / GB,
  };
}

function isWithin180(use: Use): boolean {
  return typeof use === "number" && use < 180;
}

function laterOf(a: Use, b: Use): Use {
  if (typeof a === "number" && typeof b === "number") return Math.min(a, b);
  return typeof a === "number" ? a : typeof b === "number" ? b : a;
}
