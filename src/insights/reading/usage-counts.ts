import {
  type CountReport,
  type GraphReader,
  readUsageCounts,
  type UsageCountRecord,
} from "../../graph/index.ts";
import type { SourceLog } from "./source-log.ts";
import { type DetailReport, REPORT_PERIOD } from "./usage-reading.ts";

/** Reports that tell totals of the tenant, and the report with rows that makes each unnecessary. */
const ROWS_OF = {
  activeUserCounts: "activeUserDetail",
  servicesUserCounts: "activeUserDetail",
  appUserCounts: "appUserDetail",
  activationCounts: "activations",
  copilotCounts: "copilotUsage",
} as const satisfies Record<CountReport, DetailReport>;

export const COUNT_REPORTS = [
  "activeUserCounts",
  "servicesUserCounts",
  "appUserCounts",
  "activationCounts",
  "copilotCounts",
] as const satisfies readonly CountReport[];

/** Totals by report; `null` where it is closed, or its rows were read and tell more. */
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
export async function readCounts(reader: GraphReader, log: SourceLog): Promise<UsageCounts> {
  const attempt = <T>(source: CountReport, reading: () => Promise<T>): Promise<T | null> | null =>
    log.outcomeOf(ROWS_OF[source]) === "used" ? null : log.attempt(source, reading);
  const read = (source: CountReport) =>
    attempt(source, () => readUsageCounts(reader, source, REPORT_PERIOD));
  const [activeUserCounts, servicesUserCounts, appUserCounts, activationCounts, copilotCounts] =
    await Promise.all([
      read("activeUserCounts"),
      attempt("servicesUserCounts", () => readPeriods(reader)),
      read("appUserCounts"),
      read("activationCounts"),
      read("copilotCounts"),
    ]);
  return { activeUserCounts, servicesUserCounts, appUserCounts, activationCounts, copilotCounts };
}

async function readPeriods(reader: GraphReader): Promise<readonly PeriodCounts[]> {
  const periods = PERIODS.map(async (days) => {
    const records = await readUsageCounts(reader, "servicesUserCounts", `D${days}`);
    return records.map((record) => ({ ...record, days }));
  });
  return (await Promise.all(periods)).flat();
}
