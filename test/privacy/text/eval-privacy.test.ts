import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { readRows } from "../../../scripts/privacy-eval/rows.ts";
import { type EvalReport, evaluate } from "../../../scripts/privacy-eval/run.ts";
import type { SetScore, Share } from "../../../scripts/privacy-eval/score.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function reports(file: string): Readonly<Record<string, SetScore>> {
  const rows = readRows(readFileSync(join(root, "test/evals/data", file), "utf8"));
  const all: readonly EvalReport[] = evaluate(rows, "US", 1);
  return Object.fromEntries(all.map(({ directory, score }) => [directory, score]));
}

const ratio = ({ hits, cases }: Share): number => (cases === 0 ? 1 : hits / cases);

describe("the bars on labelled sets", () => {
  it.each([
    ["pii/presidio-research-v2.dev.jsonl", 0.9, 0.005],
    ["pii/presidio-research-large.dev.jsonl", 0.9, 0.005],
    ["pii/m365-synthetic.dev.jsonl", 0.9, 0.005],
    // Titles such as `Professor` are taken out with names, and are not labelled here.
    ["pii/names-of-the-world.dev.jsonl", 0.9, 0.02],
  ])("%s", (file, unlisted, overRedaction) => {
    const { all, none } = reports(file);
    const leakFree = (kind: string): number =>
      ratio(all?.entities[kind]?.leakFree ?? { hits: 0, cases: 0 });
    for (const kind of ["EMAIL", "IP", "CREDIT_CARD", "IBAN", "US_SSN", "GUID", "SECRET"]) {
      expect([kind, leakFree(kind)]).toEqual([kind, 1]);
    }
    for (const kind of ["GROUP", "DOMAIN", "DEVICE", "PHONE"]) {
      expect([kind, leakFree(kind) >= 0.99]).toEqual([kind, true]);
    }
    expect(leakFree("PERSON")).toBeGreaterThanOrEqual(0.985);
    expect(
      ratio(none?.entities["PERSON"]?.leakFree ?? { hits: 0, cases: 1 }),
    ).toBeGreaterThanOrEqual(unlisted);
    expect(all?.keepDamage.hits).toBe(0);
    expect(none?.keepDamage.hits).toBe(0);
    expect(ratio(all?.overRedaction ?? { hits: 1, cases: 1 })).toBeLessThanOrEqual(overRedaction);
    expect(ratio(all?.falseSecrets ?? { hits: 1, cases: 1 })).toBeLessThanOrEqual(0.005);
  });

  it("finds every positive unit row and sees nothing in the negative ones", () => {
    const { none } = reports("pii/presidio-unit.dev.jsonl");
    const misses = Object.entries(none?.units ?? {}).map(([kind, { found, falseAlarms }]) => [
      kind,
      found.cases - found.hits,
      falseAlarms.hits,
    ]);
    expect(misses).toEqual(
      ["CREDIT_CARD", "CRYPTO", "EMAIL", "IBAN", "IP", "MAC", "PHONE", "URL", "US_SSN"].map(
        (kind) => [kind, 0, 0],
      ),
    );
  });

  it("finds the secret in every line that holds one", () => {
    const { none } = reports("secrets/gitleaks-literals.dev.jsonl");
    expect(none?.secrets.found).toEqual({ hits: 75, cases: 75 });
  });
});

function run(
  content: string,
  ...options: readonly string[]
): { code: number | null; out: string; err: string } {
  const folder = mkdtempSync(join(tmpdir(), "eval-"));
  const file = join(folder, "rows.jsonl");
  writeFileSync(file, content);
  const script = join(root, "scripts/eval-privacy.ts");
  const child = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, file, ...options],
    { encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  return { code: child.status, out: child.stdout, err: child.stderr };
}

describe("npm run eval:privacy", () => {
  it("counts spans in code points and reads base64", () => {
    const rows = [
      { text: "👍 mail a@b.org", spans: [[7, 14, "EMAIL"]] },
      { b64: Buffer.from("mail c@d.org").toString("base64"), spans: [[5, 12, "EMAIL"]] },
    ];
    const { code, out } = run(rows.map((row) => JSON.stringify(row)).join("\n"), "--json");
    const { reports: told } = JSON.parse(out);
    const whole = { hits: 2, cases: 2 };
    expect(code).toBe(0);
    expect(told[0].score.entities.EMAIL).toEqual({
      leakFree: whole,
      typed: whole,
      precision: whole,
    });
  });

  it.each([
    ["no JSON", '{"text":"a"}\nnot json', "Line 2 is not JSON."],
    ["neither text nor b64", "{}", "Line 1 is not a row: a row has either text or b64."],
    [
      "a span beyond the text",
      '\n{"text":"abc","spans":[[0,9,"EMAIL"]]}',
      "Line 2 has a span [0, 9] beyond its text.",
    ],
  ])("names the line with %s", (_, content, sentence) => {
    expect(run(content)).toEqual({ code: 1, out: "", err: `${sentence}\n` });
  });
});
