import type { PseudonymAllocator, PseudonymRequest } from "./pseudonym-allocator.ts";

/**
 * Pseudonyms numbered in the order of appearance: for trying rules and for measuring. A conversation
 * needs random ones, as the order tells what was named first.
 */
export class NumberedPseudonyms implements PseudonymAllocator {
  readonly #given = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  pseudonymFor({ word, identity }: PseudonymRequest): string {
    const key = `${word} ${identity}`;
    const known = this.#given.get(key);
    if (known !== undefined) {
      return known;
    }
    const count = (this.#counts.get(word) ?? 0) + 1;
    const pseudonym = `${word}-${String(count).padStart(2, "0")}`;
    this.#counts.set(word, count);
    this.#given.set(key, pseudonym);
    return pseudonym;
  }
}
