import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, graphTable, startEmulator } from "../../emulator/index.ts";
import { ask, download, graphTokenFor, type Json } from "./emulated.ts";
import { data, faults, undeclared } from "./type-model.ts";

/** Type of what an endpoint gives or lists. The others are counts, usage reports and the batch. */
const TYPES: Readonly<Record<string, string>> = {
  "/organization": "organization",
  "/subscribedSkus": "subscribedSku",
  "/subscribedSkus/:id": "subscribedSku",
  "/directory/subscriptions": "companySubscription",
  "/directory/subscriptions(commerceSubscriptionId=':commerceId')": "companySubscription",
  "/directory/subscriptions/:id": "companySubscription",
  "/groups": "group",
  "/groups/:id": "group",
  "/groups/:id/members": "directoryObject",
  "/groups/:id/transitiveMembers": "directoryObject",
  "/me": "user",
  "/me/transitiveMemberOf/microsoft.graph.directoryRole": "directoryRole",
  "/me/memberOf/microsoft.graph.directoryRole": "directoryRole",
  "/me/transitiveMemberOf/microsoft.graph.group": "group",
  "/me/transitiveMemberOf": "directoryObject",
  "/users/delta": "user",
  "/users/:id/licenseDetails": "licenseDetails",
  "/me/licenseDetails": "licenseDetails",
  "/users": "user",
  "/users/:id": "user",
  "/directoryRoles": "directoryRole",
  "/directoryRoles/:id/members": "directoryObject",
  "/roleManagement/directory/roleAssignments": "unifiedRoleAssignment",
  "/roleManagement/directory/roleDefinitions": "unifiedRoleDefinition",
  "/directory/administrativeUnits": "administrativeUnit",
  "/domains": "domain",
  "/devices": "device",
  "/identity/conditionalAccess/policies": "conditionalAccessPolicy",
  "/policies/authorizationPolicy": "authorizationPolicy",
  "/policies/authorizationPolicy/authorizationPolicy": "authorizationPolicy",
  "/policies/identitySecurityDefaultsEnforcementPolicy":
    "identitySecurityDefaultsEnforcementPolicy",
  "/security/secureScores": "secureScore",
  "/security/secureScoreControlProfiles": "secureScoreControlProfile",
  "/deviceManagement/managedDeviceOverview": "managedDeviceOverview",
  "/tenantRelationships/delegatedAdminRelationships": "delegatedAdminRelationship",
  "/tenantRelationships/delegatedAdminRelationships/:id": "delegatedAdminRelationship",
  "/tenantRelationships/delegatedAdminRelationships/:id/accessAssignments":
    "delegatedAdminAccessAssignment",
  "/tenantRelationships/delegatedAdminCustomers": "delegatedAdminCustomer",
  "/tenantRelationships/delegatedAdminCustomers/:id/serviceManagementDetails":
    "delegatedAdminServiceManagementDetail",
  "/contracts": "contract",
  "/admin/reportSettings": "adminReportSettings",
  "/reports/azureADPremiumLicenseInsight": "azureADPremiumLicenseInsight",
};

const titles = data("csv-headers.json") as Readonly<Record<string, string>>;

let emulator: Emulator;
let contoso: string;
let woodgrove: string;

beforeAll(async () => {
  emulator = await startEmulator({
    now: new Date("2026-11-21T10:00:00Z"),
    tenants: [
      { name: "Contoso", members: 200 },
      { name: "Fabrikam", members: 20 },
      { name: "Woodgrove", members: 20 },
    ],
  });
  contoso = await graphTokenFor(emulator);
  woodgrove = await graphTokenFor(emulator, { tenant: "Woodgrove" });
});

afterAll(() => emulator.close());

const tokenFor = (path: string) =>
  /^\/(tenantRelationships|contracts)/.test(path) ? woodgrove : contoso;

/** A property of the first thing in a list. */
async function firstOf(list: string, property: string): Promise<string> {
  const { body } = await ask(emulator, tokenFor(list), `/v1.0${list}`);
  return String((body["value"] as readonly Json[])[0]?.[property]);
}

/** The address of an endpoint with what the tenant really has for each of its parameters. */
async function addressOf(path: string): Promise<string> {
  const [list = "", rest] = path.split("/:id");
  if (rest !== undefined) return `${list}/${await firstOf(list, "id")}${rest}`;
  return path
    .replace(":commerceId", await firstOf("/directory/subscriptions", "commerceSubscriptionId"))
    .replace(":period", "D7")
    .replace(":date", "2026-11-15");
}

/** The items of a listing, or the one thing; never none, or nothing would be held to the model. */
function thingsIn(body: Json): readonly Json[] {
  const listed = body["value"];
  const things = Array.isArray(listed) ? (listed as readonly Json[]) : [body];
  expect(things).not.toEqual([]);
  return things;
}

const isReport = (path: string) => /\/reports\/get/.test(path);
const isCount = (path: string) => path.endsWith("/$count");
const inEachVersion = graphTable.flatMap(({ path, versions }) =>
  versions.map((version) => [version, path] as const),
);

describe("every endpoint", () => {
  it.each(
    inEachVersion.filter(([, path]) => !isReport(path) && !isCount(path) && path !== "/$batch"),
  )("of %s gives at %s what its type declares, and nothing else", async (version, path) => {
    const type = TYPES[path] ?? `type of ${path}`;
    const address = `/${version}${await addressOf(path)}`;
    const { status, body } = await ask(emulator, tokenFor(path), address);
    const things = thingsIn(body);

    expect(status).toBe(200);
    expect(body["@odata.context"]).toContain(`/${version}/$metadata#`);
    expect(things.flatMap((thing, at) => faults(thing, type, `[${at}]`))).toEqual([]);
    expect(things.flatMap((thing) => undeclared(thing, type))).toEqual([]);
  });

  it.each(inEachVersion.filter(([, path]) => isCount(path)))(
    "of %s counts at %s in plain text",
    async (version, path) => {
      const address = `/${version}${await addressOf(path)}`;
      const { headers, text } = await ask(emulator, contoso, address, {
        consistencylevel: "eventual",
      });

      expect([headers.get("content-type"), text]).toEqual([
        expect.stringMatching(/^text\/plain/),
        expect.stringMatching(/^\d+$/),
      ]);
    },
  );

  it.each(inEachVersion.filter(([, path]) => isReport(path)))(
    "of %s gives at %s a file with the published titles",
    async (version, path) => {
      const address = `/${version}${await addressOf(path)}`;
      const file = await download(emulator, contoso, `${address}?$format=text/csv`);
      const name = /get\w+/.exec(path)?.[0] ?? "";

      expect(file.titles.join()).toBe(titles[name]);
    },
  );

  it.each(["v1.0", "beta"])("of %s answers in a batch as by itself", async (version) => {
    const requests = ["/organization", "/subscribedSkus"].map((url, id) => ({
      id: String(id),
      method: "GET",
      url,
    }));
    const response = await fetch(`${emulator.origin}/${version}/$batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${contoso}`, "content-type": "application/json" },
      body: JSON.stringify({ requests }),
    });
    const { responses } = (await response.json()) as { readonly responses: readonly Json[] };
    const alone = await Promise.all(
      requests.map(({ url }) => ask(emulator, contoso, `/${version}${url}`)),
    );

    expect(responses).toHaveLength(2);
    for (const [at, { id, url }] of requests.entries()) {
      expect(responses.find((part) => part["id"] === id)).toEqual({
        id,
        status: 200,
        headers: expect.any(Object),
        body: alone[at]?.body,
      });
      expect(TYPES[url]).toBeDefined();
    }
  });
});
