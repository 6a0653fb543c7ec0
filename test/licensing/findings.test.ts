import { describe, expect, it } from "@jest/globals";
import { findingsOf, loadReference } from "../../src/licensing/index.ts";
import { aPurchase, aTenant, holding, members, owning, SKU } from "./support/a-tenant.ts";

const reference = loadReference();
const silent = { signIn: "over180", workloads: "over180" } as const;

describe("findings", () => {
  it("counts the seat of a disabled and silent member once, as disabled", () => {
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E5, { enabled: 10, consumed: 10 })],
      cohorts: [
        members(7, { held: [holding(SKU.m365E5)] }),
        members(3, { enabled: false, activity: silent, held: [holding(SKU.m365E5)] }),
      ],
    });
    expect(findingsOf(tenant, reference)).toEqual({
      seatsTotal: 10,
      seatsJudged: 10,
      findings: [
        {
          rule: { id: "D20", version: 2 },
          skuId: SKU.m365E5,
          seats: 3,
          held: true,
          replacement: null,
          confidence: "C2",
          classes: [{ confidence: "C2", seats: 3 }],
          guards: ["holdNotVisible", "mayBeOnLeave", "oneDriveBecomesUnlicensed"],
        },
      ],
    });
  });

  it("says when a group gives the seat, and shows the weakest confidence", () => {
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E5, { enabled: 10, consumed: 10 })],
      cohorts: [
        members(4, { activity: silent, held: [holding(SKU.m365E5)] }),
        members(6, {
          activity: { signIn: "under180", workloads: "none" },
          held: [holding(SKU.m365E5, { origin: "direct-and-group" })],
        }),
      ],
    });
    expect(findingsOf(tenant, reference).findings).toEqual([
      {
        rule: { id: "D22", version: 2 },
        skuId: SKU.m365E5,
        seats: 10,
        held: true,
        replacement: null,
        confidence: "C4",
        classes: [
          { confidence: "C3", seats: 4 },
          { confidence: "C4", seats: 6 },
        ],
        guards: [
          "assignedByGroup",
          "holdNotVisible",
          "mayBeOnLeave",
          "oneDriveBecomesUnlicensed",
          "policyMayRely",
        ],
      },
    ]);
  });

  it.each([
    ["free", owning(SKU.fabricFree, { enabled: 1_000_000 })],
    ["company-wide", owning(SKU.m365E5, { enabled: 100, appliesTo: "Company" })],
    ["device", owning(SKU.intuneDevice, { enabled: 100 })],
    [
      "trial",
      owning(SKU.m365E5, { enabled: 25, purchases: [aPurchase({ seats: 25, isTrial: true })] }),
    ],
  ])("calls no %s seat waste", (_, sku) => {
    const cohorts = [members(5, { enabled: false, held: [holding(sku.skuId)] })];
    expect(findingsOf(aTenant({ ownedSkus: [sku], cohorts }), reference)).toEqual({
      findings: [],
      seatsTotal: 0,
      seatsJudged: 0,
    });
  });

  it("concludes nothing from a source that was not read", () => {
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E5, { enabled: 20, consumed: 10 })],
      cohorts: [
        members(8, { activity: silent, held: [holding(SKU.m365E5)] }),
        members(2, { enabled: false, held: [holding(SKU.m365E5)] }),
      ],
      evidence: new Set(["subscribedSkus", "members", "signInActivity"]),
    });
    const { findings, seatsTotal, seatsJudged } = findingsOf(tenant, reference);
    expect(findings.map(({ rule, seats }) => [rule.id, seats])).toEqual([
      ["D01", 10],
      ["D20", 2],
    ]);
    expect({ seatsTotal, seatsJudged }).toEqual({ seatsTotal: 10, seatsJudged: 2 });
  });
});
