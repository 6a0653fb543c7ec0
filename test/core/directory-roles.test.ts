import { describe, expect, it } from "@jest/globals";
import {
  BUILT_IN_ROLES,
  DIRECTORY_ROLE_NAMES,
  directoryRole,
  EVERY_USER,
  PRIVILEGED_ROLES,
} from "../../src/core/directory-roles.ts";

describe("built-in directory roles", () => {
  it("are known by the template ids Microsoft publishes", () => {
    expect({
      globalAdministrator: directoryRole("Global Administrator"),
      globalReader: directoryRole("Global Reader"),
      reportsReader: directoryRole("Reports Reader"),
      licenseAdministrator: directoryRole("License Administrator"),
    }).toEqual({
      globalAdministrator: "62e90394-69f5-4237-9190-012177145e10",
      globalReader: "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
      reportsReader: "4a5d8f65-41da-4de4-8968-e035b65339cf",
      licenseAdministrator: "4d6ac14f-3453-41d0-bef9-a3e0c569773a",
    });
  });

  it("each have an id of their own, and what every user has is not one of them", () => {
    expect(BUILT_IN_ROLES.size).toBe(127);
    expect(DIRECTORY_ROLE_NAMES).toHaveLength(127);
    expect(BUILT_IN_ROLES.has(EVERY_USER)).toBe(false);
  });

  it.each([
    ["Lifecycle Workflows Administrator", true],
    ["Security Reader", true],
    ["Agent ID Administrator", true],
    ["Directory Synchronization Accounts", false],
    ["Authentication Policy Administrator", false],
    ["Exchange Administrator", false],
    ["Reports Reader", false],
  ] as const)("%s has the label PRIVILEGED: %s", (name, isPrivileged) => {
    expect(PRIVILEGED_ROLES.has(directoryRole(name))).toBe(isPrivileged);
  });
});
