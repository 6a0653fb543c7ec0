import type { ToldShare } from "./release.ts";
import { countsBehind } from "./share.ts";

/**
 * Shares of people who are the same as when they were told last: told anew where they show as before,
 * or where the counts behind them certainly changed by the minimum. Else they stay: two tables in which
 * one more is silent would say who it is.
 * @param of people in the bucket, then and now.
 */
export function steadyShares(
  before: readonly ToldShare[],
  after: readonly ToldShare[],
  of: number,
  minimum: number,
): readonly ToldShare[] {
  return after.map((share, at) => {
    const last = before[at];
    return last === undefined || changeBetween(last, share, of) >= minimum ? share : last;
  });
}

/** How many people at least changed between two shares. */
function changeBetween(a: ToldShare, b: ToldShare, of: number): number {
  const [leastA, mostA] = countsBehind(a, of);
  const [leastB, mostB] = countsBehind(b, of);
  return Math.max(leastA - mostB, leastB - mostA);
}
