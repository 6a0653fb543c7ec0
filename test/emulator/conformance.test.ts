import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ask, graphTokenFor, type Json } from "./emulated.ts";
import { data, faults, GUID, type Property, undeclared } from "./type-model.ts";

const betaReports = data("beta-report-entities.json") as {
  readonly entities: Readonly<
    Record<string, { readonly fields: Readonly<Record<string, Property>> }>
  >;
};
const examples = data("published-examples.json") as Readonly<Record<string, Json>>;

const V1 = "/v1.0";
const allUserProperties = [
  "id",
  "accountEnabled",
  "assignedLicenses",
  "licenseAssignmentStates",
  "assignedPlans",
  "businessPhones",
  "city",
  "companyName",
  "country",
  "createdDateTime",
  "creationType",
  "department",
  "displayName",
  "employeeId",
  "externalUserState",
  "givenName",
  "isResourceAccount",
  "jobTitle",
  "mail",
  "mailNickname",
  "officeLocation",
  "otherMails",
  "proxyAddresses",
  "signInActivity",
  "surname",
  "usageLocation",
  "userPrincipalName",
  "userType",
].join(",");

/** Path, declared type, published example. `open` types are held to it too: nothing undeclared is sent. */
const LISTINGS: readonly (readonly [path: string, type: string, example: string])[] = [
  ["/organization", "organization", "v1.0/organization.GET.json"],
  ["/subscribedSkus", "subscribedSku", "v1.0/subscribedSkus.GET.json"],
  ["/directory/subscriptions", "companySubscription", "v1.0/directory-subscriptions.GET.json"],
  ["/users", "user", "v1.0/me.GET.json"],
  [`/users?$top=500&$select=${allUserProperties}`, "user", ""],
  ["/users/delta", "user", "v1.0/users-delta.GET.json"],
  ["/me/licenseDetails", "licenseDetails", "v1.0/users-licenseDetails.GET.json"],
  ["/me/transitiveMemberOf/microsoft.graph.directoryRole", "directoryRole", ""],
  ["/me/transitiveMemberOf/microsoft.graph.group", "group", ""],
  ["/groups", "group", ""],
  [
    "/groups?$select=id,assignedLicenses,licenseProcessingState,hasMembersWithLicenseErrors",
    "group",
    "",
  ],
  ["/domains", "domain", "v1.0/domains.GET.json"],
  ["/directoryRoles", "directoryRole", "v1.0/directoryRoles.GET.json"],
  ["/roleManagement/directory/roleAssignments", "unifiedRoleAssignment", ""],
  ["/roleManagement/directory/roleAssignments?$expand=roleDefinition", "unifiedRoleAssignment", ""],
  ["/roleManagement/directory/roleDefinitions", "unifiedRoleDefinition", ""],
  ["/directory/administrativeUnits", "administrativeUnit", ""],
  [
    "/identity/conditionalAccess/policies",
    "conditionalAccessPolicy",
    "v1.0/identity-conditionalAccess-policies.GET.json",
  ],
  ["/security/secureScores", "secureScore", "v1.0/security-secureScores.GET.json"],
  [
    "/security/secureScoreControlProfiles",
    "secureScoreControlProfile",
    "v1.0/security-secureScoreControlProfiles.GET.json",
  ],
];

const PARTNER_LISTINGS: typeof LISTINGS = [
  [
    "/tenantRelationships/delegatedAdminRelationships",
    "delegatedAdminRelationship",
    "v1.0/tenantRelationships-delegatedAdminRelationships.GET.json",
  ],
  [
    "/tenantRelationships/delegatedAdminCustomers",
    "delegatedAdminCustomer",
    "v1.0/tenantRelationships-delegatedAdminCustomers.GET.json",
  ],
  ["/contracts", "contract", "v1.0/contracts.GET.json"],
];

const SINGLES: typeof LISTINGS = [
  ["/me", "user", "v1.0/me.GET.json"],
  [
    "/policies/authorizationPolicy",
    "authorizationPolicy",
    "v1.0/policies-authorizationPolicy.GET.json",
  ],
  [
    "/policies/identitySecurityDefaultsEnforcementPolicy",
    "identitySecurityDefaultsEnforcementPolicy",
    "v1.0/policies-identitySecurityDefaultsEnforcementPolicy.GET.json",
  ],
  [
    "/deviceManagement/managedDeviceOverview",
    "managedDeviceOverview",
    "v1.0/deviceManagement-managedDeviceOverview.GET.json",
  ],
  ["/admin/reportSettings", "adminReportSettings", "v1.0/admin-reportSettings.GET.json"],
];

/** Property names of an example, the wrapped ones of its first item. */
function exampleNames(name: string): readonly string[] {
  const example = examples[name] ?? {};
  const value = example["value"];
  const item = Array.isArray(value) ? value[0] : (value ?? example);
  return Object.keys(item as object).filter((key) => !key.startsWith("@odata."));
}

let emulator: Emulator;
let contoso: string;
let woodgrove: string;

beforeAll(async () => {
  emulator = await startEmulator({ now: new Date("2026-11-21T10:00:00Z") });
  contoso = await graphTokenFor(emulator);
  woodgrove = await graphTokenFor(emulator, { tenant: "Woodgrove" });
});

afterAll(() => emulator.close());

async function itemsOf(path: string, token: string): Promise<readonly Json[]> {
  const { status, body } = await ask(emulator, token, V1 + path);
  expect(status).toBe(200);
  expect(body["@odata.context"]).toMatch(/\/v1\.0\/\$metadata#/);
  return body["value"] as Json[];
}

describe.each([
  ["a tenant", LISTINGS, () => contoso],
  ["a partner", PARTNER_LISTINGS, () => woodgrove],
] as const)("listings of %s", (_whose, listings, token) => {
  it.each(listings)("%s are of the type %s", async (path, type) => {
    const items = await itemsOf(path, token());

    expect(items.length).toBeGreaterThan(0);
    expect(items.flatMap((item, at) => faults(item, type, `[${at}]`))).toEqual([]);
  });

  it.each(listings)("%s have no property %s lacks", async (path, type) => {
    const [item = {}] = await itemsOf(path, token());

    expect(undeclared(item, type)).toEqual([]);
  });

  it.each(listings.filter(([, , example]) => example !== ""))(
    "%s have what the published example of %s shows: %s",
    async (path, _type, example) => {
      const items = await itemsOf(path, token());
      const known = new Set(items.flatMap((item) => Object.keys(item)));
      const expected = exampleNames(example);

      expect(expected.filter((name) => !known.has(name))).toEqual([]);
    },
  );
});

describe("single objects", () => {
  it.each(SINGLES)("%s is a %s, as in %s", async (path, type, example) => {
    const { body } = await ask(emulator, contoso, V1 + path);

    expect(faults(body, type, "")).toEqual([]);
    expect(undeclared(body, type)).toEqual([]);
    const missing = exampleNames(example).filter((name) => !(name in body));
    expect(missing).toEqual([]);
  });

  it.each(["/admin/reportSettings", "/deviceManagement/managedDeviceOverview"])(
    "%s comes wrapped where the tenant is set so, as the published example shows it",
    async (path) => {
      const { settings } = emulator.tenant("Contoso");
      const bare = await ask(emulator, contoso, V1 + path);
      settings.wrappedSingletons = true;
      const wrapped = await ask(emulator, contoso, V1 + path);
      settings.wrappedSingletons = false;

      const { "@odata.context": context, ...rest } = bare.body;
      expect(wrapped.body).toEqual({ "@odata.context": context, value: rest });
    },
  );
});

describe("usage reports as JSON", () => {
  const published = Object.keys(examples).filter((name) => /^beta\/(copilot-)?reports-/.test(name));

  /** Names and kinds of values, through one level of nesting. */
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, 1).map(shape);
    if (typeof value !== "object" || value === null) return null;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shape(entry)]));
  };

  /** Columns the example of the documentation shows and no report of the CSV form has. */
  const BETA_ONLY =
    /^(SiteSensitivityLabelId|ExternalSharing|UnmanagedDevicePolicy|GeoLocation|AnonymousLinkCount|CompanyLinkCount|SecureLinkFor(Guest|Member)Count)$/;

  function missingFrom(actual: unknown, wanted: unknown, path: string): readonly string[] {
    if (Array.isArray(wanted)) {
      const [item] = wanted;
      if (!Array.isArray(actual)) return [path];
      return item === undefined ? [] : missingFrom(actual[0], item, `${path}[]`);
    }
    if (typeof wanted !== "object" || wanted === null) return [];
    return Object.entries(wanted).flatMap(([name, entry]) => {
      if (BETA_ONLY.test(name)) return [];
      const has = typeof actual === "object" && actual !== null && name in actual;
      return has
        ? missingFrom((actual as Json)[name], entry, `${path}.${name}`)
        : [`${path}.${name}`];
    });
  }

  it.each(published)("have everything that %s shows, nested as there", async (name) => {
    const functionName = /(get\w+)\.json$/.exec(name)?.[1] ?? "";
    const root = name.includes("copilot") ? "copilot/reports" : "reports";
    const call = functionName.includes("Activation") ? "" : "(period='D7')";
    const { body } = await ask(
      emulator,
      contoso,
      `/beta/${root}/${functionName}${call}?$format=application/json&$top=1`,
    );

    const [item] = body["value"] as Json[];
    const [example] = (examples[name]?.["value"] ?? []) as Json[];
    expect(missingFrom(shape(item), shape(example), "")).toEqual([]);
  });

  const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (value) => typeof value === "string",
    number: (value) => typeof value === "number",
    boolean: (value) => typeof value === "boolean",
    "string[]": (value) =>
      Array.isArray(value) && value.every((entry) => typeof entry === "string"),
  };

  it.each([
    "Office365ActiveUserDetail",
    "Office365ActiveUserCounts",
    "Office365ServicesUserCounts",
    "Office365GroupsActivityDetail",
  ])("of %s have the types the client library declares", async (entity) => {
    const { body } = await ask(
      emulator,
      contoso,
      `/beta/reports/get${entity}(period='D7')?$format=application/json`,
    );
    const fields = betaReports.entities[entity]?.fields ?? {};

    for (const item of body["value"] as Json[]) {
      for (const [name, value] of Object.entries(item)) {
        const kind = fields[name]?.type ?? "undeclared";
        expect([name, value === null || (KINDS[kind]?.(value) ?? false)]).toEqual([name, true]);
      }
    }
  });
});

describe("every answer of Graph", () => {
  it("carries request ids, repeating the client's, and its cost in resource units", async () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const { headers } = await ask(emulator, contoso, "/v1.0/users?$select=id", {
      "client-request-id": id,
    });

    expect(headers.get("client-request-id")).toBe(id);
    expect(headers.get("request-id")).toMatch(GUID);
    expect(headers.get("x-ms-resource-unit")).toBe("1");
  });

  it.each([
    ["/users", "2"],
    ["/users?$select=id", "1"],
    ["/users?$top=5", "1"],
    ["/subscribedSkus", "3"],
    ["/groups", "1"],
  ])("costs for %s %s units", async (path, units) => {
    const { headers } = await ask(emulator, contoso, V1 + path);

    expect(headers.get("x-ms-resource-unit")).toBe(units);
  });

  it("is in Graph's error shape for a path there is none of", async () => {
    const { status, body } = await ask(emulator, contoso, "/v1.0/me/messages");

    expect(status).toBe(404);
    expect(body).toEqual({
      error: {
        code: "ResourceNotFound",
        message: "The emulator has no GET /v1.0/me/messages.",
        innerError: {
          date: "2026-11-21T10:00:00",
          "request-id": expect.any(String),
          "client-request-id": expect.any(String),
        },
      },
    });
  });
});
