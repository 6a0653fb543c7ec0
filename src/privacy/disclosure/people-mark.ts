import type { Hash64 } from "../keyed-hash.ts";

/** People of a mark are counted in so many groups; the group of a person never changes. */
const GROUPS = 64;
const SUM_SPACE = 2 ** 32;

/**
 * Marks a set of people so that two sets can be compared without knowing anybody: how many there are,
 * how many per group of a keyed hash of their id, and the sum of another part of that hash. Marks of
 * separate sets add up. Nobody can be read out of the mark of as many people as are ever published.
 */
export interface PeopleMark {
  readonly members: number;
  readonly groups: readonly number[];
  readonly sum: number;
}

/** Marks people one by one, while a survey passes them. The key of the hash belongs to the tenant. */
export class PeopleTally {
  readonly #groups = noGroups();
  #members = 0;
  #sum = 0;

  add({ low, high }: Hash64): void {
    const group = low % GROUPS;
    this.#members += 1;
    this.#groups[group] = (this.#groups[group] ?? 0) + 1;
    this.#sum = (this.#sum + high) % SUM_SPACE;
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
 * The least number of people who make a difference: 0 only when the sets are equal (that a swap goes
 * unseen has a probability of 1 in 4 billion). The truth is this or more.
 */
export function leastPeopleIn(difference: PeopleMark): number {
  const visible = difference.groups.reduce((people, count) => people + Math.abs(count), 0);
  return visible === 0 && difference.sum !== 0 ? 1 : visible;
}

function noGroups(): number[] {
  return Array.from({ length: GROUPS }, () => 0);
}
