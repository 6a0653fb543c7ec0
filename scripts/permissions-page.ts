import type { GraphSource } from "../src/graph/graph-source.ts";
import { ALL_SOURCES } from "../src/graph/sources.ts";

/** Delegated permissions that members may consent to themselves (Microsoft Graph permissions reference). */
const WITHOUT_ADMINISTRATOR: ReadonlySet<string> = new Set([
  "User.Read",
  "User.ReadBasic.All",
  "LicenseAssignment.Read.All",
]);

/** All scopes that are ever asked for, in the order of the sources that need them. */
function allScopes(): readonly string[] {
  return [...new Set(ALL_SOURCES.flatMap(scopesOf))];
}

function scopesOf({ scopes, narrowerScopes = [] }: GraphSource): readonly string[] {
  return [...scopes, ...narrowerScopes];
}

function pathsOf({ version, path, jsonOnBeta, isCounted }: GraphSource): readonly string[] {
  return [
    `/${version}${path}`,
    ...(jsonOnBeta === true ? [`/beta${path}`] : []),
    ...(isCounted === true ? [`/${version}${path}/$count`] : []),
  ];
}

const code = (words: readonly string[], join = ", "): string =>
  words.map((word) => `\`${word}\``).join(join);

/** The README's table: one row per scope, with the paths it is asked for. */
export function scopesTable(): string {
  const rows = allScopes().map((scope) => {
    const paths = ALL_SOURCES.filter((source) => scopesOf(source).includes(scope)).map(
      ({ path }) => path,
    );
    const consent = WITHOUT_ADMINISTRATOR.has(scope) ? "no" : "yes";
    const shown = [...new Set(paths)];
    const more = shown.length > 3 ? ` and ${shown.length - 2} more` : "";
    return `| \`${scope}\` | ${consent} | ${code(more === "" ? shown : shown.slice(0, 2))}${more} |\n`;
  });
  return `| delegated permission | administrator consents | asked for |\n|---|---|---|\n${rows.join("")}`;
}

function rowOf(source: GraphSource): string {
  const needs = [
    code(scopesOf(source).slice(0, source.scopes.length), " and "),
    ...(source.narrowerScopes ? [`or, for less, ${code(source.narrowerScopes)}`] : []),
  ].join(" ");
  const roles = source.roles.length === 0 ? "any member" : source.roles.join(", ");
  const license =
    source.tenantLicense === undefined ? "" : `; tenant needs ${source.tenantLicense}`;
  return `| ${code(pathsOf(source), "<br>")} | ${needs} | ${roles}${license} | ${source.reason} |\n`;
}

/** docs/permissions.md: everything that is read from Microsoft Graph, and why. */
export function permissionsPage(): string {
  return `# Permissions

Generated from \`src/graph/sources.ts\` by \`npm run generate\`. This is the complete list: a request for anything else
cannot be made, and \`test/e2e/permissions.test.ts\` watches every request of the whole API for it.

- Every call carries a token that Entra issued **on behalf of the signed-in caller**. There is no application permission.
- Every scope reads; none changes anything. No mail, file, chat or calendar content is ever requested.
- A scope nobody consented to, or a role the caller lacks, closes its rows below and nothing else; the answer's
  \`coverage\` says so. Scopes are asked for source by source.

## Scopes

${scopesTable()}
## Paths

Methods are GET, except \`POST /v1.0/$batch\`, which is an envelope of several GET requests of this list. Usage reports
answer with a redirect to a file on another host, which is fetched without an access token. *Role*: directory roles any
one of which opens the path; without a right role Graph refuses, whatever was consented to.

| path | scope | role | why it is read |
|---|---|---|---|
${ALL_SOURCES.map(rowOf).join("")}`;
}
