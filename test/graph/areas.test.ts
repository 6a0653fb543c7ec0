import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { openPii } from "../../src/core/pii.ts";
import {
  type GraphOperation,
  GraphReader,
  readActiveUserDetail,
  readCommerceSubscriptions,
  readMembers,
  readOrganization,
  readSubscribedSkus,
} from "../../src/graph/index.ts";
import { emulatedCaller } from "./emulated-caller.ts";
import { rawGraph } from "./raw-graph.ts";
import { drain } from "./scripted-graph.ts";

const NOW = new Date("2026-11-21T10:00:00Z");

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    now: NOW,
    tenants: [
      { name: "Contoso", members: 1200 },
      { name: "Fabrikam", members: 60, premium: false },
      { name: "Concealed", members: 60, concealed: true },
      { name: "Frugal", members: 60, consentedScopes: ["User.Read", "User.Read.All"] },
    ],
  });
});

afterAll(async () => {
  await emulator.close();
});

beforeEach(() => {
  emulator.faults.clear();
  emulator.journal.clear();
});

function readerFor(persona: string, tenant = "Contoso", parts: Partial<GraphOperation> = {}) {
  return new GraphReader(
    { graphUrl: emulator.origin, wait: async () => undefined },
    {
      tokens: emulatedCaller(emulator, persona, tenant),
      signal: new AbortController().signal,
      ...parts,
    },
  );
}

/** What Graph itself says. */
const raw = (path: string, scopes: readonly string[]) =>
  rawGraph(emulator).items(`/v1.0${path}`, scopes);

describe("the organization", () => {
  it("is read in full by who may", async () => {
    const found = await readOrganization(readerFor("global-admin"));
    const [shown] = await raw("/organization", ["Organization.Read.All"]);

    expect({
      ...found,
      displayName: found.displayName && openPii(found.displayName),
    }).toMatchObject({
      tenantId: emulator.tenant("Contoso").id,
      displayName: shown?.["displayName"],
      createdAt: shown?.["createdDateTime"],
      partnerKind: null,
    });
  });

  it("is known by id where nobody consented to more", async () => {
    const found = await readOrganization(readerFor("member", "Frugal"));

    expect(found).toMatchObject({ tenantId: emulator.tenant("Frugal").id, createdAt: null });
  });
});

describe("licences", () => {
  it("are every SKU with its seats", async () => {
    const found = await readSubscribedSkus(readerFor("license-admin"));
    const shown = await raw("/subscribedSkus", ["LicenseAssignment.Read.All"]);

    expect(found.length).toBeGreaterThan(5);
    expect(
      found.map(({ skuId, consumedUnits, prepaidUnits }) => ({
        skuId,
        consumedUnits,
        prepaidUnits,
      })),
    ).toEqual(
      shown.map(({ skuId, consumedUnits, prepaidUnits }) => ({
        skuId,
        consumedUnits,
        prepaidUnits,
      })),
    );
  });

  it("are every purchase with its renewal", async () => {
    const found = await readCommerceSubscriptions(readerFor("license-admin"));
    const shown = await raw("/directory/subscriptions", ["Organization.Read.All"]);

    expect(found.length).toBeGreaterThan(5);
    expect(
      found.map(({ skuId, seats, nextLifecycleAt }) => [skuId, seats, nextLifecycleAt]),
    ).toEqual(
      shown.map((item) => [
        item["skuId"],
        item["totalLicenses"],
        item["nextLifecycleDateTime"] ?? null,
      ]),
    );
  });
});

describe("members", () => {
  it("are all read once, with what Graph says of each", async () => {
    const { signInRefused, pages } = await readMembers(readerFor("global-admin"));
    const found = await drain(pages);
    const shown = await raw(
      "/users?$top=999&$select=id,userPrincipalName,accountEnabled,userType,department,assignedLicenses,licenseAssignmentStates",
      ["User.Read.All"],
    );

    expect(signInRefused).toBeNull();
    expect(found).toHaveLength(1200);
    expect(
      found.map((member) => ({
        id: openPii(member.objectId),
        userPrincipalName: openPii(member.userPrincipalName),
        accountEnabled: member.accountEnabled,
        userType: member.userType,
        department: member.department && openPii(member.department),
        skus: member.assignedSkus,
        assigned: member.assignments.map(({ skuId, assignedByGroup }) => [skuId, assignedByGroup]),
      })),
    ).toEqual(
      shown.map((item) => {
        const { assignedLicenses, licenseAssignmentStates } = item;
        return {
          id: item["id"],
          userPrincipalName: item["userPrincipalName"],
          accountEnabled: item["accountEnabled"],
          userType: item["userType"],
          department: item["department"],
          skus: assignedLicenses.map(({ skuId }) => skuId),
          assigned: licenseAssignmentStates.map(({ skuId, assignedByGroup }) => [
            skuId,
            assignedByGroup,
          ]),
        };
      }),
    );
  });

  it("come 500 a page with sign-in activity and 999 without", async () => {
    await drain((await readMembers(readerFor("global-admin"))).pages);
    await drain((await readMembers(readerFor("license-admin"))).pages);
    const sizes = emulator.journal
      .entries(({ path, status }) => path === "/v1.0/users" && status === 200)
      .map(({ query }) => new URLSearchParams(query).get("$top"));

    expect(sizes).toEqual(["500", "500", "500", "999", "999"]);
  });

  it("know when somebody last signed in successfully, or that nothing is on record", async () => {
    const { pages } = await readMembers(readerFor("reports-reader"));
    const kinds = new Set((await drain(pages)).map(({ signIn }) => signIn.kind));

    expect([...kinds].sort()).toEqual(["last-successful", "none-recorded"]);
  });

  it.each([
    [
      "the role is missing",
      "license-admin",
      "Contoso",
      { code: "GRAPH_DENIED", kind: "permission" },
    ],
    ["the tenant has no P1", "global-admin", "Fabrikam", { code: "GRAPH_DENIED", kind: "license" }],
    ["nobody consented", "global-admin", "Frugal", { code: "CONSENT_REQUIRED" }],
  ])("come without sign-in activity when %s", async (_, persona, tenant, refused) => {
    const { signInRefused, pages } = await readMembers(readerFor(persona, tenant));
    const found = await drain(pages);

    expect(signInRefused).toMatchObject(refused);
    expect(found.length).toBeGreaterThan(50);
    expect(new Set(found.map(({ signIn }) => signIn.kind))).toEqual(new Set(["unavailable"]));
  });

  it("are refused to guests", async () => {
    await expect(readMembers(readerFor("guest"))).rejects.toMatchObject({
      code: "GRAPH_DENIED",
      details: { scopes: ["User.Read.All"], roles: ["Directory Readers"] },
    });
  });

  it("are complete although connections break, answers are truncated and Graph throttles", async () => {
    const path = "/v1.0/users";
    emulator.faults.plant({
      path,
      fromNth: 2,
      times: 1,
      effect: { kind: "cut", afterBytes: 9000 },
    });
    emulator.faults.plant({
      path,
      fromNth: 3,
      times: 1,
      effect: { kind: "truncate", afterBytes: 50 },
    });
    emulator.faults.plant({
      path,
      fromNth: 4,
      times: 2,
      effect: { kind: "status", status: 429, retryAfter: 1.5 },
    });
    const { pages } = await readMembers(readerFor("global-admin"));
    const ids = (await drain(pages)).map(({ objectId }) => openPii(objectId));

    expect([ids.length, new Set(ids).size]).toEqual([1200, 1200]);
  });

  it("are read on after a claims challenge has been answered", async () => {
    emulator.faults.plant({
      path: "/v1.0/users",
      fromNth: 2,
      times: 1,
      effect: { kind: "claims-challenge", form: "nbf" },
    });
    const tokens = emulatedCaller(emulator, "global-admin");
    const { pages } = await readMembers(readerFor("global-admin", "Contoso", { tokens }));

    expect(await drain(pages)).toHaveLength(1200);
    expect(tokens.asked.filter(({ claims }) => claims !== undefined)).toHaveLength(1);
  });
});

describe("active users", () => {
  it("come one row per account that is not deleted, from the download host without Authorization", async () => {
    const rows = await drain(readActiveUserDetail(readerFor("reports-reader"), "D180"));
    const downloads = emulator.journal.entries(({ area }) => area === "reports");

    expect(rows.length).toBeGreaterThan(800);
    expect(rows.every(({ concealed }) => !concealed)).toBe(true);
    expect(new Set(rows.map(({ refreshedOn }) => refreshedOn)).size).toBe(1);
    expect(downloads.map(({ status, headers }) => [status, headers["authorization"]])).toEqual([
      [200, undefined],
    ]);
  });

  it("are recognised as concealed by the response itself", async () => {
    const rows = await drain(
      readActiveUserDetail(readerFor("reports-reader", "Concealed"), "D180"),
    );

    expect(rows.length).toBeGreaterThan(30);
    expect(rows.every(({ concealed }) => concealed)).toBe(true);
  });

  it.each(["global-reader", "license-admin", "member"])("are refused to %s", async (persona) => {
    await expect(drain(readActiveUserDetail(readerFor(persona), "D180"))).rejects.toMatchObject({
      code: "GRAPH_DENIED",
      source: "activeUserDetail",
    });
  });

  it("are complete although the download breaks", async () => {
    const whole = await drain(readActiveUserDetail(readerFor("reports-reader"), "D180"));
    emulator.faults.plant({
      area: "reports",
      times: 1,
      effect: { kind: "cut", afterBytes: 70_000 },
    });
    const resumed = await drain(readActiveUserDetail(readerFor("reports-reader"), "D180"));
    const namesOf = (rows: typeof whole) => rows.map(({ principalName }) => openPii(principalName));

    expect(namesOf(resumed)).toEqual(namesOf(whole));
  });
});
