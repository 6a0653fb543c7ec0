import type { ActivityBand, AgeBand } from "./traits.ts";

const DAY_MS = 86_400_000;

/** Whole days that have passed between two points in time; not below 0 (clocks differ a little). */
export function daysBetween(earlierMs: number, laterMs: number): number {
  return Math.max(0, Math.floor((laterMs - earlierMs) / DAY_MS));
}

/** Band of a number of days: `under90` is 30 to 89. */
export function bandOfDays(days: number): Exclude<ActivityBand & AgeBand, "none" | "unknown"> {
  if (days < 30) {
    return "under30";
  }
  if (days < 90) {
    return "under90";
  }
  return days < 180 ? "under180" : "over180";
}
