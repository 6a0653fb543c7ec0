/**
 * Writes `src/licensing/data/{skus,service-plans}.csv` from a newer copy of Microsoft's "Product
 * names and service plan identifiers for licensing" CSV:
 *
 *   npm run refresh:catalogue -- FILE.csv
 *
 * The download's own column names are kept (`Product_Display_Name`, `String_Id`, `GUID`,
 * `Service_Plan_Id`, …). A file that lacks products known by now is refused: Microsoft retires products
 * without taking them off the list, so it is cut short. Prices, families and ladders are edited by hand
 * in the same folder.
 */
import { z } from "zod";
import { refuse, rowsOf, runRefresh, writeTable } from "./refresh-command.ts";

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

function byKey<Value>(a: readonly [string, Value], b: readonly [string, Value]): number {
  return a[0] < b[0] ? -1 : 1;
}

type Row = z.infer<typeof row>;

const known = z.object({ skuId: z.string(), displayName: z.string() });

interface Product {
  readonly part: string;
  readonly name: string;
  readonly plans: Set<string>;
}

function plansIn(rows: readonly Row[]): ReadonlyMap<string, readonly [string, string]> {
  const plans = new Map(
    rows.map((entry) => [
      entry.Service_Plan_Id,
      [entry.Service_Plan_Name, entry.Service_Plans_Included_Friendly_Names] as const,
    ]),
  );
  const keys = new Set([...plans.keys()].map((id) => id.slice(0, KEY_LENGTH)));
  if (keys.size !== plans.size) refuse("Two service plans share a key: lengthen KEY_LENGTH.");
  return plans;
}

function productsIn(rows: readonly Row[]): ReadonlyMap<string, Product> {
  const products = new Map<string, Product>();
  for (const entry of rows) {
    const product = products.get(entry.GUID) ?? {
      part: entry.String_Id,
      name: entry.Product_Display_Name,
      plans: new Set<string>(),
    };
    product.plans.add(entry.Service_Plan_Id.slice(0, KEY_LENGTH));
    products.set(entry.GUID, product);
  }
  return products;
}

runRefresh({
  name: "refresh:catalogue",
  description: "Renews products and service plans from Microsoft's download.",
  run: (file, pathOf) => {
    const rows = rowsOf(file, row);
    const plans = plansIn(rows);
    const products = productsIn(rows);
    const lost = rowsOf(pathOf("skus"), known).filter(({ skuId }) => !products.has(skuId));
    const [first] = lost;
    if (first !== undefined) {
      refuse(`${file} lacks ${lost.length} products known by now, such as ${first.displayName}.`);
    }
    writeTable(pathOf("service-plans"), {
      columns: ["servicePlanId", "name", "friendlyName"],
      rows: [...plans].sort(byKey).map(([id, names]) => [id, ...names]),
    });
    writeTable(pathOf("skus"), {
      columns: ["skuId", "partNumber", "displayName", "servicePlans"],
      rows: [...products]
        .sort(byKey)
        .map(([id, { part, name, plans: own }]) => [id, part, name, [...own].sort().join(" ")]),
    });
    return `${products.size} products, ${plans.size} service plans.`;
  },
});
