import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ask, askAll, graphTokenFor, type Json } from "./emulated.ts";

const EVENTUAL = { ConsistencyLevel: "eventual" };
const LICENCE_GROUPS =
  "/v1.0/groups?$filter=assignedLicenses/$count ne 0&$count=true&$select=id,displayName,assignedLicenses";

let emulator: Emulator;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({ tenants: [{ name: "Contoso", members: 700 }] });
  token = await graphTokenFor(emulator);
});

afterAll(() => emulator.close());

describe("groups that give licences", () => {
  it("are found by counting their licences, on the eventual index only", async () => {
    const found = await ask(emulator, token, LICENCE_GROUPS, EVENTUAL);

    expect(found.body["@odata.count"]).toBe(5);
    expect((found.body["value"] as Json[]).map(({ displayName }) => displayName)).toEqual([
      "LIC-M365-E3",
      "LIC-M365-E5",
      "LIC-M365-F3",
      "LIC-O365-E1",
      "LIC-Retired-Project",
    ]);
    expect((await ask(emulator, token, LICENCE_GROUPS)).status).toBe(400);
  });

  it("have as members exactly those who say they got the product from them", async () => {
    const groups = (await ask(emulator, token, LICENCE_GROUPS, EVENTUAL)).body["value"] as Json[];
    const users = await askAll(
      emulator,
      token,
      "/v1.0/users?$select=id,licenseAssignmentStates&$top=999",
    );

    for (const { id, assignedLicenses } of groups) {
      const [licence] = assignedLicenses as Json[];
      const expected = users
        .filter((user) =>
          (user["licenseAssignmentStates"] as Json[]).some(
            ({ assignedByGroup, skuId }) => assignedByGroup === id && skuId === licence?.["skuId"],
          ),
        )
        .map((user) => String(user["id"]));
      const members = await askAll(
        emulator,
        token,
        `/v1.0/groups/${String(id)}/members?$select=id&$top=50`,
      );
      const counts = ["members", "transitiveMembers"].map((way) =>
        ask(emulator, token, `/v1.0/groups/${String(id)}/${way}/$count`, EVENTUAL),
      );

      expect(new Set(members.map((member) => member["id"]))).toEqual(new Set(expected));
      for (const { text } of await Promise.all(counts)) expect(text).toBe(String(expected.length));
    }
  });

  it("say when they have members with errors", async () => {
    const path =
      "/v1.0/groups?$select=id,hasMembersWithLicenseErrors&$filter=hasMembersWithLicenseErrors eq true";
    const flagged = (await askAll(emulator, token, path)).map(({ id }) => id);
    const users = await askAll(
      emulator,
      token,
      "/v1.0/users?$select=licenseAssignmentStates&$top=999",
    );
    const failing = users
      .flatMap((user) => user["licenseAssignmentStates"] as Json[])
      .filter(({ assignedByGroup, error }) => assignedByGroup !== null && error !== "None")
      .map(({ assignedByGroup }) => assignedByGroup);

    expect(failing.length).toBeGreaterThan(0);
    expect(new Set(flagged)).toEqual(new Set(failing));
  });

  it("show their licences only when these are selected", async () => {
    const { body } = await ask(emulator, token, "/v1.0/groups?$top=1");

    expect((body["value"] as Json[])[0]).not.toHaveProperty("assignedLicenses");
  });
});

describe("other groups", () => {
  it("are counted as plain text", async () => {
    const { text } = await ask(emulator, token, "/v1.0/groups/$count", EVENTUAL);

    expect(text).toBe(String((await askAll(emulator, token, "/v1.0/groups?$top=9")).length));
  });

  it("hold the people of a department", async () => {
    const [group] = await askAll(
      emulator,
      token,
      "/v1.0/groups?$filter=displayName eq 'All Legal'",
    );
    const members = await askAll(emulator, token, `/v1.0/groups/${String(group?.["id"])}/members`);
    const legal = await askAll(
      emulator,
      token,
      "/v1.0/users?$filter=department eq 'Legal' and userType eq 'Member'&$select=id",
    );

    expect(members.length).toBeGreaterThan(0);
    expect(new Set(members.map(({ id }) => id))).toEqual(new Set(legal.map(({ id }) => id)));
  });

  it("of another id are not found", async () => {
    expect((await ask(emulator, token, "/v1.0/groups/nothing")).status).toBe(404);
  });
});
