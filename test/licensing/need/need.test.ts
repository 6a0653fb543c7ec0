import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";
import { type SkuId, servicePlanId } from "../../../src/core/ids.ts";
import type { Ladder } from "../../../src/licensing/index.ts";
import { LADDERS, loadReference, needsOf } from "../../../src/licensing/index.ts";
import type { Traits, UseTraits } from "../../../src/privacy/traits.ts";
import { aMember, holding, PLAN, SKU, someUse } from "../support/a-tenant.ts";

const reference = loadReference();

function levels(of: Partial<Traits>, window: 90 | 180 = 90): Partial<Record<Ladder, string>> {
  const needs = needsOf(aMember(of), reference, { window, mustHave: [] });
  return Object.fromEntries(
    needs.map(({ ladder, level, entitled, basis }) => [ladder, `${level}/${entitled} ${basis}`]),
  );
}

const e5 = { held: [holding(SKU.m365E5)] };

describe("need", () => {
  it("is today's level where nothing shows more or less", () => {
    expect(levels(e5)).toMatchObject({
      mail: "3/3 entitledUnknown",
      office: "3/3 entitledUnknown",
      powerBi: "1/1 entitledUnknown",
      entra: "2/2 entitledUnknown",
      windows: "2/2 entitledUnknown",
    });
  });

  it("is the level that use proves", () => {
    const use = someUse({ mailboxFit: "plan1", oneDriveFit: "kiosk", desktopApps: "over180" });
    expect(levels({ ...e5, use })).toMatchObject({
      mail: "2/3 used",
      files: "1/3 used",
      office: "1/3 state",
      teams: "1/1 used",
      archive: "0/2 none",
      // Graph shows no litigation hold to a signed-in caller, so it counts as needed.
      hold: "1/1 entitledUnknown",
    });
  });

  it.each<[string, Partial<UseTraits>, Ladder, string]>([
    ["calls of any kind prove nothing", { calls: "some" }, "phone", "1/1 entitledUnknown"],
    ["no call in 180 days proves no telephony", { calls: "none" }, "phone", "0/1 none"],
    ["no meeting organised proves no dial-in", { organisedMeetings: "none" }, "dialIn", "0/1 none"],
    ["an archive keeps its kind", { hasArchive: true }, "archive", "2/2 used"],
    [
      "a silent mailbox with content keeps the level of its size",
      { mail: "none", mailboxFit: "plan1" },
      "mail",
      "2/3 state",
    ],
    ["Outlook on the desktop needs plan 1", { mailboxFit: "kiosk" }, "mail", "2/3 used"],
    [
      "a report that does not speak keeps today's level",
      { teams: "unknown" },
      "teams",
      "1/1 entitledUnknown",
    ],
  ])("%s", (_, use, ladder, expected) => {
    expect(levels({ ...e5, use: someUse(use) })[ladder]).toBe(expected);
  });

  it("keeps today's level for fresh seats, and with the longer window for shorter silence", () => {
    const use = someUse({ copilot: "under180", teams: "none" });
    const held = [holding(SKU.copilot)];
    expect(levels({ held, use }).copilot).toBe("0/1 none");
    expect(levels({ held, use }, 180).copilot).toBe("1/1 entitledUnknown");
    const fresh = [holding(SKU.copilot, { assignedFor: "under30" })];
    expect(levels({ held: fresh, use }).copilot).toBe("1/1 entitledUnknown");
  });

  it("is nothing for an account nobody uses, but for a large shared mailbox", () => {
    const disabled = levels({ ...e5, enabled: false });
    expect(new Set(Object.values(disabled).map((text) => text[0]))).toEqual(new Set(["0"]));
    const use = someUse({ mailboxKind: "shared", mailboxFit: "plan2" });
    expect(levels({ ...e5, use })).toMatchObject({ mail: "3/3 state", office: "0/3 none" });
  });

  it("shows use above what is licensed", () => {
    expect(levels({ held: [], use: someUse() })).toEqual({ mail: "1/0 used" });
  });

  it("does not count plans that are switched off, nor a kiosk plan that is a calendar only", () => {
    const held = [holding(SKU.m365E5, { disabledPlans: [PLAN.exchangePlan2] })];
    expect(levels({ held }).mail).toBeUndefined();
    expect(levels({ held: [holding(SKU.m365F1)] }).mail).toBeUndefined();
    expect(levels({ held: [holding(SKU.m365F3)] }).mail).toBe("1/1 entitledUnknown");
  });

  it("obeys the tenant's demands and names their basis", () => {
    const needs = needsOf(aMember({ ...e5, use: someUse({ calls: "none" }) }), reference, {
      window: 90,
      mustHave: [{ ladder: "phone", level: 1 }],
    });
    expect(needs.find(({ ladder }) => ladder === "phone")).toEqual({
      ladder: "phone",
      level: 1,
      entitled: 1,
      basis: "policy",
      probability: 1,
      window: null,
    });
  });

  it("knows every ladder in the data", () => {
    expect(LADDERS.filter((ladder) => reference.ladders.levelNames(ladder).length === 0)).toEqual(
      [],
    );
  });

  it("sees Defender for Business above what Microsoft 365 E3 has", () => {
    const endpoint = (id: SkuId) =>
      reference.ladders.levelsOf(id, reference.catalogue).get("defenderEndpoint");
    expect([endpoint(SKU.businessPremium), endpoint(SKU.m365E3)]).toEqual([2, 1]);
  });
});

// The ladders restate the order of plans; a pair that climbs the wrong way would hide a loss.
describe("capability-ladders.csv", () => {
  const table = (name: string) => {
    const text = readFileSync(`src/licensing/data/${name}.csv`, "utf8");
    return initParser(inferSchema(text)).stringObjs<Record<string, string>>(text);
  };
  const steps = table("capability-ladders");

  it("climbs the way plan-supersession.csv does", () => {
    const wrong = table("plan-supersession").filter(({ higherPlanId, lowerPlanId }) =>
      steps.some((lower) =>
        steps.some(
          (higher) =>
            lower["servicePlanId"] === lowerPlanId &&
            higher["servicePlanId"] === higherPlanId &&
            lower["ladder"] === higher["ladder"] &&
            Number(higher["level"]) < Number(lower["level"]),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("names plans that exist, by the name they have", () => {
    const names = steps.map(
      ({ servicePlanId: id }) => reference.catalogue.planById(servicePlanId.parse(id))?.name,
    );
    expect(names).toEqual(steps.map(({ planName }) => planName));
  });
});
