import { ChangeLedger } from "./change-ledger.ts";
import { DIMENSIONS } from "./dictionary.ts";
import { History } from "./history.ts";
import { allPeople, changeOf, type PeopleMark } from "./people-mark.ts";
import type { Bucket, Release } from "./release.ts";
import { successionsOf } from "./successions.ts";

/**
 * What becomes visible when a release is laid beside an earlier one: the change of the total, of the
 * buckets and parts told anew, and the rest of every table and split row.
 */
function visibleChanges(release: Release, earlier: Release): readonly PeopleMark[] {
  const rows = DIMENSIONS.flatMap((dimension) => {
    const buckets = release.dimensions[dimension] ?? [];
    const rest = buckets.length === 0 ? [] : [restOf(release.people, buckets)];
    return [...changesIn(earlier.dimensions[dimension], buckets), ...rest];
  });
  return [changeOf(earlier.people, release.people), ...rows, ...partChanges(release, earlier)];
}

/** All changes that releases, the newest first, have made visible so far. */
export function ledgerOf(stored: readonly Release[], minimum: number): ChangeLedger {
  const ledger = new ChangeLedger(minimum);
  stored.forEach((release, at) => {
    changesSinceAll(release, stored.slice(at + 1)).forEach((change) => ledger.know(change));
  });
  return ledger;
}

/** Changes since every earlier release, not only since the last: each may lie beside each. */
export function changesSinceAll(
  release: Release,
  earlier: readonly Release[],
): readonly PeopleMark[] {
  return earlier.flatMap((one) => visibleChanges(release, one));
}

/** What changed in the buckets of a table since they were told: the people they do not account for. */
export function restOf(people: PeopleMark, buckets: readonly Bucket[]): PeopleMark {
  return changeOf(allPeople(buckets.map((bucket) => bucket.people)), people);
}

/** What was told by the same release is the same figure, no change. */
function changesIn(
  before: readonly Bucket[] = [],
  after: readonly Bucket[] = [],
): readonly PeopleMark[] {
  if (before.length === 0 || after.length === 0) {
    return [];
  }
  const gone = before.filter((bucket) => !after.some((other) => isSameTelling(bucket, other)));
  const come = after.filter((bucket) => !before.some((other) => isSameTelling(bucket, other)));
  return successionsOf(gone, come).map(({ change }) => change);
}

/** The same for the parts of rows that stand for the same values as before. */
function partChanges(release: Release, earlier: Release): readonly PeopleMark[] {
  const history = new History([earlier]);
  return release.figures.flatMap((figure) =>
    figure.kind === "shares"
      ? []
      : figure.tables.flatMap(({ by, rows }) =>
          rows.flatMap(({ splits }, at) => {
            const row = release.dimensions[by]?.[at];
            return splits.flatMap(({ within, parts }) => {
              const told = row && history.splitOf(figure.id, by, row, within);
              return row === undefined || told === undefined
                ? []
                : [...changesIn(told.parts, parts), restOf(row.people, parts)];
            });
          }),
        ),
  );
}

function isSameTelling(a: Bucket, b: Bucket): boolean {
  return a.toldBy === b.toldBy && a.values.join() === b.values.join();
}
