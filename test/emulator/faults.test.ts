import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { entraErrors } from "../../emulator/entra/entra-error.ts";
import { skipToken } from "../../emulator/graph/page.ts";
import { type Emulator, type FaultPlan, startEmulator } from "../../emulator/index.ts";
import { ask, askForToken, graphTokenFor, oboForm } from "./emulated.ts";

const NOW = new Date("2026-11-21T10:00:00Z");
const SKUS = "/v1.0/subscribedSkus";
const FIRST = "/v1.0/users?$top=2&$select=id";
const SECOND = `${FIRST}&$skiptoken=${skipToken(2)}`;

let emulator: Emulator;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 300 },
      { name: "Fabrikam", members: 40 },
    ],
  });
  token = await graphTokenFor(emulator);
});

afterAll(() => emulator.close());
afterEach(() => emulator.faults.clear());

const graph = (effect: FaultPlan["effect"], rest: Partial<FaultPlan> = {}) =>
  emulator.faults.plant({ area: "graph", effect, ...rest });

describe("throttling", () => {
  it.each([
    ["whole seconds", 7, "7"],
    ["fractional seconds", 2.128, "2.128"],
    ["a date", "date", "Sat, 21 Nov 2026 10:00:02 GMT"],
    ["nothing", "none", null],
  ] as const)("says to retry after %s", async (_what, retryAfter, header) => {
    graph({ kind: "status", status: 429, retryAfter });

    const { status, headers, body } = await ask(emulator, token, SKUS);

    expect([status, headers.get("retry-after")]).toEqual([429, header]);
    expect(body["error"]).toMatchObject({
      code: "TooManyRequests",
      innerError: { "request-id": expect.any(String) },
    });
  });

  it.each([500, 503, 504])("and failing with %i have Graph's error shape", async (failing) => {
    graph({ kind: "status", status: failing, retryAfter: 1 });

    const { status, headers, body } = await ask(emulator, token, SKUS);

    expect([status, headers.get("retry-after")]).toEqual([failing, "1"]);
    expect(body["error"]).toMatchObject({ message: expect.any(String) });
  });
});

describe("a fault strikes", () => {
  const statuses = async (count: number, path = SKUS) => {
    const seen: number[] = [];
    for (let n = 0; n < count; n += 1) seen.push((await ask(emulator, token, path)).status);
    return seen;
  };

  it("so many times, from the request it was addressed to", async () => {
    graph({ kind: "status", status: 503 }, { fromNth: 2, times: 2 });

    expect(await statuses(5)).toEqual([200, 503, 503, 200, 200]);
  });

  it("one path only", async () => {
    graph({ kind: "status", status: 503 }, { path: "/v1.0/USERS*" });

    expect(await statuses(1)).toEqual([200]);
    expect(await statuses(1, "/v1.0/users/delta")).toEqual([503]);
  });

  it("one tenant only", async () => {
    graph({ kind: "status", status: 503 }, { tenant: "Fabrikam" });
    const other = await graphTokenFor(emulator, { tenant: "Fabrikam" });

    expect(await statuses(1)).toEqual([200]);
    expect((await ask(emulator, other, SKUS)).status).toBe(503);
  });

  it("one caller only", async () => {
    const caller = emulator.tenant("Contoso").personaId("member") ?? "";
    graph({ kind: "status", status: 503 }, { caller });
    const other = await graphTokenFor(emulator, { persona: "member" });

    expect(await statuses(1)).toEqual([200]);
    expect((await ask(emulator, other, SKUS)).status).toBe(503);
  });

  it("until it is taken out again", async () => {
    const takeOut = graph({ kind: "status", status: 503 });
    const during = await statuses(1);
    takeOut();

    expect([...during, ...(await statuses(1))]).toEqual([503, 200]);
  });

  it("and leaves its name in the journal", async () => {
    graph({ kind: "status", status: 503 });
    emulator.journal.clear();
    await statuses(1);

    expect(emulator.journal.entries()).toMatchObject([
      { path: SKUS, status: 503, fault: "status" },
    ]);
  });
});

describe("a connection", () => {
  const read = async (path = SKUS, signal?: AbortSignal) => {
    const response = await fetch(emulator.origin + path, {
      headers: { authorization: `Bearer ${token}` },
      ...(signal === undefined ? {} : { signal }),
    });
    return response.text();
  };

  it("can be cut in the middle of the body", async () => {
    graph({ kind: "cut", afterBytes: 500 });

    await expect(read()).rejects.toThrow(/terminated/);
  });

  it("can end a body too soon as if it were whole", async () => {
    graph({ kind: "truncate", afterBytes: 500 });

    const text = await read();
    expect(text).toHaveLength(500);
    expect(() => JSON.parse(text)).toThrow();
  });

  it("can bring another body, as a proxy's", async () => {
    graph({ kind: "body", body: "<html></html>", contentType: "text/html" });

    const { status, headers } = await fetch(emulator.origin + SKUS, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([status, headers.get("content-type")]).toEqual([200, "text/html"]);
    expect(await read()).toBe("<html></html>");
  });

  it.each([
    [{ empty: true }, [], undefined],
    [{ set: { id: null } }, [{ id: null }, { id: null }], undefined],
    [{ next: "self" }, [{ id: expect.any(String) }, { id: expect.any(String) }], SECOND],
    [{ next: "first" }, [{ id: expect.any(String) }, { id: expect.any(String) }], FIRST],
  ] as const)("can bring a page that is not as usual: %j", async (change, value, link) => {
    graph({ kind: "page", ...change }, { path: "/v1.0/users" });
    const page = JSON.parse(await read(SECOND));

    expect(page.value).toEqual(value);
    if (link !== undefined) {
      const { pathname, search } = new URL(page["@odata.nextLink"]);
      expect(decodeURIComponent(pathname + search)).toBe(link);
    }
  });

  it("can stay silent for ever, until the client gives up", async () => {
    graph({ kind: "hang" });
    const leaving = new AbortController();
    const reading = read(SKUS, leaving.signal);
    const seen = async (): Promise<void> => {
      while (emulator.journal.entries(({ fault }) => fault === "hang").length === 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await seen();
    leaving.abort();

    await expect(reading).rejects.toThrow(/abort/);
  });

  it("can be slow, and answers all the same", async () => {
    graph({ kind: "latency", milliseconds: 5 });
    emulator.journal.clear();

    expect(JSON.parse(await read())).toHaveProperty("value");
    expect(emulator.journal.entries()).toMatchObject([{ status: 200, fault: "latency" }]);
  });

  it("to the report host can be cut too", async () => {
    emulator.faults.plant({ area: "reports", effect: { kind: "cut", afterBytes: 2000 } });
    const redirect = await ask(
      emulator,
      token,
      "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')",
    );
    const response = await fetch(redirect.headers.get("location") ?? "");

    await expect(response.text()).rejects.toThrow(/terminated/);
  });
});

describe("continuous access evaluation", () => {
  const challengeOf = (header: string | null) => {
    const claims = /claims="([^"]+)"/.exec(header ?? "")?.[1] ?? "";
    return JSON.parse(Buffer.from(claims, "base64").toString()) as unknown;
  };

  it.each([
    ["acrs", { access_token: { acrs: { essential: true, value: "cp1" } } }],
    ["nbf", { access_token: { nbf: { essential: true, value: String(NOW.getTime() / 1000) } } }],
  ] as const)("challenges in the published form %s", async (form, claims) => {
    graph({ kind: "claims-challenge", form });

    const { status, headers } = await ask(emulator, token, SKUS);

    expect(status).toBe(401);
    expect(headers.get("www-authenticate")).toContain('error="insufficient_claims"');
    expect(challengeOf(headers.get("www-authenticate"))).toEqual(claims);
  });

  it("refuses what was issued before the revocation, and accepts what comes after", async () => {
    const fields = { claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}' };
    const before = await graphTokenFor(emulator, { persona: "user-admin", fields });
    const bystander = await graphTokenFor(emulator, { persona: "member", fields });
    emulator.revokeSessions(emulator.tenant("Contoso").personaId("user-admin") ?? "");
    const after = await graphTokenFor(emulator, { persona: "user-admin", fields });

    const status = async (given: string) => (await ask(emulator, given, SKUS)).status;
    expect([await status(before), await status(after), await status(bystander)]).toEqual([
      401, 200, 200,
    ]);
  });

  it.each(["acrs", "nbf"] as const)("challenges a revoked session in the form %s", async (form) => {
    const fields = { claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}' };
    const given = await graphTokenFor(emulator, { persona: "security-reader", fields });
    emulator.revokeSessions(emulator.tenant("Contoso").personaId("security-reader") ?? "", form);
    const { headers } = await ask(emulator, given, SKUS);

    expect(challengeOf(headers.get("www-authenticate"))).toEqual({
      access_token: { [form]: expect.objectContaining({ essential: true }) },
    });
  });

  it("does not challenge clients that cannot answer", async () => {
    const given = await graphTokenFor(emulator, { persona: "billing-admin" });
    emulator.revokeSessions(emulator.tenant("Contoso").personaId("billing-admin") ?? "");

    expect((await ask(emulator, given, SKUS)).status).toBe(200);
  });
});

describe("Entra", () => {
  const acquire = async (tenant = "Contoso", persona = "member") => {
    const assertion = await emulator.mintAccessToken({ persona, tenant });
    return askForToken(emulator, emulator.tenant(tenant).id, await oboForm(emulator, assertion));
  };

  it.each([
    [
      50076,
      {
        error: "interaction_required",
        suberror: "basic_action",
        claims: expect.stringContaining("polids"),
      },
    ],
    [53003, { error: "access_denied", suberror: "message_only" }],
    [65001, { error: "invalid_grant", suberror: "consent_required" }],
    [50105, { error: "access_denied" }],
    [50173, { error: "invalid_grant", suberror: "bad_token" }],
    [50196, { error: "invalid_grant" }],
    [700016, { error: "unauthorized_client" }],
    [7000222, { error: "invalid_client" }],
    [500011, { error: "invalid_resource" }],
    [530034, { error: "access_denied" }],
  ])("can refuse with AADSTS%i", async (code, body) => {
    emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", code } });

    const answer = await acquire();

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toMatchObject({ ...body, error_codes: [code] });
  });

  it.each(Object.keys(entraErrors).map(Number))(
    "can refuse with AADSTS%i, with a suberror and claims and without",
    async (code) => {
      const refusals = [
        { kind: "entra-error", code, suberror: "basic_action", claims: "{}" },
        { kind: "entra-error", code, suberror: null, claims: null },
      ] as const;
      const bodies = [];
      for (const effect of refusals) {
        const takeOut = emulator.faults.plant({ area: "entra", effect });
        bodies.push((await acquire()).body);
        takeOut();
      }

      expect(bodies).toMatchObject([
        { error_codes: [code], suberror: "basic_action", claims: "{}" },
        { error_codes: [code], error: entraErrors[code]?.error },
      ]);
      expect(Object.keys(bodies[1] ?? {})).not.toEqual(expect.arrayContaining(["suberror"]));
      expect(Object.keys(bodies[1] ?? {})).not.toEqual(expect.arrayContaining(["claims"]));
    },
  );

  it.each([
    ["whole seconds", 7, "7"],
    ["fractional seconds", 2.128, "2.128"],
    ["a date", "date", "Sat, 21 Nov 2026 10:00:02 GMT"],
    ["nothing", "none", null],
  ] as const)("can say to retry after %s", async (_what, retryAfter, header) => {
    emulator.faults.plant({
      area: "entra",
      effect: { kind: "entra-error", code: 90033, retryAfter },
    });
    const { status, headers } = await acquire();

    expect([status, headers.get("retry-after")]).toEqual([503, header]);
  });

  it("can leave the suberror and the claims out", async () => {
    emulator.faults.plant({
      area: "entra",
      effect: {
        kind: "entra-error",
        code: 50076,
        error: "invalid_grant",
        suberror: null,
        claims: null,
      },
    });

    const { body } = await acquire();

    expect(body["error"]).toBe("invalid_grant");
    expect(body).not.toHaveProperty("suberror");
    expect(body).not.toHaveProperty("claims");
  });

  it("can be overloaded for one caller and not for another", async () => {
    emulator.faults.plant({
      area: "entra",
      caller: emulator.tenant("Contoso").personaId("member") ?? "",
      effect: { kind: "status", status: 503, retryAfter: 5 },
    });

    const struck = await acquire();
    const spared = await acquire("Contoso", "global-reader");

    expect([struck.status, struck.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(struck.body).toMatchObject({ error: "temporarily_unavailable" });
    expect(spared.status).toBe(200);
  });

  it("can answer with neither a token nor an error", async () => {
    emulator.faults.plant({ area: "entra", effect: { kind: "empty-token" } });

    const { status, body } = await acquire();

    expect(status).toBe(200);
    expect(body).toEqual({ token_type: "Bearer", expires_in: 3599 });
  });
});

describe("limits that are real", () => {
  it("let conditional access be asked once a second, and say nothing of when to retry", async () => {
    let now = NOW;
    const strict = await startEmulator({
      now: () => now,
      tenants: [{ name: "Contoso", members: 20 }],
      quotas: { conditionalAccess: true },
    });
    const given = await graphTokenFor(strict);
    const path = "/v1.0/identity/conditionalAccess/policies";
    const first = await ask(strict, given, path);
    const second = await ask(strict, given, path);
    now = new Date(NOW.getTime() + 1000);
    const third = await ask(strict, given, path);
    await strict.close();

    expect([first.status, second.status, third.status]).toEqual([200, 429, 200]);
    expect(second.headers.has("retry-after")).toBe(false);
  });

  it("warn from 80 % of the directory's resource units on, then stop", async () => {
    let now = NOW;
    const strict = await startEmulator({
      now: () => now,
      tenants: [{ name: "Contoso", members: 40 }],
      quotas: { directory: true },
    });
    const given = await graphTokenFor(strict);
    const spend = () => ask(strict, given, SKUS);
    const warnings: (string | null)[] = [];
    let answer = await spend();
    while (answer.status === 200) {
      warnings.push(answer.headers.get("x-ms-throttle-limit-percentage"));
      answer = await spend();
    }
    now = new Date(NOW.getTime() + 10_000);
    const later = await spend();
    await strict.close();

    expect(warnings).toHaveLength(Math.floor(3500 / 3));
    expect(warnings.findIndex((warning) => warning !== null)).toBe(Math.floor((3500 * 0.8) / 3));
    expect(warnings.at(-1)).toBe("1.00");
    expect(answer.headers.get("retry-after")).toBe("10");
    expect(answer.headers.get("x-ms-throttle-information")).toBe("ResourceUnitLimitExceeded");
    expect(later.status).toBe(200);
  });
});
