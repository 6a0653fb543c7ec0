import { DIMENSIONS, type Dimension, type PlannedFigure, type ReleasePlan } from "./dictionary.ts";
import { draftAmount } from "./draft-amount.ts";
import { draftShares } from "./draft-shares.ts";
import type { Folds } from "./folds.ts";
import type { CohortMinimums } from "./minimums.ts";
import { bucketOf, type Partition, partitionBy } from "./partition.ts";
import { type PeopleSum, type Population, sumOf } from "./population.ts";
import type { Release, ReleasedFigure } from "./release.ts";

/** What a release is made of. */
export interface DraftInput {
  readonly population: Population;
  readonly plan: ReleasePlan;
  readonly minimums: CohortMinimums;
  readonly id: string;
  /** Period the figures are frozen for, such as the ISO date it begins on. */
  readonly period: string;
}

/** What the tables of a draft are cut from. */
export interface DraftContext extends DraftInput {
  readonly folds: Folds;
  readonly everybody: PeopleSum;
  readonly partitions: ReadonlyMap<Dimension, Partition>;
}

/**
 * A release of this survey alone: values merged until every bucket has the minimum and nobody dominates
 * it, one mapping for all tables. Not yet audited.
 */
export function draftRelease(input: DraftInput, folds: Folds): Release {
  const everybody = sumOf(input.population);
  const told = input.plan.figures.filter(({ sensitivity }) =>
    isLargeEnough(everybody, input.minimums[sensitivity]),
  );
  const partitions = partitionsFor(told, input, folds);
  const context: DraftContext = { ...input, folds, everybody, partitions };
  const { id, period, minimums, plan } = input;
  return {
    id,
    period,
    minimums: { assignments: minimums.assignments, behaviour: minimums.behaviour },
    scope: partitions.size > 0 ? "tables" : "totals",
    tooFewPeople: told.length === 0,
    people: everybody.people,
    dimensions: Object.fromEntries(
      [...partitions].map(([dimension, { slices }]) => [
        dimension,
        slices.map((slice) => bucketOf(slice, input)),
      ]),
    ),
    figures: plan.figures.map((figure) => figureOf(figure, told.includes(figure), context)),
  };
}

/** A table needs room for two buckets; below, totals of configuration are all there is to tell. */
function isLargeEnough({ members }: PeopleSum, minimum: number): boolean {
  return members >= 2 * minimum;
}

function partitionsFor(
  figures: readonly PlannedFigure[],
  { population, minimums }: DraftInput,
  folds: Folds,
): ReadonlyMap<Dimension, Partition> {
  const partitions = new Map<Dimension, Partition>();
  for (const dimension of DIMENSIONS.filter((one) => !folds.dropped.has(one))) {
    const shown = figures.filter(({ by }) => by.some((used) => used === dimension));
    const folded = folds.values.get(dimension) ?? new Set();
    const partition =
      shown.length === 0
        ? undefined
        : partitionBy(dimension, population, { minimums, figures: shown, folded });
    if (partition !== undefined) {
      partitions.set(dimension, partition);
    }
  }
  return partitions;
}

function figureOf(figure: PlannedFigure, isTold: boolean, context: DraftContext): ReleasedFigure {
  return figure.kind === "amount"
    ? draftAmount(figure, isTold, context)
    : draftShares(figure, isTold, context);
}
