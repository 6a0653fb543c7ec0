import { type IsoDate, type IsoInstant, isoDate, isoInstant } from "./ids.ts";

/** Where the time comes from. Handed in, so that tests decide what day it is. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A point in time as ISO 8601 in UTC. */
export function instantOf(date: Date): IsoInstant {
  return isoInstant.parse(date.toISOString());
}

/** The UTC calendar day of a point in time. */
export function dayOf(date: Date): IsoDate {
  return isoDate.parse(date.toISOString().slice(0, 10));
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a calendar day: dates compare and subtract as small integers. */
export function dayNumber(date: IsoDate): number {
  return Date.parse(date) / DAY_MS;
}

/** Calendar day of a day number. */
export function dateOfDay(day: number): IsoDate {
  return dayOf(new Date(day * DAY_MS));
}

/** The same day some months later; a day the month does not have becomes its last. */
export function monthsAfter(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split("-").map(Number);
  const monthIndex = (month ?? 1) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year ?? 0, monthIndex + 1, 0));
  const wanted = new Date(Date.UTC(year ?? 0, monthIndex, day));
  return dayOf(wanted > lastOfMonth ? lastOfMonth : wanted);
}

/** The same day a year earlier; 29 February becomes 28 February. */
export function yearBefore(date: IsoDate): IsoDate {
  return monthsAfter(date, -12);
}
