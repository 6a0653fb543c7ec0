/** Counts by parts of a whole as they were told; `null` where a count was not. */
export interface ToldParts {
  readonly whole: number;
  readonly counts: readonly (number | null)[];
}

export interface FreshParts {
  /** All counts, told or not; together they are the whole. */
  readonly counts: readonly number[];
  /** As they could be told if nothing had been told before (`tellParts`). */
  readonly told: readonly (number | null)[];
}

/** Whether a change would tell what a few did: it is neither none nor that of the minimum of people. */
export function isOfFew(change: number, minimum: number): boolean {
  return change !== 0 && Math.abs(change) < minimum;
}

/**
 * Counts of a new period beside those told last: a count is told anew when it did not change, or by the
 * minimum at least, else it stays. Everybody knows the whole, so what changed in all that is not told
 * anew can be had by subtraction: where that is a few, the smallest changes stay untold as well, and at
 * last the table stays as it was.
 * @param leastChange what counts as enough of a change, where that is not the minimum.
 */
export function steadyParts(
  { counts, told }: FreshParts,
  last: ToldParts | undefined,
  minimum: number,
  leastChange = minimum,
): ToldParts {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (last?.counts.length !== counts.length) return { whole, counts: told };
  const changes = counts.map((count, place) => count - (last.counts[place] ?? count));
  const anew = [...changes.entries()]
    .filter(
      ([place, change]) => told[place] !== null && !isOfFew(change, leastChange) && change !== 0,
    )
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const rest = () => whole - last.whole - anew.reduce((sum, [, change]) => sum + change, 0);
  while (anew.length > 0 && isOfFew(rest(), leastChange)) anew.pop();
  const kept = keptUnder(last, minimum);
  if (isOfFew(rest(), leastChange)) return { whole: last.whole, counts: kept };
  const isAnew = new Set(anew.map(([place]) => place));
  return {
    whole,
    counts: counts.map((_, place) => {
      const before = last.counts[place] ?? null;
      const isGone = told[place] === null && !isOfFew(changes[place] ?? 0, leastChange);
      return before === null || isAnew.has(place) || isGone
        ? (told[place] ?? null)
        : (kept[place] ?? null);
    }),
  };
}

/**
 * Counts told before as far as they may be told again: minimums may have been raised since. Where a
 * hidden one could be had by subtraction, the smallest others are hidden with it.
 */
function keptUnder({ whole, counts }: ToldParts, minimum: number): readonly (number | null)[] {
  const kept = counts.map((count) => (count !== 0 && (count ?? 0) < minimum ? null : count));
  if (kept.every((count, place) => count === counts[place])) return counts;
  const told = [...kept.entries()].sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  const hiddenCounts = () => kept.filter((count) => count === null).length;
  const hiddenPeople = () => whole - kept.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  while (told.length > 0 && (hiddenCounts() < 2 || hiddenPeople() < minimum)) {
    const [place] = told.pop() ?? [];
    if (place !== undefined) kept[place] = null;
  }
  return kept;
}
