import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

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

let emulator: Emulator;
let houses: House[];

beforeEach(async () => {
  houses = [];
  emulator = await openEmulator({
    tenants: [{ name: "Contoso", members: 150 }],
    quotas: { reports: true, directory: true, conditionalAccess: true },
  });
});

afterEach(async () => {
  await Promise.all(houses.map((house) => house.close()));
  await emulator.close();
});

async function open(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const house = await openHouse(emulator, settings, undefined, true);
  houses.push(house);
  return house;
}

const outcomesOf = ({ tenant }: Shown) =>
  new Map(tenant.coverage.sources.map(({ source, outcome }) => [source, outcome]));

/** How often each report function was asked for. */
function downloads(): ReadonlyMap<string, number> {
  const asked = emulator.journal.entries(
    ({ area, path }) =>
      area === "graph" && /\/get\w+Detail/.test(path) && !path.startsWith("/beta"),
  );
  const byName = Map.groupBy(asked, ({ path }) => /get\w+Detail/.exec(path)?.[0] ?? "");
  return new Map([...byName].map(([name, entries]) => [name, entries.length]));
}

describe("the quota of usage reports", () => {
  it("is spent once by many callers who ask at the same time", async () => {
    const house = await open();
    const answers = await Promise.all(Array.from({ length: 8 }, () => house.ask<Shown>(QUERY)));
    const spent = downloads();

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(spent.size).toBe(9);
    // Three periods of the report on apps; everything else once.
    expect([...spent].filter(([, count]) => count !== 1)).toEqual([["getM365AppUserDetail", 3]]);
  });

  it("is spent once by callers of one kind in two processes, and lasts for several kinds", async () => {
    const settings = { REDIS_URL: `${process.env["TEST_REDIS_URL"]}/10` };
    const two = [await open(settings), await open(settings)];
    const callers = [...two, ...two, ...two, ...two];
    const told: string[] = [];
    const spentByKind: number[] = [];
    for (const persona of ["reports-reader", "global-admin"]) {
      const before = downloads().get("getM365AppUserDetail") ?? 0;
      const answers = await Promise.all(
        callers.map((house) => house.ask<Shown>(QUERY, { persona })),
      );
      told.push(...answers.flatMap(({ body }) => [...outcomesOf(body.data).values()]));
      spentByKind.push((downloads().get("getM365AppUserDetail") ?? 0) - before);
    }

    expect(told).not.toContain("THROTTLED");
    // Three periods, once. A process that Redis does not answer in time reads for itself: twice at most.
    expect(Math.min(...spentByKind)).toBe(3);
    expect(Math.max(...spentByKind)).toBeLessThanOrEqual(6);
  });

  it("is not spent on callers whose roles open no report", async () => {
    const house = await open();
    for (const persona of ["member", "license-admin", "security-reader", "guest"]) {
      await house.ask(QUERY, { persona });
    }

    expect(downloads().size).toBe(0);
  });

  it("when it is used up closes its report at once and nothing else", async () => {
    const house = await open();
    await useUpMailboxReport();
    const { body } = await house.ask<Shown>(QUERY);
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
    const house = await open({ SURVEY_MAX_AGE_SECONDS: "1" });
    const as = { persona: "reports-reader" };
    const before = (await house.ask<Shown>(QUERY, as)).body.data.tenant;
    await useUpMailboxReport();
    await pause(1100);
    const after = (await house.ask<Shown>(QUERY, as)).body.data.tenant;
    const other = (await house.ask<Shown>(QUERY)).body.data.tenant;
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
  });

  /** Fourteen requests by somebody else in the tenant. */
  async function useUpMailboxReport(): Promise<void> {
    const granted = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=Contoso`);
    const { accessToken } = (await granted.json()) as { accessToken: string };
    for (let taken = 0; taken < 14; taken += 1) {
      await fetch(`${emulator.origin}/v1.0/reports/getMailboxUsageDetail(period='D180')`, {
        headers: { authorization: `Bearer ${accessToken}` },
        redirect: "manual",
      });
    }
  }
});

describe("the one request a second of conditional access", () => {
  it("is taken in turn by callers of several kinds in two processes", async () => {
    const settings = { REDIS_URL: `${process.env["TEST_REDIS_URL"]}/10` };
    const [one, other] = [await open(settings), await open(settings)];
    const asking = [
      one.ask<Shown>(QUERY, { persona: "global-reader" }),
      other.ask<Shown>(QUERY, { persona: "security-reader" }),
      one.ask<Shown>(QUERY, { persona: "global-admin" }),
    ];
    const told = (await Promise.all(asking)).map(({ body }) =>
      outcomesOf(body.data).get("CONDITIONAL_ACCESS"),
    );
    const refused = emulator.journal.entries(
      ({ path, status }) => path.startsWith("/v1.0/identity/") && status === 429,
    );

    expect(told).toEqual(["USED", "USED", "USED"]);
    // All at once, two would be refused at first. Somebody may be slow on the way to Graph.
    expect(refused.length).toBeLessThan(2);
  });
});

/** Asks over HTTP, or follows the survey; leaves when told to. */
const CLIENTS: readonly (readonly [string, (house: House, token: string) => () => void])[] = [
  [
    "HTTP",
    (house, token) => {
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
    "WebSocket",
    (house, token) => {
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
    "server-sent events",
    (house, token) => {
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
  it.each(CLIENTS)(
    "stops the reading of Graph over %s: members, who come last, are never asked for",
    async (_, connect) => {
      const house = await open();
      // Reports take a while, and members wait for them.
      emulator.faults.plant({
        path: "*/reports/*",
        effect: { kind: "latency", milliseconds: 500 },
      });
      const leave = connect(house, await emulator.mintAccessToken({ persona: "global-admin" }));
      const asked = (ending: string) =>
        emulator.journal.entries(({ path }) => path.endsWith(ending)).length;
      while (asked("/subscribedSkus") === 0) {
        await pause(20);
      }
      leave();
      await pause(1_500);

      expect(asked("/users")).toBe(0);
      emulator.faults.clear();
      // Whoever asks next surveys anew, and is not kept by the survey that was left.
      expect([(await house.ask(QUERY)).status, asked("/users")]).toEqual([200, 1]);
    },
  );
});

describe("a claims challenge of Graph", () => {
  it("is answered once with a new token, and the source is read", async () => {
    const house = await open();
    emulator.faults.plant({
      path: "*/subscribedSkus",
      times: 1,
      effect: { kind: "claims-challenge" },
    });
    const { status, body } = await house.ask<Shown>(QUERY);

    expect([status, outcomesOf(body.data).get("SUBSCRIBED_SKUS")]).toEqual([200, "USED"]);
  });

  it("that comes again is passed on to the client with its claims", async () => {
    const house = await open();
    emulator.faults.plant({ path: "*/subscribedSkus", effect: { kind: "claims-challenge" } });
    const { body, headers } = await house.ask(QUERY);

    expect(body.errors).toMatchObject([{ extensions: { code: "CLAIMS_CHALLENGE" } }]);
    expect(headers.get("www-authenticate")).toMatch(
      /error="insufficient_claims", claims="[\w+/=]+"/,
    );
  });
});

describe("any rung of the ladder with any fault", () => {
  const RUNGS = ["member", "global-reader", "global-admin"];

  it.each<[string, () => void]>([
    ["throttled reports", () => throttle("*/reports/*")],
    ["throttled members", () => throttle("*/users*")],
    ["throttled SKUs", () => throttle("*/subscribedSkus")],
    ["throttled role assignments", () => throttle("*/roleAssignments")],
    ["everything throttled", () => throttle("*")],
    ["concealed names", () => void (emulator.tenant("Contoso").settings.concealed = true)],
    ["no Entra ID P1", () => void (emulator.tenant("Contoso").settings.premium = false)],
    [
      "members closed to members",
      () => void (emulator.tenant("Contoso").settings.allowedToReadOtherUsers = false),
    ],
    ["no consent to anything but members", () => leaveConsented("User.Read", "User.Read.All")],
    ["no consent at all", () => leaveConsented("User.Read")],
  ])("is answered with what remains, and never with an error page: %s", async (_, plant) => {
    plant();
    const house = await open();
    const answers = await Promise.all(
      RUNGS.map(async (persona) => house.ask<Shown>(QUERY, { persona })),
    );

    expect(answers.map(({ status, body }) => [status, body.errors])).toEqual(
      RUNGS.map(() => [200, undefined]),
    );
  });

  function throttle(path: string): void {
    emulator.faults.plant({
      area: "graph",
      path,
      effect: { kind: "status", status: 429, retryAfter: 600 },
    });
  }

  function leaveConsented(...scopes: readonly string[]): void {
    const { consentedScopes } = emulator.tenant("Contoso").settings;
    consentedScopes.clear();
    for (const scope of scopes) consentedScopes.add(scope);
  }
});
