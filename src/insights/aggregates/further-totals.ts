import type { UsageCountRecord } from "../../graph/index.ts";
import { lastOf, type UsageCounts } from "../reading/usage-counts.ts";
import type { FigureNaming } from "./figure.ts";
import type { PartsName, TellParts, UsageValue } from "./usage.ts";

/** What is told of by Microsoft's totals alone, by the report it is in: people on a day, and as of now. */
const TOTALS = {
  activeUserCounts: {
    "Office 365": "anyWorkloadPerDay",
    Exchange: "mailPerDay",
    OneDrive: "oneDrivePerDay",
    SharePoint: "sharePointPerDay",
    "Skype For Business": "skypeForBusinessPerDay",
    Yammer: "yammerPerDay",
    Teams: "teamsPerDay",
  },
  appUserCounts: {
    Outlook: "outlookPerDay",
    Word: "wordPerDay",
    Excel: "excelPerDay",
    PowerPoint: "powerPointPerDay",
    OneNote: "oneNotePerDay",
    Teams: "teamsAppPerDay",
  },
  teamsUserCounts: {
    "Team Chat Messages": "channelMessagesPerDay",
    "Private Chat Messages": "chatMessagesPerDay",
    Calls: "callsPerDay",
    Meetings: "meetingsPerDay",
    "Other Actions": "otherTeamsActionsPerDay",
  },
  copilotTrend: { "Any App Active Users": "copilotPerDay" },
  activationUserCounts: {
    Assigned: "officeAssigned",
    Activated: "officeActivated",
    "Shared Computer Activation": "officeOnSharedComputers",
  },
  mailboxQuotaCounts: {
    "Under Limit": "mailboxesUnderLimit",
    "Warning Issued": "mailboxesWarned",
    "Send Prohibited": "mailboxesNotSending",
    "Send/Receive Prohibited": "mailboxesNotReceiving",
    Indeterminate: "mailboxesOfUnknownQuota",
  },
} as const;

type TotalReport = keyof typeof TOTALS;
export const TOTAL_REPORTS = Object.keys(TOTALS).filter(
  (name): name is TotalReport => name in TOTALS,
);

type WordsOf<Report> = Report extends TotalReport ? (typeof TOTALS)[Report] : never;
export type UsageTotalName = { [R in TotalReport]: WordsOf<R>[keyof WordsOf<R>] }[TotalReport];
export const USAGE_TOTALS: readonly UsageTotalName[] = TOTAL_REPORTS.flatMap((report) =>
  Object.values<UsageTotalName>(TOTALS[report]),
);

/** Days of which the middle one is told. */
const DAYS = 30;

/** Totals beyond those of spans, apps and platforms; empty where rows were read instead. */
export function furtherTotalsOf(
  counts: UsageCounts,
  { naming, tell }: { readonly naming: FigureNaming; readonly tell: TellParts },
): UsageValue["totals"] {
  return TOTAL_REPORTS.flatMap((report) => {
    const records = counts[report] ?? [];
    const found = Object.entries<UsageTotalName>(TOTALS[report]).flatMap(([title, of]) => {
      const count = countOf(report, records, title);
      return count === undefined ? [] : [{ of, count }];
    });
    const name: PartsName = { of: report, subject: null, skuId: null };
    const told =
      found.length === 0
        ? []
        : tell(
            name,
            found.map(({ count }) => count),
          ).counts;
    return found.flatMap(({ of }, at) => {
      const count = told[at] ?? null;
      const unit = report === "mailboxQuotaCounts" ? "accounts" : "members";
      return count === null ? [] : [{ of, count: naming.measure(count, unit) }];
    });
  });
}

function countOf(
  report: TotalReport,
  records: readonly UsageCountRecord[],
  title: string,
): number | undefined {
  if (report === "activationUserCounts") {
    const counts = records.flatMap((record) => record.counts.get(title) ?? []);
    // Somebody may have several products: the largest is no fewer than there are, and counts nobody twice.
    return counts.length === 0 ? undefined : Math.max(...counts);
  }
  return report === "mailboxQuotaCounts"
    ? lastOf(records)?.counts.get(title)
    : typicalDay(records, title);
}

/** The middle of the last days: neither weekends nor one busy day decide. */
function typicalDay(records: readonly UsageCountRecord[], title: string): number | undefined {
  const counts = [...records]
    .sort((one, other) => ((one.day ?? "") < (other.day ?? "") ? 1 : -1))
    .slice(0, DAYS)
    .flatMap((record) => record.counts.get(title) ?? [])
    .sort((one, other) => one - other);
  return counts[Math.floor(counts.length / 2)];
}
