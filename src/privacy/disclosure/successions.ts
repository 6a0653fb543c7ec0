import { allPeople, changeOf, type PeopleMark } from "./people-mark.ts";
import type { Bucket } from "./release.ts";

/**
 * Buckets before and after that share values, directly or through others: the least that can be told
 * anew by itself. Mostly one bucket and its successor; more where values were merged or parted.
 */
export interface Succession<B extends Bucket> {
  readonly before: readonly B[];
  readonly after: readonly B[];
  readonly change: PeopleMark;
  /**
   * How the values are cut now. `kept`: as before, or merged. `parted`: finer, or new. `crossed`: neither,
   * so that overlaps of old and new buckets would be visible.
   */
  readonly cut: "kept" | "parted" | "crossed";
}

/** Takes two mappings of the same values apart into successions. */
export function successionsOf<B extends Bucket>(
  before: readonly B[],
  after: readonly B[],
): readonly Succession<B>[] {
  const groups = new Map<string, Linked<B>>();
  before.forEach((bucket) => link(groups, { before: [bucket], after: [] }));
  after.forEach((bucket) => link(groups, { before: [], after: [bucket] }));
  return [...new Set(groups.values())].map((group) => ({
    ...group,
    change: changeOf(peopleIn(group.before), peopleIn(group.after)),
    cut: cutOf(group),
  }));
}

function cutOf({ before, after }: Linked<Bucket>): Succession<Bucket>["cut"] {
  if (after.length > 1) {
    return before.length > 1 ? "crossed" : "parted";
  }
  return after.length === 1 && before.length === 0 ? "parted" : "kept";
}

interface Linked<B> {
  readonly before: readonly B[];
  readonly after: readonly B[];
}

/** Joins a bucket with all groups that hold one of its values. */
function link<B extends Bucket>(groups: Map<string, Linked<B>>, own: Linked<B>): void {
  const met = new Set(namesIn(own).flatMap((name) => groups.get(name) ?? []));
  const joined = {
    before: [...[...met].flatMap(({ before }) => before), ...own.before],
    after: [...[...met].flatMap(({ after }) => after), ...own.after],
  };
  namesIn(joined).forEach((name) => groups.set(name, joined));
}

function namesIn<B extends Bucket>({ before, after }: Linked<B>): readonly string[] {
  return [...before, ...after].flatMap(({ values }) =>
    values.map((value) => JSON.stringify(value)),
  );
}

function peopleIn(buckets: readonly Bucket[]): PeopleMark {
  return allPeople(buckets.map(({ people }) => people));
}
