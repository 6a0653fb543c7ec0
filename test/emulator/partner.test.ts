import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { decodeJwt } from "jose";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ask, askForToken, graphTokenFor, type Json, oboForm } from "./emulated.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ now: new Date("2026-11-21T10:00:00Z") });
});

afterAll(() => emulator.close());

const agentIn = (tenant: string) => graphTokenFor(emulator, { persona: "gdap-partner", tenant });

const listed = async (path: string, tenant = "Woodgrove") => {
  const { body } = await ask(emulator, await graphTokenFor(emulator, { tenant }), `/v1.0${path}`);
  return body["value"] as Json[];
};

describe("a partner's own tenant", () => {
  it("lists relationships of every status, with the roles granted", async () => {
    const relationships = await listed("/tenantRelationships/delegatedAdminRelationships");

    expect(
      relationships.map(({ customer, status }) => [
        (customer as Json | null)?.["displayName"],
        status,
      ]),
    ).toEqual([
      ["Contoso", "active"],
      ["Fabrikam", "active"],
      ["Adventure Works", "expired"],
      [undefined, "approvalPending"],
    ]);
    expect(relationships[1]).toMatchObject({
      "@odata.type": "#microsoft.graph.resellerDelegatedAdminRelationship",
      endDateTime: "2026-12-12T00:00:00Z",
      accessDetails: {
        unifiedRoles: [
          { roleDefinitionId: "f2ef992c-3afb-46b9-b7cf-a126ee74c451" },
          { roleDefinitionId: "4d6ac14f-3453-41d0-bef9-a3e0c569773a" },
        ],
      },
    });
  });

  it("lists the customers it has access to, and the contracts it has had", async () => {
    const names = (items: readonly Json[]) => items.map(({ displayName }) => displayName);

    expect(names(await listed("/tenantRelationships/delegatedAdminCustomers"))).toEqual([
      "Contoso",
      "Fabrikam",
    ]);
    expect(names(await listed("/contracts"))).toEqual([
      "Contoso",
      "Fabrikam",
      "Adventure Works",
      "Tailspin Toys",
    ]);
  });

  it("says in the organization that it is a partner", async () => {
    const [own] = await listed("/organization");
    const [customer] = await listed("/organization", "Contoso");

    expect(own?.["partnerTenantType"]).toBe("resellerPartnerDelegatedAdmin");
    expect(customer?.["partnerTenantType"]).toBeNull();
  });

  it("is named as the owner of what it sold", async () => {
    const subscriptions = await listed("/directory/subscriptions", "Contoso");
    const owners = new Set(subscriptions.map(({ ownerTenantId }) => ownerTenantId));

    expect(owners).toEqual(new Set([null, emulator.tenant("Woodgrove").id]));
  });
});

describe("a partner's agent in a customer's tenant", () => {
  it("carries the customer's tenant, its own object id and the roles of the relationship", async () => {
    const claims = decodeJwt(
      await emulator.mintAccessToken({ persona: "gdap-partner", tenant: "Contoso" }),
    );

    expect(claims).toMatchObject({
      tid: emulator.tenant("Contoso").id,
      iss: `${emulator.origin}/${emulator.tenant("Contoso").id}/v2.0`,
      oid: emulator.tenant("Woodgrove").personaId("gdap-partner"),
      idp: `https://sts.windows.net/${emulator.tenant("Woodgrove").id}/`,
      acct: 1,
      wids: [
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
        "4a5d8f65-41da-4de4-8968-e035b65339cf",
        "5d6b6bb7-de71-4623-b4af-96380a352509",
      ],
    });
  });

  it("has no account there", async () => {
    const token = await agentIn("Contoso");
    const paths = [
      "/me",
      "/me/licenseDetails",
      "/me/transitiveMemberOf/microsoft.graph.directoryRole",
    ];

    for (const path of paths) {
      expect((await ask(emulator, token, `/v1.0${path}`)).status).toBe(404);
    }
  });

  it.each([
    ["Contoso", "/v1.0/directory/subscriptions", 200],
    ["Contoso", "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')", 302],
    ["Contoso", "/v1.0/users?$select=id,signInActivity", 200],
    ["Fabrikam", "/v1.0/directory/subscriptions", 200],
    ["Fabrikam", "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')", 403],
    ["Fabrikam", "/v1.0/reports/getOffice365ActiveUserCounts(period='D7')", 302],
  ])("may in %s do with %s what the relationship allows: %i", async (tenant, path, status) => {
    expect((await ask(emulator, await agentIn(tenant), path)).status).toBe(status);
  });

  it("may do nothing more once the relationship has ended", async () => {
    const token = await agentIn("Fabrikam");
    const [, relationship] = emulator.relationships.ofPartner(emulator.tenant("Woodgrove").id);
    const before = await ask(emulator, token, "/v1.0/subscribedSkus");
    emulator.relationships.setStatus(relationship?.id ?? "", "expired");
    const after = await ask(emulator, token, "/v1.0/subscribedSkus");
    const assertion = await emulator.mintAccessToken({
      persona: "gdap-partner",
      tenant: "Fabrikam",
    });
    const renewal = await askForToken(
      emulator,
      emulator.tenant("Fabrikam").id,
      await oboForm(emulator, assertion),
    );
    emulator.relationships.setStatus(relationship?.id ?? "", "active");

    expect([before.status, after.status]).toEqual([200, 403]);
    expect(renewal.body).toMatchObject({ error_codes: [50020] });
  });
});

describe("a tenant without partners", () => {
  it("has no agent to be", async () => {
    const alone = await startEmulator({ tenants: [{ name: "Contoso", members: 20 }] });
    const minting = async () => alone.mintAccessToken({ persona: "gdap-partner" });

    await expect(minting).rejects.toThrow(/no persona "gdap-partner"/);
    await alone.close();
  });
});
