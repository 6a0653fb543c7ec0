import { dateOfDay, dayNumber, dayOf } from "../../core/clock.ts";
import {
  type CountReport,
  type GraphReader,
  readUsageCounts,
  type UsageCountRecord,
} from "../../graph/index.ts";
import type { SourceLog } from "./source-log.ts";
import {
  type DetailReport,
  REPORT_PERIOD,
  STALE_AFTER_DAYS,
  type StorageTotal,
} from "./usage-reading.ts";

/** Reports that tell totals of the tenant, and the report with rows that makes each unnecessary. */
const ROWS_OF = {
  activeUserCounts: "activeUserDetail",
  servicesUserCounts: "activeUserDetail",
  appUserCounts: "appUserDetail",
  activationCounts: "activations",
  activationUserCounts: "activations",
  mailboxStorage: "mailboxUsage",
  mailboxQuotaCounts: "mailboxUsage",
  teamsUserCounts: "teamsActivity",
  copilotCounts: "copilotUsage",
  copilotTrend: "copilotUsage",
} as const satisfies Record<CountReport, DetailReport>;

export const COUNT_REPORTS = [
  "activeUserCounts",
  "servicesUserCounts",
  "appUserCounts",
  "activationCounts",
  "activationUserCounts",
  "mailboxStorage",
  "mailboxQuotaCounts",
  "teamsUserCounts",
  "copilotCounts",
  "copilotTrend",
] as const satisfies readonly CountReport[];

/** Totals by report; `null` where it is closed or stale, or its rows were read and tell more. */
export type UsageCounts = Readonly<
  Record<Exclude<CountReport, "servicesUserCounts">, readonly UsageCountRecord[] | null>
> & {
  readonly servicesUserCounts: readonly PeriodCounts[] | null;
};

/** Totals of a whole period. */
export interface PeriodCounts extends UsageCountRecord {
  readonly days: (typeof PERIODS)[number];
}

const PERIODS = [7, 30, 90, 180] as const;

/** Reads totals where the rows behind them could not be joined to members: closed, concealed, or failed. */
export async function readCounts(
  reader: GraphReader,
  log: SourceLog,
  now: Date,
): Promise<UsageCounts> {
  const notBefore = dateOfDay(dayNumber(dayOf(now)) - STALE_AFTER_DAYS);
  const attempt = async <T extends UsageCountRecord>(
    source: CountReport,
    reading: () => Promise<readonly T[]>,
  ): Promise<readonly T[] | null> => {
    if (log.outcomeOf(ROWS_OF[source]) === "used") {
      return null;
    }
    const records = await log.attempt(source, reading);
    const [oldest] = (records ?? []).map(({ refreshedOn }) => refreshedOn).sort();
    if (oldest !== undefined && oldest < notBefore) {
      log.note(source, "stale", oldest);
      return null;
    }
    return records;
  };
  const read = (source: CountReport) =>
    attempt(source, () => readUsageCounts(reader, source, REPORT_PERIOD));
  const servicesUserCounts = attempt("servicesUserCounts", () => readPeriods(reader));
  const [active, app, activation, activationUser, storage, quota, teams, copilot, trend] =
    await Promise.all([
      read("activeUserCounts"),
      read("appUserCounts"),
      read("activationCounts"),
      read("activationUserCounts"),
      read("mailboxStorage"),
      read("mailboxQuotaCounts"),
      read("teamsUserCounts"),
      read("copilotCounts"),
      read("copilotTrend"),
      servicesUserCounts,
    ]);
  return {
    activeUserCounts: active,
    servicesUserCounts: await servicesUserCounts,
    appUserCounts: app,
    activationCounts: activation,
    activationUserCounts: activationUser,
    mailboxStorage: storage,
    mailboxQuotaCounts: quota,
    teamsUserCounts: teams,
    copilotCounts: copilot,
    copilotTrend: trend,
  };
}

/** Fewer mailboxes might be one large one and others: totals do not tell how the sum is spread. */
const FEWEST_MAILBOXES = 100;

/** What all mailboxes hold on the last day told; nothing where there are too few of them. */
export function storageIn({
  mailboxStorage,
  mailboxQuotaCounts,
}: UsageCounts): readonly StorageTotal[] {
  const bytes = lastOf(mailboxStorage ?? [])?.counts.get("Storage Used (Byte)");
  const quotas = lastOf(mailboxQuotaCounts ?? [])?.counts ?? new Map<string, number>();
  const accounts = [...quotas.values()].reduce((sum, count) => sum + count, 0);
  return bytes === undefined || accounts < FEWEST_MAILBOXES
    ? []
    : [{ of: "mailboxes", accounts, bytes }];
}

/** The record of the last day. */
export function lastOf(records: readonly UsageCountRecord[]): UsageCountRecord | undefined {
  return [...records].sort((one, other) => ((one.day ?? "") < (other.day ?? "") ? 1 : -1))[0];
}

async function readPeriods(reader: GraphReader): Promise<readonly PeriodCounts[]> {
  const periods = PERIODS.map(async (days) => {
    const records = await readUsageCounts(reader, "servicesUserCounts", `D${days}`);
    return records.map((record) => ({ ...record, days }));
  });
  return (await Promise.all(periods)).flat();
}
