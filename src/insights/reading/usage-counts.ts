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
export type UsageCounts = Readonly<Record<CountReport, readonly UsageCountRecord[] | null>>;

/** Reads totals where the rows behind them could not be joined to members: closed, concealed, or failed. */
export async function readCounts(reader: GraphReader, log: SourceLog): Promise<UsageCounts> {
  const read = (source: CountReport) =>
    log.outcomeOf(ROWS_OF[source]) === "used"
      ? null
      : log.attempt(source, () => readUsageCounts(reader, source, REPORT_PERIOD));
  const [activeUserCounts, servicesUserCounts, appUserCounts, activationCounts, copilotCounts] =
    await Promise.all([
      read("activeUserCounts"),
      read("servicesUserCounts"),
      read("appUserCounts"),
      read("activationCounts"),
      read("copilotCounts"),
    ]);
  return { activeUserCounts, servicesUserCounts, appUserCounts, activationCounts, copilotCounts };
}
