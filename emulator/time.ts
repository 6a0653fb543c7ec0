export const DAY_MS = 86_400_000;

const dayTexts = new Map<number, string>();

/** Calendar day (UTC) of a day number: days since 1970-01-01. */
export function isoDay(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    // A cache of pure results; its size is bounded by the days a tenant's history spans.
    dayTexts.set(day, text);
  }
  return text;
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** A point in time as Graph writes it: UTC, whole seconds. */
export function isoInstant(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  const seconds = Math.floor((ms - day * DAY_MS) / 1000);
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor((seconds % 3600) / 60);
  return `${isoDay(day)}T${two(hour)}:${two(minute)}:${two(seconds % 60)}Z`;
}

/** The day number a point in time falls on. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
