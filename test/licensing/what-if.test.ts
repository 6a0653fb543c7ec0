import { describe, expect, it } from "@jest/globals";
import { currencyCode, money } from "../../src/core/money.ts";
import {
  findingsOf,
  inventoryOf,
  loadReference,
  type RuleScenario,
  savingsOf,
  spendOf,
  type WhatIf,
  whatIfHires,
  whatIfPrices,
  whatIfRules,
  whatIfSpare,
  whatIfTerms,
} from "../../src/licensing/index.ts";
import { aTenant, holding, members, owning, SKU, TODAY } from "./support/a-tenant.ts";

const reference = loadReference();
const day = { reference, on: TODAY };
const usd = currencyCode.parse("USD");

const tenant = aTenant({
  ownedSkus: [
    owning(SKU.m365E5, { enabled: 100, consumed: 90 }),
    owning(SKU.m365E3, { enabled: 40, consumed: 40 }),
    owning(SKU.teamsPhone, { enabled: 9, consumed: 4 }),
  ],
  cohorts: [
    members(4, { enabled: false, held: [holding(SKU.m365E5)] }),
    members(6, {
      activity: { signIn: "under180", workloads: "none" },
      held: [holding(SKU.m365E3)],
    }),
  ],
});

function minor({ effects, seats, seatsWithoutPrice }: WhatIf) {
  const amounts = effects.map(({ currency, before, after, difference }) => [
    currency,
    before.money.minor,
    after.money.minor,
    difference.money.minor,
  ]);
  return { amounts, seats, seatsWithoutPrice };
}

describe("what if", () => {
  it("prices were others", () => {
    const prices = new Map([[SKU.m365E5, money(51_00, usd, "month")]]);
    expect(minor(whatIfPrices(spendOf(tenant, reference), prices, day))).toEqual({
      amounts: [["USD", 6_000_00, 5_100_00, -900_00]],
      seats: 100,
      seatsWithoutPrice: 0,
    });
  });

  it("prices were in another currency: nothing is converted", () => {
    const prices = new Map([[SKU.m365E5, money(51_00, currencyCode.parse("EUR"), "month")]]);
    expect(minor(whatIfPrices(spendOf(tenant, reference), prices, day))).toEqual({
      amounts: [],
      seats: 100,
      seatsWithoutPrice: 100,
    });
  });

  it("the term were another", () => {
    expect(
      minor(whatIfTerms(spendOf(tenant, reference), new Map([[SKU.m365E5, "monthly"]]), day))
        .amounts,
    ).toEqual([["USD", 6_000_00, 7_200_00, 1_200_00]]);
  });

  it("people were hired: idle seats are given out once before any is bought", () => {
    const hires = [
      { people: 8, skus: [SKU.m365E5, SKU.teamsPhone] },
      { people: 5, skus: [SKU.m365E5, SKU.fabricFree] },
      { people: 2, skus: [SKU.m365E3, SKU.m365E3] },
    ];
    expect(minor(whatIfHires(inventoryOf(tenant, reference), hires, day))).toEqual({
      amounts: [["USD", 0, 3 * 60_00 + 2 * 39_00, 3 * 60_00 + 2 * 39_00]],
      seats: 3 + 2 + 3,
      seatsWithoutPrice: 3,
    });
  });

  it("spare seats were kept", () => {
    expect(
      minor(whatIfSpare(inventoryOf(tenant, reference), { seats: 2, percent: 5 }, day)),
    ).toEqual({
      amounts: [["USD", 600_00, 300_00, -300_00]],
      seats: 5 + 3,
      seatsWithoutPrice: 3,
    });
  });

  it("says of every amount by which rule and on what prices it rests", () => {
    const prices = new Map([[SKU.m365E5, money(51_00, usd, "month")]]);
    const [effect] = whatIfPrices(spendOf(tenant, reference), prices, day).effects;
    const proof = (figure: NonNullable<typeof effect>["before"] | undefined) => [
      figure?.rule.id,
      figure?.price.source,
      figure?.confidence,
    ];
    expect([proof(effect?.before), proof(effect?.after), proof(effect?.difference)]).toEqual([
      ["whatIf", "list", "C1"],
      ["whatIf", "assumed", "C5"],
      ["whatIf", "mixed", "C1"],
    ]);
  });
});

describe("what if the thresholds were others", () => {
  const { findings } = findingsOf(tenant, reference);
  const savings = savingsOf(findings, tenant, reference);
  const rules = (scenario: RuleScenario) => {
    const { seats, effects, byRule } = whatIfRules(findings, scenario, tenant, reference);
    const [effect] = effects;
    return {
      seats,
      saved: [effect?.before.money.minor, effect?.after.money.minor],
      byRule: byRule.map(({ rule, seatsBefore, seatsAfter }) => [rule, seatsBefore, seatsAfter]),
    };
  };
  const all = savings.totals[0]?.gross.monthly.money.minor;

  it("nothing changes where nothing is asked", () => {
    expect(rules({})).toEqual({
      seats: savings.seats,
      saved: [all, all],
      byRule: [
        ["D01", 15, 15],
        ["D20", 4, 4],
        ["D22", 6, 6],
      ],
    });
  });

  it("only some rules count", () => {
    expect(rules({ rules: new Set(["D20"]) })).toMatchObject({ seats: 4, saved: [all, 240_00] });
  });

  it("only what is sure enough counts", () => {
    expect(rules({ atLeast: "C2" })).toMatchObject({ seats: 10 + 5 + 4, saved: [all, 840_00] });
  });

  it("silence counts from 180 proven days: what was silent for 90 goes, the rest stays", () => {
    expect(rules({ silentDays: 180 })).toMatchObject({
      seats: savings.seats - 6,
      saved: [all, (all ?? 0) - 6 * 39_00],
    });
  });

  it("silence counts from 180 proven days though purchases were not read, which makes money an upper bound", () => {
    const proven = holding(SKU.m365E3, { assignedFor: "over180" });
    const blind = aTenant({
      ownedSkus: [
        { ...owning(SKU.m365E3, { enabled: 30, consumed: 30 }), purchases: [], mayBeTrial: true },
      ],
      cohorts: [
        members(5, { activity: { signIn: "over180", workloads: "over180" }, held: [proven] }),
        members(6, { activity: { signIn: "under180", workloads: "over180" }, held: [proven] }),
      ],
    });
    const { findings: found } = findingsOf(blind, reference);
    const seats = (scenario: RuleScenario) =>
      whatIfRules(found, scenario, blind, reference).byRule.map(({ seatsAfter }) => seatsAfter);
    expect([seats({}), seats({ silentDays: 180 }), seats({ atLeast: "C3" })]).toEqual([
      [11],
      [5],
      [0],
    ]);
    const classes = savingsOf(found, blind, reference).lines.map((line) => line.classes);
    expect(classes).toMatchObject([[{ confidence: "C4", seats: 11 }]]);
  });

  it("idle seats are kept", () => {
    expect(rules({ spare: { seats: 8, percent: 0 } }).byRule[0]).toEqual(["D01", 15, 2]);
  });

  it("nothing is left", () => {
    expect(rules({ rules: new Set() })).toMatchObject({ seats: 0, saved: [all, 0] });
  });
});
