import type { UsageValue } from "../../insights/index.ts";
import { draft, type FigureDraft } from "../figures/answer-figure.ts";

type Total = UsageValue["totals"][number]["of"];

/** The middle of the last thirty days: neither weekends nor one busy day decide. */
const USUAL_DAY = "on a usual day";

/** Microsoft's totals of the tenant, which callers see who see no rows. */
const TOTALS: Readonly<Record<Total, string>> = {
  anyWorkloadPerDay: `any service ${USUAL_DAY}`,
  mailPerDay: `mail ${USUAL_DAY}`,
  oneDrivePerDay: `OneDrive ${USUAL_DAY}`,
  sharePointPerDay: `SharePoint ${USUAL_DAY}`,
  skypeForBusinessPerDay: `Skype for Business ${USUAL_DAY}`,
  yammerPerDay: `Yammer ${USUAL_DAY}`,
  teamsPerDay: `Teams ${USUAL_DAY}`,
  outlookPerDay: `Outlook ${USUAL_DAY}`,
  wordPerDay: `Word ${USUAL_DAY}`,
  excelPerDay: `Excel ${USUAL_DAY}`,
  powerPointPerDay: `PowerPoint ${USUAL_DAY}`,
  oneNotePerDay: `OneNote ${USUAL_DAY}`,
  teamsAppPerDay: `the Teams app ${USUAL_DAY}`,
  channelMessagesPerDay: `channel messages ${USUAL_DAY}`,
  chatMessagesPerDay: `chat messages ${USUAL_DAY}`,
  callsPerDay: `calls ${USUAL_DAY}`,
  meetingsPerDay: `meetings ${USUAL_DAY}`,
  otherTeamsActionsPerDay: `other Teams actions ${USUAL_DAY}`,
  copilotPerDay: `Copilot ${USUAL_DAY}`,
  officeAssigned: "Office apps assigned",
  officeActivated: "Office apps activated",
  officeOnSharedComputers: "Office apps on shared computers",
  mailboxesUnderLimit: "mailboxes under their limit",
  mailboxesWarned: "mailboxes warned of their limit",
  mailboxesNotSending: "mailboxes over their limit that cannot send",
  mailboxesNotReceiving: "mailboxes over their limit that cannot send or receive",
  mailboxesOfUnknownQuota: "mailboxes of unknown limit",
};
const APPS: Readonly<Record<UsageValue["copilotApps"][number]["app"], string>> = {
  anyApp: "Copilot in any app",
  teams: "Copilot in Teams",
  word: "Copilot in Word",
  powerPoint: "Copilot in PowerPoint",
  outlook: "Copilot in Outlook",
  excel: "Copilot in Excel",
  oneNote: "Copilot in OneNote",
  loop: "Copilot in Loop",
  copilotChat: "Copilot Chat",
};
const PLATFORMS: Readonly<Record<UsageValue["activations"][number]["platform"], string>> = {
  windows: "Office apps on Windows",
  mac: "Office apps on Mac",
  android: "Office apps on Android",
  ios: "Office apps on iOS",
  windowsMobile: "Office apps on Windows phones",
};
const STORED = { mailboxes: "mailboxes", oneDrives: "OneDrive accounts" } as const;
/** What members need of storage, where their mailboxes could be read one by one. */
const FITS: Readonly<Record<string, string>> = {
  plan1Full: "mailboxes near the limit of a small plan",
  plan2: "mailboxes that need a large plan",
  plan2Full: "mailboxes near the limit of a large plan",
};

/** What usage reports tell beyond who was active in which span, by what is asked about. */
export const FURTHER_USAGE = {
  "a usual day": ({ totals }) => totals.filter(({ of }) => of.endsWith("PerDay")).map(totalDraft),
  "assistant by app": ({ copilotApps }) =>
    copilotApps.flatMap(({ app, enabled, active }) => [
      draft(null, "active-members", active, { topic: APPS[app] }),
      draft(null, "reported-members", enabled, { topic: APPS[app] }),
    ]),
  "app setups by platform": ({ activations, totals }) => [
    ...totals.filter(({ of }) => of.startsWith("office")).map(totalDraft),
    ...activations.map((one) =>
      draft(null, "activations", one.activations, { topic: PLATFORMS[one.platform] }),
    ),
  ],
  "storage and quotas": ({ storage, totals, tables }) => [
    ...storage.flatMap(({ of, accounts, bytes }) => [
      draft(null, "stored-bytes", bytes, { topic: STORED[of] }),
      draft(null, "accounts", accounts, { topic: STORED[of] }),
    ]),
    ...totals.filter(({ of }) => of.startsWith("mailboxes")).map(totalDraft),
    ...tables
      .filter(({ subject }) => subject === "mailboxFit")
      .flatMap(({ buckets }) => buckets.flatMap(fitDraft)),
  ],
} as const satisfies Record<string, (of: UsageValue) => readonly FigureDraft[]>;

export type FurtherUsage = keyof typeof FURTHER_USAGE;
export const FURTHER_USAGE_NAMES = Object.keys(FURTHER_USAGE).filter(
  (name): name is FurtherUsage => name in FURTHER_USAGE,
);

function totalDraft({ of, count }: UsageValue["totals"][number]): FigureDraft {
  const measure = of.startsWith("mailboxes") ? "accounts" : "active-members";
  return draft(null, of.startsWith("office") ? "reported-members" : measure, count, {
    topic: TOTALS[of],
  });
}

function fitDraft({
  bucket,
  members,
}: UsageValue["tables"][number]["buckets"][number]): readonly FigureDraft[] {
  const topic = FITS[bucket];
  return members === null || topic === undefined
    ? []
    : [draft(null, "affected-members", members, { topic })];
}
