import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { SourceId } from "../../src/core/source-ids.ts";
import {
  type LicensingInput,
  loadReference,
  NOT_OBSERVABLE,
  OBSERVATION_IDS,
  type ObservationId,
  type OwnedSku,
  observationsOf,
  TENANT_DETECTIONS,
} from "../../src/licensing/index.ts";
import type { Cohort, UseTraits } from "../../src/privacy/traits.ts";
import {
  aPurchase,
  aTenant,
  date,
  holding,
  members,
  owning,
  PLAN,
  SKU,
  someUse,
  TODAY,
} from "./support/a-tenant.ts";

const reference = loadReference();
const silent = { signIn: "over180", workloads: "over180" } as const;

/** Short form of what one rule observes: kind, count, monthly minor units and effect, SKUs, date. */
function observe(
  id: ObservationId,
  of: Partial<LicensingInput>,
  without: readonly SourceId[] = [],
) {
  const tenant = aTenant(of);
  const evidence = new Set([...tenant.evidence].filter((source) => !without.includes(source)));
  return observationsOf({ ...tenant, evidence }, reference)
    .filter(({ rule }) => rule.id === id)
    .map(({ kind, count, monthly, effect, on, skuId, relatedSkuIds }) => ({
      said: [kind, count, monthly?.money.minor ?? null, effect, on].join(" "),
      skus: [skuId, ...relatedSkuIds],
    }));
}

function said(...args: Parameters<typeof observe>): readonly string[] {
  return observe(...args).map((observation) => observation.said);
}

const skus = (...ownedSkus: readonly OwnedSku[]) => ({ ownedSkus });
const cohorts = (...all: readonly Cohort[]) => ({ cohorts: all });
const e3 = (of: Parameters<typeof owning>[1]) => owning(SKU.m365E3, of);

describe("observations about seats and purchases", () => {
  it("D02 names idle seats that renew soon, at the price of the day", () => {
    const purchases = [
      aPurchase({ seats: 8, renewsOn: date("2027-01-04") }),
      aPurchase({ seats: 90, renewsOn: date("2027-06-01") }),
    ];
    const sku = e3({ enabled: 98, consumed: 80, purchases });
    expect(said("D02", skus(sku))).toEqual(["cost 8 31200 saves 2027-01-04"]);
  });

  it.each([
    ["by the month", { term: "monthly", renewsOn: date("2026-12-10") }],
    [
      "in the window of their renewal",
      { term: "annual", partner: true, renewsOn: date("2027-11-18") },
    ],
    ["on a day that is past", { renewsOn: date("2026-11-20") }],
    ["as a trial", { isTrial: true, renewsOn: date("2026-12-10") }],
  ] as const)("D02 is about no seats %s: those can go now, or nobody knows when", (_, of) => {
    const purchases = [aPurchase({ seats: 20, ...of })];
    expect(said("D02", skus(e3({ enabled: 20, consumed: 10, purchases })))).toEqual([]);
  });

  it("D03 adds up all purchases before it speaks of a deficit, and counts expiring seats", () => {
    const purchases = [aPurchase({ seats: 60 }), aPurchase({ seats: 40 })];
    expect(said("D03", skus(e3({ enabled: 100, consumed: 98, purchases })))).toEqual([]);
    expect(said("D03", skus(e3({ enabled: 100, warning: 10, consumed: 105 })))).toEqual([]);
    expect(said("D03", skus(e3({ enabled: 100, warning: 10, consumed: 113 })))).toEqual([
      "shortfall 3 11700 costs ",
    ]);
  });

  it("D04 finds members on seats that are not renewed, with the date where one is known", () => {
    const expiring = aPurchase({ seats: 25, status: "Warning", renewsOn: date("2026-12-20") });
    expect(
      said("D04", skus(e3({ enabled: 100, warning: 25, consumed: 110, purchases: [expiring] }))),
    ).toEqual(["risk 10 39000 costs 2026-12-20"]);
    expect(said("D04", skus(e3({ enabled: 100, warning: 25, consumed: 90 })))).toEqual([]);
    expect(said("D04", skus(e3({ warning: 25, consumed: 40 })))).toEqual(["risk 25 97500 costs "]);
  });

  it("D03 and D04 together are the members beyond the enabled units, each of them once", () => {
    const unit = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(
        fc.tuple(unit, unit, unit, unit, unit),
        ([enabled, warning, suspended, lockedOut, more]) => {
          const seats = { enabled, warning, suspended, lockedOut };
          const sku = { ...e3({}), seats, consumed: enabled + more };
          const counts = (["D03", "D04"] as const).flatMap((rule) =>
            said(rule, skus(sku)).map((words) => Number(words.split(" ")[1])),
          );
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(more);
        },
      ),
    );
  });

  it.each([
    ["today", TODAY, ["risk 5 15000 costs 2026-11-21"]],
    ["in three weeks", date("2026-12-12"), ["risk 5 15000 costs 2026-12-12"]],
    ["later", date("2026-12-13"), []],
  ] as const)("D05 looks at a trial that ends %s", (_, renewsOn, expected) => {
    const purchases = [aPurchase({ seats: 25, isTrial: true, renewsOn })];
    const sku = owning(SKU.copilot, { enabled: 25, consumed: 5, purchases });
    expect(said("D05", skus(sku))).toEqual(expected);
  });

  it("D06 and D16 find paid seats that free ones would cover", () => {
    const trial = owning(SKU.m365E5, {
      enabled: 25,
      consumed: 5,
      purchases: [aPurchase({ seats: 25, isTrial: true })],
    });
    const paid = owning(SKU.powerBiPro, { enabled: 30, consumed: 30 });
    expect(said("D06", skus(trial, paid))).toEqual(["choice 20 28000 saves "]);
    const grant = owning(SKU.businessPremiumGrant, { enabled: 10, consumed: 4 });
    const bought = owning(SKU.businessPremium, { enabled: 40, consumed: 40 });
    expect(said("D16", skus(grant, bought))).toEqual(["choice 6 13200 saves "]);
    expect(said("D16", skus(bought, paid))).toEqual([]);
  });

  it("D07 speaks of the extended term only where somebody said that nothing renews by itself", () => {
    const renewsOn = date("2026-12-24");
    const sku = (autoRenews: boolean) =>
      e3({ enabled: 10, purchases: [aPurchase({ seats: 10, renewsOn, autoRenews })] });
    expect(said("D07", skus(sku(false)))).toEqual(["risk 10 8970 atStake 2026-12-24"]);
    expect(said("D07", skus(sku(true)))).toEqual([]);
    expect(said("D07", skus(e3({ purchases: [aPurchase({ seats: 10, renewsOn })] })))).toEqual([]);
  });

  it("D09 prices billing by the month, where the term is known", () => {
    const purchases = [aPurchase({ seats: 10, term: "annualBilledMonthly" })];
    expect(said("D09", skus(e3({ enabled: 10, purchases })))).toEqual(["choice 10 1950 saves "]);
    expect(said("D09", skus(e3({ enabled: 10, purchases: [aPurchase({ seats: 10 })] })))).toEqual(
      [],
    );
  });

  it("D10 counts purchases that renew on different days", () => {
    const on = (day: string) => aPurchase({ seats: 5, renewsOn: date(day) });
    expect(said("D10", skus(e3({ purchases: [on("2027-01-01"), on("2027-05-01")] })))).toEqual([
      "hygiene 2  none ",
    ]);
    expect(said("D10", skus(e3({ purchases: [on("2027-01-01"), on("2027-01-01")] })))).toEqual([]);
  });

  it("D11 shows the list change of July 2026 at each renewal that still has the old price", () => {
    const purchases = [
      aPurchase({ seats: 40, renewsOn: date("2027-03-01"), term: "annual" }),
      aPurchase({ seats: 30, renewsOn: date("2027-09-01"), term: "annual" }),
      aPurchase({ seats: 10, renewsOn: date("2027-03-15"), term: "monthly" }),
      aPurchase({ seats: 20, renewsOn: date("2027-04-01"), createdOn: date("2026-08-01") }),
    ];
    expect(said("D11", skus(e3({ enabled: 100, consumed: 100, purchases })))).toEqual([
      "cost 40 12000 costs 2027-03-01",
    ]);
  });

  it.each([
    ["79 of 100", 79, ["cost 21  none "]],
    ["80 of 100", 80, []],
    ["95 of 100", 95, []],
    ["96 of 100", 96, ["watch 4  none "]],
  ] as const)("D12 judges %s", (_, consumed, expected) => {
    expect(said("D12", skus(e3({ enabled: 100, consumed })))).toEqual(expected);
  });

  it("D14 avoids a purchase where better seats are idle", () => {
    const short = e3({ enabled: 10, consumed: 14 });
    const idle = owning(SKU.m365E5, { enabled: 20, consumed: 17 });
    expect(said("D14", skus(short, idle))).toEqual(["choice 3 11700 saves "]);
    expect(said("D14", skus(short, owning(SKU.office365E1, { enabled: 9 })))).toEqual([]);
  });

  it("D15 warns when a grant is hardly used, and takes the unknown for active", () => {
    const grant = owning(SKU.businessPremiumGrant, { enabled: 100, consumed: 100 });
    const held = [holding(SKU.businessPremiumGrant)];
    const tenant = (idle: number) => ({
      ...skus(grant),
      ...cohorts(members(100 - idle, { held }), members(idle, { held, activity: silent })),
    });
    expect(said("D15", tenant(16))).toEqual(["risk 16  none "]);
    expect(said("D15", tenant(12))).toEqual(["watch 12  none "]);
    expect(said("D15", tenant(10))).toEqual([]);
    expect(said("D15", tenant(16), ["activeUserDetail"])).toEqual([]);
  });

  it("D17 counts the Business family together against its cap", () => {
    const family = [
      owning(SKU.businessPremium, { enabled: 200 }),
      owning(SKU.businessBasic, { enabled: 85 }),
    ];
    expect(said("D17", skus(...family))).toEqual(["risk 285  none "]);
    expect(said("D17", skus(...family.slice(0, 1)))).toEqual([]);
  });

  it("D19 bounds what is paid twice across the tenant", () => {
    const owned = [owning(SKU.m365E5, { consumed: 50 }), owning(SKU.powerBiPro, { consumed: 70 })];
    expect(said("D19", skus(...owned))).toEqual(["watch 50 70000 atStake "]);
  });
});

describe("observations about members", () => {
  const shared = (of: Partial<UseTraits>, held = [] as ReturnType<typeof holding>[]) =>
    members(4, { enabled: false, held, use: someUse({ mailboxKind: "shared", ...of }) });

  it("D25 recommends spending where a shared mailbox outgrew the free size", () => {
    expect(said("D25", cohorts(shared({ mailboxFit: "plan2" })))).toEqual([
      "shortfall 4 3200 costs ",
    ]);
    expect(said("D25", cohorts(shared({ hasArchive: true })))).toEqual(["shortfall 4 3200 costs "]);
    expect(said("D25", cohorts(shared({ mailboxFit: "plan1Full" })))).toEqual([
      "watch 4 3200 costs ",
    ]);
    expect(said("D25", cohorts(shared({ mailboxFit: "plan1" })))).toEqual([]);
    expect(
      said("D25", cohorts(shared({ mailboxFit: "plan2" }, [holding(SKU.exchangePlan2)]))),
    ).toEqual([]);
  });

  it("D27, D35 and D36 count seats given twice, in error, and by groups to nobody", () => {
    const all = cohorts(
      members(3, { held: [holding(SKU.m365E3, { origin: "direct-and-group" })] }),
      members(2, { held: [holding(SKU.m365E3, { hasError: true })] }),
      // Waiting for a seat of one product, with another in hand.
      members(4, { held: [holding(SKU.visioPlan2)], notServed: [SKU.m365E3] }),
      members(5, { enabled: false, held: [holding(SKU.m365E3, { origin: "group" })] }),
      members(6, { activity: silent, held: [holding(SKU.m365E3, { origin: "group" })] }),
      members(7, { activity: silent, held: [holding(SKU.m365E3)] }),
    );
    expect([said("D27", all), said("D35", all), said("D36", all)]).toEqual([
      ["hygiene 3  none "],
      ["hygiene 6  none "],
      ["hygiene 11 42900 atStake "],
    ]);
  });

  it("D36 names groups that give a product to nobody, where groups were read", () => {
    const emptyGroups = new Map([
      [SKU.m365E5, 2],
      [SKU.m365E3, 1],
    ]);
    expect(observe("D36", { emptyGroups })).toEqual([
      { said: "hygiene 1  none ", skus: [SKU.m365E3] },
      { said: "hygiene 2  none ", skus: [SKU.m365E5] },
    ]);
    expect(said("D36", { emptyGroups }, ["members"])).toEqual([]);
  });

  it("D29 names one product instead of several, where it costs less and nothing is lost", () => {
    const held = [SKU.m365E3, SKU.powerBiPro, SKU.e5Security].map((id) => holding(id));
    expect(observe("D29", cohorts(members(10, { held })))).toEqual([
      { said: "choice 10 5000 saves ", skus: [SKU.m365E5, ...held.map(({ skuId }) => skuId)] },
    ]);
    const cheap = [SKU.m365E3, SKU.powerBiPro].map((id) => holding(id));
    expect(said("D29", cohorts(members(10, { held: cheap })))).toEqual([]);
    expect(said("D29", cohorts(members(10, { held, enabled: false })))).toEqual([]);
  });

  it("D29 does not send more members to a Business plan than its cap has room for", () => {
    const held = [SKU.businessBasic, SKU.appsForBusiness].map((id) => holding(id));
    const room = (enabled: number) => ({
      ...skus(owning(SKU.businessBasic, { enabled })),
      ...cohorts(members(20, { held })),
    });
    expect(said("D29", room(100))).toEqual(["choice 20 6000 saves "]);
    expect(said("D29", room(290))).toEqual([]);
  });

  it("D41 watches members last seen one to three months ago", () => {
    const seen = (signIn: "under30" | "under90" | "over180", workloads: "under90" | "none") =>
      members(2, { held: [holding(SKU.m365E3)], activity: { signIn, workloads } });
    expect(said("D41", cohorts(seen("under90", "none"), seen("over180", "under90")))).toEqual([
      "watch 4  none ",
    ]);
    expect(said("D41", cohorts(seen("under30", "under90"), seen("over180", "none")))).toEqual([]);
  });

  it("D48 and D51 watch shallow use, and use that nobody can see", () => {
    const all = cohorts(
      members(5, {
        held: [holding(SKU.copilot)],
        use: someUse({ copilotBreadth: "meetingsOnly" }),
      }),
      members(4, { held: [holding(SKU.copilot), holding(SKU.powerBiPro)], use: someUse() }),
      // Silent, fresh and disabled ones are not shallow.
      members(2, {
        held: [holding(SKU.copilot)],
        use: someUse({ copilotBreadth: "meetingsOnly", copilot: "under180" }),
      }),
      members(2, {
        held: [holding(SKU.copilot, { assignedFor: "under30" })],
        use: someUse({ copilotBreadth: "meetingsOnly" }),
      }),
      members(2, {
        enabled: false,
        held: [holding(SKU.copilot)],
        use: someUse({ copilotBreadth: "meetingsOnly" }),
      }),
    );
    expect(said("D48", all)).toEqual(["watch 5  none "]);
    expect(said("D51", all)).toEqual(["watch 4 5600 atStake "]);
  });

  it("D55 balances Entra premium both ways", () => {
    const premiumUse = { p1: { entitled: 100, used: 112 }, p2: { entitled: 100, used: 69 } };
    expect(said("D55", { premiumUse })).toEqual(["shortfall 12 8400 costs ", "watch 31  none "]);
    const even = { entitled: 100, used: 70 };
    expect(said("D55", { premiumUse: { p1: even, p2: even } })).toEqual([]);
    expect(said("D55", {})).toEqual([]);
  });

  it("D56 finds mail without a licence, but not of guests and shared mailboxes", () => {
    const all = cohorts(
      members(3, { use: someUse() }),
      members(2, { kind: "guest", use: someUse() }),
      members(2, { use: someUse({ mailboxKind: "shared" }) }),
      members(2, { held: [holding(SKU.exchangePlan1)], use: someUse() }),
    );
    expect(said("D56", all)).toEqual(["shortfall 3  none "]);
  });

  it("D57 compares departments of ten and more with the tenant", () => {
    const seats = (department: number, busy: number, idle: number) => [
      members(busy, { department, held: [holding(SKU.m365E3)] }),
      members(idle, { department, enabled: false, held: [holding(SKU.m365E3)] }),
    ];
    const all = cohorts(...seats(1, 90, 4), ...seats(2, 6, 4), ...seats(3, 3, 3));
    expect(
      observationsOf(aTenant(all), reference).filter(({ rule }) => rule.id === "D57"),
    ).toMatchObject([{ department: 2, count: 4 }]);
  });
});

describe("the catalogue of detections", () => {
  it("has every id once, and none that it says it cannot observe", () => {
    const ids = TENANT_DETECTIONS.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...OBSERVATION_IDS].toSorted());
    const left = new Set<string>(NOT_OBSERVABLE.map(({ id }) => id));
    expect(ids.filter((id) => left.has(id))).toEqual([]);
  });

  it("observes nothing without having read what a rule needs", () => {
    const tenant = aTenant({
      ...skus(e3({ enabled: 100, consumed: 120 })),
      ...cohorts(members(9, { held: [holding(SKU.m365E3, { hasError: true })] })),
      evidence: new Set(),
    });
    expect(observationsOf(tenant, reference)).toEqual([]);
  });

  it("does not touch plans that are switched off when it compares", () => {
    const held = [
      holding(SKU.m365E3, { disabledPlans: [PLAN.exchangePlan2] }),
      holding(SKU.powerBiPro),
      holding(SKU.e5Security),
    ];
    expect(said("D29", cohorts(members(10, { held })))).toEqual(["choice 10 5000 saves "]);
  });
});
