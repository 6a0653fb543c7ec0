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
  const partitions = partitionsFor(told, { ...input, folds, everybody });
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
  context: PartitionContext,
): ReadonlyMap<Dimension, Partition> {
  return new Map(
    DIMENSIONS.filter((one) => !context.folds.dropped.has(one)).flatMap((dimension) => {
      const isShared = !context.folds.unshared.has(dimension);
      const shown = figures.filter(
        ({ by, kind }) => (isShared || kind === "amount") && by.some((used) => used === dimension),
      );
      const partition = partitionFor(dimension, shown, context);
      return partition === undefined ? [] : [[dimension, partition] as const];
    }),
  );
}

/** What a dimension is cut by. */
type PartitionContext = Pick<DraftContext, "population" | "minimums" | "folds" | "everybody">;

/** Where fewer members than this have a name, figures about behaviour are what is given up. */
export const LEAST_NAMED = 0.94;

/**
 * All tables of a dimension have the same buckets, and each figure asks for its own: a sum of behaviour
 * that one member dominates takes a bucket from every table, and shares need larger ones than costs.
 * Where that costs too many names, sums of behaviour are told in total only, then shares as well.
 */
function partitionFor(
  dimension: Dimension,
  shown: readonly PlannedFigure[],
  { population, minimums, folds, everybody }: PartitionContext,
): Partition | undefined {
  const folded = folds.values.get(dimension) ?? new Set();
  const attempts = [
    shown,
    shown.filter(({ kind, sensitivity }) => kind === "shares" || sensitivity === "assignments"),
    shown.filter(({ sensitivity }) => sensitivity === "assignments"),
  ];
  let best: Partition | undefined;
  for (const figures of attempts.filter(({ length }) => length > 0)) {
    if (namedIn(best) >= LEAST_NAMED * everybody.members) break;
    const partition = partitionBy(dimension, population, { minimums, figures, folded });
    if (namedIn(partition) > namedIn(best)) best = partition;
  }
  return best;
}

function namedIn(partition: Partition | undefined): number {
  return (partition?.slices ?? [])
    .filter(({ kind }) => kind === "named")
    .reduce((sum, { people }) => sum + people.members, 0);
}

function figureOf(figure: PlannedFigure, isTold: boolean, context: DraftContext): ReleasedFigure {
  return figure.kind === "amount"
    ? draftAmount(figure, isTold, context)
    : draftShares(figure, isTold, context);
}
