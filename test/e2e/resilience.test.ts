import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { WebSocket } from "ws";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type GraphqlAnswer, type House, openHouse } from "./house.ts";

const QUERY =
  "{ tenant { id asOf coverage { sources { source outcome staleSince opensAgainAt } } } }";

interface Shown {
  readonly tenant: {
    readonly asOf: string;
    readonly coverage: {
      readonly sources: readonly {
        readonly source: string;
        readonly outcome: string;
        readonly staleSince: string | null;
        readonly opensAgainAt: string | null;
      }[];
    };
  };
}

/** Every test has tenants of its own: rations, faults and what was surveyed are theirs alone. */
const TENANTS = [
  "Many at once",
  "Two processes",
  "Several kinds",
  "No reports",
  "Used up",
  "Used up later",
  "In turn",
  "Over HTTP",
  "Over WebSocket",
  "Over SSE",
  "Challenged once",
  "Challenged again",
] as const;

const RUNGS = ["member", "global-reader", "global-admin"];

/** What is wrong with a tenant of that name. */
const FAULTS: Readonly<Record<string, () => void>> = {
  "throttled reports": () => throttle("throttled reports", "*/reports/*"),
  "throttled members": () => throttle("throttled members", "*/users*"),
  "throttled SKUs": () => throttle("throttled SKUs", "*/subscribedSkus"),
  "throttled role assignments": () => throttle("throttled role assignments", "*/roleAssignments"),
  "everything throttled": () => throttle("everything throttled", "*"),
  "concealed names": () => void (settingsOf("concealed names").concealed = true),
  "no Entra ID P1": () => void (settingsOf("no Entra ID P1").premium = false),
  "members closed to members": () =>
    void (settingsOf("members closed to members").allowedToReadOtherUsers = false),
  "no consent to anything but members": () =>
    leaveConsented("no consent to anything but members", "User.Read", "User.Read.All"),
  "no consent at all": () => leaveConsented("no consent at all", "User.Read"),
};

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [...TENANTS, ...Object.keys(FAULTS)].map((name) => ({ name, members: 40 })),
    quotas: { reports: true, directory: true, conditionalAccess: true },
  });
  for (const tenant of ["Several kinds", "No reports"]) closeConditionalAccess(tenant);
  house = await openHouse(emulator, {}, undefined, true);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

afterEach(() => emulator.faults.clear());

const settingsOf = (tenant: string) => emulator.tenant(tenant).settings;

/** It is read once a second, which only what is tested by it is worth. */
function closeConditionalAccess(tenant: string): void {
  settingsOf(tenant).consentedScopes.delete("Policy.Read.All");
}

function throttle(tenant: string, path: string): void {
  emulator.faults.plant({
    tenant,
    area: "graph",
    path,
    effect: { kind: "status", status: 429, retryAfter: 600 },
  });
}

function leaveConsented(tenant: string, ...scopes: readonly string[]): void {
  const { consentedScopes } = settingsOf(tenant);
  consentedScopes.clear();
  for (const scope of scopes) consentedScopes.add(scope);
}

/** What was asked of Graph about a tenant. */
const askedOf = (tenant: string) => {
  const { id } = emulator.tenant(tenant);
  return emulator.journal.entries(
    ({ area, caller }) => area === "graph" && caller?.tenantId === id,
  );
};

const outcomesOf = ({ tenant }: Shown) =>
  new Map(tenant.coverage.sources.map(({ source, outcome }) => [source, outcome]));

/** How often the file of each report with rows was asked for. */
function downloads(tenant: string): ReadonlyMap<string, number> {
  const asked = askedOf(tenant).filter(
    ({ path }) => /\/get\w+Detail/.test(path) && !path.startsWith("/beta"),
  );
  const byName = Map.groupBy(asked, ({ path }) => /get\w+Detail/.exec(path)?.[0] ?? "");
  return new Map([...byName].map(([name, entries]) => [name, entries.length]));
}

describe("the quota of usage reports", () => {
  it("is spent once by many callers who ask at the same time", async () => {
    const tenant = "Many at once";
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => house.ask<Shown>(QUERY, { tenant })),
    );
    const spent = downloads(tenant);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(spent.size).toBe(9);
    // Three periods of the report on apps; everything else once.
    expect([...spent].filter(([, count]) => count !== 1)).toEqual([["getM365AppUserDetail", 3]]);
  });

  it("lasts for more kinds of callers than there are files of the report on apps", async () => {
    const tenant = "Several kinds";
    const somebody = emulator.tenant(tenant).personaId("member") ?? "";
    const administrators = [
      "Reports Reader",
      "Exchange Administrator",
      "SharePoint Administrator",
      "Teams Administrator",
      "Skype for Business Administrator",
      "Teams Communications Administrator",
    ];
    const told: unknown[] = [];
    for (const role of administrators) {
      emulator.tenant(tenant).assignRoles(somebody, [{ role, scope: "/" }]);
      const { body } = await house.ask<Shown>(QUERY, { tenant, persona: "member" });
      told.push(outcomesOf(body.data).get("APP_USER_DETAIL"));
    }
    const refused = askedOf(tenant).filter(({ status }) => status === 429);

    expect(told).toEqual(administrators.map(() => "USED"));
    // Fourteen of eighteen files are given.
    expect(refused).toHaveLength(4);
  });

  it("is not spent on callers whose roles open no report", async () => {
    const tenant = "No reports";
    const personas = ["member", "license-admin", "security-reader", "guest"];
    await Promise.all(personas.map((persona) => house.ask(QUERY, { persona, tenant })));

    expect(downloads(tenant).size).toBe(0);
  });

  it("when it is used up closes its report at once and nothing else", async () => {
    const tenant = "Used up";
    await useUpMailboxReport(tenant);
    const { body } = await house.ask<Shown>(QUERY, { tenant });
    const throttled = body.data.tenant.coverage.sources.filter(({ outcome }) => outcome !== "USED");

    expect(throttled).toEqual([
      {
        source: "MAILBOX_USAGE",
        outcome: "THROTTLED",
        staleSince: null,
        opensAgainAt: expect.any(String),
      },
    ]);
    const secondsLeft = (Date.parse(throttled[0]?.opensAgainAt ?? "") - Date.now()) / 1000;
    expect(secondsLeft).toBeGreaterThan(0);
    expect(secondsLeft).toBeLessThanOrEqual(600);
  });

  it("when it is used up leaves those who had the report with their earlier survey, marked as such", async () => {
    const tenant = "Used up later";
    const forgetful = await openHouse(emulator, { SURVEY_MAX_AGE_SECONDS: "1" });
    try {
      const as = { persona: "reports-reader", tenant };
      const before = (await forgetful.ask<Shown>(QUERY, as)).body.data.tenant;
      await useUpMailboxReport(tenant);
      await pause(1_100);
      const after = (await forgetful.ask<Shown>(QUERY, as)).body.data.tenant;
      const other = (await forgetful.ask<Shown>(QUERY, { tenant })).body.data.tenant;
      const mailboxes = { source: "MAILBOX_USAGE", outcome: "USED" };

      expect(after).toEqual({
        ...before,
        coverage: {
          sources: before.coverage.sources.map((entry) =>
            entry.source === mailboxes.source
              ? {
                  ...mailboxes,
                  staleSince: before.asOf.slice(0, 10),
                  opensAgainAt: expect.any(String),
                }
              : entry,
          ),
        },
      });
      // Callers of another class are not shown it.
      expect(outcomesOf({ tenant: other }).get("MAILBOX_USAGE")).toBe("THROTTLED");
      expect(other.asOf > before.asOf).toBe(true);
    } finally {
      await forgetful.close();
    }
  });

  /** Fourteen requests by somebody else in the tenant. */
  async function useUpMailboxReport(tenant: string): Promise<void> {
    const granted = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=${tenant}`);
    const { accessToken } = (await granted.json()) as { accessToken: string };
    for (let taken = 0; taken < 14; taken += 1) {
      await fetch(`${emulator.origin}/v1.0/reports/getMailboxUsageDetail(period='D180')`, {
        headers: { authorization: `Bearer ${accessToken}` },
        redirect: "manual",
      });
    }
  }
});

describe("two processes", () => {
  let one: House;
  let other: House;

  beforeAll(async () => {
    const settings = { REDIS_URL: `${process.env["TEST_REDIS_URL"]}/10` };
    [one, other] = await Promise.all([
      openHouse(emulator, settings, undefined, true),
      openHouse(emulator, settings, undefined, true),
    ]);
  });

  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
  });

  it("spend the quota of reports once on callers of one kind, and have enough for several", async () => {
    const tenant = "Two processes";
    const callers = [one, other, one, other, one, other, one, other];
    const told: string[] = [];
    const spentByKind: number[] = [];
    for (const persona of ["reports-reader", "global-admin"]) {
      const before = downloads(tenant).get("getM365AppUserDetail") ?? 0;
      const answers = await Promise.all(
        callers.map((server) => server.ask<Shown>(QUERY, { persona, tenant })),
      );
      told.push(...answers.flatMap(({ body }) => [...outcomesOf(body.data).values()]));
      spentByKind.push((downloads(tenant).get("getM365AppUserDetail") ?? 0) - before);
    }

    expect(told).not.toContain("THROTTLED");
    // Three periods, once. A process that Redis does not answer in time reads for itself: twice at most.
    expect(Math.min(...spentByKind)).toBe(3);
    expect(Math.max(...spentByKind)).toBeLessThanOrEqual(6);
  });

  it("take the one request a second of conditional access in turn, for callers of several kinds", async () => {
    const tenant = "In turn";
    const asking = [
      one.ask<Shown>(QUERY, { persona: "global-reader", tenant }),
      other.ask<Shown>(QUERY, { persona: "security-reader", tenant }),
      one.ask<Shown>(QUERY, { persona: "global-admin", tenant }),
    ];
    const told = (await Promise.all(asking)).map(({ body }) =>
      outcomesOf(body.data).get("CONDITIONAL_ACCESS"),
    );
    const asked = askedOf(tenant).filter(({ path }) => path.startsWith("/v1.0/identity/"));
    const firstOfEach = [...Map.groupBy(asked, ({ caller }) => caller?.objectId).values()]
      .map(([first]) => Date.parse(first?.at ?? ""))
      .sort((one, other) => one - other);

    expect(told).toEqual(["USED", "USED", "USED"]);
    // Without turns all would come at once. Somebody may be slow on the way to Graph.
    expect(firstOfEach).toHaveLength(3);
    expect((firstOfEach[2] ?? 0) - (firstOfEach[0] ?? 0)).toBeGreaterThan(1_000);
  });
});

/** Asks over HTTP, or follows the survey; leaves when told to. */
const CLIENTS: readonly (readonly [string, (token: string) => () => void])[] = [
  [
    "Over HTTP",
    (token) => {
      const leaving = new AbortController();
      void fetch(`${house.origin}/graphql`, {
        method: "POST",
        signal: leaving.signal,
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: QUERY }),
      }).catch(() => undefined);
      return () => leaving.abort();
    },
  ],
  [
    "Over WebSocket",
    (token) => {
      const client = createWebSocketClient({
        url: `${house.origin.replace("http", "ws")}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { accessToken: token },
        retryAttempts: 0,
      });
      client.subscribe({ query: PROGRESS }, { next: ignore, error: ignore, complete: ignore });
      return () => client.terminate();
    },
  ],
  [
    "Over SSE",
    (token) => {
      const client = createSseClient({
        url: `${house.origin}/graphql/stream`,
        headers: { authorization: `Bearer ${token}` },
        retryAttempts: 0,
      });
      client.subscribe({ query: PROGRESS }, { next: ignore, error: ignore, complete: ignore });
      return () => client.dispose();
    },
  ],
];

const PROGRESS = "subscription { surveyProgress { phase } }";

function ignore(): void {}

describe("a client that goes away", () => {
  const gone = new Map<string, number>();

  beforeAll(async () => {
    // Reports take a while, and members wait for them.
    emulator.faults.plant({ path: "*/reports/*", effect: { kind: "latency", milliseconds: 500 } });
    await Promise.all(
      CLIENTS.map(async ([tenant, connect]) => {
        const leave = connect(await emulator.mintAccessToken({ persona: "global-admin", tenant }));
        while (asked(tenant, "/subscribedSkus") === 0) {
          await pause(20);
        }
        leave();
        await pause(1_500);
        gone.set(tenant, asked(tenant, "/users"));
      }),
    );
  });

  it.each(CLIENTS)(
    "stops the reading of Graph, so that members, who come last, are never asked for: %s",
    async (tenant) => {
      expect(gone.get(tenant)).toBe(0);
      // Whoever asks next surveys anew, and is not kept by the survey that was left.
      expect([(await house.ask(QUERY, { tenant })).status, asked(tenant, "/users")]).toEqual([
        200, 1,
      ]);
    },
  );

  const asked = (tenant: string, ending: string) =>
    askedOf(tenant).filter(({ path }) => path.endsWith(ending)).length;
});

describe("a claims challenge of Graph", () => {
  const challenge = { path: "*/subscribedSkus", effect: { kind: "claims-challenge" } } as const;

  it("is answered once with a new token, and the source is read", async () => {
    const tenant = "Challenged once";
    emulator.faults.plant({ ...challenge, tenant, times: 1 });
    const { status, body } = await house.ask<Shown>(QUERY, { tenant });

    expect([status, outcomesOf(body.data).get("SUBSCRIBED_SKUS")]).toEqual([200, "USED"]);
  });

  it("that comes again is passed on to the client with its claims", async () => {
    const tenant = "Challenged again";
    emulator.faults.plant({ ...challenge, tenant });
    const { body, headers } = await house.ask(QUERY, { tenant });

    expect(body.errors).toMatchObject([{ extensions: { code: "CLAIMS_CHALLENGE" } }]);
    expect(headers.get("www-authenticate")).toMatch(
      /error="insufficient_claims", claims="[\w+/=]+"/,
    );
  });
});

describe("any rung of the ladder with any fault", () => {
  const told = new Map<string, readonly GraphqlAnswer<Shown>[]>();

  beforeAll(async () => {
    await Promise.all(
      Object.entries(FAULTS).map(async ([tenant, plant]) => {
        plant();
        const asking = RUNGS.map((persona) => house.ask<Shown>(QUERY, { persona, tenant }));
        told.set(tenant, await Promise.all(asking));
      }),
    );
  });

  it.each(Object.keys(FAULTS))(
    "is answered with what remains, and never with an error page: %s",
    (tenant) => {
      expect(told.get(tenant)?.map(({ status, body }) => [status, body.errors])).toEqual(
        RUNGS.map(() => [200, undefined]),
      );
    },
  );
});
