import { afterAll, describe, expect, it } from "@jest/globals";
import { openEmulator, openHouse } from "./house.ts";

const E5 = "06ebc4ee-1bb5-47dd-8120-11324bc54e06";

interface Effect {
  readonly seats: { readonly seats: number };
  readonly effects: readonly {
    readonly before: Cents;
    readonly after: Cents;
    readonly difference: Cents;
  }[];
}

interface Cents {
  readonly money: { readonly minor: number };
  readonly priceSource: string;
  readonly rule: string;
}

interface Shown {
  readonly tenant: {
    readonly spend: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly seats: number;
        readonly monthly: Cents;
      }[];
    };
    readonly savings: {
      readonly seats: number;
      readonly totals: readonly {
        readonly gross: { readonly monthly: Cents };
        readonly folded: { readonly monthly: Cents } | null;
      }[];
    };
  };
  readonly whatIf: {
    readonly prices: Effect | null;
    readonly hires: Effect | null;
    readonly thresholds: Effect | null;
    readonly coverage: { readonly shareJudged: number };
  } | null;
}

const CENTS = "{ money { minor } priceSource rule }";
const EFFECT = `seats { seats } effects { before ${CENTS} after ${CENTS} difference ${CENTS} }`;
const query = (input: string) => `{
  tenant { spend { lines { sku { id } seats monthly ${CENTS} } }
    savings { seats totals { gross { monthly ${CENTS} } folded { monthly ${CENTS} } } } }
  whatIf(input: ${input}) {
    prices { ${EFFECT} } terms { ${EFFECT} } hires { ${EFFECT} } spare { ${EFFECT} }
    thresholds { ${EFFECT} byRule { rule seatsBefore seatsAfter } }
    asOf coverage { shareJudged } }
}`;

describe("what if", () => {
  const ready = (async () => {
    const emulator = await openEmulator();
    return { emulator, house: await openHouse(emulator) };
  })();

  afterAll(async () => {
    const { emulator, house } = await ready;
    await house.close();
    await emulator.close();
  });

  const ask = async (input: string, persona = "global-admin") =>
    (await (await ready).house.ask<Shown>(query(input), { persona })).body;

  it("prices the seats of the survey at the price assumed", async () => {
    const { data } = await ask(`{ prices: [{ skuId: "${E5}", minor: 5000, currency: "USD" }] }`);
    const line = data.tenant.spend.lines.find(({ sku }) => sku.id === E5);
    const seats = line?.seats ?? Number.NaN;
    const before = line?.monthly.money.minor ?? Number.NaN;
    expect(data.whatIf?.prices).toMatchObject({
      seats: { seats },
      effects: [
        {
          before: { money: { minor: before }, priceSource: "LIST", rule: "WHAT_IF" },
          after: { money: { minor: seats * 5000 }, priceSource: "ASSUMED" },
          difference: { money: { minor: seats * 5000 - before } },
        },
      ],
    });
    expect([data.whatIf?.hires, data.whatIf?.thresholds]).toEqual([null, null]);
  });

  it("begins with today's savings of findings told one by one when thresholds are tried out", async () => {
    const { data } = await ask("{ thresholds: { rules: [D20] } }");
    const [total] = data.tenant.savings.totals;
    const folded = total?.folded?.monthly.money.minor ?? 0;
    const today = (total?.gross.monthly.money.minor ?? 0) - folded;
    const [effect] = data.whatIf?.thresholds?.effects ?? [];
    expect(effect?.before.money.minor).toBe(today);
    expect(effect?.after.money.minor).toBeLessThan(today);
    expect(data.whatIf?.coverage.shareJudged).toBeGreaterThan(0);
  });

  it("is null for a caller who may not see the products", async () => {
    expect((await ask("{ spare: { seats: 5 } }", "guest")).data.whatIf).toBeNull();
  });

  it.each([
    ['{ prices: [{ skuId: "E5", minor: 1, currency: "USD" }] }', "prices"],
    [`{ prices: [{ skuId: "${E5}", minor: 1, currency: "dollars" }] }`, "prices"],
    [`{ hires: [{ people: -1, skuIds: ["${E5}"] }] }`, "hires"],
    [`{ prices: [{ skuId: "${E5}", minor: 100000000, currency: "USD" }] }`, "prices"],
    ["{ spare: { percent: -1 } }", "spare"],
    ["{ thresholds: { silentDays: 30 } }", "thresholds"],
  ])("refuses %s and names the argument", async (input, argument) => {
    const { errors } = await ask(input);
    expect(errors?.map(({ extensions }) => [extensions.code, extensions["argument"]])).toEqual([
      ["BAD_INPUT", argument],
    ]);
  });
});
