import type { ChangeLedger } from "./change-ledger.ts";
import { leastPeopleIn, type PeopleMark } from "./people-mark.ts";
import type { Bucket } from "./release.ts";
import { type Succession, successionsOf } from "./successions.ts";
import { restOf } from "./visible-changes.ts";

/** At most so many changed buckets are told anew in one period; the others wait. */
const MOST_CHANGES = 60;

/** How much of a new period may be told anew, the boldest first. */
export interface Boldness {
  /** Buckets whose people changed. */
  readonly changes: boolean;
  /** Buckets cut finer than before, and rows split that were not. */
  readonly finer: boolean;
}

/** Decides which buckets of a new period are told anew. */
export class Reteller {
  readonly #ledger: ChangeLedger;
  readonly #boldness: Boldness;
  #left = MOST_CHANGES;

  constructor(ledger: ChangeLedger, boldness: Boldness) {
    this.#ledger = ledger;
    this.#boldness = boldness;
  }

  /**
   * The buckets to be shown: anew where the people are the same or enough of them changed, else as they
   * were. What changed in the latter is the rest of the table and must be about enough people too.
   * @param before none where the table was not told yet.
   * @returns `undefined` when the table cannot be shown: it would be finer than may be, or the rest is
   *   about too few even with no changed bucket told anew.
   */
  choose<B extends Bucket>(
    before: readonly B[],
    after: readonly B[],
    people: PeopleMark,
  ): readonly B[] | undefined {
    if (before.length === 0) {
      return this.#boldness.finer ? after : undefined;
    }
    const successions = successionsOf(before, after);
    const open = successions.filter(
      ({ cut }) => cut === "kept" || (cut === "parted" && this.#boldness.finer),
    );
    const same = open.filter(({ change }) => leastPeopleIn(change) === 0);
    const changed = open
      .filter((one) => !same.includes(one))
      .sort((a, b) => leastPeopleIn(b.change) - leastPeopleIn(a.change))
      .filter((one) => this.#accepts(one));
    const choices = [new Set([...same, ...changed]), new Set(same)].map((anew) =>
      successions.flatMap((one) => (anew.has(one) ? one.after : one.before)),
    );
    return choices
      .find((buckets) => this.#ledger.accept(restOf(people, buckets)))
      ?.toSorted(namedBySize);
  }

  #accepts({ change }: Succession<Bucket>): boolean {
    if (!this.#boldness.changes || this.#left === 0 || !this.#ledger.accept(change)) {
      return false;
    }
    this.#left -= 1;
    return true;
  }
}

function namedBySize(a: Bucket, b: Bucket): number {
  return a.kind === b.kind
    ? b.people.members - a.people.members
    : Number(a.kind === "other") - Number(b.kind === "other");
}
