import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** One violation per rule: the rule, the file that breaks it, and what that file says. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ["core-imports", "src/core/a.ts", 'import "../auth/index.ts";'],
  ["auth-imports", "src/auth/a.ts", 'import "../graph/index.ts";'],
  ["graph-imports", "src/graph/a.ts", 'import "../privacy/index.ts";'],
  ["graph-types-only", "src/graph/b.ts", 'import { value } from "../auth/index.ts"; value();'],
  ["licensing-imports", "src/licensing/a.ts", 'import "../graph/index.ts";'],
  [
    "licensing-types-only",
    "src/licensing/b.ts",
    'import { value } from "../privacy/traits.ts"; value();',
  ],
  ["privacy-imports", "src/privacy/a.ts", 'import "../licensing/index.ts";'],
  ["privacy-types-only", "src/privacy/b.ts", 'import { value } from "../graph/index.ts"; value();'],
  ["insights-imports", "src/insights/a.ts", 'import "../agent/index.ts";'],
  ["cache-imports", "src/cache/a.ts", 'import "../graph/index.ts";'],
  ["store-imports", "src/store/a.ts", 'import "../privacy/index.ts";'],
  ["store-types-only", "src/store/b.ts", 'import { value } from "../licensing/index.ts"; value();'],
  ["events-imports", "src/events/a.ts", 'import "../insights/index.ts";'],
  ["agent-imports", "src/agent/a.ts", 'import "../cache/index.ts";'],
  ["agent-types-only", "src/agent/b.ts", 'import { value } from "../licensing/index.ts"; value();'],
  ["schema-imports", "src/schema/a.ts", 'import "../insights/index.ts";'],
  [
    "schema-types-only",
    "src/schema/b.ts",
    'import { value } from "../licensing/index.ts"; value();',
  ],
  ["resolvers-imports", "src/resolvers/a.ts", 'import "../graph/index.ts";'],
  [
    "resolvers-types-only",
    "src/resolvers/b.ts",
    'import { value } from "../auth/index.ts"; value();',
  ],
  ["past-the-door", "src/resolvers/c.ts", 'import "../insights/inner.ts";'],
  ["emulator-stands-alone", "emulator/a.ts", 'import "../src/core/b.ts";'],
  ["product-without-emulator", "src/server/a.ts", 'import "../../emulator/b.ts";'],
  ["model-client-in-one-file", "src/agent/c.ts", 'import "@langchain/openai";'],
  ["graph-client-in-graph", "src/server/b.ts", 'import "@microsoft/microsoft-graph-client";'],
  ["identity-libraries-in-auth", "src/server/c.ts", 'import "jose";'],
  ["redis-in-cache-and-events", "src/store/c.ts", 'import "ioredis";'],
  ["sql-in-store", "src/events/b.ts", 'import "pg";'],
  ["no-circular", "src/core/c.ts", 'import "./d.ts"; export const c = 1;'],
];

/** Files the planted ones point at. */
const BYSTANDERS = [
  ...["auth", "graph", "privacy", "licensing", "insights", "cache", "store", "agent", "events"].map(
    (folder) => `src/${folder}/index.ts`,
  ),
  "src/privacy/traits.ts",
  "src/insights/inner.ts",
  "src/core/b.ts",
  "emulator/b.ts",
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe("the import matrix", () => {
  let house: string;
  let violations: readonly Violation[];

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "seatwise-house-"));
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    cpSync(join(root, "tsconfig.json"), join(house, "tsconfig.json"));
    cpSync(join(root, ".dependency-cruiser.mjs"), join(house, ".dependency-cruiser.mjs"));
    const files = [
      ...BYSTANDERS.map((file) => [file, "export const value = () => 1;"] as const),
      ...PLANTED.map(([, file, text]) => [file, text] as const),
      ["src/core/d.ts", 'import "./c.ts"; export const d = 1;'] as const,
    ];
    for (const [file, text] of files) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), `${text}\n`);
    }
    const run = spawnSync(
      join(root, "node_modules/.bin/depcruise"),
      ["src", "emulator", "--config", ".dependency-cruiser.mjs", "--output-type", "json"],
      { cwd: house, encoding: "utf8", maxBuffer: 64_000_000 },
    );
    violations = JSON.parse(run.stdout).summary.violations;
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(PLANTED)("catches a breach of %s", (rule, file) => {
    expect(
      violations.filter((found) => found.from === file).map((found) => found.rule.name),
    ).toContain(rule);
  });

  it("has a planted breach for every rule", async () => {
    const { default: config } = await import(join(root, ".dependency-cruiser.mjs"));
    const rules = config.forbidden.map(({ name }: { name: string }) => name);
    expect(PLANTED.map(([rule]) => rule).sort()).toEqual(rules.sort());
  });

  it("gives every rule a sentence of reason", async () => {
    const { default: config } = await import(join(root, ".dependency-cruiser.mjs"));
    for (const { comment } of config.forbidden) {
      expect(comment.split(" ").length).toBeGreaterThan(5);
    }
  });

  it("finds nothing in the house itself", () => {
    const run = spawnSync(
      join(root, "node_modules/.bin/depcruise"),
      ["src", "emulator", "--config", ".dependency-cruiser.mjs"],
      { cwd: root, encoding: "utf8" },
    );
    expect([run.status, run.status === 0 ? "" : run.stdout]).toEqual([0, ""]);
  });
});

describe("the lint rules of the house", () => {
  const plant = (file: string, text: string): string => {
    const house = mkdtempSync(join(tmpdir(), "seatwise-lint-"));
    cpSync(join(root, ".oxlintrc.json"), join(house, ".oxlintrc.json"));
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
    try {
      return execFileSync(join(root, "node_modules/.bin/oxlint"), [file], {
        cwd: house,
        encoding: "utf8",
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    } finally {
      rmSync(house, { recursive: true, force: true });
    }
  };

  it.each([
    [
      "a global fetch outside the folders that may",
      "src/insights/a.ts",
      "export const a = () => fetch('x');\n",
      "no-restricted-globals",
    ],
    [
      "process.env outside core/config",
      "src/server/a.ts",
      "export const a = process.env.HOME;\n",
      "no-process-env",
    ],
    ["a default export", "src/server/a.ts", "export default 1;\n", "no-default-export"],
    ["any", "src/server/a.ts", "export const a = (b: any) => b;\n", "no-explicit-any"],
    [
      "a non-null assertion",
      "src/server/a.ts",
      "export const a = (b?: string) => b!;\n",
      "no-non-null-assertion",
    ],
  ])("catch %s", (_what, file, text, rule) => {
    expect(plant(file, text)).toContain(rule);
  });
});
