import { describe, expect, it } from "@jest/globals";
import { currencyCode, money } from "../../src/core/money.ts";
import {
  findingsOf,
  inventoryOf,
  loadReference,
  savingsOf,
  spendOf,
  type WhatIf,
  whatIfHires,
  whatIfOnly,
  whatIfPrices,
  whatIfSpare,
  whatIfTerm,
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
    before.minor,
    after.minor,
    difference.minor,
  ]);
  return { amounts, seats, seatsWithoutPrice };
}

describe("what if", () => {
  it("prices were others", () => {
    const prices = new Map([[SKU.m365E5, money(51_00, usd, "month")]]);
    expect(minor(whatIfPrices(spendOf(tenant, reference), prices))).toEqual({
      amounts: [["USD", 6_000_00, 5_100_00, -900_00]],
      seats: 100,
      seatsWithoutPrice: 0,
    });
  });

  it("prices were in another currency: nothing is converted", () => {
    const prices = new Map([[SKU.m365E5, money(51_00, currencyCode.parse("EUR"), "month")]]);
    expect(minor(whatIfPrices(spendOf(tenant, reference), prices))).toEqual({
      amounts: [],
      seats: 100,
      seatsWithoutPrice: 100,
    });
  });

  it("the term were another", () => {
    expect(
      minor(whatIfTerm(spendOf(tenant, reference), SKU.m365E5, "monthly", day)).amounts,
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

  it("only some findings were acted on", () => {
    const { findings } = findingsOf(tenant, reference);
    const savings = savingsOf(findings, tenant, reference);
    const only = (scenario: Parameters<typeof whatIfOnly>[1]) => {
      const { seats, totals } = whatIfOnly(savings, scenario, TODAY);
      return [seats, totals[0]?.gross.monthly.money.minor];
    };
    expect(only({ rules: new Set(["D20"]) })).toEqual([4, 240_00]);
    expect(only({ atLeast: "C2" })).toEqual([10 + 5 + 4, 840_00]);
    expect(only({})).toEqual([savings.seats, savings.totals[0]?.gross.monthly.money.minor]);
  });
});
