import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { MemberView } from "../../emulator/tenant/member-view.ts";
import { ask, askAll, graphTokenFor, type Json } from "./emulated.ts";

const EVENTUAL = { ConsistencyLevel: "eventual" };
const MEMBERS = 1300;

let emulator: Emulator;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({
    now: new Date("2026-11-21T10:00:00Z"),
    tenants: [
      { name: "Contoso", members: MEMBERS },
      { name: "Basic", members: 40, premium: false },
    ],
  });
  token = await graphTokenFor(emulator);
});

afterAll(() => emulator.close());

const get = (path: string, headers = {}) => ask(emulator, token, path, headers);
const all = (path: string, headers = {}) => askAll(emulator, token, path, headers);
const ids = (items: readonly Json[]) => items.map(({ id }) => String(id)).sort();

describe("GET /users", () => {
  it("pages through every member once", async () => {
    const items = await all("/v1.0/users?$select=id&$top=999");

    expect(new Set(ids(items)).size).toBe(MEMBERS);
    expect(items).toHaveLength(MEMBERS);
  });

  it("links to the next page on the origin the request came to, keeping the query", async () => {
    const port = new URL(emulator.origin).port;
    const { body } = await get(`http://localhost:${port}/v1.0/users?$select=id&$top=5`);

    expect(String(body["@odata.nextLink"])).toMatch(
      new RegExp(
        `^http://localhost:${port}/v1\\.0/users\\?\\$select=id&\\$top=5&\\$skiptoken=[\\w-]+$`,
      ),
    );
  });

  it.each([
    ["100 without $top", "/v1.0/users?$select=id", 100],
    ["as many as asked for", "/v1.0/users?$select=id&$top=999", 999],
    ["500 at most with sign-in activity", "/v1.0/users?$select=id,signInActivity&$top=999", 500],
    [
      "500 at most when filtered by sign-in activity",
      "/v1.0/users?$select=id&$top=999&$filter=signInActivity/lastSignInDateTime ge 2000-01-01T00:00:00Z",
      500,
    ],
  ])("gives %s", async (_what, path, size) => {
    const { body } = await get(path);

    expect(body["value"]).toHaveLength(size);
  });

  it("has licence fields only when they are selected", async () => {
    const plain = await get("/v1.0/users?$top=1");
    const selected = await get(
      "/v1.0/users?$top=1&$select=id,assignedLicenses,licenseAssignmentStates",
    );

    expect(Object.keys((plain.body["value"] as Json[])[0] ?? {}).sort()).toEqual([
      "businessPhones",
      "displayName",
      "givenName",
      "id",
      "jobTitle",
      "mail",
      "mobilePhone",
      "officeLocation",
      "preferredLanguage",
      "surname",
      "userPrincipalName",
    ]);
    expect(Object.keys((selected.body["value"] as Json[])[0] ?? {})).toEqual([
      "id",
      "assignedLicenses",
      "licenseAssignmentStates",
    ]);
  });

  it("says the count on the first page only, and only to the eventual index", async () => {
    const first = await get("/v1.0/users?$select=id&$count=true", EVENTUAL);
    const second = await get(String(first.body["@odata.nextLink"]), EVENTUAL);
    const strict = await get("/v1.0/users?$select=id&$count=true");

    expect(first.body["@odata.count"]).toBe(MEMBERS);
    expect(second.body).not.toHaveProperty("@odata.count");
    expect(strict.body).not.toHaveProperty("@odata.count");
  });

  it("keeps the order of creation when asked, both ways", async () => {
    const dates = async (order: string) =>
      (
        await all(`/v1.0/users?$select=createdDateTime&$top=999&$orderby=createdDateTime ${order}`)
      ).map(({ createdDateTime }) => String(createdDateTime));

    const up = await dates("asc");
    expect(up).toEqual(up.toSorted());
    expect(await dates("desc")).toEqual(up.toReversed());
  });
});

describe("partitions by creation time", () => {
  it("are disjoint and complete, however they are cut", async () => {
    const everyone = await all("/v1.0/users?$select=id,createdDateTime&$top=999");
    const times = everyone.map(({ createdDateTime }) => String(createdDateTime)).sort();
    const cuts = [0.1, 0.35, 0.36, 0.8].map((share) => times[Math.floor(share * MEMBERS)] ?? "");
    const bounds = [undefined, ...cuts, undefined];

    const parts: Json[][] = [];
    for (let n = 0; n + 1 < bounds.length; n += 1) {
      const [from, to] = [bounds[n], bounds[n + 1]];
      const filter = [
        from === undefined ? [] : [`createdDateTime ge ${from}`],
        to === undefined ? [] : [`createdDateTime lt ${to}`],
      ]
        .flat()
        .join(" and ");
      parts.push([...(await all(`/v1.0/users?$select=id&$top=77&$filter=${filter}`))]);
    }

    expect(ids(parts.flat())).toEqual(ids(everyone));
  });

  it("count what they hold", async () => {
    const everyone = await all("/v1.0/users?$select=createdDateTime&$top=999");
    const middle = "2021-06-01T00:00:00Z";
    const { text } = await get(`/v1.0/users/$count?$filter=createdDateTime le ${middle}`, EVENTUAL);

    const upTo = everyone.filter(({ createdDateTime }) => String(createdDateTime) <= middle);
    expect(Number(text)).toBe(upTo.length);
  });
});

describe("filters", () => {
  const e3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
  const holds = (item: Json, skuId: string) =>
    (item["assignedLicenses"] as Json[]).some((licence) => licence["skuId"] === skuId);

  it.each<[string, (item: Json) => boolean]>([
    ["accountEnabled eq false", (item) => item["accountEnabled"] === false],
    ["userType eq 'Guest'", (item) => item["userType"] === "Guest"],
    ["department eq 'sales'", (item) => item["department"] === "Sales"],
    [
      "startswith(displayName,'an')",
      (item) => String(item["displayName"]).toLowerCase().startsWith("an"),
    ],
    [
      "department in ('Legal','IT')",
      (item) => ["Legal", "IT"].includes(String(item["department"])),
    ],
    [`assignedLicenses/any(x:x/skuId eq ${e3})`, (item) => holds(item, e3)],
    [
      "(accountEnabled eq false or userType eq 'Guest') and usageLocation eq 'DE'",
      (item) =>
        (item["accountEnabled"] === false || item["userType"] === "Guest") &&
        item["usageLocation"] === "DE",
    ],
  ])("%s", async (filter, condition) => {
    const select =
      "id,accountEnabled,userType,department,displayName,usageLocation,assignedLicenses";
    const everyone = await all(`/v1.0/users?$top=999&$select=${select}`);
    const found = await all(
      `/v1.0/users?$top=999&$select=id&$filter=${encodeURIComponent(filter)}`,
    );

    const expected = everyone.filter(condition);
    expect(expected.length).toBeGreaterThan(0);
    expect(ids(found)).toEqual(ids(expected));
  });

  it.each([
    "assignedLicenses/$count ne 0",
    "not(accountEnabled eq true)",
    "department ne 'Sales'",
    "endswith(mail,'@contoso.example')",
  ])("%s needs the header and the count", async (filter) => {
    const path = `/v1.0/users?$select=id&$filter=${encodeURIComponent(filter)}`;

    expect((await get(path)).status).toBe(400);
    expect((await get(path, EVENTUAL)).status).toBe(400);
    expect((await get(`${path}&$count=true`)).status).toBe(400);
    expect((await get(`${path}&$count=true`, EVENTUAL)).status).toBe(200);
  });

  it.each([
    ["a property there is none of", "$filter=shoeSize eq 1"],
    [
      "a property that cannot be filtered",
      "$filter=licenseAssignmentStates/any(x:x/state eq 'Error')",
    ],
    ["half an expression", "$filter=accountEnabled eq"],
    [
      "sign-in activity together with something else",
      "$filter=accountEnabled eq true and signInActivity/lastSignInDateTime ge 2020-01-01",
    ],
    ["a page of more than 999", "$top=1000"],
    ["a page of nothing", "$top=0"],
    ["an unknown property", "$select=shoeSize"],
    ["an unknown option", "$shoes=1"],
    ["a foreign skip token", "$skiptoken=bm9uc2Vuc2U"],
    ["an order it cannot sort by", "$orderby=jobTitle"],
  ])("refuse %s", async (_what, query) => {
    const { status, body } = await get(`/v1.0/users?${query}`);

    expect(status).toBe(400);
    expect(body["error"]).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });
});

describe("sign-in activity", () => {
  const path = "/v1.0/users?$select=id,signInActivity";

  it.each([
    ["without the scope", { scopes: ["User.Read.All"] }, "Authentication_MSGraphPermissionMissing"],
    ["without a role", { persona: "member" }, "Authentication_RequestFromUnsupportedUserRole"],
    [
      "without Entra ID P1",
      { tenant: "Basic" },
      "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    ],
  ])("is refused %s", async (_why, request, code) => {
    const { status, body } = await ask(emulator, await graphTokenFor(emulator, request), path);

    expect(status).toBe(403);
    expect(body["error"]).toMatchObject({ code });
  });

  it("is missing, not null, for whoever never signed in", async () => {
    const items = await all(`${path}&$top=500`);
    const absent = items.filter((item) => !("signInActivity" in item)).map(({ id }) => id);
    const { generator } = emulator.tenant("Contoso");
    const never = Array.from({ length: MEMBERS }, (_, n) => new MemberView(generator, n))
      .filter(({ signIns }) => Object.values(signIns).every((at) => at === null))
      .map(({ id }) => id);

    expect(new Set(absent)).toEqual(new Set(never));
    expect(JSON.stringify(items)).not.toContain('"signInActivity":null');
  });

  it("of one user is given by object id, not by principal name", async () => {
    const { body } = await get("/v1.0/me?$select=id,userPrincipalName");
    const key = (name: string) => `/v1.0/users/${String(body[name])}?$select=signInActivity`;

    expect((await get(key("id"))).status).toBe(200);
    expect((await get(key("userPrincipalName"))).status).toBe(400);
    expect((await get(`/v1.0/users/${String(body["userPrincipalName"])}`)).body["id"]).toBe(
      body["id"],
    );
  });
});

describe("other ways to members", () => {
  it("counts as plain text, and only on the eventual index", async () => {
    const counted = await get("/v1.0/users/$count", EVENTUAL);

    expect(counted.text).toBe(String(MEMBERS));
    expect(counted.headers.get("content-type")).toBe("text/plain");
    expect((await get("/v1.0/users/$count")).status).toBe(400);
  });

  it("does not know a user of another tenant", async () => {
    const stranger = emulator.tenant("Basic").personaId("member");

    expect((await get(`/v1.0/users/${stranger}`)).status).toBe(404);
  });

  it("tells in a delta what changed since, with the properties selected at the start", async () => {
    const contoso = emulator.tenant("Contoso");
    const changed = contoso.personaId("user-admin") ?? "";
    let next: unknown = "/v1.0/users/delta?$select=id,accountEnabled";
    let answer = await get("/v1.0/users/delta?$deltatoken=latest");
    const seen: Json[] = [];
    while (typeof next === "string") {
      answer = await get(next);
      seen.push(...(answer.body["value"] as Json[]));
      next = answer.body["@odata.nextLink"];
    }
    const before = await get(String(answer.body["@odata.deltaLink"]));
    contoso.changeMember(changed, { enabled: false });
    const after = await get(String(before.body["@odata.deltaLink"]));
    contoso.changeMember(changed, { enabled: true });

    expect(new Set(ids(seen)).size).toBe(MEMBERS);
    expect(before.body["value"]).toEqual([]);
    expect(after.body["value"]).toEqual([{ id: changed, accountEnabled: false }]);
  });

  it("sends a delta link older than seven days back to the start", async () => {
    let now = new Date("2026-11-21T10:00:00Z");
    const aging = await startEmulator({
      now: () => now,
      tenants: [{ name: "Contoso", members: 20 }],
    });
    const first = await ask(
      aging,
      await graphTokenFor(aging),
      "/v1.0/users/delta?$deltatoken=latest",
    );
    now = new Date("2026-11-29T10:00:00Z");
    const late = await ask(
      aging,
      await graphTokenFor(aging),
      String(first.body["@odata.deltaLink"]),
    );
    await aging.close();

    expect(late.status).toBe(410);
    expect(late.headers.get("location")).toBe(`${aging.origin}/v1.0/users/delta?$deltatoken=`);
  });
});
