import { dateOfDay, dayNumber, dayOf, instantOf } from "../core/clock.ts";
import type { IsoInstant } from "../core/ids.ts";

/**
 * The week in which a moment lies, by its first instant: Monday, 00:00 UTC. Figures about members are
 * told once a week, and the stand-ins of the tenant's words are those of the week.
 */
export function weekOf(moment: Date): IsoInstant {
  const day = dayNumber(dayOf(moment));
  // Day 0 was a Thursday.
  return instantOf(new Date(dateOfDay(day - ((day + 3) % 7))));
}
