import { setTimeout as pause } from "node:timers/promises";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { decodeJwt } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { AccessToken, type Caller } from "../../src/auth/index.ts";
import { insideOf, localEntra, MovableClock, settingsFor } from "./local-entra.ts";

const clock = new MovableClock();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    now: () => clock.now(),
    tenants: [
      { name: "Contoso", members: 600 },
      { name: "Fabrikam", members: 600 },
    ],
  });
});
beforeEach(() => {
  emulator.faults.clear();
  emulator.journal.clear();
});
afterAll(() => emulator.close());

const USERS = ["User.Read.All"];
const REPORTS = ["Reports.Read.All"];
const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1795212000"}}}';

const inFortySeconds = () => ({
  retryAfter: new Date(Math.floor(clock.now().getTime() / 1000 + 40) * 1000).toUTCString(),
});

const exchanges = () => emulator.journal.entries(({ method }) => method === "POST");
const formOf = (index: number) => new URLSearchParams(exchanges()[index]?.body);

describe("an exchange on behalf of the caller", () => {
  it("brings a Graph token that acts as the caller with the scopes asked for", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ persona: "reports-reader", tenant: "Fabrikam" });

    const access = await broker.acquire({ caller, scopes: ["User.Read.All", "Reports.Read.All"] });

    expect(insideOf(access)).toEqual({
      tid: emulator.tenant("Fabrikam").id,
      oid: caller.objectId,
      scp: "Reports.Read.All User.Read.All",
    });
    expect(access.grantedScopes).toEqual(["Reports.Read.All", "User.Read.All"]);
  });

  it("names granted scopes as they were asked for, and others as Entra does", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();

    const spelled = await broker.acquire({ caller, scopes: ["user.READ.all"] });
    const all = await broker.acquire({ caller, scopes: [".default"] });

    expect(spelled.grantedScopes).toEqual(["user.READ.all"]);
    expect(all.grantedScopes).toEqual(String(insideOf(all).scp).split(" ").sort());
  });

  it("goes to the caller's own tenant, once, and nowhere else", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ tenant: "Fabrikam" });
    emulator.journal.clear();
    const fetched = jest.spyOn(globalThis, "fetch");

    await broker.acquire({ caller, scopes: USERS });

    const urls = fetched.mock.calls.map(([url]) => url);
    fetched.mockRestore();
    expect(urls).toEqual([
      expect.stringMatching(
        `^${emulator.origin}/${emulator.tenant("Fabrikam").id}/oauth2/v2.0/token\\?`,
      ),
    ]);
    expect(emulator.journal.entries().map(({ method, status }) => [method, status])).toEqual([
      ["POST", 200],
    ]);
  });

  it("says what it is: on behalf of, for Graph, by a client that handles claims challenges", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });

    await broker.acquire({ caller: await signIn(), scopes: USERS });

    const form = formOf(0);
    expect({
      grant: form.get("grant_type"),
      use: form.get("requested_token_use"),
      client: form.get("client_id"),
      scopes: form
        .get("scope")
        ?.split(" ")
        .filter((scope) => scope.includes("/")),
      capabilities: JSON.parse(form.get("claims") ?? "{}").access_token.xms_cc,
    }).toEqual({
      grant: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      use: "on_behalf_of",
      client: emulator.apiClientId,
      scopes: ["https://graph.microsoft.com/User.Read.All"],
      capabilities: { values: ["CP1"] },
    });
  });
});

describe("the memory of Graph tokens", () => {
  it("answers an equal request without another exchange", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();

    const first = await broker.acquire({ caller, scopes: ["User.Read.All", "Reports.Read.All"] });
    const second = await broker.acquire({
      caller,
      scopes: ["reports.read.all", "User.Read.All", "User.Read.All"],
    });

    expect(second).toBe(first);
    expect(exchanges()).toHaveLength(1);
  });

  it("keeps sets of scopes apart, the smaller not served from the larger", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();

    const wide = await broker.acquire({ caller, scopes: [...USERS, ...REPORTS] });
    const narrow = await broker.acquire({ caller, scopes: USERS });

    expect([insideOf(wide).scp, insideOf(narrow).scp]).toEqual([
      "Reports.Read.All User.Read.All",
      "User.Read.All",
    ]);
  });

  it("never serves one tenant's token to another, even for the same access token", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ tenant: "Contoso" });
    const contoso = await broker.acquire({ caller, scopes: USERS });
    const elsewhere = { ...caller, tenantId: (await signIn({ tenant: "Fabrikam" })).tenantId };

    await expect(broker.acquire({ caller: elsewhere, scopes: USERS })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });

    expect(await broker.acquire({ caller, scopes: USERS })).toBe(contoso);
    expect(exchanges().map(({ path, status }) => [path.split("/")[1], status])).toEqual([
      [emulator.tenant("Contoso").id, 200],
      [emulator.tenant("Fabrikam").id, 400],
    ]);
  });

  it("keeps one object id in two tenants apart", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const oid = "dddddddd-0000-4000-8000-000000000001";
    const callers = await Promise.all(
      ["Contoso", "Fabrikam"].map((tenant) => signIn({ tenant, claims: { oid } })),
    );

    const found = await Promise.all(
      callers.map(async (caller) => insideOf(await broker.acquire({ caller, scopes: USERS }))),
    );

    expect(found).toEqual(
      callers.map(({ tenantId }) => ({ tid: tenantId, oid, scp: "User.Read.All" })),
    );
  });

  it("lets two sessions of one person live side by side", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const [office, home] = [
      await signIn({ persona: "member" }),
      await signIn({ persona: "member" }),
    ];

    const atOffice = await broker.acquire({ caller: office, scopes: USERS });
    const atHome = await broker.acquire({ caller: home, scopes: USERS });
    await broker.acquire({ caller: home, scopes: USERS, claims: CLAIMS });

    expect(office.objectId).toBe(home.objectId);
    expect(atHome).not.toBe(atOffice);
    expect(await broker.acquire({ caller: office, scopes: USERS })).toBe(atOffice);
    expect(exchanges()).toHaveLength(3);
  });

  it("ends five minutes before the Graph token does", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ lifetimeSeconds: 10 * 86_400 });
    const first = await broker.acquire({ caller, scopes: USERS });
    const { exp = 0 } = decodeJwt(AccessToken.reveal(first.token));

    clock.moveAhead(exp - 302 - clock.now().getTime() / 1000);
    expect(await broker.acquire({ caller, scopes: USERS })).toBe(first);
    clock.moveAhead(3);
    const second = await broker.acquire({ caller, scopes: USERS });

    expect(AccessToken.reveal(second.token)).not.toBe(AccessToken.reveal(first.token));
  });

  it("ends with the caller's own access token, however long the Graph token would last", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ lifetimeSeconds: 600 });

    const access = await broker.acquire({ caller, scopes: USERS });
    expect(access.expiresAt).toEqual(caller.expiresAt);
    clock.moveAhead(601);

    await expect(broker.acquire({ caller, scopes: USERS })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("is bounded: the token not used for longest is forgotten first", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock, capacity: 5 });
    const callers: Caller[] = [];
    for (let member = 20; member < 32; member += 1) {
      callers.push(await signIn({ member }));
    }

    for (const caller of callers) {
      await broker.acquire({ caller, scopes: USERS });
    }
    for (const caller of callers.slice(-5)) {
      await broker.acquire({ caller, scopes: USERS });
    }

    expect([broker.size, exchanges().length]).toEqual([5, 12]);
  });

  it("forgets nothing else than what belongs to it: a thousand callers, in no order, never mixed up", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const callers: Caller[] = [];
    for (let index = 0; index < 1_000; index += 1) {
      callers.push(
        await signIn({ tenant: index % 2 ? "Contoso" : "Fabrikam", member: 50 + (index >> 1) }),
      );
    }
    const requests = callers.map((caller, index) => ({
      caller,
      scopes: [USERS, REPORTS, [...USERS, ...REPORTS]][index % 3] ?? USERS,
    }));
    const expected = requests.map(({ caller, scopes }) => ({
      tid: caller.tenantId,
      oid: caller.objectId,
      scp: [...scopes].sort().join(" "),
    }));
    const inTurns = async (order: readonly number[]) => {
      const found: ReturnType<typeof insideOf>[] = [];
      const next = order.values();
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          for (const index of next) {
            const request = requests[index];
            if (request) {
              found[index] = insideOf(await broker.acquire(request));
            }
          }
        }),
      );
      return found;
    };
    const shuffled = [...requests.keys()].map((index) => (index * 617) % 1_000);

    const first = await inTurns(shuffled);
    const second = await inTurns(shuffled.toReversed());

    expect(first).toEqual(expected);
    expect(second).toEqual(expected);
    expect([exchanges().length, broker.size]).toEqual([1_000, 1_000]);
  });
});

describe("requests at the same time", () => {
  it("share one exchange when they are equal", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();

    const found = await Promise.all(
      Array.from({ length: 20 }, () => broker.acquire({ caller, scopes: USERS })),
    );

    expect(new Set(found).size).toBe(1);
    expect(exchanges()).toHaveLength(1);
  });

  it("fail together, and the next one tries anew", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    emulator.faults.plant({
      area: "entra",
      times: 1,
      effect: { kind: "entra-error", code: 65001 },
    });

    const failed = await Promise.allSettled(
      [1, 2, 3].map(() => broker.acquire({ caller, scopes: USERS })),
    );

    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(insideOf(await broker.acquire({ caller, scopes: USERS })).oid).toBe(caller.objectId);
    expect(exchanges()).toHaveLength(2);
  });

  it("are not ended by one that is given up", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    emulator.faults.plant({ area: "entra", effect: { kind: "latency", milliseconds: 50 } });
    const impatient = new AbortController();

    const givenUp = broker.acquire({ caller, scopes: USERS, signal: impatient.signal });
    const patient = broker.acquire({
      caller,
      scopes: USERS,
      signal: new AbortController().signal,
    });
    impatient.abort();

    await expect(givenUp).rejects.toMatchObject({ code: "ABORTED" });
    expect(insideOf(await patient).oid).toBe(caller.objectId);
    expect(exchanges()).toHaveLength(1);
  });

  it("leave their result to the next one when all are given up", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    const impatient = new AbortController();

    const givenUp = broker.acquire({ caller, scopes: USERS, signal: impatient.signal });
    impatient.abort();
    await expect(givenUp).rejects.toMatchObject({ code: "ABORTED" });

    await broker.acquire({ caller, scopes: USERS });
    expect(exchanges()).toHaveLength(1);
  });

  it("that come already given up cost nothing", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });

    await expect(
      broker.acquire({ caller: await signIn(), scopes: USERS, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: "ABORTED" });

    expect(exchanges()).toEqual([]);
  });
});

describe("a claims challenge by Graph", () => {
  it("makes a new token with the claims, which takes the old one's place", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    const before = await broker.acquire({ caller, scopes: USERS });

    const after = await broker.acquire({ caller, scopes: USERS, claims: CLAIMS });

    expect(after).not.toBe(before);
    expect(await broker.acquire({ caller, scopes: USERS })).toBe(after);
    expect(JSON.parse(formOf(1).get("claims") ?? "{}").access_token).toEqual({
      nbf: { essential: true, value: "1795212000" },
      xms_cc: { values: ["CP1"] },
    });
  });

  it("takes the old token away also when Entra refuses a new one", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    await broker.acquire({ caller, scopes: USERS });
    emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", code: 50173 } });

    await expect(broker.acquire({ caller, scopes: USERS, claims: CLAIMS })).rejects.toMatchObject({
      code: "SIGN_IN_AGAIN",
    });

    await expect(broker.acquire({ caller, scopes: USERS })).rejects.toMatchObject({
      code: "SIGN_IN_AGAIN",
    });
    expect(broker.size).toBe(0);
  });

  it("is not undone by an exchange that began before it and ends after it", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    emulator.faults.plant({
      area: "entra",
      times: 1,
      effect: { kind: "latency", milliseconds: 500 },
    });

    const slow = broker.acquire({ caller, scopes: USERS });
    await pause(100);
    const challenged = await broker.acquire({ caller, scopes: USERS, claims: CLAIMS });
    await slow;

    expect([0, 1].map((index) => formOf(index).get("claims")?.includes("nbf"))).toEqual([
      true,
      false,
    ]);
    expect(await broker.acquire({ caller, scopes: USERS })).toBe(challenged);
  });

  it("is answered once for all who met it", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();

    const found = await Promise.all([
      broker.acquire({ caller, scopes: USERS, claims: CLAIMS }),
      broker.acquire({ caller, scopes: USERS, claims: CLAIMS }),
      broker.acquire({ caller, scopes: USERS }),
    ]);

    expect(new Set(found).size).toBe(1);
    expect(exchanges()).toHaveLength(1);
  });
});

describe("throttling by Entra", () => {
  it("keeps one caller away as long as asked, and nobody else", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const [throttled, colleague] = [await signIn({ member: 20 }), await signIn({ member: 21 })];
    emulator.faults.plant({
      area: "entra",
      caller: throttled.objectId,
      times: 1,
      effect: { kind: "status", status: 429, retryAfter: 30 },
    });

    await expect(broker.acquire({ caller: throttled, scopes: USERS })).rejects.toMatchObject({
      code: "ENTRA_THROTTLED",
      details: { retryAfterSeconds: 30 },
    });
    expect(insideOf(await broker.acquire({ caller: colleague, scopes: USERS })).oid).toBe(
      colleague.objectId,
    );
    clock.moveAhead(20);
    await expect(broker.acquire({ caller: throttled, scopes: REPORTS })).rejects.toMatchObject({
      code: "ENTRA_THROTTLED",
      details: { retryAfterSeconds: 10 },
    });
    expect(exchanges()).toHaveLength(2);
    clock.moveAhead(11);

    expect(insideOf(await broker.acquire({ caller: throttled, scopes: USERS })).oid).toBe(
      throttled.objectId,
    );
  });

  it("does not take from a caller what is remembered", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ member: 22 });
    const known = await broker.acquire({ caller, scopes: USERS });
    emulator.faults.plant({
      area: "entra",
      effect: { kind: "status", status: 429, retryAfter: 60 },
    });

    await expect(broker.acquire({ caller, scopes: REPORTS })).rejects.toMatchObject({
      code: "ENTRA_THROTTLED",
    });

    expect(await broker.acquire({ caller, scopes: USERS })).toBe(known);
  });

  it.each([
    { by: "a server error", effect: { status: 500 }, seconds: 5, attempts: 2 },
    { by: "an outage that says how long", effect: { status: 503, retryAfter: 40 }, seconds: 40 },
    { by: "an outage until a date", effect: { status: 503, retryAfter: "in 40 s" }, seconds: 40 },
    { by: "half seconds", effect: { status: 429, retryAfter: "1.5" }, seconds: 2 },
    { by: "429 without Retry-After", effect: { status: 429, retryAfter: "none" }, seconds: 5 },
    { by: "429 for ever", effect: { status: 429, retryAfter: 999_999 }, seconds: 999_999 },
  ] as const)(
    "of one caller by $by does not stop a colleague",
    async ({ effect, seconds, ...expected }) => {
      const code = effect.status === 429 ? "ENTRA_THROTTLED" : "ENTRA_UNAVAILABLE";
      const attempts = "attempts" in expected ? expected.attempts : 1;
      const { broker, signIn } = await localEntra(emulator, { clock });
      const [struck, colleague] = [await signIn({ member: 23 }), await signIn({ member: 24 })];
      emulator.faults.plant({
        area: "entra",
        caller: struck.objectId,
        effect: {
          kind: "status",
          ...effect,
          ...("retryAfter" in effect && effect.retryAfter === "in 40 s" ? inFortySeconds() : {}),
        },
      });

      await expect(broker.acquire({ caller: struck, scopes: USERS })).rejects.toMatchObject({
        code,
        details: { retryAfterSeconds: seconds },
      });
      expect(exchanges()).toHaveLength(attempts);
      expect(insideOf(await broker.acquire({ caller: colleague, scopes: USERS })).oid).toBe(
        colleague.objectId,
      );
      await expect(broker.acquire({ caller: struck, scopes: REPORTS })).rejects.toMatchObject({
        code,
      });
      expect(exchanges()).toHaveLength(attempts + 1);
    },
  );

  it("locks nobody out for more than an hour", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn({ member: 25, lifetimeSeconds: 86_400 });
    emulator.faults.plant({
      area: "entra",
      times: 1,
      effect: { kind: "status", status: 429, retryAfter: 999_999 },
    });
    await expect(broker.acquire({ caller, scopes: USERS })).rejects.toMatchObject({
      code: "ENTRA_THROTTLED",
    });

    clock.moveAhead(3_601);

    expect(insideOf(await broker.acquire({ caller, scopes: USERS })).oid).toBe(caller.objectId);
  });
});

describe("Entra in trouble", () => {
  it.each([
    ["a server error", { kind: "status", status: 500 }],
    ["a connection cut in the middle", { kind: "cut", afterBytes: 40 }],
  ] as const)("costs nobody an answer when %s does not repeat", async (_, effect) => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    emulator.faults.plant({ area: "entra", times: 1, effect });

    expect(insideOf(await broker.acquire({ caller, scopes: USERS })).oid).toBe(caller.objectId);
    expect(exchanges()).toHaveLength(2);
  });

  it.each([
    ["cuts every connection", { kind: "cut", afterBytes: 40 }],
    ["answers with half a sentence", { kind: "truncate", afterBytes: 40 }],
    ["answers without token and without error", { kind: "empty-token" }],
    ["does not answer in time", { kind: "hang" }],
  ] as const)("is told as such when it %s", async (_, effect) => {
    const { broker, signIn } = await localEntra(emulator, { clock, timeoutMs: 600 });
    const caller = await signIn();
    emulator.faults.plant({ area: "entra", method: "POST", effect });

    await expect(broker.acquire({ caller, scopes: USERS })).rejects.toMatchObject({
      code: "ENTRA_UNAVAILABLE",
    });
    expect(broker.size).toBe(0);
  });

  it("is told as such when nobody listens", async () => {
    const { signIn } = await localEntra(emulator, { clock });
    const settings = settingsFor(emulator, { ENTRA_AUTHORITY: "http://127.0.0.1:9" });
    const { broker } = await localEntra(emulator, { clock, settings });

    await expect(broker.acquire({ caller: await signIn(), scopes: USERS })).rejects.toMatchObject({
      code: "ENTRA_UNAVAILABLE",
    });
  });

  it("shows in no error what was sent or received", async () => {
    const { broker, signIn } = await localEntra(emulator, { clock });
    const caller = await signIn();
    const assertion = AccessToken.reveal(caller.accessToken);

    for (const code of [65001, 50076, 7000215, 50013]) {
      emulator.faults.clear();
      emulator.faults.plant({ area: "entra", effect: { kind: "entra-error", code } });
      const error: unknown = await broker
        .acquire({ caller, scopes: USERS })
        .catch((reason: unknown) => reason);

      const shown = inspect(error, { depth: 9, showHidden: true });
      expect(shown).toContain(String(code));
      for (const secret of [assertion, emulator.clientSecret, "Trace ID", "error_description"]) {
        expect(shown).not.toContain(secret);
      }
    }
  });
});
