import { robustDeviation } from "./robust-deviation.ts";
import type { UsedHour } from "./use-history.ts";
import { USE_MEASURES, type Use, type UseMeasure } from "./use-measures.ts";

/** What can be unusual about an hour. */
export type Unusual = UseMeasure | "outOfHours";

/** Used hours without which nothing is known to be usual: two working days, or two quiet weeks. */
const FEWEST_HOURS = 12;
/** Used days without which nothing is known of a usual day. */
const FEWEST_DAYS = 4;
/** Three busy hours in a day harm nobody either. */
const HARMLESS_DAY = 3;
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

/** What is unusual, and within which span: what keeps below an hour's bar may add up over a day. */
export interface UnusualUse {
  readonly because: Unusual;
  readonly within: "hour" | "day";
}

/** What is unusual about this hour and its day, by the tenant's own earlier ones; nothing while these are few. */
export function unusualIn(current: UsedHour, earlier: readonly UsedHour[]): readonly UnusualUse[] {
  if (earlier.length < FEWEST_HOURS) return [];
  const ofHour = deviating(current.use, { earlier, harmless: 1 });
  const before = earlier.filter(({ day }) => day < current.day);
  const days = [...Map.groupBy(before, ({ day }) => day)].map(([day, hours]) => ({
    day,
    use: sumOf(hours),
  }));
  const today = sumOf([...earlier.filter(({ day }) => day === current.day), current]);
  const ofDay =
    days.length < FEWEST_DAYS
      ? []
      : deviating(today, { earlier: days, harmless: HARMLESS_DAY }).filter(
          (because) => !ofHour.includes(because),
        );
  return [
    ...ofHour.map((because) => ({ because, within: "hour" as const })),
    ...ofDay.map((because) => ({ because, within: "day" as const })),
    ...(isOutOfHours(current, earlier) ? [{ because: "outOfHours", within: "hour" } as const] : []),
  ];
}

interface Yardstick {
  readonly earlier: readonly Pick<UsedHour, "day" | "use">[];
  /** How many times as much as in an hour harms nobody. */
  readonly harmless: number;
}

function deviating(use: Use, { earlier, harmless }: Yardstick): readonly UseMeasure[] {
  return USE_MEASURES.filter((measure) => {
    const value = use[measure];
    const others = earlier.map((one) => one.use[measure]);
    return (
      value >= harmless * HARMLESS[measure] &&
      value > ABOVE_PEAK * ordinaryPeak(measure, earlier) &&
      robustDeviation(value, others) >= MOST_DEVIATION
    );
  });
}

function sumOf(hours: readonly UsedHour[]): Use {
  const total = (measure: UseMeasure): number =>
    hours.reduce((sum, { use }) => sum + use[measure], 0);
  return {
    rate: total("rate"),
    modelTokens: total("modelTokens"),
    refusals: total("refusals"),
    egressBlocks: total("egressBlocks"),
    filterHits: total("filterHits"),
    enumeration: total("enumeration"),
  };
}

/**
 * The most of an hour (or a day) on all days but one: a tenant that is busy every Monday is itself on
 * Mondays, and one day of abuse raises no bar.
 */
function ordinaryPeak(measure: UseMeasure, earlier: Yardstick["earlier"]): number {
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
