import type { BandWord, PlannedShares } from "./dictionary.ts";
import type { DraftContext } from "./draft.ts";
import { type PeopleSum, sumBy } from "./population.ts";
import type { ReleasedShares } from "./release.ts";
import { guardedShare, type Share } from "./share.ts";

/** Shares of people by every dimension of their plan, guarded at both ends. */
export function draftShares(
  figure: PlannedShares,
  isTold: boolean,
  { everybody, population, partitions, id: toldBy }: DraftContext,
): ReleasedShares {
  const { id, sensitivity, words, by } = figure;
  const toldNow = (sum: PeopleSum) => sharesOf(sum, figure).map((share) => ({ ...share, toldBy }));
  const tables = (isTold ? by : [])
    .flatMap((dimension) => partitions.get(dimension) ?? [])
    .filter(({ figures }) => figures.includes(figure));
  return {
    kind: "shares",
    id,
    sensitivity,
    words,
    total: isTold ? toldNow(everybody) : null,
    tables: tables.map(({ dimension, slices, sliceOf }) => {
      const sums = sumBy(population, sliceOf);
      return {
        by: dimension,
        rows: slices.flatMap((slice) => {
          const sum = sums.get(slice);
          return sum === undefined ? [] : [toldNow(sum)];
        }),
      };
    }),
  };
}

/** Per word, the share of these people. */
export function sharesOf(
  sum: PeopleSum,
  { id, words }: Pick<PlannedShares, "id" | "words">,
): readonly Share[] {
  return words.map((word) => guardedShare(countOf(word, id, sum), sum.members));
}

/** How many of these people are in one of the word's bands. */
export function countOf({ bands }: BandWord, figureId: string, { counts }: PeopleSum): number {
  const told = counts.get(figureId) ?? [];
  return bands.reduce((count, band) => count + (told[band] ?? 0), 0);
}
