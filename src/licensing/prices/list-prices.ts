import { z } from "zod";
import { type IsoDate, isoDate, skuId } from "../../core/ids.ts";
import { currencyCode, money } from "../../core/money.ts";
import type { Catalogue } from "../catalogue.ts";
import { readReferenceTable } from "../reference-table.ts";
import { type KnownPrice, PRICE_CONFIDENCES, type PriceSource } from "./price.ts";

const listRow = z.object({
  skuId,
  unitPrice: z.string().regex(/^\d+\.\d{2}$/),
  currency: currencyCode,
  effectiveFrom: z.literal("").or(isoDate),
  confidence: z.enum(PRICE_CONFIDENCES),
  source: z.string(),
});

function priceOfRow(row: z.infer<typeof listRow>): KnownPrice {
  // Two decimals by the pattern above, so removing the point gives whole cents.
  const minor = Number(row.unitPrice.replace(".", ""));
  return {
    kind: "priced",
    unit: money(minor, row.currency, "month"),
    source: "list",
    sourceText: row.source,
    asOf: row.effectiveFrom === "" ? null : row.effectiveFrom,
    confidence: row.confidence,
    estimated: false,
  };
}

function isInForce(price: KnownPrice, on: IsoDate): boolean {
  return price.asOf === null || price.asOf <= on;
}

/**
 * Microsoft's public list prices, annual commitment, per seat and month: the latest row in force on
 * the day asked for. An undated row is older than any dated one (`data/SOURCES.md`). Reads a file;
 * call it once and hand the result on.
 */
export function loadListPrices(): PriceSource {
  const rows = readReferenceTable("list-prices", listRow);
  const bySku = Map.groupBy(rows, (row) => row.skuId);
  const newestFirst = new Map(
    [...bySku].map(([id, ofSku]) => [
      id,
      ofSku.map(priceOfRow).sort((a, b) => ((a.asOf ?? "") < (b.asOf ?? "") ? 1 : -1)),
    ]),
  );
  return ({ skuId: id, on }) => newestFirst.get(id)?.find((price) => isInForce(price, on));
}

/** SKUs that cost nothing by their kind: free, trial, viral, developer, student benefit, grant. */
export function freeByKind(catalogue: Catalogue): PriceSource {
  return ({ skuId: id }) => {
    const because = catalogue.skuById(id)?.freeBecause ?? null;
    return because === null ? undefined : { kind: "free", because };
  };
}
