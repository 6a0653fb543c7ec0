import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const DEV_CASES = fileOf("test/licensing/optimizer/dev-cases.json");
const COMMAND = [
  "--disable-warning=ExperimentalWarning",
  "--import",
  fileOf("scripts/closed-pipe.mjs"),
  fileOf("scripts/plan.ts"),
];

async function plan(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...COMMAND, ...args]);
  return stdout;
}

/** A file with three seats of one SKU of which 2 are locked for 5 months, a case that lacks its SKUs, and one nobody can serve. */
function caseFile(): string {
  const one = {
    format: "licence-case/1",
    id: "one",
    currency: "USD",
    minorUnit: 2,
    horizonMonths: 12,
    ladders: { mail: ["plan1"] },
    skus: [
      { id: "A", priceMinorPerMonth: 1000, provides: { mail: 1 } },
      { id: "B", priceMinorPerMonth: 400, provides: { mail: 1 } },
    ],
    cohorts: [{ id: "all", users: 3, needs: { mail: 1 }, current: ["A"] }],
    purchased: [
      { sku: "A", seats: 2, committedMonths: 5 },
      { sku: "A", seats: 1 },
    ],
  };
  const cases = [
    one,
    { ...one, id: "two", skus: [] },
    { ...one, id: "three", cohorts: [{ ...one.cohorts[0], forbid: ["A", "B"] }] },
  ];
  const path = join(mkdtempSync(join(tmpdir(), "plan-")), "cases.json");
  writeFileSync(path, JSON.stringify({ format: "licence-case-file/1", cases }));
  return path;
}

describe("the plan command", () => {
  it("answers every case, also beside one that cannot be read or solved", async () => {
    expect(JSON.parse(await plan(caseFile(), "--json"))).toEqual([
      {
        id: "one",
        baselineMinor: 36_000,
        // Two seats stay paid for 5 months; everybody else and everything after is B.
        optimumMinor: 5 * (2 * 1000 + 400) + 7 * 3 * 400,
        savingMinor: 15_600,
        waterfallMinor: {
          reduceUnassigned: 0,
          reclaimDisabled: 0,
          reclaimInactive: 0,
          removeRedundant: 0,
          rightsizeOwned: 0,
          newMix: 15_600,
        },
      },
      { id: "two", error: "Case two: purchased: there is no SKU A." },
      { id: "three", baselineMinor: 36_000, error: "infeasible" },
    ]);
  });

  it("tells on request what proves the answer, who changes when, and what a seat more is worth", async () => {
    const [one] = JSON.parse(await plan(caseFile(), "--json", "--details"));
    expect(one).toMatchObject({
      boundMinor: 20_400,
      gapMinor: 0,
      proof: "bound-met",
      periods: [
        { firstMonth: 1, lastMonth: 5, moves: [{ from: ["A"], to: ["B"], members: 1 }] },
        { firstMonth: 6, lastMonth: 12, moves: [{ from: ["A"], to: ["B"], members: 2 }] },
      ],
      shadowPrices: [[{ of: { sku: "A" }, perMonthMinor: 400 }], []],
    });
    const text = await plan(caseFile(), "--details");
    expect(text).toContain("no plan costs less than 204.00 USD (gap 0.00 USD, bound-met)");
    expect(text).toContain("one more free seat of A would save 4.00 USD a month");
  });

  it("ends quietly when its reader has seen enough", async () => {
    const child = spawn(process.execPath, [...COMMAND, DEV_CASES]);
    child.stdout.destroy();
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(child, "close");
    expect([code, said]).toEqual([0, ""]);
  });

  it("prints the worked cases as their file has them", async () => {
    const { cases } = JSON.parse(readFileSync(DEV_CASES, "utf8"));
    const answers = JSON.parse(await plan(DEV_CASES, "--json"));
    expect(answers).toEqual(
      cases.map(({ id, expected }: { id: string; expected: object }) => ({ id, ...expected })),
    );
  });
});
