/**
 * Writes `src/licensing/data/{skus,service-plans}.csv` from a newer copy of Microsoft's "Product
 * names and service plan identifiers for licensing" CSV:
 *
 *   npm run refresh:catalogue -- FILE.csv
 *
 * The download's own column names are kept (`Product_Display_Name`, `String_Id`, `GUID`,
 * `Service_Plan_Id`, …). Prices, families and ladders are edited by hand in the same folder.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { inferSchema, initParser } from "udsv";
import { z } from "zod";

const KEY_LENGTH = 8;

// Keys carry stray blanks and no-break spaces in the source, so every cell is trimmed.
const cell = z.string().transform((text) => text.replaceAll("\u00a0", " ").trim());
const guid = cell.pipe(z.guid()).transform((id) => id.toLowerCase());
const row = z.object({
  Product_Display_Name: cell,
  String_Id: cell,
  GUID: guid,
  Service_Plan_Name: cell,
  Service_Plan_Id: guid,
  Service_Plans_Included_Friendly_Names: cell,
});

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeTable(name: string, lines: readonly (readonly string[])[]): void {
  const target = new URL(`../src/licensing/data/${name}.csv`, import.meta.url);
  writeFileSync(target, `${lines.map((line) => line.map(quoted).join(",")).join("\n")}\n`);
  stdout.write(`${name}.csv: ${lines.length - 1} rows\n`);
}

function byKey<Value>(a: readonly [string, Value], b: readonly [string, Value]): number {
  return a[0] < b[0] ? -1 : 1;
}

const [file] = argv.slice(2);
if (file === undefined) throw new Error("Usage: npm run refresh:catalogue -- FILE.csv");
const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
const rows = z.array(row).parse(initParser(inferSchema(text)).stringObjs(text));

const plans = new Map(
  rows.map((entry) => [
    entry.Service_Plan_Id,
    [entry.Service_Plan_Name, entry.Service_Plans_Included_Friendly_Names] as const,
  ]),
);
const keys = new Set([...plans.keys()].map((id) => id.slice(0, KEY_LENGTH)));
if (keys.size !== plans.size) throw new Error("Two service plans share a key: lengthen KEY_LENGTH");

const skus = new Map<string, { part: string; name: string; plans: Set<string> }>();
for (const entry of rows) {
  const known = skus.get(entry.GUID);
  const sku = known ?? {
    part: entry.String_Id,
    name: entry.Product_Display_Name,
    plans: new Set<string>(),
  };
  sku.plans.add(entry.Service_Plan_Id.slice(0, KEY_LENGTH));
  skus.set(entry.GUID, sku);
}

writeTable("service-plans", [
  ["servicePlanId", "name", "friendlyName"],
  ...[...plans].sort(byKey).map(([id, names]) => [id, ...names]),
]);
writeTable("skus", [
  ["skuId", "partNumber", "displayName", "servicePlans"],
  ...[...skus]
    .sort(byKey)
    .map(([id, sku]) => [id, sku.part, sku.name, [...sku.plans].sort().join(" ")]),
]);
