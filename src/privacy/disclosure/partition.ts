import { AppError } from "../../core/errors.ts";
import { isUndominated, NO_AMOUNT } from "./amount.ts";
import type { Dimension, PlannedFigure } from "./dictionary.ts";
import { type Group, type MergedGroup, mergeSmall } from "./merging.ts";
import type { CohortMinimums } from "./minimums.ts";
import { type PeopleClass, type Population, sumBy, type ValueKey } from "./population.ts";
import type { Bucket } from "./release.ts";

/** A bucket with the classes of people in it. */
export interface Slice extends MergedGroup {
  readonly classes: Population;
}

/** Everybody by the merged values of one dimension: every class is in exactly one slice. */
export interface Partition {
  readonly dimension: Dimension;
  readonly slices: readonly Slice[];
  /** Figures that may be shown by it. */
  readonly figures: readonly PlannedFigure[];
  /** The slice of a class, among all of them. */
  readonly sliceOf: (one: PeopleClass) => Slice;
}

export interface PartitionRules {
  readonly minimums: CohortMinimums;
  /** Figures that will be shown by this dimension: a bucket must be showable in all of them. */
  readonly figures: readonly PlannedFigure[];
  /** Values that are merged whatever their size. */
  readonly folded: ReadonlySet<ValueKey>;
}

/** Merges a dimension's values into buckets that may be shown; `undefined` when none can be named. */
export function partitionBy(
  dimension: Dimension,
  population: Population,
  { minimums, figures, folded }: PartitionRules,
): Partition | undefined {
  const classesOf = Map.groupBy(population, ({ values }) => values[dimension]);
  const groups = [...sumBy(population, ({ values }) => values[dimension])].map(
    ([value, { people, amounts }]): Group => ({ values: [value], people, amounts }),
  );
  const merged = mergeSmall(
    groups,
    (group) => figures.every((figure) => isShowable(group, figure, minimums)),
    ({ values }) => values.some((value) => folded.has(value)),
  );
  if (merged === undefined) {
    return undefined;
  }
  const slices = merged.map((group) => ({
    ...group,
    classes: group.values.flatMap((value) => classesOf.get(value) ?? []),
  }));
  const byValue = new Map(slices.flatMap((slice) => slice.values.map((value) => [value, slice])));
  return {
    dimension,
    slices,
    figures,
    sliceOf: ({ values }) => byValue.get(values[dimension]) ?? foreignClass(),
  };
}

/** Whether a figure may be told of these people by themselves. */
export function isShowable(
  { people, amounts }: Group,
  { id, kind, sensitivity }: PlannedFigure,
  minimums: CohortMinimums,
): boolean {
  return (
    people.members >= minimums[sensitivity] &&
    (kind === "shares" || isUndominated(amounts.get(id) ?? NO_AMOUNT, sensitivity))
  );
}

/** A merged group as it is told by a release. */
export function bucketOf(
  { kind, values, people }: MergedGroup,
  { id, period }: { readonly id: string; readonly period: string },
): Bucket {
  return { kind, values, people, toldBy: id, toldIn: period };
}

function foreignClass(): never {
  throw new AppError("INTERNAL", { reason: "A class of people is not of this population." });
}
