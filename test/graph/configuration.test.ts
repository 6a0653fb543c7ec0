import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { directoryRole } from "../../src/core/directory-roles.ts";
import { openPii, Pii } from "../../src/core/pii.ts";
import {
  ALL_SOURCES,
  BATCH_PATH,
  GraphReader,
  InProcessPace,
  type RequestPace,
  readAccessAssignments,
  readAuthorizationPolicy,
  readCallerRoles,
  readConditionalAccess,
  readDelegatedAdminCustomers,
  readDelegatedAdminRelationships,
  readDeviceOverview,
  readDomains,
  readLicensedGroups,
  readPremiumLicenseInsight,
  readReportSettings,
  readRoleAssignments,
  readSecureScore,
  readSecurityDefaults,
  readUsageCounts,
} from "../../src/graph/index.ts";
import { emulatedCaller } from "./emulated-caller.ts";
import { rawGraph } from "./raw-graph.ts";
import { readerOf, scriptedServer } from "./scripted-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;
let waits: number[] = [];

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 300 },
      { name: "Fabrikam", members: 60, premium: false },
      { name: "Woodgrove", members: 40 },
    ],
  });
});

afterAll(async () => {
  await emulator.close();
});

beforeEach(() => {
  waits = [];
  emulator.journal.clear();
});

afterEach(() => {
  emulator.faults.clear();
});

function readerFor(persona: string, tenant = "Contoso", pace?: RequestPace) {
  return new GraphReader(
    {
      graphUrl: emulator.origin,
      ...(pace && { pace }),
      clock: { now: () => NOW },
      random: () => 0,
      wait: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
    { tokens: emulatedCaller(emulator, persona, tenant), signal: new AbortController().signal },
  );
}

describe("roles", () => {
  it("of the caller are the tenant-wide ones", async () => {
    expect([
      await readCallerRoles(readerFor("reports-reader")),
      await readCallerRoles(readerFor("member")),
    ]).toEqual([[directoryRole("Reports Reader")], []]);
  });

  it("of everybody are told with their scope", async () => {
    const found = await readRoleAssignments(readerFor("global-reader"));
    const shown = await rawGraph(emulator).items("/v1.0/roleManagement/directory/roleAssignments", [
      "RoleManagement.Read.Directory",
    ]);

    expect(new Set(found.map(({ scope }) => scope))).toEqual(
      new Set(["tenant", "administrativeUnit"]),
    );
    expect(found.map((held) => [held.roleTemplateId, openPii(held.principalId)])).toEqual(
      shown.map((item) => [item["roleDefinitionId"], item["principalId"]]),
    );
  });
});

describe("groups that give licences", () => {
  it("are those with a SKU, and no others", async () => {
    const found = await readLicensedGroups(readerFor("global-reader"));
    const all = await rawGraph(emulator).items(
      "/v1.0/groups?$top=999&$select=id,assignedLicenses",
      ["GroupMember.Read.All"],
    );

    expect(found.map(({ groupId, skus }) => [groupId, skus])).toEqual(
      all
        .filter(({ assignedLicenses }) => assignedLicenses.length > 0)
        .map(({ id, ...item }) => [id, item.assignedLicenses.map(({ skuId }) => skuId)]),
    );
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("the configuration", () => {
  it.each([true, false])("says whether reports conceal names: %j", async (concealed) => {
    emulator.tenant("Contoso").settings.concealed = concealed;
    const found = await readReportSettings(readerFor("global-reader"));
    emulator.tenant("Contoso").settings.concealed = false;

    expect(found).toEqual({ concealsNames: concealed });
  });

  it.each([{ displayConcealedNames: true }, { value: { displayConcealedNames: true } }])(
    "is understood bare and wrapped: %j",
    async (body) => {
      const graph = await scriptedServer(() => [{ body }]);
      const found = await readReportSettings(readerOf(graph.origin).reader);
      await graph.close();

      expect(found).toEqual({ concealsNames: true });
    },
  );

  it("tells what conditional-access policies are about, and not what they are called", async () => {
    const found = await readConditionalAccess(readerFor("global-reader"));
    const plain = {
      state: "enabled",
      requiresMfa: false,
      requiresDevice: false,
      blocks: false,
      usesRisk: false,
      coversAllUsers: true,
      hasSessionControls: false,
    };

    expect(found).toEqual([
      { ...plain, requiresMfa: true, coversAllUsers: false },
      { ...plain, requiresMfa: true },
      { ...plain, blocks: true },
      { ...plain, state: "reportOnly", requiresDevice: true, coversAllUsers: false },
      { ...plain, requiresMfa: true, usesRisk: true },
      { ...plain, state: "disabled", hasSessionControls: true },
    ]);
    const [request] = emulator.journal.entries(({ path }) => path.endsWith("/policies"));
    expect(request?.query).not.toContain("displayName");
  });

  it("is asked about conditional access once a second and no faster", async () => {
    const reader = readerFor("global-reader");
    await readConditionalAccess(reader);
    await readConditionalAccess(reader);
    await readConditionalAccess(reader);

    expect(waits).toEqual([1100, 2200]);
  });

  it("waits for conditional access behind other operations on its tenant, not behind another tenant's", async () => {
    const pace = new InProcessPace({ now: () => NOW });
    await readConditionalAccess(readerFor("global-reader", "Contoso", pace));
    await readConditionalAccess(readerFor("security-reader", "Contoso", pace));
    await readConditionalAccess(readerFor("global-reader", "Fabrikam", pace));

    expect(waits).toEqual([1100]);
  });

  it("tells what guests and members may do", async () => {
    expect(await readAuthorizationPolicy(readerFor("global-reader"))).toEqual({
      guestAccess: "limited",
      invitesFrom: "admins",
      membersReadOthers: true,
      membersCreateApps: false,
      membersCreateGroups: true,
      membersCreateTenants: false,
    });
  });

  it("tells whether security defaults are on", async () => {
    expect([
      await readSecurityDefaults(readerFor("global-reader")),
      await readSecurityDefaults(readerFor("global-reader", "Fabrikam")),
    ]).toEqual([false, true]);
  });

  it("tells the newest secure score by category", async () => {
    const found = await readSecureScore(readerFor("global-reader"));
    const [newest] = await rawGraph(emulator).items("/v1.0/security/secureScores?$top=1", [
      "SecurityEvents.Read.All",
    ]);
    const sum = Object.values(found?.scoreByCategory ?? {}).reduce(
      (total, part) => total + part,
      0,
    );

    expect(found).toMatchObject({
      createdAt: newest?.["createdDateTime"],
      score: newest?.["currentScore"],
      maxScore: newest?.["maxScore"],
      averageOfAllTenants: 39.2,
    });
    expect(sum).toBeCloseTo(found?.score ?? 0, 6);
    expect(
      emulator.journal.entries(({ path }) => path.endsWith("/secureScores"))[0]?.query,
    ).toContain("$top=1");
  });

  it("tells the domains", async () => {
    const found = await readDomains(readerFor("member"));

    const plain = { name: expect.any(Pii), authentication: "managed", isVerified: true };

    expect(found).toEqual([
      { ...plain, isDefault: true, isInitial: false },
      { ...plain, isDefault: false, isInitial: true },
      { ...plain, isDefault: false, isInitial: false },
    ]);
  });

  it("tells Entra ID P1 and P2 owned and used, or that the tenant has none", async () => {
    const found = await readPremiumLicenseInsight(readerFor("global-reader"));

    expect(found.conditionalAccessUsers).toBeGreaterThan(100);
    await expect(
      readPremiumLicenseInsight(readerFor("global-reader", "Fabrikam")),
    ).rejects.toMatchObject({ code: "GRAPH_DENIED", kind: "license" });
  });

  it("tells devices per operating system", async () => {
    const { enrolled, windows, macOs, ios, android, other } = await readDeviceOverview(
      readerFor("global-reader"),
    );

    expect(windows + macOs + ios + android + other).toBe(enrolled);
    expect(enrolled).toBeGreaterThan(50);
  });

  it.each([
    ["conditional access", readConditionalAccess],
    ["the secure score", readSecureScore],
    ["report settings", readReportSettings],
    ["devices", readDeviceOverview],
  ])("is closed to a plain member where a role is needed: %s", async (_, read) => {
    await expect(read(readerFor("member"))).rejects.toMatchObject({ code: "GRAPH_DENIED" });
  });
});

describe("totals of usage", () => {
  it.each([
    ["activeUserCounts", "Office 365"],
    ["servicesUserCounts", "Exchange Active"],
    ["appUserCounts", "Word"],
    ["activationCounts", "Windows"],
    ["activationUserCounts", "Assigned"],
    ["mailboxStorage", "Storage Used (Byte)"],
    ["mailboxQuotaCounts", "Warning Issued"],
    ["teamsUserCounts", "Meetings"],
    ["copilotCounts", "Any App Enabled Users"],
    ["copilotTrend", "Any App Active Users"],
  ] as const)("are open to Global Reader: %s", async (report, title) => {
    const found = await readUsageCounts(readerFor("global-reader"), report, "D30");

    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ counts }) => (counts.get(title) ?? -1) >= 0)).toBe(true);
  });
});

describe("partner relationships", () => {
  it("are read from the partner's own tenant, with what access they really give", async () => {
    const reader = readerFor("global-admin", "Woodgrove");
    const relationships = await readDelegatedAdminRelationships(reader);
    const customers = await readDelegatedAdminCustomers(reader);
    const settled = relationships.filter(({ state }) => state !== "approvalPending");
    const assignments = await readAccessAssignments(reader, settled);

    expect(relationships.length).toBeGreaterThan(2);
    expect(customers.map(({ tenantId }) => tenantId)).toEqual(
      relationships
        .filter(({ state }) => state === "active" || state === "expiring")
        .map(({ customerTenantId }) => customerTenantId),
    );
    expect(assignments).toEqual(
      settled.map(({ roles, state }) => [
        { state: state === "active" ? "active" : "deleted", roles },
      ]),
    );
  });

  it("are asked for again where a part of a batch is throttled, and only there", async () => {
    const reader = readerFor("global-admin", "Woodgrove");
    const relationships = await readDelegatedAdminRelationships(reader);
    emulator.faults.plant({
      path: "*/accessAssignments",
      fromNth: 2,
      times: 1,
      effect: { kind: "status", status: 429, retryAfter: 7 },
    });
    const assignments = await readAccessAssignments(reader, relationships);
    const asked = (ending: string) =>
      emulator.journal.entries(({ path }) => path.endsWith(ending)).length;

    expect(assignments).toHaveLength(relationships.length);
    expect(assignments.every((found) => Array.isArray(found))).toBe(true);
    expect(waits).toEqual([7000]);
    expect([asked("/$batch"), asked("/accessAssignments")]).toEqual([2, relationships.length + 1]);
  });

  it("fail with a part that fails for good", async () => {
    const reader = readerFor("global-admin", "Woodgrove");
    const relationships = await readDelegatedAdminRelationships(reader);
    emulator.faults.plant({ path: "*/accessAssignments", effect: { kind: "status", status: 403 } });

    await expect(readAccessAssignments(reader, relationships)).rejects.toMatchObject({
      code: "GRAPH_DENIED",
      source: "delegatedAdminAccessAssignments",
    });
  });
});

describe("what is requested", () => {
  it("is in the table of sources, as the observer of the requests sees it", async () => {
    const seen = new Set<string>();
    const reader = new GraphReader(
      { graphUrl: emulator.origin, wait: async () => undefined },
      {
        tokens: emulatedCaller(emulator, "global-admin", "Woodgrove"),
        signal: new AbortController().signal,
        observe: ({ path }) => seen.add(path),
      },
    );
    await readAccessAssignments(reader, await readDelegatedAdminRelationships(reader));
    await readLicensedGroups(reader);
    await readUsageCounts(reader, "copilotCounts", "D30");
    const known = new Set(ALL_SOURCES.map(({ version, path }) => `/${version}${path}`));

    expect([...seen].filter((path) => !known.has(path))).toEqual([
      `/v1.0${BATCH_PATH}`,
      "download",
    ]);
  });
});
