import { OPEN_ENDS, SAYS_NONE_FROM } from "./fold-rows.ts";

/**
 * Counts of people by parts of a whole that everybody knows, such as members by activity band; `null`
 * where a count may not be told. A part below the minimum is hidden, and where it could be had by
 * subtraction the smallest other parts with it: hidden parts are two at least and hold at least the
 * minimum of people together.
 */
export function tellParts(counts: readonly number[], minimum: number): readonly (number | null)[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const bySize = [...counts.entries()].sort(([, a], [, b]) => b - a);
  const isTold = (count: number) =>
    (count >= minimum && whole - count >= OPEN_ENDS) || (count === 0 && whole >= SAYS_NONE_FROM);
  const told = bySize.filter(([, count]) => isTold(count));
  const hidden = bySize.filter(([, count]) => !isTold(count));
  while (
    hidden.length > 0 &&
    told.length > 0 &&
    (hidden.length < 2 || hidden.reduce((sum, [, count]) => sum + count, 0) < minimum)
  ) {
    hidden.push(...told.splice(-1));
  }
  const places = new Set(told.map(([place]) => place));
  return counts.map((count, place) => (places.has(place) ? count : null));
}
