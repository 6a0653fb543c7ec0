import { afterAll, describe, expect, it } from "@jest/globals";
import { openEmulator, openHouse } from "./house.ts";

interface Amount {
  readonly money: { readonly minor: number; readonly currency: string; readonly period: string };
  readonly priceSource: string;
  readonly rule: string;
  readonly dataOn: string;
}

interface Shown {
  readonly tenant: {
    readonly spend: { readonly totals: readonly { readonly yearly: Amount }[] };
    readonly licensePlan: {
      readonly outcome: string;
      readonly baseline: Amount;
      readonly mix: {
        readonly optimum: Amount;
        readonly saving: Amount;
        readonly bound: Amount;
        readonly gap: Amount;
        readonly proof: string;
        readonly levels: readonly { readonly level: string; readonly saving: Amount }[];
        readonly periods: readonly {
          readonly from: string;
          readonly months: number;
          readonly seats: readonly {
            readonly sku: { readonly id: string };
            readonly used: number;
            readonly paid: number;
          }[];
          readonly moves: readonly { readonly members: number | null }[];
        }[];
      } | null;
      readonly membersPlanned: number;
      readonly seatsOutside: readonly { readonly seats: number | null }[];
      readonly coverage: { readonly shareJudged: number };
    } | null;
  };
}

const AMOUNT = "{ money { minor currency period } priceSource rule dataOn }";
const planned = (input: string) => `{ tenant {
  spend { totals { yearly ${AMOUNT} } }
  licensePlan(input: ${input}) {
    outcome baseline ${AMOUNT}
    mix { optimum ${AMOUNT} saving ${AMOUNT} bound ${AMOUNT} gap ${AMOUNT} proof
      levels { level saving ${AMOUNT} }
      periods { from months seats { sku { id } used paid } moves { from { id } to { id } members }
        shadowPrices { of skus { id } perMonth ${AMOUNT} } } }
    untouched { id } membersPlanned seatsOutside { sku { id } seats } coverage { shareJudged }
  } } }`;

describe("a licence plan", () => {
  const ready = (async () => {
    const emulator = await openEmulator();
    return { emulator, house: await openHouse(emulator) };
  })();

  afterAll(async () => {
    const { emulator, house } = await ready;
    await house.close();
    await emulator.close();
  });

  const ask = async (input: string, persona = "global-admin") => {
    const { house } = await ready;
    const { body } = await house.ask<Shown>(planned(input), { persona });
    return body;
  };

  it("costs what is left of today's spend, split by levels that add up exactly", async () => {
    const { data } = await ask("{ commitments: NONE }");
    const plan = data.tenant.licensePlan;
    const mix = plan?.mix;
    const minor = (amount: Amount | undefined) => amount?.money.minor ?? Number.NaN;
    expect([plan?.outcome, mix?.proof, minor(mix?.gap)]).toEqual(["PLANNED", "BOUND_MET", 0]);
    expect(minor(plan?.baseline)).toBe(minor(data.tenant.spend.totals[0]?.yearly));
    expect(minor(mix?.saving)).toBe(minor(plan?.baseline) - minor(mix?.optimum));
    expect(minor(mix?.saving)).toBeGreaterThan(0);
    const levels = mix?.levels.map(({ saving }) => minor(saving)) ?? [];
    expect(levels.reduce((sum, one) => sum + one, 0)).toBe(minor(mix?.saving));
    expect(levels).toHaveLength(6);
    expect(mix?.optimum).toMatchObject({ priceSource: "LIST", rule: "LICENSE_PLAN" });
  });

  it("is staged over the renewals, and pays in every stage for at least the seats in use", async () => {
    const { data } = await ask("{ commitments: AS_KNOWN }");
    const periods = data.tenant.licensePlan?.mix?.periods ?? [];
    expect(periods.length).toBeGreaterThan(1);
    expect(periods.reduce((sum, { months }) => sum + months, 0)).toBe(12);
    for (const { seats } of periods) {
      for (const { used, paid } of seats) expect(paid).toBeGreaterThanOrEqual(used);
    }
  });

  it("tells no move of fewer members than may be told", async () => {
    const { data } = await ask("{ commitments: NONE }");
    const moves = data.tenant.licensePlan?.mix?.periods.flatMap((period) => period.moves) ?? [];
    expect(moves.length).toBeGreaterThan(0);
    for (const { members } of moves) expect(members ?? 10).toBeGreaterThanOrEqual(10);
  });

  it("tells as few the seats left out of it that are fewer than may be told", async () => {
    const { data } = await ask("{ commitments: NONE }");
    const outside = (data.tenant.licensePlan?.seatsOutside ?? []).map(({ seats }) => seats);
    expect(outside).toContain(null);
    expect(outside.filter((seats) => seats !== null && seats < 10)).toEqual([]);
  });

  it("saves less the more is to stay as it is", async () => {
    const free = await ask("{ commitments: NONE }");
    const bound = await ask("{ commitments: NONE, offer: [], changeCost: 2000 }");
    const optimum = (body: typeof free) =>
      body.data.tenant.licensePlan?.mix?.optimum.money.minor ?? Number.NaN;
    expect(optimum(bound)).toBeGreaterThan(optimum(free));
    expect(bound.data.tenant.licensePlan?.mix?.levels).toEqual([]);
  });

  it("costs more with fewer profiles, and says what is left unproven", async () => {
    const free = await ask("{ commitments: NONE }");
    const simple = await ask("{ commitments: NONE, maxProfiles: 2 }");
    const mixOf = (body: typeof free) => body.data.tenant.licensePlan?.mix;
    const minor = (amount: Amount | undefined) => amount?.money.minor ?? Number.NaN;
    expect(mixOf(simple)?.proof).toBe("CANDIDATES");
    expect(minor(mixOf(simple)?.optimum)).toBeGreaterThan(minor(mixOf(free)?.optimum));
    expect(minor(mixOf(simple)?.gap)).toBe(
      minor(mixOf(simple)?.optimum) - minor(mixOf(free)?.optimum),
    );
  });

  it("pays at least the seats an agreement asks for", async () => {
    const [e3, e5] = [
      "05e9a617-0261-4cee-bb44-138d3ef5d965",
      "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
    ];
    const asked = `minSeats: [{ skuIds: ["${e3}", "${e5}"], seats: 400 }]`;
    const { data } = await ask(`{ commitments: NONE, ${asked} }`);
    for (const { seats } of data.tenant.licensePlan?.mix?.periods ?? []) {
      const enterprise = seats.filter(({ sku }) => [e3, e5].includes(sku.id));
      expect(enterprise.reduce((sum, { paid }) => sum + paid, 0)).toBe(400);
    }
    expect(data.tenant.licensePlan?.mix?.proof).toBe("BOUND_MET");
  });

  it("reads nothing anew for another question about the same survey", async () => {
    const { extensions } = await ask("{ commitments: NONE, limitSeconds: 5 }");
    expect(extensions?.cache).toEqual({ origin: "cached" });
  });

  it("is null for a caller who may not see the products", async () => {
    const { data } = await ask("{}", "guest");
    expect(data.tenant.licensePlan).toBeNull();
  });

  it.each([
    ["{ limitSeconds: 0 }", "limitSeconds"],
    [
      '{ spare: [{ skuId: "05e9a617-0261-4cee-bb44-138d3ef5d965", percent: 5 }, { skuId: "05e9a617-0261-4cee-bb44-138d3ef5d965", percent: 7 }] }',
      "spare",
    ],
    ['{ keep: ["E5"] }', "keep"],
    ['{ spare: [{ skuId: "05e9a617-0261-4cee-bb44-138d3ef5d965", seats: -1 }] }', "spare"],
    ["{ mustHave: [{ capability: MAIL, level: 0 }] }", "mustHave"],
    ["{ changeCost: -1 }", "changeCost"],
    ["{ maxProductsPerMember: 0 }", "maxProductsPerMember"],
    ["{ maxProfiles: 0 }", "maxProfiles"],
    [
      '{ minSeats: [{ skuIds: ["05e9a617-0261-4cee-bb44-138d3ef5d965"], seats: 1 }, { skuIds: ["05e9a617-0261-4cee-bb44-138d3ef5d965"], seats: 2 }] }',
      "minSeats",
    ],
  ])("refuses %s and names the argument", async (input, argument) => {
    const { errors } = await ask(input);
    expect(errors?.map(({ extensions }) => [extensions.code, extensions["argument"]])).toEqual([
      ["BAD_INPUT", argument],
    ]);
  });
});
