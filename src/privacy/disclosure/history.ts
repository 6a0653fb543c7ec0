import type { Dimension } from "./dictionary.ts";
import type { PeopleMark } from "./people-mark.ts";
import type { AmountRow, Bucket, Release, RowSplit, SharesTable, ToldShare } from "./release.ts";

/** Shares as they were told, and of whom. */
export interface LastShares {
  readonly people: PeopleMark;
  readonly shares: readonly ToldShare[];
}

/** What was told before, the newest release first. */
export class History {
  readonly #releases: readonly Release[];

  constructor(releases: readonly Release[]) {
    this.#releases = releases;
  }

  /** Buckets of a dimension as they were told last. */
  bucketsOf(dimension: Dimension): readonly Bucket[] | undefined {
    return this.#releases.find(({ dimensions }) => dimensions[dimension])?.dimensions[dimension];
  }

  /** Amounts of a bucket that is shown as it was told. */
  amountsOf(id: string, by: Dimension, bucket: Bucket): AmountRow | undefined {
    return firstOf(this.#releases, (release) => amountsIn(release, id, by, bucket));
  }

  /** Shares of a bucket that is shown as it was told. */
  sharesOf(id: string, by: Dimension, bucket: Bucket): SharesTable["rows"][number] | undefined {
    return firstOf(this.#releases, (release) => sharesIn(release, id, by, bucket));
  }

  /** The shares told last of a bucket of the same values, and who was in it. */
  lastSharesOf(
    id: string,
    by: Dimension,
    { values }: Pick<Bucket, "values">,
  ): LastShares | undefined {
    return firstOf(this.#releases, (release) => {
      const bucket = release.dimensions[by]?.find((other) => hasSameValues(other, { values }));
      const shares = bucket && sharesIn(release, id, by, bucket);
      return bucket && shares && { people: bucket.people, shares };
    });
  }

  /** The shares of everybody as they were told last. */
  lastTotalOf(id: string): LastShares | undefined {
    return firstOf(this.#releases, ({ figures, people }) => {
      const figure = figures.find((one) => one.id === id);
      return figure?.kind === "shares" && figure.total !== null
        ? { people, shares: figure.total }
        : undefined;
    });
  }

  /** The last split of a row of the same values. */
  splitOf(
    id: string,
    by: Dimension,
    bucket: Bucket,
    within: RowSplit["within"],
  ): RowSplit | undefined {
    return firstOf(this.#releases, (release) => {
      const row = release.dimensions[by]?.find((other) => hasSameValues(other, bucket));
      const told = row && amountsIn(release, id, by, row);
      return told?.splits.find((one) => one.within === within);
    });
  }
}

/** The row of a bucket that is one of the release's own. */
export function amountsIn(
  { figures, dimensions }: Release,
  id: string,
  by: Dimension,
  bucket: Bucket,
): AmountRow | undefined {
  const at = dimensions[by]?.indexOf(bucket) ?? -1;
  return figures
    .flatMap((figure) => (figure.kind === "amount" && figure.id === id ? figure.tables : []))
    .find((table) => table.by === by)?.rows[at];
}

/** The shares of a bucket that is one of the release's own. */
export function sharesIn(
  { figures, dimensions }: Release,
  id: string,
  by: Dimension,
  bucket: Bucket,
): SharesTable["rows"][number] | undefined {
  const at = dimensions[by]?.indexOf(bucket) ?? -1;
  return figures
    .flatMap((figure) => (figure.kind === "shares" && figure.id === id ? figure.tables : []))
    .find((table) => table.by === by)?.rows[at];
}

/** Whether two buckets stand for the same values, in whatever order. */
export function hasSameValues(a: Pick<Bucket, "values">, b: Pick<Bucket, "values">): boolean {
  return a.values.length === b.values.length && a.values.every((value) => b.values.includes(value));
}

function firstOf<T>(
  releases: readonly Release[],
  find: (release: Release) => T | undefined,
): T | undefined {
  for (const release of releases) {
    const found = find(release);
    if (found !== undefined) return found;
  }
  return undefined;
}
