import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ask, graphTokenFor } from "./emulated.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({
    now: new Date("2026-11-21T10:00:00Z"),
    tenants: [
      { name: "Contoso", members: 60 },
      { name: "Woodgrove", members: 40 },
    ],
  });
});

afterAll(() => emulator.close());

const PERSONAS = [
  "global-admin",
  "reports-reader",
  "license-admin",
  "global-reader",
  "member",
  "user-admin",
  "billing-admin",
  "security-reader",
  "summary-reader",
  "helpdesk-au",
  "guest",
] as const;

const members = PERSONAS.filter((name) => name !== "guest");
const directory = ["global-admin", "license-admin", "global-reader", "user-admin", "billing-admin"];
const security = ["global-admin", "global-reader", "security-reader"];
const detail = ["global-admin", "reports-reader"];
const summary = [...detail, "global-reader", "summary-reader"];

/** Path, the scope that suffices, and the personas it lets in. */
const ACCESS: readonly (readonly [path: string, scope: string, lets: readonly string[]])[] = [
  ["/v1.0/organization", "User.Read", PERSONAS],
  ["/v1.0/me", "User.Read", PERSONAS],
  ["/v1.0/me/licenseDetails", "User.Read", PERSONAS],
  ["/v1.0/me/transitiveMemberOf/microsoft.graph.directoryRole", "User.Read", PERSONAS],
  ["/v1.0/me/transitiveMemberOf/microsoft.graph.group", "User.Read", PERSONAS],
  ["/v1.0/subscribedSkus", "LicenseAssignment.Read.All", members],
  ["/v1.0/directory/subscriptions", "Organization.Read.All", directory],
  ["/v1.0/users", "User.ReadBasic.All", members],
  ["/v1.0/users?$select=assignedLicenses", "User.Read.All", members],
  ["/v1.0/users/delta", "User.Read.All", members],
  ["/v1.0/groups", "Group.ReadBasic.All", members],
  ["/v1.0/domains", "Domain.Read.All", members],
  ["/v1.0/devices", "Device.Read.All", members],
  ["/v1.0/directoryRoles", "RoleManagement.Read.Directory", members],
  ["/v1.0/roleManagement/directory/roleAssignments", "RoleManagement.Read.Directory", members],
  ["/v1.0/directory/administrativeUnits", "AdministrativeUnit.Read.All", directory],
  ["/v1.0/identity/conditionalAccess/policies", "Policy.Read.All", security],
  ["/v1.0/policies/authorizationPolicy", "Policy.Read.All", security],
  ["/v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "Policy.Read.All", security],
  ["/v1.0/security/secureScores?$top=1", "SecurityEvents.Read.All", security],
  ["/v1.0/security/secureScoreControlProfiles", "SecurityEvents.Read.All", security],
  [
    "/v1.0/deviceManagement/managedDeviceOverview",
    "DeviceManagementManagedDevices.Read.All",
    ["global-admin", "global-reader"],
  ],
  ["/v1.0/admin/reportSettings", "ReportSettings.Read.All", summary],
  ["/beta/reports/azureADPremiumLicenseInsight", "Reports.Read.All", summary],
  ["/v1.0/reports/getOffice365ActiveUserDetail(period='D7')", "Reports.Read.All", detail],
  ["/v1.0/reports/getMailboxUsageDetail(period='D7')", "Reports.Read.All", detail],
  [
    "/v1.0/copilot/reports/getMicrosoft365CopilotUsageUserDetail(period='D7')",
    "Reports.Read.All",
    detail,
  ],
  ["/v1.0/reports/getOffice365ActiveUserCounts(period='D7')", "Reports.Read.All", summary],
  [
    "/v1.0/copilot/reports/getMicrosoft365CopilotUserCountSummary(period='D7')",
    "Reports.Read.All",
    summary,
  ],
  [
    "/v1.0/tenantRelationships/delegatedAdminRelationships",
    "DelegatedAdminRelationship.Read.All",
    members,
  ],
  ["/v1.0/contracts", "Directory.Read.All", members],
];

describe("what a caller may read is what the scope and the role both allow", () => {
  it.each(ACCESS)("%s with %s", async (path, scope, lets) => {
    const answered: string[] = [];
    for (const persona of PERSONAS) {
      const token = await graphTokenFor(emulator, { persona, scopes: [scope] });
      const { status } = await ask(emulator, token, path);
      if (status === 200 || status === 302) answered.push(persona);
      else expect(status).toBe(403);
    }

    expect(answered.toSorted()).toEqual(lets.toSorted());
  });

  it.each(ACCESS)("%s not without %s", async (path, scope) => {
    const other =
      scope === "SecurityEvents.Read.All" ? "Domain.Read.All" : "SecurityEvents.Read.All";
    const token = await graphTokenFor(emulator, { scopes: [other] });

    const { status, body } = await ask(emulator, token, path);

    expect(status).toBe(403);
    expect(body["error"]).toMatchObject({
      code: "Authorization_RequestDenied",
      innerError: { "request-id": expect.any(String), date: "2026-11-21T10:00:00" },
    });
  });

  it("says of a missing detail role what the report service says", async () => {
    const token = await graphTokenFor(emulator, { persona: "global-reader" });
    const { body } = await ask(
      emulator,
      token,
      "/v1.0/reports/getEmailActivityUserDetail(period='D7')",
    );

    expect(body["error"]).toMatchObject({ code: "S2SUnauthorized" });
  });

  it("changes with the roles, not with the token", async () => {
    const token = await graphTokenFor(emulator, { persona: "billing-admin" });
    const contoso = emulator.tenant("Contoso");
    const objectId = contoso.personaId("billing-admin") ?? "";
    const path = "/v1.0/identity/conditionalAccess/policies";

    const before = await ask(emulator, token, path);
    contoso.assignRoles(objectId, [{ role: "Security Reader", scope: "/" }]);
    const after = await ask(emulator, token, path);

    expect([before.status, after.status]).toEqual([403, 200]);
  });

  it("lets nobody list members where members may not read others", async () => {
    const contoso = emulator.tenant("Contoso");
    contoso.settings.allowedToReadOtherUsers = false;
    const status = async (persona: string) =>
      (await ask(emulator, await graphTokenFor(emulator, { persona }), "/v1.0/users")).status;

    expect([await status("member"), await status("global-reader")]).toEqual([403, 200]);
    contoso.settings.allowedToReadOtherUsers = true;
  });
});

describe("narrow scopes", () => {
  it("show of the organization its id, name and domains only", async () => {
    const token = await graphTokenFor(emulator, { scopes: ["User.Read"] });
    const { body } = await ask(emulator, token, "/v1.0/organization");

    const [organization] = body["value"] as Record<string, unknown>[];
    const known = Object.entries(organization ?? {})
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([name]) => name);
    expect(known.toSorted()).toEqual(["displayName", "id", "verifiedDomains"]);
  });

  it("show of members their basic profile only", async () => {
    const token = await graphTokenFor(emulator, { scopes: ["User.ReadBasic.All"] });
    const listed = await ask(emulator, token, "/v1.0/users?$top=1");
    const selected = await ask(emulator, token, "/v1.0/users?$select=accountEnabled");

    expect(Object.keys((listed.body["value"] as object[])[0] ?? {}).toSorted()).toEqual([
      "displayName",
      "givenName",
      "id",
      "mail",
      "surname",
      "userPrincipalName",
    ]);
    expect(selected.status).toBe(403);
  });

  it("show of a group's members their ids only", async () => {
    const token = await graphTokenFor(emulator, { scopes: ["GroupMember.Read.All"] });
    const { body } = await ask(emulator, token, "/v1.0/groups?$select=id");
    const ids = (body["value"] as { id: string }[]).map(({ id }) => id);
    const lists = await Promise.all(
      ids.map(
        async (id) => (await ask(emulator, token, `/v1.0/groups/${id}/members`)).body["value"],
      ),
    );

    const items = lists.flat() as object[];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(Object.keys(item)).toEqual(["@odata.type", "id"]);
  });
});

describe("an access token that is none", () => {
  it.each([
    ["missing", undefined],
    ["invented", "Bearer nonsense"],
    ["for the API instead", "api"],
    ["tampered with", "tampered"],
  ])("%s: 401", async (_what, given) => {
    const good = await graphTokenFor(emulator);
    const special: Record<string, string> = {
      api: `Bearer ${await emulator.mintAccessToken()}`,
      tampered: `Bearer ${good.slice(0, -2)}xx`,
    };
    const authorization = special[given ?? ""] ?? given;

    const response = await fetch(`${emulator.origin}/v1.0/me`, {
      headers: authorization === undefined ? {} : { authorization },
    });

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "InvalidAuthenticationToken" } });
    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
  });

  it("expired: 401", async () => {
    let now = new Date("2026-11-21T10:00:00Z");
    const aging = await startEmulator({
      now: () => now,
      tenants: [{ name: "Contoso", members: 20 }],
    });
    const token = await graphTokenFor(aging);
    now = new Date("2026-11-21T12:00:00Z");
    const { status, body } = await ask(aging, token, "/v1.0/me");
    await aging.close();

    expect(status).toBe(401);
    expect(body["error"]).toMatchObject({ message: expect.stringContaining("expired") });
  });
});
