import { describe, expect, it } from "@jest/globals";
import { deriveKey } from "../../src/core/derived-key.ts";
import { type DirectoryRoleName, directoryRole } from "../../src/core/directory-roles.ts";
import { objectId, roleTemplateId } from "../../src/core/ids.ts";
import { ALL_SOURCES } from "../../src/graph/index.ts";
import type { CallerRights } from "../../src/insights/caller-rights.ts";
import { contradicts, type Learnt, sightFrom } from "../../src/insights/caller-sight.ts";
import { SURVEY_SOURCES } from "../../src/insights/tenant-reading.ts";
import { aCaller } from "../auth/a-caller.ts";

const KEY = deriveKey("0f".repeat(32), "visibility class");
const ANNA = aCaller({ objectId: objectId.parse("aaaaaaaa-0000-4000-8000-000000000001") });
const BERT = aCaller({ objectId: objectId.parse("bbbbbbbb-0000-4000-8000-000000000002") });
const ALL_SCOPES = ALL_SOURCES.flatMap(({ scopes }) => scopes);
const OWN_ROLE = roleTemplateId.parse("cccccccc-0000-4000-8000-000000000003");
const NOTHING: Learnt = { concealed: undefined, isAlone: false };

const rightsOf = (
  roles: readonly DirectoryRoleName[],
  overrides: Partial<CallerRights> = {},
): CallerRights => ({
  grantedScopes: new Set(ALL_SCOPES),
  directoryRoles: roles.map(directoryRole),
  narrowed: false,
  concealed: false,
  isPartial: false,
  ...overrides,
});

const sightOf = (rights: CallerRights, learnt = NOTHING, caller = ANNA) =>
  sightFrom(caller, rights, learnt, { sources: SURVEY_SOURCES, key: KEY });

describe("what is not worth asking for", () => {
  it("is nothing to a reader of reports with all consent", () => {
    expect([...sightOf(rightsOf(["Reports Reader"])).closed]).toEqual([]);
  });

  it("is what nobody consented to, part for part", () => {
    const grantedScopes = new Set(["User.Read", "User.Read.All", "LicenseAssignment.Read.All"]);
    const { open, closed } = sightOf(rightsOf(["Global Administrator"], { grantedScopes }));

    expect([...open]).toEqual(["organization", "subscribedSkus", "members", "directoryRoles"]);
    expect(new Set(closed.values())).toEqual(new Set(["notConsented"]));
    expect([...open, ...closed.keys()].sort()).toEqual([...SURVEY_SOURCES].sort());
  });

  it.each<[string, readonly DirectoryRoleName[], number]>([
    ["a member: every report", [], 19],
    ["a Global Reader: the reports with rows", ["Global Reader"], 9],
  ])("is rationed and closed to %s", (_, roles, count) => {
    const { closed } = sightOf(rightsOf(roles));

    expect([...closed.values()]).toEqual(Array(count).fill("notPermitted"));
  });

  it("is rationed and closed to a guest", () => {
    const guestUser = roleTemplateId.parse("10dae51f-b6af-4016-8d66-8c2a99b929b3");
    const { closed } = sightOf(rightsOf([], { directoryRoles: [guestUser] }));

    expect(closed.size).toBe(19);
  });

  it.each([
    ["a role of the tenant's own", [OWN_ROLE]],
    ["roles nobody tells", undefined],
  ])("is nothing to whom %s may open anything", (_, directoryRoles) => {
    expect([...sightOf(rightsOf([], { directoryRoles })).closed]).toEqual([]);
  });
});

describe("the class of a sight", () => {
  const classOf = (rights: CallerRights, learnt = NOTHING, caller = ANNA) =>
    sightOf(rights, learnt, caller).visibilityClass;

  it("is one for two callers with the same tenant-wide rights", () => {
    const rights = rightsOf(["Reports Reader"]);

    expect(classOf(rights, NOTHING, BERT)).toBe(classOf(rights));
    expect(sightOf(rights).isShared).toBe(true);
  });

  it.each<[string, Partial<CallerRights>, Partial<Learnt>]>([
    ["a role limited to an administrative unit", { narrowed: true }, {}],
    ["unknown roles", { directoryRoles: undefined }, {}],
    ["a role of the tenant's own", { directoryRoles: [OWN_ROLE] }, {}],
    ["a survey that was shown something else", {}, { isAlone: true }],
  ])("is a caller's own with %s", (_, overrides, learnt) => {
    const rights = rightsOf([], overrides);
    const known = { ...NOTHING, ...learnt };

    expect(classOf(rights, known, BERT)).not.toBe(classOf(rights, known));
    expect(sightOf(rights, known).isShared).toBe(false);
  });

  it.each<[boolean | undefined, boolean | undefined, boolean | undefined]>([
    [undefined, undefined, undefined],
    [false, undefined, false],
    [true, undefined, true],
    [undefined, true, true],
    [undefined, false, false],
    // Reports follow the setting late: what they show counts, unless the tenant wants names concealed.
    [false, true, true],
    [true, false, true],
  ])(
    "where the setting is %j and reports showed %j is of names concealed: %j",
    (setting, shown, expected) => {
      const rights = rightsOf(["Reports Reader"], { concealed: setting });

      expect(sightOf(rights, { ...NOTHING, concealed: shown }).concealed).toBe(expected);
    },
  );

  it("does not depend on concealment for whom rows are closed", () => {
    const known = (concealed: boolean) => classOf(rightsOf(["Global Reader"], { concealed }));

    expect(known(true)).toBe(known(false));
  });
});

describe("a survey contradicts its sight", () => {
  const { open } = sightOf(rightsOf(["License Administrator"]));

  it.each([
    ["used", "members", false],
    ["notPermitted", "members", true],
    ["notConsented", "members", true],
    ["throttled", "members", false],
    ["overBudget", "members", false],
    ["notLicensed", "members", false],
    ["notPermitted", "secureScore", false],
    ["used", "secureScore", true],
    ["concealed", "activeUserDetail", true],
    ["stale", "activeUserDetail", true],
    ["unavailable", "activeUserDetail", false],
  ] as const)("when a source is %s: %s, %j", (outcome, source, expected) => {
    const coverage = {
      sources: [{ source, outcome, staleSince: null }],
      seatsJudged: 0,
      seatsTotal: 0,
      reportRefreshedOn: null,
      reportNamesConcealed: null,
      tooFewMembers: false,
      recordsUnavailable: false,
      opensAgain: [],
    };

    expect(contradicts(coverage, { open })).toBe(expected);
  });
});
