import { isUndominated, NO_AMOUNT } from "../amount.ts";
import { sharesOf } from "../draft-shares.ts";
import { changeOf, leastPeopleIn } from "../people-mark.ts";
import type { Bucket, Release, ReleasedAmount, ReleasedFigure, ToldShare } from "../release.ts";
import type { Share } from "../share.ts";
import type { Cell, Layout } from "./layout.ts";

/**
 * Cells that do not say what the survey says: counted again from the classes, to the unit, and with
 * shares guarded as they must be.
 */
export function wrongCells(figure: ReleasedFigure, { cells }: Layout): readonly Cell[] {
  return cells.filter(({ told, bucket, truth }) => {
    if (leastPeopleIn(changeOf(truth.people, bucket.people)) > 0) {
      return true;
    }
    if (figure.kind === "amount") {
      return told !== (truth.amounts.get(figure.id) ?? NO_AMOUNT).total;
    }
    const trueShares = sharesOf(truth, figure);
    return (
      typeof told === "number" || told.some((share, at) => isWrong(share, trueShares[at], bucket))
    );
  });
}

/** A share that an earlier release told was true then. */
function isWrong(told: ToldShare, truth: Share | undefined, { toldBy }: Bucket): boolean {
  return told.toldBy === toldBy && (told.bound !== truth?.bound || told.percent !== truth.percent);
}

/** Cells of fewer people than the minimum, or dominated by one of them. */
export function unshowableCells(
  { id, kind, sensitivity }: ReleasedFigure,
  { cells }: Layout,
  minimum: number,
): readonly Cell[] {
  return cells.filter(
    ({ by, truth }) =>
      by !== null &&
      (truth.members < minimum ||
        (kind === "amount" && !isUndominated(truth.amounts.get(id) ?? NO_AMOUNT, sensitivity))),
  );
}

/** Whether every table adds up to the total, and every split row to the row. */
export function addsUp({ figures, dimensions }: Release): boolean {
  return figures.every((figure) =>
    figure.kind === "amount"
      ? amountAddsUp(figure)
      : figure.tables.every(({ by, rows }) => rows.length === (dimensions[by] ?? []).length),
  );
}

function amountAddsUp({ total, tables }: ReleasedAmount): boolean {
  return tables.every(
    ({ rows, changes }) =>
      sumOf(rows) + changes === total &&
      rows.every((row) =>
        row.splits.every((split) => sumOf(split.parts) + split.changes === row.total),
      ),
  );
}

function sumOf(told: readonly { readonly total: number }[]): number {
  return told.reduce((sum, { total }) => sum + total, 0);
}
