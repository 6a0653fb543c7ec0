import { describe, expect, it } from "@jest/globals";
import { neverSignedIn } from "../../../src/licensing/detections/never-signed-in.ts";
import type { Traits } from "../../../src/privacy/traits.ts";
import { holding, SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

const never = { signIn: "none", workloads: "none" } as const;

describe("D21, never signed in", () => {
  it.each<[string, Partial<Traits>, string]>([
    ["finds an old account nobody used", { activity: never }, "C3"],
    ["finds one of two months as indicated", { activity: never, accountAge: "under90" }, "C4"],
    [
      "draws no conclusion about a new hire",
      { activity: never, accountAge: "under30" },
      "undecided",
    ],
    [
      "does not take a missing date from before the record for never",
      { activity: { signIn: "unknown", workloads: "none" } },
      "undecided",
    ],
    [
      "clears activity without sign-in",
      { activity: { signIn: "none", workloads: "over180" } },
      "clear",
    ],
    ["clears any sign-in", { activity: { signIn: "over180", workloads: "none" } }, "clear"],
    [
      "leaves a privileged account to a decision",
      { activity: never, privileged: true },
      "C5 mayBeEmergencyAccount",
    ],
    ["leaves service accounts alone", { activity: never, tags: ["serviceAccount"] }, "clear"],
  ])("%s", (_, traits, expected) => {
    expect(verdictOn(neverSignedIn, { held: [SKU.m365E3], traits })).toBe(expected);
  });

  it("draws no conclusion about a seat assigned lately", () => {
    const held = [holding(SKU.m365E3, { assignedFor: "under30" })];
    expect(verdictOn(neverSignedIn, { held, traits: { activity: never } })).toBe("undecided");
  });
});
