import { describe, expect, it } from "@jest/globals";
import { adminHoldsSuite } from "../../../src/licensing/detections/admin-holds-suite.ts";
import { SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D31, administration account holds a suite", () => {
  it.each([
    [
      "offers Entra ID P2 as a choice",
      { privileged: true },
      SKU.m365E5,
      "C5 adminMayNeedMailbox policyMayRely -> Microsoft Entra ID P2",
    ],
    [
      "leaves emergency accounts alone",
      { privileged: true, tags: ["breakGlass"] },
      SKU.m365E5,
      "clear",
    ],
    ["is about suites", { privileged: true }, SKU.entraP2, "clear"],
    ["clears everybody else", { privileged: false }, SKU.m365E5, "clear"],
    ["clears where roles were not read", {}, SKU.m365E5, "clear"],
  ] as const)("%s", (...[, traits, sku, expected]) => {
    expect(verdictOn(adminHoldsSuite, { held: [sku], traits })).toBe(expected);
  });
});
