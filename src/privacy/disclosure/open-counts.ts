/** A count that is told only as part of sums: of how many people, and what each of them adds. */
export interface HiddenCount {
  readonly count: number;
  /** What one of the people is worth, in whole units; 0 where nothing is told of it. */
  readonly worth: number;
  /** What the count could be, as everybody knows. */
  readonly least: number;
  readonly most: number;
}

/** A count must be open by so many people, or by all there are. */
const OPEN_PEOPLE = 3;
/**
 * Counts proven together, once the cheap beside the dear and once each beside its like. Counts left out
 * of a proof are taken as known: they would only leave more open.
 */
const TOGETHER = 16;

/**
 * Of each count, whether it stays open when the sum of the counts and the sum of their worth are told:
 * whether other whole counts would have given the same two sums, three people apart. Whoever knows the
 * prices can solve these sums, so the proof searches all solutions there are.
 *
 * For every count: what can be reached by those before it, and what can still be completed by those
 * after it. Sets of sums are bits of a whole number, one number per count of people.
 */
export function areOpen(hidden: readonly HiddenCount[]): readonly boolean[] {
  const open = new Set<HiddenCount>();
  const byWorth = hidden.toSorted((a, b) => a.worth - b.worth);
  const groups = Math.ceil(byWorth.length / TOGETHER);
  for (const groupOf of [(at: number) => at % groups, (at: number) => Math.floor(at / TOGETHER)]) {
    for (const some of Map.groupBy(byWorth, (_, at) => groupOf(at)).values()) {
      rangesOf(some).forEach((range, at) => {
        const one = some[at];
        if (one !== undefined && range >= Math.min(OPEN_PEOPLE, one.most - one.least)) {
          open.add(one);
        }
      });
    }
  }
  return hidden.map((one) => open.has(one));
}

/** How far apart the least and the most are that each count could be. */
function rangesOf(hidden: readonly HiddenCount[]): readonly number[] {
  const unit = hidden.reduce((divisor, { worth }) => gcd(divisor, worth), 0) || 1;
  const counts = hidden.map((one) => ({ ...one, step: BigInt(one.worth / unit) }));
  const people = counts.reduce((sum, { count }) => sum + count, 0);
  const worth = counts.reduce((sum, { count, step }) => sum + BigInt(count) * step, 0n);
  const before = counts.reduce<readonly Sums[]>(
    (reached, one) => [...reached, spread(reached.at(-1) ?? [], one, people, 1)],
    [only(people, 0, 1n)],
  );
  const after = counts.reduceRight<readonly Sums[]>(
    (left, one) => [spread(left[0] ?? [], one, people, -1), ...left],
    [only(people, people, 1n << worth)],
  );
  return counts.map((one, at) => {
    const possible = countsOf(one, people).filter((count) =>
      (before[at] ?? []).some((sums, done) => {
        const rest = after[at + 1]?.[done + count] ?? 0n;
        return (sums & (rest >> (BigInt(count) * one.step))) !== 0n;
      }),
    );
    return (possible.at(-1) ?? one.count) - (possible[0] ?? one.count);
  });
}

/** Per number of people: which sums of worth, as bits. */
type Sums = readonly bigint[];

function only(people: number, at: number, bits: bigint): Sums {
  return Array.from({ length: people + 1 }, (_, index) => (index === at ? bits : 0n));
}

/** All sums reached from some by adding (or, backwards, taking away) any possible count. */
function spread(
  from: Sums,
  one: Pick<HiddenCount, "least" | "most"> & { readonly step: bigint },
  people: number,
  direction: 1 | -1,
): Sums {
  const reached = from.map(() => 0n);
  for (const count of countsOf(one, people)) {
    const shift = BigInt(count) * one.step;
    from.forEach((sums, at) => {
      const to = at + direction * count;
      if (sums !== 0n && to >= 0 && to <= people) {
        reached[to] = (reached[to] ?? 0n) | (direction === 1 ? sums << shift : sums >> shift);
      }
    });
  }
  return reached;
}

function countsOf(
  { least, most }: Pick<HiddenCount, "least" | "most">,
  people: number,
): readonly number[] {
  return Array.from({ length: Math.min(most, people) - least + 1 }, (_, at) => least + at);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
