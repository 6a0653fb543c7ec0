import type { ObjectId } from "../core/ids.ts";
import { openPii, type Pii } from "../core/pii.ts";
import { GrowingColumn } from "./growing-column.ts";
import { KeyedHash } from "./keyed-hash.ts";

/**
 * Of every member a keyed hash of 32 bits and the number of the cohort it was counted in: 8 bytes per
 * member, so that sets of members can be compared with those of an earlier survey without knowing
 * anybody. In memory only, and let go with the survey.
 */
export class MemberMarks {
  readonly #hash: KeyedHash;
  readonly #cohorts = new GrowingColumn((length) => new Uint32Array(length));
  readonly #marks = new GrowingColumn((length) => new Uint32Array(length));
  #size = 0;

  /** @param key 8 bytes that belong to the tenant, the same in every survey. */
  constructor(key: Uint8Array) {
    this.#hash = new KeyedHash(key);
  }

  get size(): number {
    return this.#size;
  }

  add(cohort: number, member: Pii<ObjectId>): void {
    this.#cohorts.set(this.#size, cohort);
    this.#marks.set(this.#size, this.#hash.of(openPii(member)).low);
    this.#size += 1;
  }

  /** Number of the cohort of the n-th member. */
  cohortAt(member: number): number {
    return this.#cohorts.get(member);
  }

  /** The n-th member's mark. */
  markAt(member: number): number {
    return this.#marks.get(member);
  }
}
