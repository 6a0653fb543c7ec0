import { dateOfDay, dayNumber, monthsAfter } from "../core/clock.ts";
import type { IsoDate } from "../core/ids.ts";
import type { Purchase, Term } from "./input.ts";

/**
 * Calendar days after a purchase or a renewal within which a partner can still cancel or reduce it
 * (Partner Center, new commerce cancellation policy). The purchase's own date, where Microsoft tells
 * it to the partner, goes before this number.
 */
export const RETURN_WINDOW_DAYS = 7;

/** Days before a renewal by which a change must be decided and booked. */
export const DEFAULT_LEAD_DAYS = 30;

/** A monthly term is changed without negotiation; a lead of a month would never leave a day. */
const MONTHLY_LEAD_DAYS = 7;

const MONTHS_OF_TERM = {
  monthly: 1,
  annual: 12,
  annualBilledMonthly: 12,
  threeYear: 36,
} as const satisfies Record<Term, number>;

type Dated = Pick<Purchase, "term" | "renewsOn" | "createdOn" | "partner">;

/**
 * The first renewal that is still to come. Microsoft updates the date late, so one in the past is an
 * unknown one; a monthly term comes round every month, whatever month the date names.
 */
export function nextRenewalOf(
  { term, renewsOn }: Pick<Dated, "term" | "renewsOn">,
  today: IsoDate,
): IsoDate | null {
  if (renewsOn === null) return null;
  if (term !== "monthly") return renewsOn < today ? null : renewsOn;
  const ofThisMonth = monthsAfter(renewsOn, monthNumber(today) - monthNumber(renewsOn));
  return ofThisMonth >= today
    ? ofThisMonth
    : monthsAfter(renewsOn, monthNumber(today) + 1 - monthNumber(renewsOn));
}

function monthNumber(date: IsoDate): number {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return year * 12 + month;
}

/**
 * Last day on which a purchase can still be given back for having been bought or renewed lately; `null`
 * when that is over, not known, or not to be had because no partner sold it.
 */
export function returnableUntil(
  { term, renewsOn, createdOn, partner }: Dated,
  today: IsoDate,
): IsoDate | null {
  if (!partner) return null;
  const lastRenewal =
    term === null || renewsOn === null ? null : monthsAfter(renewsOn, -MONTHS_OF_TERM[term]);
  const open = [createdOn, lastRenewal].flatMap((since) =>
    since !== null && since <= today && windowAfter(since) >= today ? [windowAfter(since)] : [],
  );
  return open.sort().at(-1) ?? null;
}

/** Last day of the return window that a purchase or a renewal opens. */
export function windowAfter(date: IsoDate): IsoDate {
  return dateOfDay(dayNumber(date) + RETURN_WINDOW_DAYS);
}

/** The renewal less the lead time, but not before the data's own day. */
export function actByDate(
  renewsOn: IsoDate,
  { on, leadDays }: { readonly on: IsoDate; readonly leadDays: number },
  term: Term | null = null,
): IsoDate {
  const lead = term === "monthly" ? Math.min(leadDays, MONTHLY_LEAD_DAYS) : leadDays;
  return dateOfDay(Math.max(dayNumber(renewsOn) - lead, dayNumber(on)));
}
