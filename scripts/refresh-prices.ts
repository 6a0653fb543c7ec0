/**
 * Adds newer public list prices to `src/licensing/data/list-prices.csv`:
 *
 *   npm run refresh:prices -- FILE.csv
 *
 * The file has the same columns: skuId, partNumber, unitPrice, currency, effectiveFrom, confidence,
 * source, and statedOn, the day on which the source said so (today where it is left out). A row for the same SKU, currency and day takes the place of the old one; all others stay, so
 * that old figures can still be explained. Nothing is written unless every row can be read.
 */
import { z } from "zod";
import { dayOf } from "../src/core/clock.ts";
import { isoDate, skuId } from "../src/core/ids.ts";
import { currencyCode } from "../src/core/money.ts";
import { PRICE_CONFIDENCES } from "../src/licensing/prices/price.ts";
import { rowsOf, runRefresh, writeTable } from "./refresh-command.ts";

const COLUMNS = [
  "skuId",
  "partNumber",
  "unitPrice",
  "currency",
  "effectiveFrom",
  "confidence",
  "source",
  "statedOn",
] as const;

const row = z.strictObject({
  skuId,
  partNumber: z.string(),
  unitPrice: z.string().regex(/^\d+(\.\d+)?$/),
  currency: currencyCode,
  effectiveFrom: z.literal("").or(isoDate),
  confidence: z.enum(PRICE_CONFIDENCES),
  source: z.string().min(1),
  statedOn: isoDate.default(dayOf(new Date())),
});
type Row = z.infer<typeof row>;

const keyOf = (one: Row) => [one.skuId, one.currency, one.effectiveFrom].join();

runRefresh({
  name: "refresh:prices",
  description: "Adds newer public list prices; older ones stay.",
  run: (file, pathOf) => {
    const newer = rowsOf(file, row);
    const target = pathOf("list-prices");
    const known = rowsOf(target, row);
    const merged = new Map([...known, ...newer].map((one) => [keyOf(one), one]));
    writeTable(target, {
      columns: COLUMNS,
      rows: [...merged.values()].map((one) => COLUMNS.map((column) => one[column])),
    });
    return `${newer.length} prices read; ${merged.size} rows, ${merged.size - known.length} new.`;
  },
});
