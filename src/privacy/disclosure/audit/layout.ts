import type { AmountPair, Dimension } from "../dictionary.ts";
import { type PeopleClass, type PeopleSum, PeopleTotal, type Population } from "../population.ts";
import type { AmountRow, Bucket, Release, ReleasedFigure, ToldShare } from "../release.ts";

/** One published figure about a set of people: the total, a row of a table, or a part of a row. */
export interface Cell {
  /** `null` for the total. */
  readonly by: Dimension | null;
  /** Second dimension of a part; `null` for a whole row. */
  readonly within: AmountPair[1] | null;
  readonly row: Bucket;
  /** The people the figure is about: the part, or the row itself. */
  readonly bucket: Bucket;
  readonly told: number | readonly ToldShare[];
}

/** People counted in the same cells: nothing published tells one of them from another. */
export interface AlikePeople {
  /** Per table, the number of the place where they are counted. */
  readonly places: readonly number[];
  /** Numbers of all cells in which they are counted. */
  readonly cells: readonly number[];
  readonly members: number;
  readonly truth: PeopleSum;
}

/** A figure as a system of sums: which people are in which cells. */
export interface Layout {
  readonly cells: readonly (Cell & { readonly truth: PeopleSum })[];
  readonly classes: readonly AlikePeople[];
}

/**
 * What a figure tells anew in this release. Cells told in an earlier period are left out: they are
 * sums over the people of that time, and the difference test compares them. So is a row told by all
 * its parts, being their sum.
 */
export function layoutOf(figure: ReleasedFigure, release: Release, population: Population): Layout {
  const cells: Cell[] = [];
  const addCell = (cell: Cell): readonly number[] =>
    cell.bucket.toldBy === release.id ? [cells.push(cell) - 1] : [];
  const finders = [
    totalFinder(figure, release, addCell),
    ...tableFinders(figure, release, addCell),
  ];
  const places = new Places();
  const cellTruth = cells.map(() => new PeopleTotal());
  const classes = new Map<string, { places: readonly number[]; truth: PeopleTotal }>();
  for (const one of population) {
    const at = finders.map((find) => places.numberOf(find(one)));
    const key = at.join(" ");
    const known = classes.get(key) ?? { places: at, truth: new PeopleTotal() };
    classes.set(key, known);
    known.truth.add(one);
    at.forEach((place) => places.cellsOf(place).forEach((cell) => cellTruth[cell]?.add(one)));
  }
  return {
    cells: cells.map((cell, at) => ({ ...cell, truth: cellTruth[at] ?? new PeopleTotal() })),
    classes: [...classes.values()].map(({ places: at, truth }) => ({
      places: at,
      cells: at.flatMap((place) => places.cellsOf(place)),
      members: truth.members,
      truth,
    })),
  };
}

type AddCell = (cell: Cell) => readonly number[];

function totalFinder(
  { total }: ReleasedFigure,
  { people, id, period }: Release,
  addCell: AddCell,
): CellFinder {
  const everybody: Bucket = { kind: "other", values: [], people, toldBy: id, toldIn: period };
  return always(
    total === null
      ? []
      : addCell({ by: null, within: null, row: everybody, bucket: everybody, told: total }),
  );
}

function tableFinders(
  figure: ReleasedFigure,
  release: Release,
  addCell: AddCell,
): readonly CellFinder[] {
  return figure.kind === "shares"
    ? figure.tables.map(({ by, rows }) =>
        finderOfTable(by, release, (row, at) =>
          always(addCell({ by, within: null, row, bucket: row, told: rows[at] ?? [] })),
        ),
      )
    : figure.tables.map(({ by, rows }) =>
        finderOfTable(by, release, (row, at) => finderOfRow({ by, row, told: rows[at] }, addCell)),
      );
}

/** Numbers of the cells of one table in which a class is counted. */
type CellFinder = (one: PeopleClass) => readonly number[];

/** Numbers for sets of cells, equal sets having one. */
class Places {
  readonly #numbers = new Map<string, number>();
  readonly #cells: (readonly number[])[] = [];

  numberOf(cells: readonly number[]): number {
    const key = cells.join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    const number = this.#cells.push(cells) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  cellsOf(place: number): readonly number[] {
    return this.#cells[place] ?? [];
  }
}

function always(cells: readonly number[]): CellFinder {
  return () => cells;
}

function finderOfTable(
  by: Dimension,
  { dimensions }: Release,
  cellsOfRow: (row: Bucket, at: number) => CellFinder,
): CellFinder {
  const finders = new Map(
    (dimensions[by] ?? []).flatMap((row, at) => {
      const find = cellsOfRow(row, at);
      return row.values.map((value) => [value, find]);
    }),
  );
  return (one) => finders.get(one.values[by])?.(one) ?? [];
}

interface ToldRow {
  readonly by: Dimension;
  readonly row: Bucket;
  readonly told: AmountRow | undefined;
}

function finderOfRow({ by, row, told }: ToldRow, addCell: AddCell): CellFinder {
  if (told === undefined) {
    return always([]);
  }
  const splits = told.splits.map(({ within, parts }) => {
    const cells = parts.map((part) => addCell({ by, within, row, bucket: part, told: part.total }));
    const cellsOf = new Map(
      parts.flatMap(({ values }, at) => values.map((value) => [value, cells[at] ?? []])),
    );
    return { within, cellsOf, isWhole: cells.every((cell) => cell.length > 0) };
  });
  const whole = splits.some(({ isWhole }) => isWhole)
    ? []
    : addCell({ by, within: null, row, bucket: row, told: told.total });
  return (one) => [
    ...whole,
    ...splits.flatMap(({ within, cellsOf }) => cellsOf.get(one.values[within]) ?? []),
  ];
}
