/** Makes the median absolute deviation comparable with a standard deviation (normal distribution). */
const NORMAL = 1.4826;
/** A history without any spread would call everything unusual. */
const LEAST_SPREAD = 0.25;

/**
 * How far a value lies above the middle of earlier ones, in robust standard deviations: median and
 * median absolute deviation, which a few bad hours among the earlier ones do not move (Iglewicz and
 * Hoaglin, "How to detect and handle outliers", 1993). The spread is at least one, and at least a
 * quarter of the median.
 */
export function robustDeviation(value: number, earlier: readonly number[]): number {
  const middle = medianOf(earlier);
  const spread = NORMAL * medianOf(earlier.map((other) => Math.abs(other - middle)));
  return (value - middle) / Math.max(spread, LEAST_SPREAD * middle, 1);
}

/** The middle value; of an even number the mean of the two in the middle; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
