import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";

const run = promisify(execFile);
const path = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";

let tables: string;

beforeEach(async () => {
  tables = await mkdtemp(join(tmpdir(), "seatwise-tables-"));
  await cp(path("src/licensing/data"), tables, { recursive: true });
});

afterEach(() => rm(tables, { recursive: true }));

const table = (name: string) => readFile(join(tables, `${name}.csv`), "utf8");

async function refresh(script: "prices" | "catalogue", csv: string) {
  const file = join(tables, "newer");
  await writeFile(file, csv);
  const outcome = await run(process.execPath, [
    path(`scripts/refresh-${script}.ts`),
    file,
    "--tables",
    tables,
  ]).catch((error: { readonly stderr: string }) => ({ stdout: "", stderr: error.stderr }));
  return { told: outcome.stdout.trim(), refused: outcome.stderr.replace(file, "FILE").trim() };
}

const PRICES = "skuId,partNumber,unitPrice,currency,effectiveFrom,confidence,source\n";

describe("newer list prices", () => {
  it("join the older ones", async () => {
    const before = await table("list-prices");
    const row = `${E3},SPE_E3,41.00,USD,2027-01-01,verified,a page`;
    const file = `${PRICES.trim()},statedOn\n${row},2026-12-24\n`;
    const { told } = await refresh("prices", file);

    expect(told).toMatch(/^1 prices read; \d+ rows, 1 new\.$/);
    expect(await table("list-prices")).toBe(`${before}${row},2026-12-24\n`);
  });

  it.each([
    [
      "an amount that is none",
      `${E3},SPE_E3,cheap,USD,2027-01-01,verified,a page`,
      "row 2: unitPrice",
    ],
    ["no source", `${E3},SPE_E3,41.00,USD,2027-01-01,verified,`, "row 2: source"],
    ["nothing", "", "has no lines"],
  ])("with %s are refused, and nothing is written", async (_what, row, because) => {
    const before = await table("list-prices");

    expect((await refresh("prices", `${PRICES}${row}`)).refused).toContain(because);
    expect(await table("list-prices")).toBe(before);
  });
});

const COLUMNS =
  "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names";

const cells = (csv: string): readonly (readonly string[])[] =>
  initParser(inferSchema(csv)).stringArrs(csv);
const lineOf = (row: readonly unknown[]) => row.map((cell) => `"${String(cell)}"`).join(",");

/** The known tables as Microsoft would give them out: a line for each plan of each product. */
async function download(): Promise<readonly string[]> {
  const plans = cells(await table("service-plans"));
  const byKey = new Map(plans.map((plan) => [String(plan[0]).slice(0, 8), plan]));
  return cells(await table("skus")).flatMap(([id, part, name, keys]) =>
    String(keys)
      .split(" ")
      .map((key) => {
        const [planId, plan, friendly] = byKey.get(key) ?? [];
        return lineOf([name, part, id, plan, planId, friendly]);
      }),
  );
}

describe("a newer catalogue", () => {
  it("brings new products", async () => {
    const lines = await download();
    const before = await table("skus");
    const id = "11111111-1111-4111-8111-111111111111";
    const added = lineOf(["Brand New", "NEW", id, "PLAN", id, "Plan"]);
    const { told } = await refresh("catalogue", [COLUMNS, ...lines, added].join("\n"));

    expect(told).toMatch(/^\d+ products, \d+ service plans\.$/);
    const after = (await table("skus")).split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      `${id},NEW,Brand New,11111111`,
    ]);
    expect(after).toHaveLength(before.split("\n").length + 1);
  });

  it("that is cut short is refused, and nothing is written", async () => {
    const before = await table("skus");
    const lines = await download();
    const { refused } = await refresh("catalogue", [COLUMNS, ...lines.slice(0, 40)].join("\n"));

    expect(refused).toMatch(/^FILE lacks \d+ products known by now, such as /);
    expect(await table("skus")).toBe(before);
  });
});
