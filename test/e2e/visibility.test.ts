import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

const QUERY = `{ tenant { coverage { reportNamesConcealed sources { source outcome } } } }`;

interface Shown {
  readonly tenant: {
    readonly coverage: {
      readonly reportNamesConcealed: boolean | null;
      readonly sources: readonly { readonly source: string; readonly outcome: string }[];
    };
  };
}

/** Every figure that rests on usage reports, and what coverage says of them. */
const FIGURES = `{ tenant {
  coverage { reportNamesConcealed seatsJudged sources { source outcome } }
  usage {
    activeUsers { workload days active known basis }
    products { sku { id } buckets { bucket members } }
    totals { of count }
    activations { platform activations }
    copilotApps { app active enabled }
    storage { of accounts bytes }
    tables { subject buckets { bucket members } }
  }
  savings { lines { rule sku { id } seats confidence } few { rule sku { id } } }
  findings(first: 100) { edges { node { rule sku { id } seats few } } }
} }`;

interface Told {
  readonly tenant: {
    readonly coverage: Shown["tenant"]["coverage"] & { readonly seatsJudged: number };
    readonly usage: {
      readonly activeUsers: readonly { readonly basis: string }[];
      readonly tables: readonly unknown[];
    };
  };
}

/** What an answer says it was made from: names concealed, basis, outcome of the report, any table. */
function modesOf({ coverage, usage }: Told["tenant"]) {
  const report = coverage.sources.filter(({ source }) => source === "ACTIVE_USER_DETAIL");
  return [
    coverage.reportNamesConcealed,
    [...new Set(usage.activeUsers.map(({ basis }) => basis))],
    report.map(({ outcome }) => outcome),
    usage.tables.length > 0,
  ];
}

/** Every test has a tenant of its own, so that nothing of another test is shared with it. */
const TENANTS = [
  "Same sight",
  "All kinds",
  "Silent tokens",
  "Unread roles",
  "Newer role",
  "Waiting",
  "Switched",
  "Closed, concealed",
  "Closed, visible",
  "No rows",
] as const;
/** Of figures about members, too few are told in a smaller one. */
const LARGER = "Whichever first";

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [...TENANTS.map((name) => ({ name, members: 60 })), { name: LARGER, members: 120 }],
  });
  // Conditional access is read once a second and tenant: too slowly for so many kinds of callers.
  for (const { settings } of emulator.tenants) settings.consentedScopes.delete("Policy.Read.All");
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

type Token = NonNullable<Parameters<Emulator["mintAccessToken"]>[0]>;

/** Whom a test asks as, in a tenant of its own. */
function visiting(name: (typeof TENANTS)[number] | typeof LARGER) {
  const tenant = emulator.tenant(name);
  const mint = (request: Token) => emulator.mintAccessToken({ ...request, tenant: name });
  const claimsOf = async (member: number) =>
    JSON.parse(Buffer.from((await mint({ member })).split(".")[1] ?? "", "base64url").toString());
  return {
    tenant,
    mint,
    oidOf: async (member: number): Promise<string> => (await claimsOf(member)).oid,
    /** Plain members and guests, by position in the tenant. */
    accounts: async (account: 0 | 1, count: number): Promise<readonly number[]> => {
      const found: number[] = [];
      for (let member = emulator.personas.length; found.length < count; member += 1) {
        const claims = await claimsOf(member);
        if (claims.acct === account && claims.wids.length === 1) found.push(member);
      }
      return found;
    },
    /** Asks with a new access token, or with one at hand. */
    ask: async (request: Token | string, server = house) => {
      const token = typeof request === "string" ? request : await mint(request);
      const { status, body } = await server.ask<Shown>(QUERY, { token });
      const { coverage } = body.data.tenant;
      const cache = body.extensions?.cache as { readonly origin: string } | undefined;
      return {
        status,
        origin: cache?.origin ?? "",
        concealed: coverage.reportNamesConcealed,
        used: coverage.sources
          .filter(({ outcome }) => outcome === "USED")
          .map(({ source }) => source),
      };
    },
  };
}

describe("an aggregate", () => {
  it("is shared by two members who provably see the same", async () => {
    const { accounts, ask } = visiting("Same sight");
    const [one = 0, other = 0] = await accounts(0, 2);
    const first = await ask({ member: one });
    const second = await ask({ member: other });

    expect([first.origin, second.origin]).toEqual(["computed", "cached"]);
  });

  it("crosses to no caller of another kind, and comes back to each", async () => {
    const { tenant, accounts, ask, oidOf } = visiting("All kinds");
    const [one = 0, other = 0] = await accounts(0, 2);
    const [guest = 0, otherGuest = 0] = await accounts(1, 2);
    tenant.assignRoles(await oidOf(other), [
      { role: "Helpdesk Administrator", scope: "administrativeUnit" },
    ]);
    const kinds: readonly Token[] = [
      { member: one },
      { member: guest },
      { member: otherGuest },
      { persona: "helpdesk-au" },
      { member: other },
      { persona: "license-admin" },
      { persona: "user-admin" },
      { persona: "security-reader" },
      { persona: "summary-reader" },
      { persona: "global-reader" },
      { persona: "reports-reader" },
      { persona: "global-admin" },
      // The token of a client that asks for no optional claims.
      { persona: "reports-reader", claims: { acct: undefined } },
    ];
    const origins: string[][] = [];
    for (const kind of kinds) {
      const first = await ask(kind);
      const again = await ask(kind);
      origins.push([first.origin, again.origin]);
    }

    expect(origins).toEqual(kinds.map(() => ["computed", "cached"]));
  });

  it("is shared where roles come from Graph because the access token has none", async () => {
    const { ask } = visiting("Silent tokens");
    const first = await ask({ persona: "reports-reader" });
    const second = await ask({ persona: "reports-reader", claims: { wids: undefined } });

    expect([first.origin, second.origin]).toEqual(["computed", "cached"]);
  });

  it("is shared by nobody where limited roles cannot be read", async () => {
    const { tenant, accounts, ask } = visiting("Unread roles");
    tenant.settings.consentedScopes.delete("RoleManagement.Read.Directory");
    const [one = 0, other = 0] = await accounts(0, 2);
    const origins = [];
    for (const member of [one, other, one]) {
      origins.push((await ask({ member })).origin);
    }

    expect(origins).toEqual(["computed", "computed", "cached"]);
  });

  it("made with a role newer than the access token stays with its caller", async () => {
    const { tenant, accounts, ask, mint, oidOf } = visiting("Newer role");
    const [one = 0, other = 0] = await accounts(0, 2);
    const old = await mint({ member: one });
    tenant.assignRoles(await oidOf(one), [{ role: "Reports Reader", scope: "/" }]);
    const promoted = await ask(old);
    const plain = await ask({ member: other });
    const renewed = await ask({ member: one });
    const reader = await ask({ persona: "reports-reader" });

    expect(promoted.used).toContain("ACTIVE_USER_DETAIL");
    expect([plain.origin, plain.used.includes("ACTIVE_USER_DETAIL")]).toEqual(["computed", false]);
    expect([renewed.origin, reader.origin]).toEqual(["computed", "cached"]);
  });

  it("that shows more than was known is given to nobody who waits for the same", async () => {
    const { tenant, accounts, ask, mint, oidOf } = visiting("Waiting");
    const server = await openHouse(emulator, { SURVEY_MAX_AGE_SECONDS: "1" });
    try {
      const [one = 0, other = 0] = await accounts(0, 2);
      const tokens = [await mint({ member: one }), await mint({ member: other })];
      const survey = () => Promise.all(tokens.map((token) => ask(token, server)));
      const before = await survey();
      tenant.assignRoles(await oidOf(one), [{ role: "Security Reader", scope: "/" }]);
      await pause(1_100);
      const after = await survey();
      const seen = (answers: typeof before) =>
        answers.map(({ used }) => used.includes("SECURE_SCORE"));

      expect([seen(before), seen(after)]).toEqual([
        [false, false],
        [true, false],
      ]);
    } finally {
      await server.close();
    }
  });
});

describe("concealed and visible figures", () => {
  it("share no entry: what was computed before the tenant concealed names is not told after", async () => {
    const { tenant, ask } = visiting("Switched");
    const asked = [];
    for (const concealed of [false, true, true, false]) {
      tenant.settings.concealed = concealed;
      const { origin, concealed: told } = await ask({ persona: "reports-reader" });
      asked.push([origin, told]);
    }

    expect(asked).toEqual([
      ["computed", false],
      ["computed", true],
      ["cached", true],
      // Told from the entry of visible figures, which is still young.
      ["cached", false],
    ]);
  });

  it.each([true, false])(
    "are told apart by the reports where the setting is closed: %j",
    async (concealed) => {
      const { tenant, ask } = visiting(concealed ? "Closed, concealed" : "Closed, visible");
      tenant.settings.consentedScopes.delete("ReportSettings.Read.All");
      tenant.settings.concealed = concealed;
      const asked = [];
      for (const _ of [1, 2]) {
        const { origin, concealed: told } = await ask({ persona: "reports-reader" });
        asked.push([origin, told]);
      }

      expect(asked).toEqual([
        ["computed", concealed],
        ["cached", concealed],
      ]);
    },
  );

  it("are no matter to callers who see no rows", async () => {
    const { tenant, ask } = visiting("No rows");
    const origins = [];
    for (const concealed of [false, true]) {
      tenant.settings.concealed = concealed;
      origins.push((await ask({ persona: "license-admin" })).origin);
    }

    expect(origins).toEqual(["computed", "cached"]);
  });

  it("stay apart in everything told, whichever came first", async () => {
    const other = await openHouse(emulator);
    try {
      const told = async (server: House, concealed: boolean) => {
        emulator.tenant(LARGER).settings.concealed = concealed;
        const { body } = await server.ask<Told>(FIGURES, {
          persona: "reports-reader",
          tenant: LARGER,
        });
        return body.data.tenant;
      };
      const first = { visible: await told(house, false), concealed: await told(house, true) };
      const second = { concealed: await told(other, true), visible: await told(other, false) };

      // Told second, both are what they are where nothing was told before.
      expect(first.concealed).toEqual(second.concealed);
      expect(second.visible).toEqual(first.visible);
      expect(modesOf(first.visible)).toEqual([false, ["MEMBERS"], ["USED"], true]);
      expect(modesOf(first.concealed)).toEqual([true, ["TOTALS"], ["CONCEALED"], false]);
    } finally {
      await other.close();
    }
  });
});
