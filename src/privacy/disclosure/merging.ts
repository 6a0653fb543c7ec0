import { type Amount, addAmounts, NO_AMOUNT } from "./amount.ts";
import { allPeople, type PeopleMark } from "./people-mark.ts";
import type { ValueKey } from "./population.ts";

/** Values taken together, with what must be known to judge whether they may be shown. */
export interface Group {
  readonly values: readonly ValueKey[];
  readonly people: PeopleMark;
  readonly amounts: ReadonlyMap<string, Amount>;
}

export interface MergedGroup extends Group {
  readonly kind: "named" | "other";
}

/**
 * Groups that may be shown: small ones are merged into "other", never left out, so that the groups add
 * up to everybody. Where "other" is one group alone or may not be shown itself, the smallest named group
 * joins it.
 * @param isShowable whether a group may be shown by itself
 * @param isFolded whether a group must go into "other" for another reason
 * @returns named groups, the largest first, then "other" if there is one; `undefined` when no group
 *   can be named.
 */
export function mergeSmall(
  groups: readonly Group[],
  isShowable: (group: Group) => boolean,
  isFolded: (group: Group) => boolean,
): readonly MergedGroup[] | undefined {
  const sorted = groups.toSorted(bySize);
  const named = sorted.filter((group) => isShowable(group) && !isFolded(group));
  const merged = sorted.filter((group) => !named.includes(group));
  while (merged.length === 1 || (merged.length > 1 && !isShowable(merged.reduce(join)))) {
    const smallest = named.pop();
    if (smallest === undefined) {
      return undefined;
    }
    merged.push(smallest);
  }
  if (named.length === 0) {
    return undefined;
  }
  const shown = named.map((group) => ({ ...group, kind: "named" as const }));
  return merged.length === 0 ? shown : [...shown, { ...merged.reduce(join), kind: "other" }];
}

function join(a: Group, b: Group): Group {
  const ids = new Set([...a.amounts.keys(), ...b.amounts.keys()]);
  return {
    values: [...a.values, ...b.values],
    people: allPeople([a.people, b.people]),
    amounts: new Map(
      [...ids].map((id) => [
        id,
        addAmounts(a.amounts.get(id) ?? NO_AMOUNT, b.amounts.get(id) ?? NO_AMOUNT),
      ]),
    ),
  };
}

/** The largest first; of equal size by name, so that the same people give the same groups. */
function bySize(a: Group, b: Group): number {
  const larger = b.people.members - a.people.members;
  return larger === 0 ? ((a.values[0] ?? "") < (b.values[0] ?? "") ? -1 : 1) : larger;
}
