import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { readTenant, type TenantReading } from "../../src/insights/tenant-reading.ts";
import { emulatedCaller } from "../graph/emulated-caller.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 200 },
      { name: "Concealed", members: 80, concealed: true },
      { name: "Woodgrove", members: 40 },
    ],
  });
});

afterAll(async () => {
  await emulator.close();
});

afterEach(() => {
  emulator.faults.clear();
});

function read(persona: string, tenant = "Contoso", now = NOW): Promise<TenantReading> {
  return readTenant({
    connection: {
      graphUrl: emulator.origin,
      clock: { now: () => now },
      random: () => 0,
      wait: async () => undefined,
    },
    operation: {
      tokens: emulatedCaller(emulator, persona, tenant),
      signal: new AbortController().signal,
    },
    now,
    productNames: ["Microsoft 365 E3"],
  });
}

const outcomes = ({ sources }: TenantReading) =>
  Object.fromEntries(sources.map(({ source, outcome }) => [source, outcome]));

/** How many accounts are known to be privileged, and what else is said of others. */
async function privilegedIn(persona: string) {
  const reading = await read(persona);
  const cohorts = [...(reading.survey?.cohorts ?? [])];
  const { roleGroups, roleGroupMembers } = outcomes(reading);
  const known = cohorts.filter(({ traits }) => traits.privileged === true);
  return {
    told: [true, false, undefined].filter((one) =>
      cohorts.some(({ traits }) => traits.privileged === one),
    ),
    accounts: known.reduce((sum, { members }) => sum + members, 0),
    outcomes: [roleGroups, roleGroupMembers],
  };
}

describe("reading a tenant", () => {
  it("joins all nine usage reports and the roles to members in one pass", async () => {
    const { survey } = await read("global-admin");
    const uses = [...(survey?.cohorts ?? [])].flatMap(({ traits }) => traits.use ?? []);
    const told = (name: keyof (typeof uses)[number]) => uses.some((use) => use[name] !== "unknown");

    expect(uses).toHaveLength(survey?.cohorts.length ?? 0);
    expect(
      (["mail", "files", "teams", "desktopApps", "copilot", "calls"] as const).filter(told),
    ).toEqual(["mail", "files", "teams", "desktopApps", "copilot", "calls"]);
    expect(
      (["visioDesktop", "mailboxKind", "mailboxFit", "oneDriveFit"] as const).filter(told),
    ).toEqual(["visioDesktop", "mailboxKind", "mailboxFit", "oneDriveFit"]);
    expect(new Set([...(survey?.cohorts ?? [])].map(({ traits }) => traits.privileged))).toEqual(
      new Set([true, false]),
    );
  });

  it("knows administrators whose role comes through a group, and that it does not where groups are closed", async () => {
    const contoso = emulator.tenant("Contoso");
    const group = contoso.groups().find(({ kind }) => kind === "department");
    const before = await privilegedIn("global-admin");
    contoso.assignRoles(group?.id ?? "", [{ role: "Security Administrator", scope: "/" }]);
    const after = await privilegedIn("global-admin");
    contoso.settings.consentedScopes.delete("GroupMember.Read.All");
    const closed = await privilegedIn("global-admin");
    contoso.settings.consentedScopes.add("GroupMember.Read.All");
    contoso.assignRoles(group?.id ?? "", []);

    expect(before.told).toEqual([true, false]);
    expect(after.told).toEqual([true, false]);
    expect(after.accounts).toBeGreaterThan(before.accounts + 3);
    // Whoever is not known to be an administrator may be one through the group.
    expect(closed).toEqual({
      ...before,
      told: [true, undefined],
      outcomes: ["notConsented", undefined],
    });
  });

  it("needs no totals where rows were joined, and takes them where rows are closed", async () => {
    const [admin, reader] = [await read("global-admin"), await read("global-reader")];

    expect(Object.values(admin.usageCounts)).toEqual(Array(10).fill(null));
    expect(Object.keys(outcomes(admin)).filter((source) => source.endsWith("Counts"))).toEqual([]);
    expect(Object.values(reader.usageCounts).map((records) => (records?.length ?? 0) > 0)).toEqual(
      Array(10).fill(true),
    );
    expect([reader.reportCohorts, reader.reportRefreshedOn, reader.reportNamesConcealed]).toEqual([
      null,
      "2026-11-19",
      null,
    ]);
  });

  it("analyses concealed reports by product, joined to nobody", async () => {
    const reading = await read("reports-reader", "Concealed");

    expect([reading.reportNamesConcealed, reading.reportRefreshedOn]).toEqual([true, "2026-11-19"]);
    expect(reading.reportCohorts?.length).toBeGreaterThan(0);
    expect(
      [...(reading.survey?.cohorts ?? [])].filter(({ traits }) => traits.use !== undefined),
    ).toEqual([]);
    expect(outcomes(reading)).toMatchObject({
      activeUserDetail: "concealed",
      copilotUsage: "concealed",
      activeUserCounts: "used",
    });
  });

  it("joins nothing while some reports conceal names and others still show them", async () => {
    const oneRow = `Report Refresh Date,User Principal Name,Is Deleted\n2026-11-19,${"0F".repeat(16)},False\n`;
    emulator.faults.plant({
      path: "*getEmailActivityUserDetail*",
      effect: { kind: "body", body: oneRow, contentType: "text/csv" },
    });
    const reading = await read("global-admin");
    const { activeUserDetail, appUserDetail, emailActivity, activeUserCounts } = outcomes(reading);

    expect(reading.reportNamesConcealed).toBe(true);
    expect([activeUserDetail, appUserDetail, emailActivity]).toEqual(Array(3).fill("concealed"));
    expect(activeUserCounts).toBe("used");
    expect(reading.reportCohorts?.length).toBeGreaterThan(0);
    expect(
      [...(reading.survey?.cohorts ?? [])].filter(
        ({ traits }) => traits.use !== undefined || traits.activity.workloads !== "unknown",
      ),
    ).toEqual([]);
  });

  it("draws no conclusion from reports that are a week old", async () => {
    const reading = await read("global-admin", "Contoso", new Date("2026-11-28T10:00:00Z"));
    const stale = reading.sources.filter(({ outcome }) => outcome === "stale");

    expect(stale.map(({ source }) => source)).toHaveLength(19);
    expect(new Set(stale.map(({ staleSince }) => staleSince))).toEqual(new Set(["2026-11-19"]));
    expect(
      [...(reading.survey?.cohorts ?? [])].filter(
        ({ traits }) => traits.activity.workloads !== "unknown",
      ),
    ).toEqual([]);
  });

  it("asks for customers in a partner's tenant only", async () => {
    const [contoso, woodgrove] = [
      await read("global-admin"),
      await read("global-admin", "Woodgrove"),
    ];

    expect(contoso.partner).toBeNull();
    expect("delegatedAdminCustomers" in outcomes(contoso)).toBe(false);
    expect(woodgrove.partner?.customers?.length).toBeGreaterThan(0);
    expect(woodgrove.partner?.accessAssignments).toHaveLength(
      woodgrove.partner?.relationships?.length ?? -1,
    );
  });

  it("counts administrators by role and keeps nobody", async () => {
    const { adminRoles } = await read("global-reader");

    expect(adminRoles?.every(({ tenantWide, scoped }) => tenantWide + scoped > 0)).toBe(true);
    expect(adminRoles?.some(({ scoped }) => scoped > 0)).toBe(true);
  });

  it("stops reading everything when one source ends it", async () => {
    emulator.faults.plant({ path: "*/domains", effect: { kind: "status", status: 401 } });
    emulator.faults.plant({ path: "*/subscriptions", effect: { kind: "hang" } });

    await expect(read("global-admin")).rejects.toMatchObject({ code: "SIGN_IN_AGAIN" });
  });
});
