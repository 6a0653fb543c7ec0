import { readFileSync } from "node:fs";
import { inferSchema, initParser } from "udsv";
import { z } from "zod";

/**
 * Rows of one table of `data/`, checked.
 * @throws ZodError when a row does not have the expected form: reference data is part of the release.
 */
export function readReferenceTable<Row>(name: string, row: z.ZodType<Row>): readonly Row[] {
  const text = readFileSync(new URL(`data/${name}.csv`, import.meta.url), "utf8");
  return z.array(row).parse(parseCsv(text));
}

/**
 * Rows of a CSV text (RFC 4180) as objects by header name; none without a line after the header. A
 * byte-order mark is ignored.
 */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const bare = text.replace(/^\uFEFF/, "").trim();
  return !bare.includes("\n") ? [] : initParser(inferSchema(bare)).stringObjs(bare);
}
