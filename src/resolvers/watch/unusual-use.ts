import { robustDeviation } from "./robust-deviation.ts";
import type { UsedHour } from "./use-history.ts";
import { USE_MEASURES, type UseMeasure } from "./use-measures.ts";

/** What can be unusual about an hour. */
export type Unusual = UseMeasure | "outOfHours";

/** Used hours without which nothing is known to be usual: two working days, or two quiet weeks. */
const FEWEST_HOURS = 12;
const MOST_DEVIATION = 5;
/** How far above the peak of an ordinary day something has to be. */
const ABOVE_PEAK = 1.25;
/** Share of all interactions below which an hour or a weekday counts as one in which nobody works. */
const IDLE_SHARE = 0.01;
/** Interactions without which an idle weekday may be chance. */
const FEWEST_FOR_WEEKDAYS = 100;
const DAYS_OF_WEEK = 7;

/** Less than this in an hour harms nobody, however unusual it is. */
const HARMLESS: Readonly<Record<Unusual, number>> = {
  rate: 20,
  modelTokens: 150_000,
  refusals: 5,
  egressBlocks: 5,
  filterHits: 5,
  enumeration: 1_000,
  outOfHours: 5,
};

/** What is unusual about this hour, by the tenant's own earlier hours; nothing while these are few. */
export function unusualIn(current: UsedHour, earlier: readonly UsedHour[]): readonly Unusual[] {
  if (earlier.length < FEWEST_HOURS) return [];
  const deviating = USE_MEASURES.filter((measure) => {
    const value = current.use[measure];
    return (
      value >= HARMLESS[measure] &&
      value > ABOVE_PEAK * ordinaryPeak(measure, earlier) &&
      robustDeviation(
        value,
        earlier.map(({ use }) => use[measure]),
      ) >= MOST_DEVIATION
    );
  });
  return isOutOfHours(current, earlier) ? [...deviating, "outOfHours"] : deviating;
}

/**
 * The most of an hour on all days but one: a tenant that is busy every Monday is itself on Mondays,
 * and one day of abuse raises no bar.
 */
function ordinaryPeak(measure: UseMeasure, earlier: readonly UsedHour[]): number {
  const peaks = new Map<number, number>();
  for (const { day, use } of earlier) {
    peaks.set(day, Math.max(peaks.get(day) ?? 0, use[measure]));
  }
  return [...peaks.values()].toSorted((a, b) => b - a)[1] ?? 0;
}

/** By when this tenant works, not by when others do: the hour of the day with those beside it, and the weekday. */
function isOutOfHours({ day, hour, use }: UsedHour, earlier: readonly UsedHour[]): boolean {
  if (use.rate < HARMLESS.outOfHours) return false;
  const interactions = (hours: readonly UsedHour[]): number =>
    hours.reduce((sum, one) => sum + one.use.rate, 0);
  const all = interactions(earlier);
  const isIdle = (hours: readonly UsedHour[]): boolean => interactions(hours) < IDLE_SHARE * all;
  if (isIdle(earlier.filter((one) => [0, 1, 23].includes((one.hour - hour + 24) % 24))))
    return true;
  const knowsWeek = earlier.some((one) => one.day <= day - DAYS_OF_WEEK);
  const weekday = earlier.filter((one) => (day - one.day) % DAYS_OF_WEEK === 0 && one.day < day);
  return knowsWeek && all >= FEWEST_FOR_WEEKDAYS && isIdle(weekday);
}
