/**
 * Part of a bucket's people in whole per cent. `under` and `over` stand where the exact figure would
 * say of nearly everybody what they do or do not.
 */
export interface Share {
  readonly bound: "about" | "under" | "over";
  readonly percent: number;
}

/** So many people away from "none" and from "all" must stay possible, whatever is shown. */
export const OPEN_ENDS = 3;
/** Below so many people, counts are told in steps of five only. */
const EXACT_FROM = 100;
const STEP = 5;

/**
 * A share that cannot be read back to a person: nearly none and nearly all are open-ended, and below
 * 100 people the count behind it is a multiple of five. The open end is "under 5 %" where that leaves
 * three people open, and wider in smaller buckets: of 12 people "over 95 %" could only be all 12.
 * @param of people in the bucket, at least 10.
 */
export function guardedShare(count: number, of: number): Share {
  const limit = openPercent(of);
  if (100 * count < limit * of) {
    return { bound: "under", percent: limit };
  }
  if (100 * (of - count) < limit * of) {
    return { bound: "over", percent: 100 - limit };
  }
  const told = of < EXACT_FROM ? steppedCount(count, of) : count;
  return { bound: "about", percent: Math.round((100 * told) / of) };
}

/** The counts that show as this share: what a reader who knows the bucket's size can conclude. */
export function countsBehind(
  { bound, percent }: Share,
  of: number,
): readonly [least: number, most: number] {
  const inside = Math.ceil((openPercent(of) * of) / 100);
  if (bound !== "about") {
    return bound === "under" ? [0, inside - 1] : [of - inside + 1, of];
  }
  const shown = Array.from({ length: of < EXACT_FROM ? of + 1 : 0 }, (_, count) => count).filter(
    (count) => isInside(count, of) && shownPercent(count, of) === percent,
  );
  const least = shown[0] ?? Math.ceil(((percent - 0.5) * of) / 100);
  const most = shown.at(-1) ?? Math.ceil(((percent + 0.5) * of) / 100) - 1;
  return [Math.max(least, inside), Math.min(most, of - inside)];
}

function isInside(count: number, of: number): boolean {
  return guardedShare(count, of).bound === "about";
}

function shownPercent(count: number, of: number): number {
  return guardedShare(count, of).percent;
}

/** Smallest per cent that leaves `OPEN_ENDS` people open; in small buckets a multiple of five. */
function openPercent(of: number): number {
  const percent = Math.floor((100 * OPEN_ENDS) / of) + 1;
  return of < EXACT_FROM ? Math.ceil(percent / STEP) * STEP : percent;
}

/** The nearest multiple of five that is neither nearly none nor nearly all. */
function steppedCount(count: number, of: number): number {
  const end = (openPercent(of) * of) / 100;
  const nearest = Math.round(count / STEP) * STEP;
  const lowest = Math.ceil(end / STEP) * STEP;
  const highest = Math.floor((of - end) / STEP) * STEP;
  return Math.min(Math.max(nearest, lowest), highest);
}
