import { describe, expect, it } from "@jest/globals";
import {
  ALL_DETECTIONS,
  findingsOf,
  loadReference,
  notMade,
  observationsOf,
  reportedFindings,
  reportedObservations,
  savingsOf,
  TENANT_DETECTIONS,
} from "../../src/licensing/index.ts";
import { aPurchase, aTenant, date, holding, members, owning, SKU } from "./support/a-tenant.ts";

const reference = loadReference();
const KEY = new Uint8Array(32).fill(7);

function report(disabled: number, key = KEY) {
  const tenant = aTenant({
    ownedSkus: [owning(SKU.m365E3, { enabled: 50, consumed: 50 })],
    cohorts: [
      members(disabled, { enabled: false, held: [holding(SKU.m365E3, { origin: "group" })] }),
    ],
  });
  const { findings } = findingsOf(tenant, reference);
  return reportedFindings(findings, savingsOf(findings, tenant, reference).lines, key);
}

describe("findings as they are told", () => {
  it("keep their id while seats change, and have another in another tenant", () => {
    const ids = [report(3), report(9), report(3, new Uint8Array(32))].map(([one]) => one?.id);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("carry the consequences of acting carelessly, and their part of the savings", () => {
    const [one] = report(3);
    expect(one?.consequences).toEqual(["D60", "D61", "D64"]);
    expect(one?.saving?.monthly?.money.minor).toBe(3 * 3900);
  });

  it("save no more seats than carry money: trial seats do not", () => {
    const tenant = aTenant({
      ownedSkus: [
        owning(SKU.copilot, {
          enabled: 25,
          consumed: 5,
          purchases: [aPurchase({ seats: 20, isTrial: true })],
        }),
      ],
      cohorts: [members(8, { enabled: false, held: [holding(SKU.copilot)] })],
    });
    const { findings } = findingsOf(tenant, reference);
    const { lines } = savingsOf(findings, tenant, reference);
    expect(
      reportedFindings(findings, lines, KEY).map((one) => [one.seats, one.saving?.seats]),
    ).toEqual([[8, 5]]);
  });
});

describe("observations as they are told", () => {
  it("each have an id, two alike ones too", () => {
    const twin = aPurchase({
      seats: 50,
      renewsOn: date("2027-03-01"),
      createdOn: date("2024-03-01"),
    });
    const tenant = aTenant({
      ownedSkus: [owning(SKU.m365E3, { enabled: 100, consumed: 100, purchases: [twin, twin] })],
    });
    const told = reportedObservations(observationsOf(tenant, reference), KEY);
    expect(told.filter(({ rule }) => rule.id === "D11")).toHaveLength(2);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });
});

describe("detections that were not made", () => {
  it("are those nobody can make, and those whose sources were not read", () => {
    const { evidence: all, ownedSkus } = aTenant();
    const without = new Set([...all].filter((source) => source !== "copilotUsage"));
    const nobody = notMade({ evidence: all, ownedSkus }, ALL_DETECTIONS, TENANT_DETECTIONS);
    expect(new Set(nobody.map(({ because }) => because)).has("sourceNotRead")).toBe(false);
    const unread = notMade(
      { evidence: without, ownedSkus },
      ALL_DETECTIONS,
      TENANT_DETECTIONS,
    ).filter(({ because }) => because === "sourceNotRead");
    expect(unread).toEqual(
      ["D46", "D47", "D48"].map((id) => ({
        id,
        because: "sourceNotRead",
        missing: ["copilotUsage"],
      })),
    );
  });
});
