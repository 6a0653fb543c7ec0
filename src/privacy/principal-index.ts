import { KeyedHash } from "./keyed-hash.ts";
import { RowNumbers } from "./row-numbers.ts";

/**
 * Gives principal names consecutive numbers without keeping a name: what is kept is a 64-bit hash
 * under a key of this survey. Columns of evidence are arrays indexed by these numbers, so a further
 * report is a further column. That any two of a million names share a number has a probability below
 * 1 in 30 million.
 */
export class PrincipalIndex {
  readonly #hash: KeyedHash;
  readonly #numbers = new RowNumbers(2);
  readonly #row = new Uint32Array(2);

  /** @param key 8 random bytes, made anew for every survey. */
  constructor(key: Uint8Array) {
    this.#hash = new KeyedHash(key);
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** Number of a name, if it was added. Principal names are compared without regard to case. */
  find(principalName: string): number | undefined {
    return this.#numbers.find(this.#rowOf(principalName));
  }

  /** Number of a name, a new one if it was not there yet. */
  add(principalName: string): number {
    return this.#numbers.add(this.#rowOf(principalName));
  }

  #rowOf(principalName: string): Uint32Array {
    const { low, high } = this.#hash.of(principalName.toLowerCase());
    this.#row[0] = low;
    this.#row[1] = high;
    return this.#row;
  }
}
