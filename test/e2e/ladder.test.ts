import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

const QUERY = `{ tenant {
  licenses { paid } spend { totals { yearly { money { minor } } } } savings { lines { rule } few { rule } }
  coverage { sources { source outcome opensWith { scopes roles } }
    roleGains { role sources } seatsJudged seatsTotal }
} }`;

interface Shown {
  readonly tenant: {
    readonly savings: Readonly<Record<"lines" | "few", readonly { readonly rule: string }[]>>;
    readonly coverage: {
      readonly sources: readonly {
        readonly source: string;
        readonly outcome: string;
        readonly opensWith: {
          readonly scopes: readonly string[];
          readonly roles: readonly string[];
        };
      }[];
      readonly roleGains: readonly { readonly role: string; readonly sources: readonly string[] }[];
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

/** What any member of the tenant may read. */
const MEMBER = [
  "ORGANIZATION",
  "SUBSCRIBED_SKUS",
  "MEMBERS",
  "ROLE_ASSIGNMENTS",
  "ROLE_GROUPS",
  "ROLE_GROUP_MEMBERS",
  "LICENSED_GROUPS",
  "DOMAINS",
];
const ROWS = [
  "ACTIVE_USER_DETAIL",
  "APP_USER_DETAIL",
  "MAILBOX_USAGE",
  "EMAIL_ACTIVITY",
  "TEAMS_ACTIVITY",
  "ONE_DRIVE_USAGE",
  "SHARE_POINT_ACTIVITY",
  "ACTIVATIONS",
  "COPILOT_USAGE",
];
const COUNTS = [
  "ACTIVE_USER_COUNTS",
  "SERVICES_USER_COUNTS",
  "APP_USER_COUNTS",
  "ACTIVATION_COUNTS",
  "ACTIVATION_USER_COUNTS",
  "MAILBOX_STORAGE",
  "MAILBOX_QUOTA_COUNTS",
  "TEAMS_USER_COUNTS",
  "COPILOT_COUNTS",
  "COPILOT_TREND",
];
const REPORTS = ["REPORT_SETTINGS", "PREMIUM_LICENSE_INSIGHT"];
const POSTURE = [
  "CONDITIONAL_ACCESS",
  "AUTHORIZATION_POLICY",
  "SECURITY_DEFAULTS",
  "SECURE_SCORE",
  "DEVICE_OVERVIEW",
];

/** Per persona: which sources are read beyond a member's, and which rules can find something. */
const LADDER = [
  ["member", [], ["D01", "D20"]],
  ["license-admin", ["COMMERCE_SUBSCRIPTIONS"], ["D01", "D20"]],
  [
    "global-reader",
    ["COMMERCE_SUBSCRIPTIONS", "SIGN_IN_ACTIVITY", ...COUNTS, ...REPORTS, ...POSTURE],
    ["D01", "D20"],
  ],
  ["reports-reader", ["SIGN_IN_ACTIVITY", ...ROWS, ...REPORTS], ["D01", "D20", "D22"]],
  [
    "global-admin",
    ["COMMERCE_SUBSCRIPTIONS", "SIGN_IN_ACTIVITY", ...ROWS, ...REPORTS, ...POSTURE],
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
      used: read.map((one) => one.source).sort(),
      rules: expect.arrayContaining([...rules]),
    }).toEqual({
      status: 200,
      errors: undefined,
      used: [...MEMBER, ...used].sort(),
      rules: [...new Set([...savings.lines, ...savings.few].map(({ rule }) => rule))].sort(),
    });
  });

  it("says of every closed source which scopes and roles would open it", async () => {
    const { body } = await house.ask<Shown>(QUERY, { persona: "license-admin" });
    const closed = body.data.tenant.coverage.sources.filter((one) => one.outcome !== "USED");
    expect(closed.map((one) => one.source).sort()).toEqual(
      ["SIGN_IN_ACTIVITY", ...ROWS, ...COUNTS, ...REPORTS, ...POSTURE].sort(),
    );
    const opening = new Map(closed.map((one) => [one.source, one.opensWith]));
    expect(opening.get("SIGN_IN_ACTIVITY")?.scopes).toEqual(["User.Read.All", "AuditLog.Read.All"]);
    expect(opening.get("MAILBOX_USAGE")).toEqual({
      scopes: ["Reports.Read.All"],
      roles: expect.arrayContaining(["Reports Reader"]),
    });
    expect(closed.filter((one) => one.outcome !== "NOT_PERMITTED")).toEqual([]);
  });

  it.each([
    ["global-reader", [["Reports Reader", ROWS]]],
    [
      "reports-reader",
      [
        ["Directory Readers", ["COMMERCE_SUBSCRIPTIONS"]],
        ["Security Reader", POSTURE.slice(0, 4)],
        ["Global Reader", ["DEVICE_OVERVIEW"]],
      ],
    ],
    ["global-admin", []],
  ])("tells %s what one more role would add", async (persona, gains) => {
    const { body } = await house.ask<Shown>(QUERY, { persona });

    expect(body.data.tenant.coverage.roleGains.map(({ role, sources }) => [role, sources])).toEqual(
      gains,
    );
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
