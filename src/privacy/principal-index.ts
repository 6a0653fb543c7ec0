import { GrowingColumn } from "./growing-column.ts";
import { KeyedHash } from "./keyed-hash.ts";

/** Slots filled at most before the table grows. */
const LOAD = 0.75;

/**
 * Gives principal names consecutive numbers without keeping a name: open addressing over 64-bit hashes
 * under a key of this survey. Columns of evidence are arrays indexed by these numbers, so a further
 * report is a further column. 15 to 25 bytes per name; that any two of a million names
 * share a number has a probability below 1 in 30 million.
 */
export class PrincipalIndex {
  readonly #hash: KeyedHash;
  readonly #lows = new GrowingColumn((length) => new Uint32Array(length));
  readonly #highs = new GrowingColumn((length) => new Uint32Array(length));
  #size = 0;
  /** Number of a name plus one, by slot; 0 is a free slot. */
  #slots = new Uint32Array(2048);

  /** @param key 8 random bytes, made anew for every survey. */
  constructor(key: Uint8Array) {
    this.#hash = new KeyedHash(key);
  }

  get size(): number {
    return this.#size;
  }

  /** Number of a name, if it was added. Principal names are compared without regard to case. */
  find(principalName: string): number | undefined {
    const { low, high } = this.#hash.of(principalName.toLowerCase());
    const numbered = this.#slots[this.#slotOf(low, high)] ?? 0;
    return numbered === 0 ? undefined : numbered - 1;
  }

  /** Number of a name, a new one if it was not there yet. */
  add(principalName: string): number {
    const { low, high } = this.#hash.of(principalName.toLowerCase());
    const slot = this.#slotOf(low, high);
    const numbered = this.#slots[slot] ?? 0;
    if (numbered !== 0) {
      return numbered - 1;
    }
    const number = this.#size;
    this.#lows.set(number, low);
    this.#highs.set(number, high);
    this.#slots[slot] = number + 1;
    this.#size += 1;
    if (this.#size > this.#slots.length * LOAD) {
      this.#grow();
    }
    return number;
  }

  /** Slot that holds this hash, or the free slot where it belongs. */
  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const numbered = this.#slots[slot] ?? 0;
      if (
        numbered === 0 ||
        (this.#lows.get(numbered - 1) === low && this.#highs.get(numbered - 1) === high)
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let number = 0; number < this.#size; number += 1) {
      const slot = this.#slotOf(this.#lows.get(number), this.#highs.get(number));
      this.#slots[slot] = number + 1;
    }
  }
}
