import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { REQUIRED_SETTINGS, SETTINGS } from "../src/core/config.ts";
import { emit, fillSection } from "./generated.ts";
import { permissionsPage, scopesTable } from "./permissions-page.ts";

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const COMMAND = "npm run generate";

/** The README's table of settings, from the schema that reads them. */
function settingsTable(): string {
  const required = new Set<string>(REQUIRED_SETTINGS);
  const rows = Object.entries(SETTINGS).map(([name, schema]) => {
    const standard = required.has(name) ? "required" : quoted(schema.safeParse(undefined).data);
    return `| \`${name}\` | ${standard} | ${schema.description ?? ""} |\n`;
  });
  return `| setting | default | what it is |\n|---|---|---|\n${rows.join("")}`;
}

function quoted(fallback: unknown): string {
  const text = typeof fallback === "string" ? fallback : JSON.stringify(fallback);
  return text === undefined ? "" : `\`${text}\``;
}

const readme = at("README.md");
const sections = { settings: settingsTable(), permissions: scopesTable() };
const filled = Object.entries(sections).reduce(
  (text, [name, content]) => fillSection(text, name, content),
  readFileSync(readme, "utf8"),
);
emit(readme, filled, COMMAND);
emit(at("docs/permissions.md"), permissionsPage(), COMMAND);
