/**
 * Adds newer public list prices to `src/licensing/data/list-prices.csv`:
 *
 *   npm run refresh:prices -- FILE.csv
 *
 * The file has the same columns: skuId, partNumber, unitPrice, currency, effectiveFrom, confidence,
 * source. A row for the same SKU, currency and day takes the place of the old one; all others stay, so
 * that old figures can still be explained. Nothing is written unless every row can be read.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { inferSchema, initParser } from "udsv";
import { z } from "zod";
import { isoDate, skuId } from "../src/core/ids.ts";
import { currencyCode } from "../src/core/money.ts";
import { csvOf } from "../src/licensing/export/csv.ts";
import { PRICE_CONFIDENCES } from "../src/licensing/prices/price.ts";

const COLUMNS = [
  "skuId",
  "partNumber",
  "unitPrice",
  "currency",
  "effectiveFrom",
  "confidence",
  "source",
] as const;

const row = z.strictObject({
  skuId,
  partNumber: z.string(),
  unitPrice: z.string().regex(/^\d+(\.\d+)?$/),
  currency: currencyCode,
  effectiveFrom: z.literal("").or(isoDate),
  confidence: z.enum(PRICE_CONFIDENCES),
  source: z.string().min(1),
});
type Row = z.infer<typeof row>;

function rowsOf(text: string): readonly Row[] {
  const bare = text.replace(/^\uFEFF/, "");
  return z.array(row).parse(initParser(inferSchema(bare)).stringObjs(bare));
}

const [file] = argv.slice(2);
if (file === undefined) throw new Error("Usage: npm run refresh:prices -- FILE.csv");
const target = new URL("../src/licensing/data/list-prices.csv", import.meta.url);
const known = rowsOf(readFileSync(target, "utf8"));
const newer = rowsOf(readFileSync(file, "utf8"));
const keyOf = (one: Row) => [one.skuId, one.currency, one.effectiveFrom].join();
const merged = new Map([...known, ...newer].map((one) => [keyOf(one), one]));
const table = csvOf({
  columns: COLUMNS,
  rows: [...merged.values()].map((one) => COLUMNS.map((column) => one[column])),
});
writeFileSync(target, table.replaceAll("\r\n", "\n"));
stdout.write(
  `${newer.length} prices read; ${merged.size} rows, ${merged.size - known.length} new.\n`,
);
