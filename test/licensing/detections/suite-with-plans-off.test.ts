import { describe, expect, it } from "@jest/globals";
import { suiteWithPlansOff } from "../../../src/licensing/detections/suite-with-plans-off.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { holding, SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

const { catalogue, planOrder } = loadReference();

/** M365 E5 with everything off that another SKU does not give. */
function e5CutDownTo(sku: (typeof SKU)[keyof typeof SKU]) {
  const missing = planOrder.missingFrom(catalogue.plansOf(sku), catalogue.plansOf(SKU.m365E5));
  return holding(SKU.m365E5, { disabledPlans: missing });
}

describe("D30, suite with plans switched off", () => {
  it("names the cheapest SKU that gives everything still on", () => {
    const held = [e5CutDownTo(SKU.m365E3)];
    expect(verdictOn(suiteWithPlansOff, { held })).toBe("C4 planSwitchedOff -> Microsoft 365 E3");
  });

  it("offers frontline SKUs only to members the tenant tagged", () => {
    const held = [e5CutDownTo(SKU.m365F3)];
    const tagged = verdictOn(suiteWithPlansOff, { held, traits: { tags: ["frontline"] } });
    expect(tagged).toBe("C4 planSwitchedOff -> Microsoft 365 F3");
    expect(verdictOn(suiteWithPlansOff, { held })).not.toContain("F3");
  });

  it("does not orphan an add-on", () => {
    const held = [e5CutDownTo(SKU.exchangePlan1), SKU.teamsPhone];
    expect(verdictOn(suiteWithPlansOff, { held })).not.toContain("Exchange");
  });

  it("clears suites with everything on", () => {
    expect(verdictOn(suiteWithPlansOff, { held: [SKU.m365E5] })).toBe("clear");
  });
});
