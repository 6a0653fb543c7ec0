import type { SkuId } from "../core/ids.ts";
import { type AccountTraits, accountOf, codeOf } from "./account-code.ts";
import { GrowingColumn } from "./growing-column.ts";
import { PartNumbers } from "./part-numbers.ts";
import { RowNumbers } from "./row-numbers.ts";
import type { Cohort, Cohorts, HeldSku, MemberTag, Traits, UseTraits } from "./traits.ts";

/** Words of a cohort's row. Parts a member may lack have their number plus one, 0 being "none". */
const HELD = 0;
const ACCOUNT = 1;
const DEPARTMENT = 2;
const COUNTRY = 3;
const USE = 4;
const TAGS = 5;
const NOT_SERVED = 6;
const WORDS = 7;

/**
 * Counts members with equal traits together. Traits are taken apart into parts of which there are few
 * different ones; a cohort is a row of their numbers of some 40 bytes until it is asked for, so that
 * a tenant of a million members with hundreds of thousands of cohorts stays small. Its cohorts are in
 * the order in which their first members came.
 */
export class CohortCounter implements Cohorts {
  readonly #rows = new RowNumbers(WORDS);
  readonly #members = new GrowingColumn((length) => new Uint32Array(length));
  readonly #row = new Uint32Array(WORDS);
  readonly #accounts = new Map<number, AccountTraits>();
  readonly #skus = new PartNumbers<HeldSku>(JSON.stringify);
  readonly #heldSets = new PartNumbers<readonly HeldSku[]>((held) => this.#keyOf(held));
  readonly #uses = new PartNumbers<UseTraits>(JSON.stringify);
  readonly #tags = new PartNumbers<readonly MemberTag[]>(JSON.stringify);
  readonly #notServed = new PartNumbers<readonly SkuId[]>(JSON.stringify);

  /** @returns the number of the cohort, the same for equal traits. */
  add(traits: Traits): number {
    const { department, country, use, tags, notServed } = traits;
    this.#row[HELD] = this.#heldSets.of(traits.held);
    this.#row[ACCOUNT] = codeOf(traits);
    this.#row[DEPARTMENT] = department === null ? 0 : department + 1;
    this.#row[COUNTRY] = country === null ? 0 : country + 1;
    this.#row[USE] = use === undefined ? 0 : this.#uses.of(use) + 1;
    this.#row[TAGS] = tags === undefined ? 0 : this.#tags.of(tags) + 1;
    this.#row[NOT_SERVED] = notServed === undefined ? 0 : this.#notServed.of(notServed) + 1;
    const number = this.#rows.add(this.#row);
    this.#members.set(number, this.#members.get(number) + 1);
    return number;
  }

  /** Cohorts so far. */
  get length(): number {
    return this.#rows.size;
  }

  at(number: number): Cohort | undefined {
    return number < 0 || number >= this.#rows.size ? undefined : this.#cohortAt(number);
  }

  *[Symbol.iterator](): Generator<Cohort> {
    for (let number = 0; number < this.#rows.size; number += 1) {
      yield this.#cohortAt(number);
    }
  }

  #cohortAt(number: number): Cohort {
    return { traits: this.#traitsAt(number), members: this.#members.get(number) };
  }

  #traitsAt(number: number): Traits {
    const use = this.#uses.part(this.#rows.word(number, USE) - 1);
    const tags = this.#tags.part(this.#rows.word(number, TAGS) - 1);
    const notServed = this.#notServed.part(this.#rows.word(number, NOT_SERVED) - 1);
    return {
      ...this.#accountOf(this.#rows.word(number, ACCOUNT)),
      held: this.#heldSets.part(this.#rows.word(number, HELD)) ?? [],
      department: keyOrNull(this.#rows.word(number, DEPARTMENT)),
      country: keyOrNull(this.#rows.word(number, COUNTRY)),
      ...(use && { use }),
      ...(tags && { tags }),
      ...(notServed && { notServed }),
    };
  }

  #accountOf(code: number): AccountTraits {
    const account = this.#accounts.get(code) ?? accountOf(code);
    this.#accounts.set(code, account);
    return account;
  }

  /** Two characters per SKU: short texts make the fastest keys. */
  #keyOf(held: readonly HeldSku[]): string {
    let key = "";
    for (const sku of held) {
      const number = this.#skus.of(sku);
      key += String.fromCharCode(number >>> 16, number & 0xffff);
    }
    return key;
  }
}

function keyOrNull(word: number): number | null {
  return word === 0 ? null : word - 1;
}
