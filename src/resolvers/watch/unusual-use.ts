import { robustDeviation } from "./robust-deviation.ts";
import type { UsedHour } from "./use-history.ts";
import { USE_MEASURES, type UseMeasure } from "./use-measures.ts";

/** What can be unusual about an hour. */
export type Unusual = UseMeasure | "outOfHours";

/** Used hours without which nothing is known to be usual: about three working days. */
const FEWEST_HOURS = 24;
const MOST_DEVIATION = 5;
/** Share of all interactions below which an hour of the day counts as one in which nobody works. */
const IDLE_SHARE = 0.01;

/** Less than this in an hour harms nobody, however unusual it is. */
const HARMLESS: Readonly<Record<Unusual, number>> = {
  rate: 20,
  modelTokens: 50_000,
  refusals: 5,
  egressBlocks: 5,
  filterHits: 5,
  enumeration: 500,
  outOfHours: 5,
};

/** What is unusual about this hour, by the tenant's own earlier hours; nothing while these are few. */
export function unusualIn(current: UsedHour, earlier: readonly UsedHour[]): readonly Unusual[] {
  if (earlier.length < FEWEST_HOURS) return [];
  const deviating = USE_MEASURES.filter(
    (measure) =>
      current.use[measure] >= HARMLESS[measure] &&
      robustDeviation(
        current.use[measure],
        earlier.map(({ use }) => use[measure]),
      ) >= MOST_DEVIATION,
  );
  return isOutOfHours(current, earlier) ? [...deviating, "outOfHours"] : deviating;
}

/** By when this tenant works, not by when others do: the hour of the day and those beside it. */
function isOutOfHours({ hour, use }: UsedHour, earlier: readonly UsedHour[]): boolean {
  if (use.rate < HARMLESS.outOfHours) return false;
  const interactions = (hours: readonly UsedHour[]): number =>
    hours.reduce((sum, one) => sum + one.use.rate, 0);
  const near = earlier.filter((one) => [0, 1, 23].includes((one.hour - hour + 24) % 24));
  return interactions(near) < IDLE_SHARE * interactions(earlier);
}
