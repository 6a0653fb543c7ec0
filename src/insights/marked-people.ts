import { createHash } from "node:crypto";
import type { SkuId } from "../core/ids.ts";
import { type MemberMarks, type PeopleMark, PeopleTally } from "../privacy/index.ts";
import type { Cohorts, HeldSku } from "../privacy/traits.ts";

export interface MarkedMeans {
  readonly marks: MemberMarks;
  readonly cohorts: Cohorts;
  /** Products that are paid for: others make no difference to any figure. */
  readonly paid: ReadonlySet<SkuId>;
}

/**
 * Marks of classes of members, made when they are asked for: until then they are the members' own marks,
 * sorted by class, 4 bytes each.
 */
export class MarkedPeople {
  readonly #means: MarkedMeans;
  /** Numbers of members, class by class, and where each class begins. */
  readonly #members: Uint32Array;
  readonly #from: Uint32Array;
  /** Of every cohort a hash of the paid products its members hold. */
  readonly #held: Uint32Array;
  #last: { readonly at: number; readonly mark: PeopleMark } | null = null;

  /** @param classes numbers of the cohorts in each. */
  constructor(means: MarkedMeans, classes: readonly (readonly number[])[]) {
    const { marks, cohorts } = means;
    this.#means = means;
    this.#held = heldHashes(means);
    // Whoever is in no class comes last.
    const classOf = new Uint32Array(cohorts.length).fill(classes.length);
    classes.forEach((numbers, at) => {
      for (const number of numbers) classOf[number] = at;
    });
    const classAt = (member: number) => classOf[marks.cohortAt(member)] ?? classes.length;
    this.#from = new Uint32Array(classes.length + 2);
    for (let member = 0; member < marks.size; member += 1) {
      add(this.#from, classAt(member) + 1, 1);
    }
    for (let at = 0; at <= classes.length; at += 1) {
      add(this.#from, at + 1, this.#from[at] ?? 0);
    }
    const next = this.#from.slice();
    this.#members = new Uint32Array(marks.size);
    for (let member = 0; member < marks.size; member += 1) {
      const at = classAt(member);
      this.#members[next[at] ?? 0] = member;
      add(next, at, 1);
    }
  }

  /** The members of one class. */
  of(at: number): PeopleMark {
    const from = this.#from[at] ?? 0;
    const to = this.#from[at + 1] ?? from;
    const mark = () => this.#markAt(at, from, to);
    return {
      members: to - from,
      get groups() {
        return mark().groups;
      },
      get sum() {
        return mark().sum;
      },
    };
  }

  /** The last one made is kept: who asks for its groups asks for its sum next. */
  #markAt(at: number, from: number, to: number): PeopleMark {
    if (this.#last?.at !== at) {
      this.#last = { at, mark: this.#markOf(from, to) };
    }
    return this.#last.mark;
  }

  #markOf(from: number, to: number): PeopleMark {
    const { marks } = this.#means;
    const tally = new PeopleTally();
    for (const member of this.#members.subarray(from, to)) {
      const low = marks.markAt(member);
      tally.add({ low }, mixed(low ^ (this.#held[marks.cohortAt(member)] ?? 0)));
    }
    return tally.mark();
  }
}

function add(sums: Uint32Array, at: number, count: number): void {
  sums[at] = (sums[at] ?? 0) + count;
}

function heldHashes({ cohorts, paid }: MarkedMeans): Uint32Array {
  const known = new Map<readonly HeldSku[], number>();
  const hashes = new Uint32Array(cohorts.length);
  let number = 0;
  for (const { traits } of cohorts) {
    const { held } = traits;
    const paidFor = () => held.map(({ skuId }) => skuId).filter((skuId) => paid.has(skuId));
    const hash = known.get(held) ?? hashOf(paidFor().join());
    known.set(held, hash);
    hashes[number] = hash;
    number += 1;
  }
  return hashes;
}

/** What is secret is in the marks, which are keyed. */
function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32LE();
}

/** Spreads a word over 32 bits (the finalizer of MurmurHash3). */
function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
