import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  type GraphQLNamedType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import type { Emulator } from "../../emulator/index.ts";
import { ALL_SOURCES } from "../../src/graph/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const DEEPEST = 9;

/** Everything that can be asked of a type without saying more. */
function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type) || depth < 0) return "";
  const fields = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .flatMap(({ name, type: inner }) => {
      const named = getNamedType(inner);
      const selection = selectionOf(named, depth - 1);
      return isObjectType(named) && (depth === 0 || selection === "")
        ? []
        : [`${name}${selection}`];
    });
  return fields.length === 0 ? "" : ` { ${fields.join(" ")} }`;
}

/** One question per part of the tenant, and those that need arguments. */
function wholeApi(): readonly string[] {
  const tenant = schema.getType("Tenant");
  const parts = isObjectType(tenant) ? Object.values(tenant.getFields()) : [];
  return [
    ...parts
      .filter(({ args }) => !args.some(isRequiredArgument))
      .map(({ name, type }) => `{ tenant { ${name}${selectionOf(getNamedType(type), DEEPEST)} } }`),
    `{ tenant { findings(first: 3) { edges { node { members(first: 5) { edges { node { principalName } } } } } } } }`,
    `{ tenant { licensePlan(input: {}) { status } } }`,
    `mutation { ask(input: { question: "How many seats are idle?" }) { interactionId } }`,
  ];
}

const REPORT_FILE = /^\/data\/download\//;

/** What a path of the journal is in the table of sources. */
const TEMPLATES = ALL_SOURCES.flatMap(({ version, path, jsonOnBeta, isCounted }) => [
  { version, path },
  ...(jsonOnBeta === true ? [{ version: "beta", path }] : []),
  ...(isCounted === true ? [{ version, path: `${path}/$count` }] : []),
]).map(({ version, path }) => {
  const [words, ...rest] = `/${version}${path}`.split(/\{\w+\}/);
  const escaped = [words, ...rest].map((word = "") => word.replaceAll(/[.$()]/g, "\\$&"));
  return new RegExp(`^${escaped.join("[^/]+")}$`);
});
const SCOPES = new Set(
  ALL_SOURCES.flatMap(({ scopes, narrowerScopes = [] }) => [...scopes, ...narrowerScopes]),
);

/** Paths asked for by any of the callers. */
const seen = new Set<string>();

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator({
    tenants: [
      { name: "Contoso", members: 120 },
      { name: "Woodgrove", members: 40 },
    ],
  });
  const [group] = emulator.tenant("Contoso").groups();
  emulator
    .tenant("Contoso")
    .assignRoles(group?.id ?? "", [{ role: "Security Administrator", scope: "/" }]);
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

describe("the whole API", () => {
  it.each([
    ["global-admin", "Contoso"],
    ["reports-reader", "Contoso"],
    ["global-reader", "Contoso"],
    ["license-admin", "Contoso"],
    ["member", "Contoso"],
    ["helpdesk-au", "Contoso"],
    ["guest", "Contoso"],
    ["global-admin", "Woodgrove"],
  ])(
    "asks Graph for nothing but what the table of sources lists: %s of %s",
    async (persona, tenant) => {
      emulator.journal.clear();
      for (const question of wholeApi()) {
        const { body } = await house.ask(question, { persona, tenant });
        expect([
          question,
          body.errors?.filter(({ extensions }) => extensions.code === "BAD_INPUT") ?? [],
        ]).toEqual([question, []]);
      }
      const asked = emulator.journal
        .entries(({ area }) => area === "graph" || area === "reports" || area === "unknown")
        .map(({ method, path, body, headers }) => ({
          method,
          path: decodeURIComponent(path),
          body,
          authorized: "authorization" in headers,
        }));
      const strange = asked.filter(({ method, path, body }) =>
        path === "/v1.0/$batch"
          ? method !== "POST" ||
            !/^\{"requests":\[(\{"id":"\d+","method":"GET","url":"[^"]+"\},?)+\]\}$/.test(body)
          : method !== "GET" ||
            !(REPORT_FILE.test(path) || TEMPLATES.some((known) => known.test(path))),
      );
      const scopes = emulator.journal
        .entries(({ area, path }) => area === "entra" && path.endsWith("/token"))
        .flatMap(({ body }) => new URLSearchParams(body).get("scope")?.split(" ") ?? [])
        .map((scope) => scope.replace("https://graph.microsoft.com/", ""));
      const openId = ["openid", "profile", "offline_access"];

      for (const { path } of asked) seen.add(path);

      expect(strange).toEqual([]);
      expect(asked.length).toBeGreaterThan(5);
      expect(scopes.filter((scope) => !SCOPES.has(scope) && !openId.includes(scope))).toEqual([]);
    },
  );

  it("reads every path that is listed, but counts of members, which small tenants need not", async () => {
    // A client whose tokens tell no roles has them read from Graph.
    const token = await emulator.mintAccessToken({ claims: { wids: undefined } });
    await house.ask("{ tenant { id } }", { token });
    // Where files of the report on apps are used up, its JSON form is read.
    emulator.faults.plant({
      path: "/v1.0/*getM365AppUserDetail*",
      effect: { kind: "status", status: 429, retryAfter: 600 },
    });
    await house.ask("{ tenant { id } }", { persona: "reports-reader", tenant: "Woodgrove" });
    const last = emulator.journal.entries(({ area }) => area === "graph").map(({ path }) => path);
    const unread = TEMPLATES.filter(
      (known) => ![...seen, ...last].some((path) => known.test(path)),
    );

    expect(unread.filter(({ source }) => !source.endsWith("count$"))).toEqual([]);
  });
});
