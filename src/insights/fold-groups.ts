/** A group as the fold sees it: how many people, and per sum its total and the two dearest people. */
export interface FoldableGroup {
  readonly members: number;
  readonly sums: readonly {
    readonly total: number;
    readonly largest: number;
    readonly second: number;
  }[];
}

export interface Folded<Group> {
  /** Groups that may be shown by name, the largest first. */
  readonly named: readonly Group[];
  /** The rest, shown as one; empty when every group may be shown. */
  readonly other: readonly Group[];
}

/**
 * Merges groups too small to be shown, or told by one dear member, into one "other", so that a table
 * still adds up; while "other" itself is too small, the smallest named group joins it. With fewer than
 * twice the minimum in all there is no table.
 * @param minimum fewest members behind a shown group.
 * @returns `null` where only the total may be told.
 */
export function foldGroups<Group>(
  groups: readonly Group[],
  minimum: number,
  sizeOf: (group: Group) => FoldableGroup,
): Folded<Group> | null {
  const members = (all: readonly Group[]) =>
    all.reduce((sum, group) => sum + sizeOf(group).members, 0);
  if (members(groups) < 2 * minimum) return null;
  const largestFirst = groups.toSorted((a, b) => sizeOf(b).members - sizeOf(a).members);
  const canStand = (all: readonly Group[]) => isTellable(all.map(sizeOf), minimum);
  const named = largestFirst.filter((group) => canStand([group]));
  const other = largestFirst.filter((group) => !canStand([group]));
  while (other.length > 0 && !canStand(other)) {
    const smallest = named.pop();
    if (smallest === undefined) return null;
    other.unshift(smallest);
  }
  return named.length === 0 ? null : { named, other };
}

/**
 * Enough members, and no sum that tells of its dearest member: all but the two largest shares are at
 * least a tenth of the largest, and that is at most half (p % rule, p = 10, Willenborg and de Waal).
 */
function isTellable(groups: readonly FoldableGroup[], minimum: number): boolean {
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  const width = Math.max(0, ...groups.map(({ sums }) => sums.length));
  return (
    members >= minimum &&
    Array.from({ length: width }, (_, at) => sumAt(groups, at)).every(
      ({ total, largest, second }) =>
        10 * (total - largest - second) >= largest && 2 * largest <= total,
    )
  );
}

function sumAt(groups: readonly FoldableGroup[], at: number) {
  const sums = groups.flatMap(({ sums: own }) => own[at] ?? []);
  const [largest = 0, second = 0] = sums
    .flatMap((sum) => [sum.largest, sum.second])
    .sort((a, b) => b - a);
  return { total: sums.reduce((all, { total }) => all + total, 0), largest, second };
}
