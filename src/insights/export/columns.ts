import type { SkuId } from "../../core/ids.ts";
import {
  type CsvCell,
  type CsvTable,
  decimalOfMoney,
  type Reference,
} from "../../licensing/index.ts";
import type { SealedFigure } from "../aggregates/figure.ts";

/** Columns that belong together, and their cells for a row. */
export interface Columns<Row> {
  readonly headers: readonly string[];
  readonly cells: (row: Row, reference: Reference) => readonly CsvCell[];
}

/** One column. */
export function column<Row>(header: string, cell: (row: Row) => CsvCell): Columns<Row> {
  return { headers: [header], cells: (row) => [cell(row)] };
}

/** A product by name and GUID; both empty where there is none. */
export function product<Row>(header: string, skuIdOf: (row: Row) => SkuId | null): Columns<Row> {
  return {
    headers: [header, `${header} SKU ID`],
    cells: (row, { catalogue }) => {
      const id = skuIdOf(row);
      return id === null ? [null, null] : [catalogue.skuById(id)?.displayName ?? id, id];
    },
  };
}

/** An amount with its currency and all it can be traced to; empty where it is unknown, never zero. */
export function amount<Row>(
  header: string,
  figureOf: (row: Row) => SealedFigure | null | undefined,
): Columns<Row> {
  const proof = [
    "currency",
    "price source",
    "price as of",
    "price dated",
    "estimated",
    "rule",
    "data of",
    "confidence",
  ];
  return {
    headers: [header, ...proof.map((word) => `${header} ${word}`)],
    cells: (row) => {
      const figure = figureOf(row);
      if (figure == null) return [null, ...proof.map(() => null)];
      const { money, rule, dataOn, confidence } = figure;
      const { priceSource, priceAsOf, priceDated, priceEstimated } = figure;
      const decimal = Number(decimalOfMoney(money));
      const price = [priceSource, priceAsOf, priceDated, priceEstimated];
      return [decimal, money.currency, ...price, rule, dataOn, confidence];
    },
  };
}

/** Rows under columns. */
export function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly Columns<Row>[],
  reference: Reference,
): CsvTable {
  return {
    columns: columns.flatMap(({ headers }) => headers),
    rows: rows.map((row) => columns.flatMap(({ cells }) => cells(row, reference))),
  };
}
