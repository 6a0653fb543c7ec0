import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";
import { drawnBlueprint } from "./planted/drawn-blueprint.ts";
import type { Facts, Use } from "./planted/raw-facts.ts";
import { type RawTenant, readRawTenant } from "./planted/raw-tenant.ts";
import { Recount } from "./planted/recount.ts";
import { openRawGraph } from "./raw-graph.ts";

const QUERY = `{ tenant {
  coverage { reportNamesConcealed }
  usage {
    activeUsers { workload days active known basis }
    tables { subject buckets { bucket members } }
    products { sku { displayName } buckets { bucket members } }
    copilotApps { app enabled active }
    activations { platform activations }
    totals { of count }
    storage { of accounts bytes }
  }
  configuration {
    isPartner reportNamesConcealed securityDefaults
    licensing { purchasedThrough seats { origin seats } groups { all dynamic processing } }
    conditionalAccess { state policies kinds { kind policies } }
    authorization { guestAccess invitesFrom membersReadOthers }
    secureScore { on score most averageOfAllTenants categories { category score } }
    entraPremium { entitledP1 usingP1 entitledP2 usingP2 }
    domains { kind domains }
    devices { enrolled platforms { platform devices } }
    adminRoles { name isPrivileged tenantWide scoped }
  }
} }`;

interface Bucket {
  readonly bucket: string;
  readonly members: number | null;
}

interface Shown {
  readonly tenant: {
    readonly coverage: { readonly reportNamesConcealed: boolean | null };
    readonly usage: {
      readonly activeUsers: readonly {
        readonly workload: string;
        readonly days: number;
        readonly active: number;
        readonly known: number;
        readonly basis: string;
      }[];
      readonly tables: readonly { readonly subject: string; readonly buckets: readonly Bucket[] }[];
      readonly products: readonly {
        readonly sku: { readonly displayName: string } | null;
        readonly buckets: readonly Bucket[];
      }[];
      readonly copilotApps: readonly { readonly enabled: number; readonly active: number }[];
      readonly activations: readonly unknown[];
      readonly totals: readonly { readonly of: string; readonly count: number }[];
      readonly storage: readonly {
        readonly of: string;
        readonly accounts: number;
        readonly bytes: number;
      }[];
    } | null;
    readonly configuration: Readonly<Record<string, unknown>> & {
      readonly licensing: {
        readonly purchasedThrough: string;
        readonly seats: readonly { readonly origin: string; readonly seats: number }[];
      };
      readonly conditionalAccess:
        | readonly {
            readonly state: string;
            readonly policies: number;
            readonly kinds: readonly { readonly policies: number }[];
          }[]
        | null;
      readonly adminRoles:
        | readonly { readonly name: string | null; readonly tenantWide: number }[]
        | null;
    };
  };
}

const MEMBERS = 1_500;

let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: MEMBERS },
      { name: "Concealed", members: 400, concealed: true },
      { name: "Fresh", members: 620, seed: 4711, blueprint: drawnBlueprint(4711) },
    ],
  });
  house = await openHouse(emulator);
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

async function show(persona: string, tenant = "Contoso"): Promise<Shown["tenant"]> {
  const { body } = await house.ask<Shown>(QUERY, { persona, tenant });
  expect(body.errors).toBeUndefined();
  return body.data.tenant;
}

const withheld = (buckets: readonly Bucket[]) =>
  buckets.filter(({ members }) => members === null).length;

describe("usage", () => {
  it("is counted over members where names are visible, and tells of no few", async () => {
    const { usage } = await show("global-admin");
    const subjects = usage?.tables.map(({ subject }) => subject) ?? [];
    const buckets = usage?.tables.flatMap((table) => table.buckets) ?? [];

    expect(subjects).toEqual(
      expect.arrayContaining(["ANY_WORKLOAD", "MAIL", "TEAMS", "CALLS", "MAILBOX_FIT", "COPILOT"]),
    );
    expect(buckets.filter(({ members }) => members !== null).length).toBeGreaterThan(10);
    expect(
      buckets.filter(({ members }) => members !== null && members > 0 && members < 10),
    ).toEqual([]);
    expect(usage?.tables.filter((table) => withheld(table.buckets) === 1)).toEqual([]);
    expect([usage?.copilotApps, usage?.activations]).toEqual([[], []]);
  });

  it("tells for every workload how many were active in 30, 90 and 180 days, of how many known", async () => {
    const { usage } = await show("global-admin");
    const byWorkload = Map.groupBy(usage?.activeUsers ?? [], ({ workload }) => workload);

    expect(byWorkload.size).toBeGreaterThan(2);
    for (const lines of byWorkload.values()) {
      expect([30, 90, 180]).toEqual(expect.arrayContaining(lines.map(({ days }) => days)));
      expect(new Set(lines.map(({ basis }) => basis))).toEqual(new Set(["MEMBERS"]));
      const numbers = [...lines.map(({ active }) => active), lines[0]?.known ?? 0];
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    }
  });

  it("is Microsoft's totals for who may not see rows, over four periods", async () => {
    const { usage } = await show("global-reader");
    const histogram = emulator.tenant("Contoso").usage().anyWorkload;
    const any = usage?.activeUsers.filter(({ workload }) => workload === "ANY_WORKLOAD");

    expect(any?.length).toBeGreaterThan(0);
    expect(any).toEqual(
      [7, 30, 90, 180].slice(0, any?.length).map((days) => ({
        workload: "ANY_WORKLOAD",
        days,
        active: histogram.activeWithin(days),
        known: histogram.total,
        basis: "TOTALS",
      })),
    );
    expect([usage?.tables, usage?.products]).toEqual([[], []]);
    expect(usage?.activations.length).toBeGreaterThan(1);
  });

  it("is told by further totals where no rows are read: typical days, quotas, storage", async () => {
    const { usage } = await show("global-reader");
    const { mailboxes, activations } = emulator.tenant("Contoso").usage();
    const totals = new Map(usage?.totals.map(({ of, count }) => [of, count]));

    expect(usage?.storage.map(({ of, accounts }) => [of, accounts])).toEqual([
      ["MAILBOXES", mailboxes.total],
    ]);
    expect(totals.get("OFFICE_ASSIGNED")).toBe(activations.assigned);
    expect([...totals.keys()]).toEqual(
      expect.arrayContaining([
        "ANY_WORKLOAD_PER_DAY",
        "OUTLOOK_PER_DAY",
        "MEETINGS_PER_DAY",
        "OFFICE_ACTIVATED",
      ]),
    );
    expect([...totals.values()].filter((count) => count > 0 && count < 10)).toEqual([]);
    expect((await show("global-admin")).usage?.totals).toEqual([]);
  });

  it("goes by product and last activity where names are concealed, with no join", async () => {
    const { usage, coverage } = await show("global-admin", "Concealed");
    const names = usage?.products.map(({ sku }) => sku?.displayName) ?? [];

    expect(coverage.reportNamesConcealed).toBe(true);
    expect(usage?.tables).toEqual([]);
    expect(names).toContain("Microsoft 365 E3");
    expect(new Set(names).size).toBe(names.length);
    expect(usage?.activeUsers.every(({ basis }) => basis === "TOTALS")).toBe(true);
  });

  it("adds up storage, concealed or not", async () => {
    for (const tenant of ["Contoso", "Concealed"]) {
      const { usage } = await show("global-admin", tenant);
      expect(usage?.storage.map(({ of }) => of)).toEqual(["MAILBOXES", "ONE_DRIVES"]);
      expect(usage?.storage.every(({ accounts, bytes }) => accounts > 10 && bytes > 1e9)).toBe(
        true,
      );
    }
  });

  it("is nothing for who may read no report", async () => {
    expect((await show("member")).usage).toBeNull();
  });
});

describe("configuration", () => {
  it("is states and counts of everything an administrator may read", async () => {
    const { configuration } = await show("global-admin");
    const closed = Object.entries(configuration).filter(([, part]) => part === null);

    expect(closed).toEqual([]);
    expect(configuration.conditionalAccess?.map(({ state }) => state)).toEqual([
      "ENABLED",
      "REPORT_ONLY",
      "DISABLED",
    ]);
    for (const { policies, kinds } of configuration.conditionalAccess ?? []) {
      expect(Math.max(...kinds.map((kind) => kind.policies))).toBeLessThanOrEqual(policies);
    }
    expect(configuration.adminRoles).toContainEqual(
      expect.objectContaining({ name: "Global Administrator", isPrivileged: true }),
    );
    expect(configuration.licensing.seats.every(({ seats }) => seats > 0)).toBe(true);
  });

  it("is null in the parts that are closed to a caller", async () => {
    const { configuration } = await show("member");
    const { licensing, ...parts } = configuration;

    expect(licensing.purchasedThrough).toBe("UNKNOWN");
    expect(parts).toMatchObject({
      conditionalAccess: null,
      authorization: null,
      secureScore: null,
      securityDefaults: null,
      devices: null,
      entraPremium: null,
      reportNamesConcealed: null,
    });
  });

  it("names no policy, domain or account", async () => {
    const { body } = await house.ask(QUERY);
    const text = JSON.stringify(body.data).toLowerCase();
    expect(text).not.toContain("contoso");
    expect(text).not.toContain("@");
  });
});

/** The bucket of a last use, by the days since. */
function bandOf(use: Use): string {
  if (typeof use !== "number") return use === "never" ? "NONE" : "UNKNOWN";
  if (use < 90) return use < 30 ? "UNDER30" : "UNDER90";
  return use < 180 ? "UNDER180" : "OVER180";
}

const SUBJECTS: Readonly<Record<string, (facts: Facts) => string>> = {
  ANY_WORKLOAD: ({ workloads }) => bandOf(workloads),
  MAIL: ({ mail }) => bandOf(mail),
  FILES: ({ files }) => bandOf(files),
  TEAMS: ({ teams }) => bandOf(teams),
  COPILOT: ({ copilot }) => bandOf(copilot),
  CALLS: ({ calls }) => calls.toUpperCase(),
  ORGANISED_MEETINGS: ({ meetings }) => meetings.toUpperCase(),
  MAILBOX_KIND: ({ mailbox }) => mailbox.toUpperCase(),
};

describe("a tenant nobody looked at before", () => {
  let raw: RawTenant;
  let shown: Shown["tenant"];

  beforeAll(async () => {
    raw = await readRawTenant(emulator, "Fresh");
    shown = await show("global-admin", "Fresh");
  });

  it("is used as a recount of its raw reports says, wherever a number is told", () => {
    const recount = new Recount(raw, new Date(), new Map());
    const facts = raw.users.map((user) => recount.factsOf(user));
    let told = 0;
    for (const [subject, bucketOf] of Object.entries(SUBJECTS)) {
      const counts = Map.groupBy(facts, bucketOf);
      const table = shown.usage?.tables.find((one) => one.subject === subject);
      for (const { bucket, members } of table?.buckets ?? []) {
        if (members === null) continue;
        told += members > 0 ? 1 : 0;
        expect([subject, bucket, members]).toEqual([
          subject,
          bucket,
          counts.get(bucket)?.length ?? 0,
        ]);
      }
    }
    expect(told).toBeGreaterThan(10);
    for (const { workload, days, active } of shown.usage?.activeUsers ?? []) {
      const bucketOf = SUBJECTS[workload];
      if (bucketOf === undefined) continue;
      const within = ["UNDER30", "UNDER90", "UNDER180"].slice(0, [30, 90, 180].indexOf(days) + 1);
      const expected = facts.filter((one) => within.includes(bucketOf(one))).length;
      expect([workload, days, active]).toEqual([workload, days, expected]);
    }
  });

  it("is configured as its raw answers say", async () => {
    const { all } = await openRawGraph(emulator, "Fresh");
    const policies = await all<{ readonly state: string }>(
      "/v1.0/identity/conditionalAccess/policies",
    );
    const domains = await all<{ readonly isVerified: boolean }>("/v1.0/domains");
    const groups = await all<{ readonly groupTypes: readonly string[] }>(
      "/v1.0/groups?$select=id,groupTypes,assignedLicenses&$filter=assignedLicenses/$count ne 0&$count=true&$top=999",
    );
    const recount = new Recount(raw, new Date(), new Map());
    const held = raw.users.flatMap((user) => recount.heldBy(user));
    const { licensing, conditionalAccess, adminRoles, ...configuration } = shown.configuration;
    const ofState = (state: string) => policies.filter((one) => one.state === state).length;
    const globalAdmins = raw.roles.filter(
      ({ roleDefinitionId }) => roleDefinitionId === "62e90394-69f5-4237-9190-012177145e10",
    );
    expect(licensing.seats).toContainEqual({
      origin: "DIRECT",
      seats: held.filter(({ byGroup }) => !byGroup).length,
    });
    expect(licensing).toMatchObject({
      groups: {
        all: groups.length,
        dynamic: groups.filter(({ groupTypes }) => groupTypes.includes("DynamicMembership")).length,
      },
    });
    expect(configuration["domains"]).toContainEqual({
      kind: "VERIFIED",
      domains: domains.filter(({ isVerified }) => isVerified).length,
    });
    expect(adminRoles).toContainEqual(
      expect.objectContaining({ name: "Global Administrator", tenantWide: globalAdmins.length }),
    );
    expect(conditionalAccess?.map((one) => one.policies)).toEqual([
      ofState("enabled"),
      ofState("enabledForReportingButNotEnforced"),
      ofState("disabled"),
    ]);
  });
});
