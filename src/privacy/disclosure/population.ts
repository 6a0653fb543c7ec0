import { type Amount, addAmounts, NO_AMOUNT } from "./amount.ts";
import type { Dimension } from "./dictionary.ts";
import { allPeople, type PeopleMark } from "./people-mark.ts";

/** Opaque name of a dimension's value, the same in every survey of a tenant; `null`: nothing given. */
export type ValueKey = string | null;

/** People with the same values, counted together. Lives in memory only: a class may be one person. */
export interface PeopleClass {
  readonly people: PeopleMark;
  readonly values: Readonly<Record<Dimension, ValueKey>>;
  /** By figure id; an amount that is absent is nothing. */
  readonly amounts: Readonly<Record<string, Amount>>;
  /** By figure id: people per band; every person of the class is in one of them. */
  readonly counts: Readonly<Record<string, readonly number[]>>;
}

export type Population = readonly PeopleClass[];

/** Several classes added up. */
export interface PeopleSum {
  readonly members: number;
  readonly people: PeopleMark;
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly counts: ReadonlyMap<string, readonly number[]>;
}

/** Adds classes up, group by group. Groups come in the order in which they first occur. */
export function sumBy<Key>(
  population: Population,
  keyOf: (one: PeopleClass) => Key,
): ReadonlyMap<Key, PeopleSum> {
  const sums = new Map<Key, PeopleTotal>();
  for (const one of population) {
    const key = keyOf(one);
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = new PeopleTotal();
      sums.set(key, sum);
    }
    sum.add(one);
  }
  return sums;
}

/** Everybody together. */
export function sumOf(population: Population): PeopleSum {
  const sum = new PeopleTotal();
  population.forEach((one) => sum.add(one));
  return sum;
}

/** Classes being added up. */
export class PeopleTotal implements PeopleSum {
  readonly amounts = new Map<string, Amount>();
  readonly counts = new Map<string, number[]>();
  readonly #marks: PeopleMark[] = [];
  #members = 0;
  #people: PeopleMark | undefined;

  get members(): number {
    return this.#members;
  }

  get people(): PeopleMark {
    this.#people ??= allPeople(this.#marks);
    return this.#people;
  }

  add({ people, amounts, counts }: PeopleClass): void {
    this.#members += people.members;
    this.#marks.push(people);
    this.#people = undefined;
    for (const [id, amount] of Object.entries(amounts)) {
      this.amounts.set(id, addAmounts(this.amounts.get(id) ?? NO_AMOUNT, amount));
    }
    for (const [id, bands] of Object.entries(counts)) {
      const sum = this.counts.get(id) ?? bands.map(() => 0);
      bands.forEach((count, band) => {
        sum[band] = (sum[band] ?? 0) + count;
      });
      this.counts.set(id, sum);
    }
  }
}
