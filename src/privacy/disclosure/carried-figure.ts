import type { Dimension } from "./dictionary.ts";
import { amountsIn, type History, hasSameValues, type LastShares, sharesIn } from "./history.ts";
import { changeOf, leastPeopleIn, type PeopleMark } from "./people-mark.ts";
import type {
  AmountRow,
  AmountTable,
  Bucket,
  Release,
  ReleasedAmount,
  ReleasedFigure,
  ReleasedShares,
  RowSplit,
  SharesTable,
  ToldShare,
} from "./release.ts";
import type { Reteller } from "./retelling.ts";
import { steadyShares } from "./steady-shares.ts";

/** A release of this survey alone, what was told before, and which of their buckets are shown. */
export interface Carrying {
  readonly fresh: Release;
  readonly history: History;
  readonly dimensions: ReadonlyMap<Dimension, readonly Bucket[]>;
  readonly reteller: Reteller;
}

/** A figure with every row from the release its bucket is from. A table that lacks a row is left out. */
export function carriedFigure(figure: ReleasedFigure, carrying: Carrying): ReleasedFigure {
  return figure.kind === "amount"
    ? {
        ...figure,
        tables: figure.tables.flatMap((table) => carriedAmounts(figure, table, carrying)),
      }
    : {
        ...figure,
        total:
          figure.total &&
          besideLast(
            figure.total,
            carrying.fresh.people,
            carrying.history.lastTotalOf(figure.id),
            carrying,
          ),
        tables: figure.tables.flatMap((table) => carriedShares(figure, table, carrying)),
      };
}

function carriedShares(
  { id }: ReleasedShares,
  { by }: SharesTable,
  carrying: Carrying,
): readonly SharesTable[] {
  const { fresh, history, dimensions } = carrying;
  const buckets = dimensions.get(by);
  const rows = buckets?.map((bucket) => {
    const anew = sharesIn(fresh, id, by, bucket);
    return anew === undefined
      ? history.sharesOf(id, by, bucket)
      : besideLast(anew, bucket.people, history.lastSharesOf(id, by, bucket), carrying);
  });
  const known = rows?.filter((row) => row !== undefined) ?? [];
  return buckets === undefined || known.length < buckets.length ? [] : [{ by, rows: known }];
}

/** Shares told anew; where the people are the same as last time, as far as enough of them changed. */
function besideLast(
  anew: readonly ToldShare[],
  people: PeopleMark,
  last: LastShares | undefined,
  { fresh }: Carrying,
): readonly ToldShare[] {
  return last === undefined || leastPeopleIn(changeOf(last.people, people)) > 0
    ? anew
    : steadyShares(last.shares, anew, people.members, fresh.minimums.behaviour);
}

function carriedAmounts(
  figure: ReleasedAmount,
  { by }: AmountTable,
  carrying: Carrying,
): readonly AmountTable[] {
  const { fresh, history, dimensions } = carrying;
  const buckets = dimensions.get(by);
  const rows = buckets?.map((bucket) => {
    const anew = amountsIn(fresh, figure.id, by, bucket);
    return anew === undefined
      ? history.amountsOf(figure.id, by, bucket)
      : { ...anew, splits: carriedSplits(anew, { figure, by, bucket }, carrying) };
  });
  const known = rows?.filter((row) => row !== undefined) ?? [];
  if (figure.total === null || buckets === undefined || known.length < buckets.length) {
    return [];
  }
  return [{ by, rows: known, changes: figure.total - sumOf(known) }];
}

interface RowPlace {
  readonly figure: ReleasedAmount;
  readonly by: Dimension;
  readonly bucket: Bucket;
}

/**
 * The splits of a row told anew: of each part, anew or as it was, by the same rule as rows. A row made
 * of other values than last time is not split: its parts could be laid beside those of other rows.
 */
function carriedSplits(
  row: AmountRow,
  { figure: { id, sensitivity }, by, bucket }: RowPlace,
  { fresh, history, reteller }: Carrying,
): readonly RowSplit[] {
  const earlier = history.bucketsOf(by);
  if (earlier !== undefined && !earlier.some((other) => hasSameValues(other, bucket))) {
    return [];
  }
  return row.splits.flatMap((split) => {
    const before = history.splitOf(id, by, bucket, split.within)?.parts ?? [];
    const parts = reteller.choose(before, split.parts, bucket.people);
    return parts?.every(({ people }) => people.members >= fresh.minimums[sensitivity])
      ? [{ within: split.within, parts, changes: row.total - sumOf(parts) }]
      : [];
  });
}

function sumOf(told: readonly { readonly total: number }[]): number {
  return told.reduce((sum, { total }) => sum + total, 0);
}
