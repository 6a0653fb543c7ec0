import { isoDay } from "../../time.ts";
import type { Column, ReportSource } from "./report.ts";

/** One day of a count report. */
export interface DayRow {
  readonly day: number;
}

/** The days of the period, newest first. */
export function* daysOf(source: ReportSource): Generator<DayRow, void, undefined> {
  for (let n = 0; n < source.periodDays; n += 1) yield { day: source.refreshDay - n };
}

const THURSDAY_OF_EPOCH = 4;
const WEEKEND_SHARE = 0.18;
const WEEKDAY_SHARE = 0.87;
const LOSS_PER_DAY = 0.0006;

/** What a weekly figure comes to on one day: less at weekends, a little less the longer ago. */
export function onDay(weekly: number, row: DayRow, source: ReportSource): number {
  const weekday = (row.day + THURSDAY_OF_EPOCH) % 7;
  const share = weekday === 0 || weekday === 6 ? WEEKEND_SHARE : WEEKDAY_SHARE;
  return Math.round(weekly * share * (1 - LOSS_PER_DAY * (source.refreshDay - row.day)));
}

export const reportDate: Column<DayRow> = {
  title: "Report Date",
  name: "reportDate",
  value: (row) => isoDay(row.day),
};
