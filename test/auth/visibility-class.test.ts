import { describe, expect, it } from "@jest/globals";
import { type Visibility, visibilityClassOf } from "../../src/auth/index.ts";
import { deriveKey } from "../../src/core/derived-key.ts";
import { directoryRole, EVERY_USER } from "../../src/core/directory-roles.ts";
import { objectId, roleTemplateId, tenantId } from "../../src/core/ids.ts";
import { aCaller } from "./a-caller.ts";

const KEY = deriveKey("0f".repeat(32), "visibility class");
const OTHER_KEY = deriveKey("f0".repeat(32), "visibility class");
const ANNA = objectId.parse("aaaaaaaa-0000-4000-8000-000000000001");
const BERT = objectId.parse("bbbbbbbb-0000-4000-8000-000000000002");
const ADMIN = directoryRole("Global Administrator");
const READER = directoryRole("Reports Reader");
const OWN_ROLE = roleTemplateId.parse("cccccccc-0000-4000-8000-000000000003");

const seenBy = (person: typeof ANNA, overrides: Partial<Visibility> = {}): Visibility => ({
  caller: aCaller({ objectId: person }),
  grantedScopes: ["User.Read.All", "Reports.Read.All"],
  directoryRoles: [READER, EVERY_USER],
  ...overrides,
});
const classOf = (visibility: Visibility) => visibilityClassOf(visibility, KEY);

describe("the visibility class", () => {
  it("is shared by callers of one tenant with the same scopes and tenant-wide roles", () => {
    expect(classOf(seenBy(ANNA))).toBe(classOf(seenBy(BERT)));
  });

  it("does not depend on the order, repetition or letter case in which rights are listed", () => {
    const listed = seenBy(ANNA, {
      grantedScopes: ["reports.read.all", "User.Read.All", "user.read.all"],
      directoryRoles: [EVERY_USER, READER, READER],
    });

    expect(classOf(listed)).toBe(classOf(seenBy(ANNA)));
  });

  it("takes the role every user has for no role", () => {
    const plain = seenBy(ANNA, { directoryRoles: [] });

    expect(classOf(seenBy(BERT, { directoryRoles: [EVERY_USER] }))).toBe(classOf(plain));
  });

  it("differs with everything by which two callers may be shown different data", () => {
    const elsewhere = aCaller({
      objectId: ANNA,
      tenantId: tenantId.parse("33333333-3333-4333-8333-333333333333"),
    });
    const classes = [
      seenBy(ANNA),
      seenBy(ANNA, { caller: elsewhere }),
      seenBy(ANNA, { grantedScopes: ["User.Read.All"] }),
      seenBy(ANNA, { directoryRoles: [READER, ADMIN] }),
      seenBy(ANNA, { directoryRoles: [] }),
      seenBy(ANNA, { directoryRoles: undefined }),
      seenBy(ANNA, { concealed: true }),
      seenBy(ANNA, { concealed: false }),
      seenBy(ANNA, { narrowed: true }),
      seenBy(ANNA, { caller: aCaller({ objectId: ANNA, accountKind: "guest" }) }),
      seenBy(ANNA, { caller: aCaller({ objectId: ANNA, accountKind: "unknown" }) }),
    ].map(classOf);

    expect(new Set(classes).size).toBe(classes.length);
  });

  it.each<[string, Partial<Visibility>, "member" | "guest" | "unknown"]>([
    ["guests", {}, "guest"],
    ["callers who may be guests", {}, "unknown"],
    ["callers whose roles are not known", { directoryRoles: undefined }, "member"],
    ["callers with a role of the tenant's own", { directoryRoles: [READER, OWN_ROLE] }, "member"],
    ["callers with a role in an administrative unit", { narrowed: true }, "member"],
  ])("is shared by nobody among %s", (_, overrides, accountKind) => {
    const anna = seenBy(ANNA, { ...overrides, caller: aCaller({ objectId: ANNA, accountKind }) });
    const bert = seenBy(BERT, { ...overrides, caller: aCaller({ objectId: BERT, accountKind }) });

    expect(classOf(anna)).not.toBe(classOf(bert));
    expect(classOf(anna)).toBe(classOf({ ...anna }));
  });

  it("names nobody and cannot be recomputed without the key", () => {
    const name = classOf(seenBy(ANNA, { narrowed: true }));

    expect(name).toMatch(/^[\w-]{43}$/);
    expect(name).not.toBe(visibilityClassOf(seenBy(ANNA, { narrowed: true }), OTHER_KEY));
  });
});
