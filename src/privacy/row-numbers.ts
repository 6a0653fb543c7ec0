import { GrowingColumn } from "./growing-column.ts";

/** Slots filled at most before a shard grows. */
const LOAD = 0.75;

/** One of many small tables: each grows for itself, so that growing never takes long. */
interface Shard {
  /** Number of a row plus one, by slot; 0 is a free slot. */
  slots: Uint32Array;
  filled: number;
}

/** The upper bits of a row's hash choose the shard, the lower ones the slot. */
const SHARDS = 64;
const SHARD_SHIFT = 26;

/**
 * Numbers rows of 32-bit words from 0, equal rows having one number: open addressing in typed arrays,
 * 4 to 6 bytes per word and 5 to 11 more per row. The garbage collector has nothing to follow in it.
 */
export class RowNumbers {
  readonly #width: number;
  readonly #words = new GrowingColumn((length) => new Uint32Array(length));
  readonly #shards: Shard[] = [];
  #size = 0;

  /** @param width words in a row. */
  constructor(width: number) {
    this.#width = width;
    for (let shard = 0; shard < SHARDS; shard += 1) {
      this.#shards.push({ slots: new Uint32Array(32), filled: 0 });
    }
  }

  get size(): number {
    return this.#size;
  }

  /** One word of the row with this number. */
  word(number: number, position: number): number {
    return this.#words.get(number * this.#width + position);
  }

  /** Number of a row, if it was added. */
  find(row: Uint32Array): number | undefined {
    const hash = hashOf(row);
    const { slots } = this.#shardOf(hash);
    const numbered = slots[this.#slotOf(slots, hash, row)] ?? 0;
    return numbered === 0 ? undefined : numbered - 1;
  }

  /** Number of a row, the next one if it was not there yet. */
  add(row: Uint32Array): number {
    const hash = hashOf(row);
    const shard = this.#shardOf(hash);
    const slot = this.#slotOf(shard.slots, hash, row);
    const numbered = shard.slots[slot] ?? 0;
    if (numbered !== 0) {
      return numbered - 1;
    }
    const number = this.#size;
    this.#size += 1;
    for (let position = 0; position < this.#width; position += 1) {
      this.#words.set(number * this.#width + position, row[position] ?? 0);
    }
    shard.slots[slot] = number + 1;
    shard.filled += 1;
    if (shard.filled > shard.slots.length * LOAD) {
      this.#grow(shard);
    }
    return number;
  }

  #shardOf(hash: number): Shard {
    const shard = this.#shards[hash >>> SHARD_SHIFT];
    if (shard === undefined) {
      throw new RangeError("A hash of more than 32 bits.");
    }
    return shard;
  }

  /** Slot that holds an equal row, or the free slot where this one belongs. */
  #slotOf(slots: Uint32Array, hash: number, row: Uint32Array): number {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const numbered = slots[slot] ?? 0;
      if (numbered === 0 || this.#equals(numbered - 1, row)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, row: Uint32Array): boolean {
    for (let position = 0; position < this.#width; position += 1) {
      if (this.word(number, position) !== row[position]) {
        return false;
      }
    }
    return true;
  }

  #grow(shard: Shard): void {
    const roomier = new Uint32Array(shard.slots.length * 2);
    const row = new Uint32Array(this.#width);
    for (const numbered of shard.slots) {
      if (numbered !== 0) {
        this.#copy(numbered - 1, row);
        roomier[this.#slotOf(roomier, hashOf(row), row)] = numbered;
      }
    }
    shard.slots = roomier;
  }

  #copy(number: number, row: Uint32Array): void {
    for (let position = 0; position < this.#width; position += 1) {
      row[position] = this.word(number, position);
    }
  }
}

/** Spreads the words of a row over 32 bits (multiplication by 2^32 / golden ratio, Knuth). */
function hashOf(row: Uint32Array): number {
  let hash = 0;
  for (const word of row) {
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
