import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

const QUERY = `{ tenant {
  licenses { paid } spend { totals { yearly { money { minor } } } } savings { lines { rule } }
  coverage { sources { source outcome opensWith { scopes roles } } seatsJudged seatsTotal }
} }`;

interface Shown {
  readonly tenant: {
    readonly savings: { readonly lines: readonly { readonly rule: string }[] };
    readonly coverage: {
      readonly sources: readonly {
        readonly source: string;
        readonly outcome: string;
        readonly opensWith: {
          readonly scopes: readonly string[];
          readonly roles: readonly string[];
        };
      }[];
      readonly seatsJudged: number;
      readonly seatsTotal: number;
    };
  };
}

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator();
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

/** Per persona: which sources are read, and which rules can find something. */
const LADDER = [
  ["member", ["SUBSCRIBED_SKUS", "MEMBERS"], ["D01", "D20"]],
  ["license-admin", ["SUBSCRIBED_SKUS", "COMMERCE_SUBSCRIPTIONS", "MEMBERS"], ["D01", "D20"]],
  [
    "global-reader",
    ["SUBSCRIBED_SKUS", "COMMERCE_SUBSCRIPTIONS", "MEMBERS", "SIGN_IN_ACTIVITY"],
    ["D01", "D20"],
  ],
  [
    "reports-reader",
    ["SUBSCRIBED_SKUS", "MEMBERS", "SIGN_IN_ACTIVITY", "ACTIVE_USER_DETAIL"],
    ["D01", "D20", "D22"],
  ],
  [
    "global-admin",
    [
      "SUBSCRIBED_SKUS",
      "COMMERCE_SUBSCRIPTIONS",
      "MEMBERS",
      "SIGN_IN_ACTIVITY",
      "ACTIVE_USER_DETAIL",
    ],
    ["D01", "D20", "D22"],
  ],
] as const;

describe("the same question by callers with growing rights", () => {
  it.each(LADDER)("%s is answered from what is open to it", async (persona, used, rules) => {
    const { status, body } = await house.ask<Shown>(QUERY, { persona });
    const { coverage, savings } = body.data.tenant;
    const read = coverage.sources.filter((one) => one.outcome === "USED");
    expect({
      status,
      errors: body.errors,
      used: read.map((one) => one.source),
      rules: [...new Set(savings.lines.map((line) => line.rule))].sort(),
    }).toEqual({ status: 200, errors: undefined, used: [...used], rules: [...rules] });
  });

  it("says of every closed source which scopes and roles would open it", async () => {
    const { body } = await house.ask<Shown>(QUERY, { persona: "license-admin" });
    const closed = body.data.tenant.coverage.sources.filter((one) => one.outcome !== "USED");
    expect(closed.map((one) => [one.source, one.outcome, one.opensWith.scopes])).toEqual([
      ["SIGN_IN_ACTIVITY", "NOT_PERMITTED", ["User.Read.All", "AuditLog.Read.All"]],
      ["ACTIVE_USER_DETAIL", "NOT_PERMITTED", ["Reports.Read.All"]],
    ]);
    expect(closed[1]?.opensWith.roles).toContain("Reports Reader");
  });

  it("judges no seat inactive without both kinds of evidence", async () => {
    const { body } = await house.ask<Shown>(QUERY, { persona: "global-reader" });
    const { seatsJudged, seatsTotal } = body.data.tenant.coverage;
    expect(seatsJudged).toBeLessThan(seatsTotal);
  });
});

describe("a guest", () => {
  it("gets an answer with reasons instead of an error page", async () => {
    const { status, body } = await house.ask<Shown>(QUERY, { persona: "guest" });
    expect([status, body.errors]).toEqual([200, undefined]);
    const outcomes = body.data.tenant.coverage.sources.map((one) => one.outcome);
    expect(outcomes).toContain("NOT_PERMITTED");
  });
});

describe("two tenants", () => {
  it("are answered apart, however the questions interleave", async () => {
    const both = await openEmulator({
      tenants: [
        { name: "Contoso", members: 120 },
        { name: "Fabrikam", members: 60 },
      ],
    });
    const server = await openHouse(both);
    try {
      const answers = await Promise.all(
        Array.from({ length: 20 }, async (_, at) => {
          const tenant = at % 2 === 0 ? "Contoso" : "Fabrikam";
          const { body } = await server.ask<{
            tenant: { id: string; licenses: { assigned: number } };
          }>("{ tenant { id licenses { assigned } } }", { tenant });
          return [tenant, body.data.tenant.id, body.data.tenant.licenses.assigned].join(" ");
        }),
      );
      expect(new Set(answers).size).toBe(2);
      expect(answers[0]).toContain(both.tenant("Contoso").id);
      expect(answers[1]).toContain(both.tenant("Fabrikam").id);
    } finally {
      await server.close();
      await both.close();
    }
  });
});
