import type { Hash64 } from "../keyed-hash.ts";

/** People of a mark are counted in so many groups by who they are, and in so many by what they hold. */
const GROUPS = 64;
const SUM_SPACE = 2 ** 32;
const EMPTY: readonly number[] = Array.from({ length: 2 * GROUPS }, () => 0);

/**
 * Marks a set of people so that two sets can be compared without knowing anybody: how many there are,
 * how many per group of a keyed hash of their id, how many per group of a hash of that and what they
 * hold, and the sum of the latter. Marks of separate sets add up. Nobody can be read out of the mark of
 * as many people as are ever published.
 */
export interface PeopleMark {
  readonly members: number;
  /** First by who they are, then by what they hold. */
  readonly groups: readonly number[];
  readonly sum: number;
}

/** Marks people one by one. The key of the hashes belongs to the tenant. */
export class PeopleTally {
  readonly #groups = noGroups();
  #members = 0;
  #sum = 0;

  /** @param held hash of who somebody is together with what he holds, of 32 bits. */
  add({ low }: Pick<Hash64, "low">, held: number): void {
    const who = low % GROUPS;
    const what = GROUPS + (held % GROUPS);
    this.#members += 1;
    this.#groups[who] = (this.#groups[who] ?? 0) + 1;
    this.#groups[what] = (this.#groups[what] ?? 0) + 1;
    this.#sum = (this.#sum + held) % SUM_SPACE;
  }

  mark(): PeopleMark {
    return { members: this.#members, groups: [...this.#groups], sum: this.#sum };
  }
}

/** The mark of several separate sets together. */
export function allPeople(marks: Iterable<PeopleMark>): PeopleMark {
  const groups = noGroups();
  let members = 0;
  let sum = 0;
  for (const mark of marks) {
    members += mark.members;
    sum = (sum + mark.sum) % SUM_SPACE;
    mark.groups.forEach((count, group) => {
      groups[group] = (groups[group] ?? 0) + count;
    });
  }
  return { members, groups, sum };
}

/** What turns one set into another: who came counts up, who left counts down. */
export function changeOf(before: PeopleMark, after: PeopleMark): PeopleMark {
  return combine(after, before, -1);
}

/** A difference plus (or minus) another, as somebody would combine what he saw. */
export function combine(first: PeopleMark, second: PeopleMark, sign: 1 | -1): PeopleMark {
  return {
    members: first.members + sign * second.members,
    groups: first.groups.map((count, group) => count + sign * (second.groups[group] ?? 0)),
    sum: (first.sum + sign * second.sum + SUM_SPACE) % SUM_SPACE,
  };
}

/**
 * The least number of people who make a difference, by coming, leaving or holding something else now:
 * 0 only when the sets are equal (that a swap goes unseen has a probability of 1 in 4 billion). The
 * truth is this or more: whoever comes or leaves is seen once among who people are, whoever exchanges
 * what he holds at most twice among what they hold.
 */
export function leastPeopleIn({ groups, sum }: PeopleMark): number {
  let who = 0;
  let what = 0;
  for (let group = 0; group < GROUPS; group += 1) {
    who += Math.abs(groups[group] ?? 0);
    what += Math.abs(groups[GROUPS + group] ?? 0);
  }
  const visible = Math.max(who, Math.ceil(what / 2));
  return visible === 0 && sum !== 0 ? 1 : visible;
}

function noGroups(): number[] {
  return [...EMPTY];
}
