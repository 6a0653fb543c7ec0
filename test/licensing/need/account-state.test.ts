import { describe, expect, it } from "@jest/globals";
import { accountStateOf } from "../../../src/licensing/index.ts";
import type { Traits } from "../../../src/privacy/traits.ts";
import { aMember, someUse } from "../support/a-tenant.ts";

describe("account states", () => {
  it.each<[string, Partial<Traits>, string]>([
    ["a used account is active", {}, "active"],
    [
      "a shared mailbox is a resource before it is disabled",
      { enabled: false, use: someUse({ mailboxKind: "shared" }) },
      "resource",
    ],
    [
      "a disabled account is disabled before it is inactive",
      { enabled: false, activity: { signIn: "over180", workloads: "none" } },
      "disabled",
    ],
    [
      "silence for 90 days is inactive",
      { activity: { signIn: "under180", workloads: "none" } },
      "inactive",
    ],
    [
      "one source that shows use decides",
      { activity: { signIn: "over180", workloads: "under30" } },
      "active",
    ],
    [
      "a source that says nothing leads to no conclusion",
      { activity: { signIn: "over180", workloads: "unknown" } },
      "unknown",
    ],
    [
      "an account of a few days is not inactive",
      { accountAge: "under30", activity: { signIn: "none", workloads: "none" } },
      "unknown",
    ],
    [
      "an account that never signed in is silent as long as it exists",
      { accountAge: "under180", activity: { signIn: "none", workloads: "none" } },
      "inactive",
    ],
  ])("%s", (_, traits, state) => {
    expect(accountStateOf(aMember(traits))).toBe(state);
  });

  it("asks for 180 silent days when told to", () => {
    const traits = aMember({ activity: { signIn: "under180", workloads: "over180" } });
    expect(accountStateOf(traits, 180)).toBe("unknown");
  });
});
