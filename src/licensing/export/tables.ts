import type { Figure } from "../figure.ts";
import type { Inventory } from "../inventory.ts";
import { decimalOfMoney } from "../prices/decimal.ts";
import type { Recommendation } from "../recommendations.ts";
import type { Reference } from "../reference.ts";
import type { Savings } from "../savings.ts";
import type { CsvCell, CsvTable } from "./csv.ts";

/** An amount as number and currency; two empty cells where it is unknown. */
function amountCells(figure: Figure | null): readonly [CsvCell, CsvCell] {
  return figure === null
    ? [null, null]
    : [Number(decimalOfMoney(figure.money)), figure.money.currency];
}

/** Where the price of an amount is from. */
function sourceCells(figure: Figure | null): readonly [CsvCell, CsvCell] {
  return figure === null ? ["unknown", null] : [figure.price.source, figure.price.asOf];
}

function nameOf(skuId: Recommendation["skuId"], { catalogue }: Reference): string {
  return catalogue.skuById(skuId)?.displayName ?? skuId;
}

/** What is owned, per SKU. */
export function inventoryTable({ lines }: Inventory, reference: Reference): CsvTable {
  return {
    columns: ["Product", "SKU ID", "Status", "Paid", "Trial", "Assigned", "Idle", "Missing"],
    rows: lines.map((line) => [
      nameOf(line.skuId, reference),
      line.skuId,
      line.status,
      line.paid,
      line.trial,
      line.consumed,
      line.idle,
      line.deficit,
    ]),
  };
}

/** What could be saved, per rule and SKU. Unknown prices are empty, not zero. */
export function savingsTable({ lines }: Savings, reference: Reference): CsvTable {
  return {
    columns: [
      "Rule",
      "Product",
      "SKU ID",
      "Replacement",
      "Seats",
      "Per year",
      "Currency",
      "Price source",
      "Price as of",
      "Confidence",
      "Act by",
      "Check first",
    ],
    rows: lines.map((line) => [
      line.rule.id,
      nameOf(line.skuId, reference),
      line.skuId,
      line.replacement && nameOf(line.replacement, reference),
      line.seats,
      ...amountCells(line.yearly),
      ...sourceCells(line.yearly),
      line.confidence,
      line.yearly?.actBy ?? null,
      line.guards.join(" "),
    ]),
  };
}

/** Changes to make, the most money first. */
export function recommendationsTable(
  recommendations: readonly Recommendation[],
  reference: Reference,
): CsvTable {
  return {
    columns: [
      "Id",
      "Change",
      "Product",
      "Replacement",
      "Seats",
      "Per year",
      "Currency",
      "When",
      "Date",
      "Act by",
      "Confidence",
    ],
    rows: recommendations.map((one) => [
      one.id,
      one.kind,
      nameOf(one.skuId, reference),
      one.replacement && nameOf(one.replacement, reference),
      one.seats,
      ...amountCells(one.yearly),
      one.timing,
      one.on,
      one.actBy,
      one.confidence,
    ]),
  };
}
