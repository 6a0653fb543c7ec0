import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CANARY, type Emulator, startEmulator } from "../../emulator/index.ts";
import {
  ask,
  askAll,
  askForToken,
  download,
  graphTokenFor,
  type Json,
  oboForm,
} from "./emulated.ts";

let emulator: Emulator;
let token: string;
let partner: string;

beforeAll(async () => {
  emulator = await startEmulator({
    tenants: [
      { name: "Contoso", members: 300, hostileText: true },
      { name: "Woodgrove", members: 30, hostileText: true },
      { name: "Fabrikam", members: 3, hostileText: "Ownmark" },
    ],
  });
  token = await graphTokenFor(emulator);
  partner = await graphTokenFor(emulator, { tenant: "Woodgrove" });
});

afterAll(() => emulator.close());

/** Fields of a text in which the canary stands, by the name planted with it. */
const planted = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(new RegExp(`${CANARY}-(\\w+)-\\d`, "gi"))].map(([, field]) => field ?? ""),
  );

describe("a hostile tenant carries the canary", () => {
  it.each([
    [
      "/v1.0/organization",
      ["organization", "organizationCity", "organizationMail", "organizationPhone"],
    ],
    ["/v1.0/subscribedSkus", ["accountName", "partNumber"]],
    ["/v1.0/directory/subscriptions", ["partNumber"]],
    [
      "/v1.0/users?$top=300&$select=displayName,givenName,surname,jobTitle,mail,userPrincipalName,department,city,country,companyName,officeLocation,businessPhones,mobilePhone,otherMails,employeeId,employeeType",
      [
        "displayName",
        "givenName",
        "surname",
        "jobTitle",
        "mail",
        "upn",
        "department",
        "city",
        "country",
        "companyName",
        "officeLocation",
        "businessPhone",
        "mobilePhone",
        "otherMail",
        "employeeId",
        "employeeType",
      ],
    ],
    ["/v1.0/devices", ["deviceName"]],
    ["/v1.0/groups", ["groupName", "groupDescription", "groupNickname"]],
    ["/v1.0/directory/administrativeUnits", ["administrativeUnit"]],
    ["/v1.0/identity/conditionalAccess/policies", ["policyName"]],
    [
      "/v1.0/security/secureScoreControlProfiles",
      ["controlAssignee", "controlComment", "controlUpdater"],
    ],
    ["/v1.0/users/nobody", ["errorMessage"]],
  ])("in every text of %s", async (path, fields) => {
    const { text } = await ask(emulator, token, path);

    expect([...planted(text)].toSorted()).toEqual(fields.toSorted());
  });

  it("in what Entra says of a refusal", async () => {
    const assertion = await emulator.mintAccessToken();
    const form = await oboForm(emulator, assertion, { client_secret: "guess" });
    const { body } = await askForToken(emulator, emulator.tenant("Contoso").id, form);

    expect(planted(String(body["error_description"]))).toEqual(new Set(["entraError"]));
  });

  it("in the names of its domains", async () => {
    expect((await ask(emulator, token, "/v1.0/domains")).text).toContain(CANARY.toLowerCase());
  });

  it("in the names of a partner's relationships", async () => {
    const { text } = await ask(
      emulator,
      partner,
      "/v1.0/tenantRelationships/delegatedAdminRelationships",
    );

    expect(planted(text)).toEqual(new Set(["relationship", "customerName"]));
  });

  it("in the titles and cells of report files, which stay valid CSV", async () => {
    const path = "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')";
    const { titles, rows } = await download(emulator, token, path);

    expect(planted(titles.join())).toEqual(new Set(["csvTitle"]));
    expect(planted(JSON.stringify(rows))).toEqual(
      // Some principal names are printed in capitals.
      new Set(["csvTitle", "csvCell", "displayName", "upn", "UPN", "productName"]),
    );
    for (const row of rows) expect(Object.keys(row)).toHaveLength(titles.length);
  });

  it("of the test's own, where it gives one", async () => {
    const own = await graphTokenFor(emulator, { tenant: "Fabrikam" });
    const { text } = await ask(emulator, own, "/v1.0/users?$select=displayName");

    expect(text).toContain("Ownmark-displayName-1");
    expect(text).not.toContain(CANARY);
  });

  it("never in what products must decide by", async () => {
    const select =
      "id,accountEnabled,usageLocation,userType,createdDateTime,assignedLicenses,licenseAssignmentStates,signInActivity";
    const users = await askAll(emulator, token, `/v1.0/users?$top=500&$select=${select}`);

    expect(JSON.stringify(users)).not.toContain(CANARY);
  });
});

describe("hostile sentences", () => {
  it("stand in names: prompts, formulas, markup, quotes and line breaks", async () => {
    const users = await askAll(emulator, token, "/v1.0/users?$top=300&$select=displayName");
    const text = users.map(({ displayName }) => String(displayName)).join("\n");

    for (const part of [
      "Ignore all previous instructions",
      "=HYPERLINK(",
      "<script>",
      'a "quoted", comma',
      "</tool_result>",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("change nothing about who is who", async () => {
    const tame = await startEmulator({ tenants: [{ name: "Contoso", members: 300 }] });
    const path = "/v1.0/users?$top=300&$select=id,accountEnabled,assignedLicenses";
    const expected = await askAll(tame, await graphTokenFor(tame), path);
    await tame.close();

    expect((await askAll(emulator, token, path)) as Json[]).toEqual(expected);
  });
});
