import { carriedFigure } from "./carried-figure.ts";
import { DIMENSIONS, type Dimension } from "./dictionary.ts";
import { History } from "./history.ts";
import { changeOf } from "./people-mark.ts";
import type { Bucket, Release } from "./release.ts";
import { type Boldness, Reteller } from "./retelling.ts";
import { ledgerOf } from "./visible-changes.ts";

/** What somebody may remember. */
export interface ToldBefore {
  /** Earlier releases to the same audience, the newest first. */
  readonly stored: readonly Release[];
  /** Releases to others, who rest on other sources or see other people. */
  readonly beside: readonly Release[];
}

/**
 * The release of a new period, made so that it can be laid beside the earlier ones. A bucket whose
 * people are the same is told anew; one whose people changed only if enough of them did and no
 * combination of changes is about too few; any other keeps its last figures. What changed in those is
 * one sum per table, so that tables still add up to the new total.
 * @param stored earlier releases, the newest first, and those told to others.
 * @returns `undefined` where even what changed in total is about too few.
 */
export function carryOver(
  { stored, beside }: ToldBefore,
  fresh: Release,
  boldness: Boldness,
): Release | undefined {
  const minimum = strictestMinimum(fresh);
  const ledger = ledgerOf([...stored, ...beside], minimum);
  const [last] = stored;
  if (last !== undefined && !ledger.accept(changeOf(last.people, fresh.people))) {
    return undefined;
  }
  const history = new History(stored);
  const reteller = new Reteller(ledger, boldness);
  const dimensions = new Map<Dimension, readonly Bucket[]>();
  for (const dimension of DIMENSIONS) {
    const after = fresh.dimensions[dimension];
    const before = history.bucketsOf(dimension) ?? [];
    const buckets = after && reteller.choose(before, after, fresh.people);
    if (buckets?.every(({ people }) => people.members >= minimumIn(fresh, dimension))) {
      dimensions.set(dimension, buckets);
    }
  }
  return {
    ...fresh,
    scope: dimensions.size > 0 ? fresh.scope : "totals",
    dimensions: Object.fromEntries(dimensions),
    figures: fresh.figures.map((figure) =>
      carriedFigure(figure, { fresh, history, dimensions, reteller }),
    ),
  };
}

/** The largest minimum of all figures: what becomes visible in one can be laid beside the others. */
export function strictestMinimum({ figures, minimums }: Release): number {
  return Math.max(0, ...figures.map(({ sensitivity }) => minimums[sensitivity]));
}

/** What a bucket of a dimension needs; more than when it was told, where minimums were raised since. */
function minimumIn({ figures, minimums }: Release, dimension: Dimension): number {
  const shown = figures.filter(({ tables }) => tables.some(({ by }) => by === dimension));
  return Math.max(0, ...shown.map(({ sensitivity }) => minimums[sensitivity]));
}
