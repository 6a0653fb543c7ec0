import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator, FaultPlan } from "../../emulator/index.ts";
import { type House, openEmulator, openHouse } from "./house.ts";

/** Something of every part of a tenant, sums among it. */
const QUERY = `{ tenant {
  coverage { seatsTotal sources { source outcome } }
  licenses { paid assigned idle }
  spend { totals { yearly { money { minor } } } }
  savings { seats lines { seats } few { rule } }
  ledgers { lines { seats } }
  findings(first: 50) { edges { node { rule seats } } }
  observations(first: 50) { edges { node { rule } } }
  recommendations(first: 50) { edges { node { id } } }
  renewals { lines { on seats } }
  usage { activeUsers { workload active } activations { activations } storage { bytes } }
  configuration { secureScore { score } domains { kind domains } conditionalAccess { state policies } }
  licensePlan(input: {}) { outcome membersPlanned }
} }`;

interface Shown {
  readonly tenant: {
    readonly coverage: {
      readonly sources: readonly { readonly source: string; readonly outcome: string }[];
    };
  } | null;
}

type Effect = FaultPlan["effect"];

/** Every item of a page has these properties instead of its own. */
const each = (set: NonNullable<Extract<Effect, { kind: "page" }>["set"]>): Effect => ({
  kind: "page",
  set,
});
const NO_SUCH_SKU = "ffffffff-0000-4000-8000-00000000000f";
const SKUS = "*/subscribedSkus";
const SUBSCRIPTIONS = "*/directory/subscriptions";
const USERS = "/v1.0/users";
const GROUPS = "/v1.0/groups";
const SCORE = "*/secureScores";
const ACCESS = "*/conditionalAccess/policies";
const APPS = "*getM365AppUserDetail*";

/** What Graph answers, to whom, and what becomes of the source. Nothing else changes. */
const ODD: readonly (readonly [why: string, path: string, effect: Effect, outcome: object])[] = [
  [
    "seats without end",
    SKUS,
    each({ prepaidUnits: units(2 ** 31 - 1) }),
    { SUBSCRIBED_SKUS: "USED" },
  ],
  ["seats in use without end", SKUS, each({ consumedUnits: 1e15 }), { SUBSCRIBED_SKUS: "USED" }],
  ["fewer seats than none", SKUS, each({ consumedUnits: -1 }), { SUBSCRIBED_SKUS: "UNAVAILABLE" }],
  ["parts of seats", SKUS, each({ consumedUnits: 0.5 }), { SUBSCRIBED_SKUS: "UNAVAILABLE" }],
  ["no seats told", SKUS, each({ prepaidUnits: units(null) }), { SUBSCRIBED_SKUS: "USED" }],
  [
    "one unknown product, many times",
    SKUS,
    each({ skuId: NO_SUCH_SKU, skuPartNumber: "ÜNKNOWN 🦄" }),
    { SUBSCRIBED_SKUS: "USED" },
  ],
  [
    "an unknown product bought",
    SUBSCRIPTIONS,
    each({ skuId: NO_SUCH_SKU }),
    { COMMERCE_SUBSCRIPTIONS: "USED" },
  ],
  [
    "purchases without end",
    SUBSCRIPTIONS,
    each({ totalLicenses: 1e12 }),
    { COMMERCE_SUBSCRIPTIONS: "USED" },
  ],
  [
    "renewals long past",
    SUBSCRIPTIONS,
    each({ nextLifecycleDateTime: "0001-01-01T00:00:00Z" }),
    { COMMERCE_SUBSCRIPTIONS: "USED" },
  ],
  [
    "an unknown product held",
    USERS,
    each({ assignedLicenses: held(), licenseAssignmentStates: states() }),
    { MEMBERS: "USED" },
  ],
  [
    "nothing said of members but their ids",
    USERS,
    each({
      department: null,
      country: null,
      createdDateTime: null,
      userType: null,
      accountEnabled: null,
      assignedLicenses: null,
      licenseAssignmentStates: null,
      displayName: null,
    }),
    { MEMBERS: "USED" },
  ],
  [
    "words of every script",
    USERS,
    each({ department: "研究 & <b>\u202e=cmd|", country: "🇩🇪" }),
    { MEMBERS: "USED" },
  ],
  [
    "sign-ins yet to come",
    USERS,
    each({ signInActivity: { lastSuccessfulSignInDateTime: "9999-12-31T00:00:00Z" } }),
    { SIGN_IN_ACTIVITY: "USED" },
  ],
  [
    "no sign-ins of anybody",
    USERS,
    each({ signInActivity: null }),
    { SIGN_IN_ACTIVITY: "NOT_LICENSED" },
  ],
  [
    "members without names",
    USERS,
    each({ userPrincipalName: null }),
    { MEMBERS: "UNAVAILABLE", SIGN_IN_ACTIVITY: "UNAVAILABLE" },
  ],
  [
    "members that lead to themselves",
    USERS,
    { kind: "page", next: "self" },
    { MEMBERS: "UNAVAILABLE", SIGN_IN_ACTIVITY: "UNAVAILABLE" },
  ],
  ["a circle of pages", "*/domains", { kind: "page", next: "first" }, { DOMAINS: "UNAVAILABLE" }],
  ["a page without members", USERS, { kind: "page", empty: true }, { MEMBERS: "USED" }],
  [
    "groups without licences",
    GROUPS,
    each({ assignedLicenses: null }),
    { LICENSED_GROUPS: "USED" },
  ],
  ["a score beyond numbers", SCORE, each({ currentScore: 1e300 }), { SECURE_SCORE: "UNAVAILABLE" }],
  [
    "a score out of nothing",
    SCORE,
    each({ maxScore: 0, controlScores: [] }),
    { SECURE_SCORE: "USED" },
  ],
  [
    "policies about nothing",
    ACCESS,
    each({ conditions: null, grantControls: null }),
    { CONDITIONAL_ACCESS: "USED" },
  ],
  [
    "a proxy's page",
    "*/authorizationPolicy",
    { kind: "body", body: "<html></html>" },
    { AUTHORIZATION_POLICY: "UNAVAILABLE" },
  ],
  [
    "JSON of another kind",
    "*/domains",
    { kind: "body", body: '{"value":[null]}' },
    { DOMAINS: "UNAVAILABLE" },
  ],
  ["a report that is JSON", APPS, { kind: "body", body: "{}" }, { APP_USER_DETAIL: "UNAVAILABLE" }],
];

function units(seats: number | null) {
  return { enabled: seats, warning: 0, suspended: 0, lockedOut: 0 };
}
function held() {
  return [{ skuId: NO_SUCH_SKU, disabledPlans: [] }];
}
function states() {
  const state = { state: "SomethingNew", error: "Odd", lastUpdatedDateTime: null };
  return [{ ...held()[0], assignedByGroup: null, ...state }];
}

const nameOf = (row: number) => `Tenant ${row}`;
let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await openEmulator({
    tenants: ODD.map((_, row) => ({ name: nameOf(row), members: 60 })),
  });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

describe("what Graph never should have answered", () => {
  it.each(ODD.map((odd, row) => [...odd, nameOf(row)] as const))(
    "changes its source and no other: %s",
    async (...[, path, effect, outcome, tenant]) => {
      emulator.faults.plant({ tenant, path, effect });
      const { status, body } = await house.ask<Shown>(QUERY, { tenant });
      const sources = body.data?.tenant?.coverage.sources ?? [];
      const isStruck = ({ source }: { readonly source: string }) => Object.hasOwn(outcome, source);

      expect([status, body.errors]).toEqual([200, undefined]);
      expect({
        struck: Object.fromEntries(
          sources.filter(isStruck).map((one) => [one.source, one.outcome]),
        ),
        others: sources.filter((one) => !isStruck(one) && one.outcome !== "USED"),
      }).toEqual({ struck: outcome, others: [] });
    },
  );
});
