import { robustDeviation } from "./robust-deviation.ts";
import type { UsedHour } from "./use-history.ts";
import { USE_MEASURES, type Use, type UseMeasure } from "./use-measures.ts";

/** What can be unusual about an hour. */
export type Unusual = UseMeasure | "outOfHours";

/** Used hours by which something is known to be usual: two working days, or two quiet weeks. */
const FEWEST_HOURS = 12;
/** Used days without which nothing is known of a usual day; as far apart as a week, they tell of quiet. */
const FEWEST_DAYS = 4;
const FAR_APART_DAYS = 7;
/** How many times what harms nobody, in an hour, is unheard of while nothing is known to be usual. */
const UNHEARD_OF = 20;
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

/** What is unusual, and how grave: each grade is four times as much as the one before. */
export interface UnusualUse {
  readonly because: Unusual;
  readonly grade: number;
}

/**
 * What is unusual about this hour and its day, by the tenant's own earlier ones: what keeps below an
 * hour's bar may add up over a day. While little is known of a tenant, only what is unheard of.
 */
export function unusualIn(current: UsedHour, earlier: readonly UsedHour[]): readonly UnusualUse[] {
  const tellOf = (because: Unusual, value: number): UnusualUse => ({
    because,
    grade: Math.floor(Math.log2(value / HARMLESS[because]) / 2),
  });
  if (!isKnown(earlier)) {
    return USE_MEASURES.filter(
      (measure) => current.use[measure] >= UNHEARD_OF * HARMLESS[measure],
    ).map((because) => tellOf(because, current.use[because]));
  }
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
    ...ofHour.map((because) => tellOf(because, current.use[because])),
    ...ofDay.map((because) => tellOf(because, today[because] / HARMLESS_DAY)),
    ...(isOutOfHours(current, earlier) ? [tellOf("outOfHours", current.use.rate)] : []),
  ];
}

/** Whether enough is known of a tenant: many hours, or a few days over more than a week. */
function isKnown(earlier: readonly UsedHour[]): boolean {
  const days = earlier.map(({ day }) => day);
  const span = Math.max(...days) - Math.min(...days);
  return (
    earlier.length >= FEWEST_HOURS || (new Set(days).size >= FEWEST_DAYS && span >= FAR_APART_DAYS)
  );
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
  const knowsDays = new Set(earlier.map((one) => one.day)).size >= FEWEST_DAYS;
  if (use.rate < HARMLESS.outOfHours || earlier.length < FEWEST_HOURS || !knowsDays) return false;
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
