import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { graphTable } from "../../emulator/index.ts";

/** Delegated scopes that open an endpoint, by its path in lower case. Source and date: `_source`. */
const { endpoints: published } = JSON.parse(
  readFileSync(new URL("data/published-scopes.json", import.meta.url), "utf8"),
) as { readonly endpoints: Readonly<Record<string, readonly string[]>> };

/**
 * Endpoints of which that file tells by another name: casts, counts and keys of what it lists, and
 * report functions that share one permission.
 */
function publishedNameOf(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/microsoft\.graph\.\w+$/, "")
    .replace(/\/\$count$/, "")
    .replace(/\(commercesubscriptionid=.*\)$/, "")
    .replace(/^(\/(?:directory\/subscriptions|groups|tenantrelationships\/\w+))\/:id$/, "$1")
    .replace("authorizationpolicy/authorizationpolicy", "authorizationpolicy")
    .replace(
      /^\/(?:copilot\/)?reports\/.*/,
      "/reports/getoffice365activeuserdetail(period={value})",
    )
    .replace(/:\w+/g, "{id}");
}

/** Not in the file: `GET /devices` (api/device-list.md); a batch asks for nothing itself. */
const ELSEWHERE = new Set(["/devices", "/$batch"]);

describe("the scopes that open an endpoint of the emulator", () => {
  const routes = graphTable.filter(({ path }) => !ELSEWHERE.has(path));

  it.each(routes.map(({ path, access }) => [path, access.anyScope] as const))(
    "%s are among those Microsoft publishes",
    (path, scopes) => {
      const known = published[publishedNameOf(path)] ?? [];

      expect(scopes.filter((scope) => !known.includes(scope))).toEqual([]);
      expect(scopes.length).toBeGreaterThan(0);
    },
  );
});
