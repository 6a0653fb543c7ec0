import { isUndominated, NO_AMOUNT } from "./amount.ts";
import type { AmountPair, PlannedAmount } from "./dictionary.ts";
import type { DraftContext } from "./draft.ts";
import { splitName } from "./folds.ts";
import { type Group, mergeSmall } from "./merging.ts";
import { bucketOf, isShowable, type Partition, type Slice } from "./partition.ts";
import { sumBy } from "./population.ts";
import type { AmountRow, Part, ReleasedAmount, RowSplit } from "./release.ts";

/** An amount by every dimension of its plan, to the unit. */
export function draftAmount(
  figure: PlannedAmount,
  isTold: boolean,
  context: DraftContext,
): ReleasedAmount {
  const { id, sensitivity } = figure;
  const everybody = context.everybody.amounts.get(id) ?? NO_AMOUNT;
  // What assignments cost in total is on the tenant's invoice; nobody stands behind it.
  const tellsTotal =
    sensitivity === "assignments" || (isTold && isUndominated(everybody, sensitivity));
  const partitions = (isTold ? figure.by : [])
    .flatMap((by) => context.partitions.get(by) ?? [])
    .filter(({ figures }) => figures.includes(figure));
  return {
    kind: "amount",
    id,
    sensitivity,
    total: tellsTotal ? everybody.total : null,
    tables: partitions.map(({ dimension, slices }) => ({
      by: dimension,
      rows: slices.map((slice) => rowOf(slice, figure, splitsOf(figure, dimension, context))),
      changes: 0,
    })),
  };
}

/** How the rows of one table may be split. */
interface Split {
  readonly pair: AmountPair;
  readonly columns: Partition;
  readonly context: DraftContext;
}

function splitsOf(
  { pairs }: PlannedAmount,
  by: AmountPair[0],
  context: DraftContext,
): readonly Split[] {
  return pairs.flatMap((pair) => {
    const columns = pair[0] === by ? context.partitions.get(pair[1]) : undefined;
    return columns === undefined ? [] : [{ pair, columns, context }];
  });
}

function rowOf(slice: Slice, figure: PlannedAmount, splits: readonly Split[]): AmountRow {
  return {
    total: (slice.amounts.get(figure.id) ?? NO_AMOUNT).total,
    splits: splits.flatMap((split) => splitRow(slice, figure, split)),
  };
}

/** The row by the buckets of the second dimension, its small cells merged within the row. */
function splitRow(
  slice: Slice,
  figure: PlannedAmount,
  { pair: [by, within], columns, context }: Split,
): readonly RowSplit[] {
  const { folds, minimums, plan } = context;
  if (folds.unsplit.has(splitName(by, within, slice.values))) {
    return [];
  }
  const others = new Set(
    columns.slices.flatMap(({ kind, values }) => (kind === "other" ? values : [])),
  );
  // All figures split alike, so that a part is one row of the table.
  const alike = plan.figures.filter(
    (one) =>
      one.kind === "amount" &&
      one.sensitivity === figure.sensitivity &&
      one.pairs.some((pair) => pair[0] === by && pair[1] === within),
  );
  const cells = [...sumBy(slice.classes, columns.sliceOf)].map(
    ([{ values }, { people, amounts }]): Group => ({ values, people, amounts }),
  );
  const merged = mergeSmall(
    cells,
    (cell) => alike.every((one) => isShowable(cell, one, minimums)),
    ({ values }) => values.some((value) => others.has(value)),
  );
  const parts = (merged ?? []).map(
    (cell): Part => ({
      ...bucketOf(cell, context),
      total: (cell.amounts.get(figure.id) ?? NO_AMOUNT).total,
    }),
  );
  return parts.length < 2 ? [] : [{ within, parts, changes: 0 }];
}
