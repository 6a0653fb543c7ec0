import { type IsoDate, isoDate } from "../../core/ids.ts";
import type { SourceId } from "../../core/source-ids.ts";
import { unexpected } from "../decode.ts";

/** Spans of time a usage report can cover. */
export type ReportPeriod = "D7" | "D30" | "D90" | "D180";

const CONCEALED = /^[0-9A-F]{32}$/;

/**
 * Whether a report shows a stand-in instead of a principal name: 32 upper-case hex digits, or anything
 * without an at sign. Judged by what is in the file, not by the tenant's setting: two roles get
 * stand-ins whatever the setting says.
 */
export function isConcealedName(principalName: string): boolean {
  return CONCEALED.test(principalName) || !principalName.includes("@");
}

/** Title that most reports give the date of last activity. */
export const LAST_ACTIVITY_ON = "Last Activity Date";

/** A whole number of things or bytes; `null` when the cell is empty, something else, or beyond a petabyte. */
export function countIn(cell: string): number | null {
  return /^\d{1,15}$/.test(cell) ? Number(cell) : null;
}

/** `True` and `Yes` occur, by report. */
export function isYes(cell: string): boolean {
  return /^(true|yes)$/i.test(cell.trim());
}

/** Checks the dates of one report; few different ones occur, so each is checked once. */
export class ReportDates {
  readonly #source: SourceId;
  readonly #known = new Map<string, IsoDate>();

  constructor(source: SourceId) {
    this.#source = source;
  }

  /** @throws AppError GRAPH_UNEXPECTED when the cell is neither empty nor a date. */
  optional(cell: string): IsoDate | null {
    return cell === "" ? null : this.required(cell);
  }

  /** @throws AppError GRAPH_UNEXPECTED when the cell is not a date: the row is out of step with its header. */
  required(cell: string): IsoDate {
    const date = this.#known.get(cell) ?? isoDate.safeParse(cell.slice(0, 10)).data;
    if (date === undefined) {
      throw unexpected(this.#source, "date");
    }
    this.#known.set(cell, date);
    return date;
  }
}
