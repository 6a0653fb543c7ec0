import { describe, expect, it } from "@jest/globals";
import { containedSku } from "../../../src/licensing/detections/contained-sku.ts";
import { loadReference } from "../../../src/licensing/index.ts";
import { holding, PLAN, SKU } from "../support/a-tenant.ts";
import { verdictOn } from "../support/a-verdict.ts";

describe("D28, contained SKU", () => {
  it.each([
    ["E3 beside E5", [SKU.m365E3, SKU.m365E5], "C1"],
    ["not E5 beside E3", [SKU.m365E5, SKU.m365E3], "clear"],
    ["EMS beside M365 E3", [SKU.ems, SKU.m365E3], "C1"],
    ["Entra P1 beside EMS", [SKU.entraP1, SKU.ems], "C1"],
    [
      "Defender for Office Plan 1 beside O365 E3, which has it since 2026",
      [SKU.defenderOffice1, SKU.office365E3],
      "C1",
    ],
    ["Power BI Pro beside E5", [SKU.powerBiPro, SKU.m365E5], "C1"],
    ["not Power BI Pro beside E3", [SKU.powerBiPro, SKU.m365E3], "clear"],
    ["Visio Plan 1 beside Plan 2", [SKU.visioPlan1, SKU.visioPlan2], "C1"],
    [
      "not Business Premium beside E3: Defender for Business would go",
      [SKU.businessPremium, SKU.m365E3],
      "clear",
    ],
    [
      "what two others give together",
      [SKU.m365E3, SKU.office365E3, SKU.ems, SKU.businessPremium, SKU.m365E5],
      "C1",
    ],
    ["a SKU of which nothing is known", [SKU.notInAnyTable, SKU.m365E5], "clear"],
    ["not a free SKU's fault", [SKU.m365E5, SKU.fabricFree], "clear"],
  ] as const)("finds %s", (_, held, expected) => {
    expect(verdictOn(containedSku, { held })).toBe(expected);
  });

  it("counts only plans that are on, on both sides", () => {
    const plain = holding(SKU.exchangePlan2);
    const mailOff = holding(SKU.m365E5, { disabledPlans: [PLAN.exchangePlan2] });
    expect(verdictOn(containedSku, { held: [plain, mailOff] })).toBe("clear");
    expect(verdictOn(containedSku, { held: [plain, SKU.m365E5] })).toBe("C1");
  });

  it("lets one of two SKUs stay that contain each other", () => {
    const twins = [SKU.office365E3, SKU.office365E3Twin] as const;
    const reference = loadReference();
    const { catalogue } = reference;
    const twinned = {
      ...reference,
      catalogue: {
        ...catalogue,
        plansOf: (id: (typeof twins)[number]) =>
          catalogue.plansOf(id === SKU.office365E3Twin ? SKU.office365E3 : id),
      },
    };
    const verdicts = [twins, twins.toReversed()].map((held) =>
      verdictOn(containedSku, { held, reference: twinned }),
    );
    expect(verdicts.toSorted()).toEqual(["C1", "clear"]);
  });

  it("keeps a base that an add-on could not be held without", () => {
    // F5 needs F1 or F3 in the same hands; E3 gives all that F3 does, but is no base for it.
    const held = [SKU.m365F3, SKU.m365E3, SKU.f5Security] as const;
    expect(verdictOn(containedSku, { held })).toBe("clear");
    expect(verdictOn(containedSku, { held: [SKU.m365F3, SKU.m365E3] })).toBe("C1");
  });

  it("lets a base go when its add-on is contained as well", () => {
    const held = [SKU.m365E5, SKU.copilot, SKU.m365E7] as const;
    expect(verdictOn(containedSku, { held })).toBe("C1");
    expect(verdictOn(containedSku, { held: [SKU.copilot, SKU.m365E5, SKU.m365E7] })).toBe("C1");
    expect(verdictOn(containedSku, { held: [SKU.m365E7, SKU.m365E5, SKU.copilot] })).toBe("clear");
  });
});
