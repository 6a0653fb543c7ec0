import { dayNumber } from "../core/clock.ts";
import type { IsoDate } from "../core/ids.ts";
import { bandOfDays } from "./bands.ts";
import { GrowingColumn } from "./growing-column.ts";
import type { ActivityBand, Recency } from "./traits.ts";

/** What a row holds: 0 for who is not listed, then this for who is and has no date, then days. */
const NEVER = 1;
/** 2000-01-01 in days since 1970; days after it fit in 16 bits until 2179. */
const FIRST_DAY = 10_957;

/** The day of the last activity by number of the principal, two bytes each. */
export class LastDays {
  readonly #column = new GrowingColumn((length) => new Uint16Array(length));
  readonly #dayNumbers = new Map<IsoDate, number>();

  /** Notes that somebody is listed, with a date or none; the latest of several dates counts. */
  note(number: number, lastOn: IsoDate | null): void {
    const stored = lastOn === null ? NEVER : Math.max(NEVER + 1, this.#dayOf(lastOn) - FIRST_DAY);
    this.#column.set(number, Math.max(stored, this.#column.get(number)));
  }

  /** Band of the days before the report's own date: what happened since is not in it. */
  bandOf(number: number, refreshedOn: IsoDate): Recency {
    const stored = this.#column.get(number);
    if (stored <= NEVER) {
      return stored === NEVER ? "none" : "unknown";
    }
    return bandOfDays(this.#dayOf(refreshedOn) - FIRST_DAY - stored);
  }

  /** The band of a date, in the same way. */
  bandOfDate(lastOn: IsoDate | null, refreshedOn: IsoDate): ActivityBand {
    return lastOn === null ? "none" : bandOfDays(this.#dayOf(refreshedOn) - this.#dayOf(lastOn));
  }

  /** Few different dates occur in a report. */
  #dayOf(date: IsoDate): number {
    const known = this.#dayNumbers.get(date);
    if (known !== undefined) {
      return known;
    }
    const day = dayNumber(date);
    this.#dayNumbers.set(date, day);
    return day;
  }
}

/** The latest of some dates. ISO dates compare as text. */
export function latestOf(dates: readonly (IsoDate | null)[]): IsoDate | null {
  let latest: IsoDate | null = null;
  for (const date of dates) {
    if (date !== null && (latest === null || date > latest)) {
      latest = date;
    }
  }
  return latest;
}
