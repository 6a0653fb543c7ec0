import { z } from "zod";
import { isoDate, skuId } from "../../core/ids.ts";
import { currencyCode } from "../../core/money.ts";
import type { Catalogue } from "../catalogue.ts";
import { readReferenceTable } from "../reference-table.ts";
import { datedPrices, type PriceRow } from "./dated-prices.ts";
import { moneyOfDecimal } from "./decimal.ts";
import { PRICE_CONFIDENCES, type PriceSource } from "./price.ts";

const listRow = z.object({
  skuId,
  unitPrice: z.string(),
  currency: currencyCode,
  effectiveFrom: z.literal("").or(isoDate),
  confidence: z.enum(PRICE_CONFIDENCES),
  source: z.string(),
  statedOn: isoDate,
});

/**
 * Microsoft's public list prices, annual commitment, per seat and month: the latest row in force on
 * the day asked for (`data/SOURCES.md`). Reads a file; call it once and hand the result on.
 */
export function loadListPrices(): PriceSource {
  const rows = readReferenceTable("list-prices", listRow).map(
    (row): PriceRow => ({
      skuId: row.skuId,
      unit: moneyOfDecimal(row.unitPrice, row.currency, "month"),
      term: "annual",
      validFrom: row.effectiveFrom === "" ? null : row.effectiveFrom,
      validUntil: null,
      statedOn: row.statedOn,
      sourceText: row.source,
      confidence: row.confidence,
    }),
  );
  return datedPrices("list", rows);
}

/** SKUs that cost nothing by their kind: free, trial, viral, developer, student benefit, grant. */
export function freeByKind(catalogue: Catalogue): PriceSource {
  return ({ skuId: id }) => {
    const because = catalogue.skuById(id)?.freeBecause ?? null;
    return because === null ? undefined : { kind: "free", because };
  };
}
