import type { UsageCountRecord } from "../configuration-records.ts";
import { MOST_COUNTED } from "../decode.ts";
import type { GraphReader } from "../reader.ts";
import { type CsvForm, csvRows } from "../transport/csv.ts";
import { countIn, ReportDates, type ReportPeriod } from "./report-cells.ts";

const REFRESHED_ON = "Report Refresh Date";
const DAY = "Report Date";
const PRODUCT = "Product Type";

const WORKLOADS = [
  "Office 365",
  "Exchange",
  "OneDrive",
  "SharePoint",
  "Skype For Business",
  "Yammer",
  "Teams",
];
const COPILOT_APPS = [
  "Any App",
  "Microsoft Teams",
  "Word",
  "PowerPoint",
  "Outlook",
  "Excel",
  "OneNote",
  "Loop",
  "Copilot Chat",
];

const COPILOT_FIGURES = COPILOT_APPS.flatMap((name) => [
  `${name} Enabled Users`,
  `${name} Active Users`,
]);

/** Reports that hold totals of the tenant and no row about anybody, with the columns read of each. */
const COUNT_REPORTS = {
  activeUserCounts: { figures: WORKLOADS },
  servicesUserCounts: {
    figures: WORKLOADS.flatMap((name) => [`${name} Active`, `${name} Inactive`]),
  },
  appUserCounts: { figures: ["Outlook", "Word", "Excel", "PowerPoint", "OneNote", "Teams"] },
  activationCounts: { figures: ["Windows", "Mac", "Android", "iOS", "Windows 10 Mobile"] },
  activationUserCounts: { figures: ["Assigned", "Activated", "Shared Computer Activation"] },
  mailboxStorage: { figures: ["Storage Used (Byte)"] },
  mailboxQuotaCounts: {
    figures: [
      "Under Limit",
      "Warning Issued",
      "Send Prohibited",
      "Send/Receive Prohibited",
      "Indeterminate",
    ],
  },
  teamsUserCounts: {
    figures: ["Team Chat Messages", "Private Chat Messages", "Calls", "Meetings", "Other Actions"],
  },
  copilotCounts: { figures: COPILOT_FIGURES },
  copilotTrend: { figures: COPILOT_FIGURES },
} as const;

export type CountReport = keyof typeof COUNT_REPORTS;

/** Totals of the tenant; open to more roles than the reports about accounts. */
export async function readUsageCounts(
  reader: GraphReader,
  source: CountReport,
  period: ReportPeriod,
): Promise<readonly UsageCountRecord[]> {
  const { figures } = COUNT_REPORTS[source];
  const dates = new ReportDates(source);
  const form: CsvForm<UsageCountRecord> = {
    columns: [REFRESHED_ON, DAY, PRODUCT, ...figures],
    onMissing: () => undefined,
    decode: (cell) => ({
      refreshedOn: dates.required(cell(REFRESHED_ON)),
      day: dates.optional(cell(DAY)),
      product: cell(PRODUCT) === "" ? null : cell(PRODUCT),
      counts: new Map(
        figures.flatMap((title) => {
          const count = countIn(cell(title));
          const most = title.endsWith("(Byte)") ? Number.MAX_SAFE_INTEGER : MOST_COUNTED;
          return count === null ? [] : [[title, Math.min(count, most)] as const];
        }),
      ),
    }),
  };
  const records: UsageCountRecord[] = [];
  const query = { parameters: { period }, ...(source.startsWith("copilot") && CSV) };
  for await (const batch of csvRows(reader.download(source, query), form)) {
    records.push(...batch);
  }
  return records;
}

/** Copilot reports are JSON unless asked otherwise. */
const CSV = { format: "text/csv" } as const;
