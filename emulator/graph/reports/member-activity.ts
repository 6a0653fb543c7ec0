import type { WorkloadName } from "../../tenant/activity.ts";
import type { MemberView } from "../../tenant/member-view.ts";
import { type CountName, countOf } from "../../tenant/usage.ts";
import { isoDay } from "../../time.ts";
import { lastUseDay, type MemberRow } from "./member-rows.ts";
import type { ReportSource } from "./report.ts";

/**
 * Days of the reporting period on which a member used the workload: whoever was last active before
 * the period began has none, and so only zeros in every count.
 */
export function activeDays(row: MemberRow, source: ReportSource, workload: WorkloadName): number {
  const last = lastUseDay(row, workload);
  if (last === null) return 0;
  const first = source.refreshDay - source.periodDays + 1;
  return last < first ? 0 : Math.ceil((last - first + 1) * 0.7);
}

/** A column value: how often something happened in the period. */
export function count(
  name: CountName,
  workload: WorkloadName,
): (row: MemberRow, source: ReportSource) => number {
  return (row, source) =>
    row.kind === "deleted" ? 0 : countOf(row.view, name, activeDays(row, source, workload));
}

/** Whether a present member's view satisfies the condition; deleted ones never do. */
export function ifPresent<Value>(
  row: MemberRow,
  otherwise: Value,
  value: (view: MemberView) => Value,
): Value {
  return row.kind === "present" ? value(row.view) : otherwise;
}

/** The later of some day numbers, as a date; null when there is none. */
export function latestDay(days: readonly (number | null)[]): string | null {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : isoDay(Math.max(...known));
}
