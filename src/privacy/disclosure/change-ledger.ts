import { combine, leastPeopleIn, type PeopleMark } from "./people-mark.ts";

/** Whether a change is about nobody or about enough people. */
export function isSafeChange(change: PeopleMark, minimum: number): boolean {
  const people = leastPeopleIn(change);
  return people === 0 || people >= minimum;
}

/**
 * Changes that become visible together. Each alone may be about enough people and yet leave too few
 * when one is taken from the other: eleven left the country, ten of them the department.
 */
export class ChangeLedger {
  readonly #minimum: number;
  readonly #changes: PeopleMark[] = [];
  readonly #known = new Set<string>();

  constructor(minimum: number) {
    this.#minimum = minimum;
  }

  /** Notes a change that is known already. */
  know(change: PeopleMark): void {
    const name = `${change.groups.join()};${change.sum}`;
    if (leastPeopleIn(change) > 0 && !this.#known.has(name)) {
      this.#known.add(name);
      this.#changes.push(change);
    }
  }

  /**
   * Lets a change in, unless it is about too few people: by itself, with any other, or in what remains
   * when others are taken away from it as long as that leaves fewer.
   */
  accept(change: PeopleMark): boolean {
    const isSafe =
      this.#isSafe(change) &&
      this.#changes.every((known) =>
        SIGNS.every((sign) => this.#isSafe(combine(change, known, sign))),
      ) &&
      this.#endsSafely(change);
    if (isSafe) {
      this.know(change);
    }
    return isSafe;
  }

  /** Whether the changes still are about enough people once all of them are known. */
  isSafeTogether(): boolean {
    return this.#changes.every((change) => this.#endsSafely(change));
  }

  /** Takes away, again and again, the change that leaves the fewest people. */
  #endsSafely(start: PeopleMark): boolean {
    let left = this.#changes.filter((change) => change !== start);
    let rest = start;
    for (;;) {
      const people = leastPeopleIn(rest);
      const next = closest(rest, left);
      if (next === undefined || leastPeopleIn(next.rest) >= people) {
        return true;
      }
      if (!this.#isSafe(next.rest)) {
        return false;
      }
      rest = next.rest;
      left = left.filter((change) => change !== next.taken);
    }
  }

  #isSafe(change: PeopleMark): boolean {
    return isSafeChange(change, this.#minimum);
  }
}

const SIGNS = [1, -1] as const;

/** The change that, added or taken away, leaves the fewest people. */
function closest(
  rest: PeopleMark,
  changes: readonly PeopleMark[],
): { readonly taken: PeopleMark; readonly rest: PeopleMark } | undefined {
  let best: { taken: PeopleMark; rest: PeopleMark; people: number } | undefined;
  for (const taken of changes) {
    for (const sign of SIGNS) {
      const combined = combine(rest, taken, sign);
      const people = leastPeopleIn(combined);
      if (best === undefined || people < best.people) {
        best = { taken, rest: combined, people };
      }
    }
  }
  return best;
}
