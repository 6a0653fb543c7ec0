import { existsSync, readFileSync } from "node:fs";
import { MEASURES, wordsOf } from "../../src/agent/figures/answer-figure.ts";
import { FINDING_NAMES } from "../../src/agent/figures/finding-names.ts";
import { ALL_SOURCES } from "../../src/graph/index.ts";
import { tenantSnapshot } from "../../src/insights/tenant-snapshot.ts";
import { PSEUDONYM_WORDS } from "../../src/privacy/index.ts";
import { schemaOf } from "../../src/privacy/vocabulary.ts";
import { ATTACKS } from "./attacks.ts";
import { type Claim, NEVER } from "./claims.ts";
import { fieldsOf } from "./shape-fields.ts";
import { TOLD } from "./told.ts";

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

/** What stands between the marks of docs/privacy.md, by mark. */
export function privacySections(): Readonly<Record<string, string>> {
  return {
    read: readTable(),
    fields: fieldsTable(),
    measures: measuresList(),
    kinds: kindsTable(),
    told: TOLD.map(claimText).join("\n"),
    never: NEVER.map(claimText).join("\n"),
    attacks: attacksTable(),
  };
}

function readTable(): string {
  const rows = ALL_SOURCES.map(({ id, path, reason }) => `| ${id} | \`${path}\` | ${reason} |\n`);
  return `| source | path | what it is read for |\n|---|---|---|\n${rows.join("")}`;
}

function fieldsTable(): string {
  const rows = fieldsOf(schemaOf(tenantSnapshot.shape)).map(
    ({ path, holds }) => `| \`${path}\` | ${holds} |\n`,
  );
  return `| field | holds |\n|---|---|\n${rows.join("")}`;
}

function measuresList(): string {
  const findings = Object.values(FINDING_NAMES).join(", ");
  return `- measures: ${MEASURES.map(wordsOf).join(", ")}\n- findings: ${findings}\n`;
}

function kindsTable(): string {
  const rows = Object.entries(PSEUDONYM_WORDS).map(
    ([kind, word]) => `| ${kind.replaceAll("_", " ").toLowerCase()} | \`${word}-07\` |\n`,
  );
  return `| taken out | reads as |\n|---|---|\n${rows.join("")}`;
}

function attacksTable(): string {
  const rows = ATTACKS.map(
    ({ sentence, tests }) => `| ${sentence} | ${tests.map(proofText).join("<br>")} |\n`,
  );
  return `| what is tried | the test |\n|---|---|\n${rows.join("")}`;
}

function claimText({ sentence, tests }: Claim): string {
  return `- **${sentence}**\n${tests.map((proof) => `  - ${proofText(proof)}\n`).join("")}`;
}

/** @throws Error when a test named here does not exist: the page would promise what nobody checks. */
function proofText([file, ...names]: Claim["tests"][number]): string {
  const path = `test/${file}`;
  const code = existsSync(at(path)) ? codeOf(readFileSync(at(path), "utf8")) : [];
  const missing = names.filter((name) => !code.some((line) => line.includes(name)));
  if (code.length === 0 || names.length === 0 || missing.length > 0) {
    throw new Error(
      `docs/privacy.md rests on tests that are not there: ${path}, ${missing.join()}`,
    );
  }
  return `[${path}](../${path}): ${names.map((name) => `*${name}*`).join("; ")}`;
}

/** Lines of a source in which a test or a row of its table can be named: those with a string, no comments. */
function codeOf(source: string): readonly string[] {
  return source
    .split("\n")
    .filter((line) => /["'`]/.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line));
}
