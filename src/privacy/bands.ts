import type { IsoInstant } from "../core/ids.ts";
import type { ActivityBand } from "./traits.ts";

/** A band that has a date behind it. */
export type DatedBand = Exclude<ActivityBand, "none">;

const DAY_MS = 86_400_000;

/** Band of a number of days: `under90` is 30 to 89. */
export function bandOfDays(days: number): DatedBand {
  if (days < 30) {
    return "under30";
  }
  if (days < 90) {
    return "under90";
  }
  return days < 180 ? "under180" : "over180";
}

/**
 * Bands of points in time as seen from now, in whole days that have passed. Instants are compared as
 * text with the ends of the bands, to the second: reading a date out of every one would take longer
 * than everything else that is done with a member.
 */
export class BandsFromNow {
  readonly #since30: string;
  readonly #since90: string;
  readonly #since180: string;

  constructor(now: Date) {
    const daysBefore = (days: number) =>
      `${new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 19)}Z`;
    this.#since30 = daysBefore(30);
    this.#since90 = daysBefore(90);
    this.#since180 = daysBefore(180);
  }

  bandOf(instant: IsoInstant): DatedBand {
    if (instant > this.#since30) {
      return "under30";
    }
    if (instant > this.#since90) {
      return "under90";
    }
    return instant > this.#since180 ? "under180" : "over180";
  }
}
