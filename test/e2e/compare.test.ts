import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { annual, type Blueprint } from "../../emulator/tenant/blueprint.ts";
import { contoso } from "../../emulator/tenant/contoso.ts";
import { type House, openHouse } from "./house.ts";
import { openRawGraph } from "./raw-graph.ts";

/*
 * Two surveys forty days apart, with the list change of July 2026 between them: seats and amounts by
 * Graph's own words and the list's prices, worked out apart.
 */

const DAY = 86_400_000;
const FOUNDED = new Date("2026-06-10T09:00:00Z");

/** One suite that renews before the list changes, one after. */
const blueprint: Blueprint = {
  ...contoso,
  suites: {
    office: [
      { sku: "SPE_E3", weight: 60, byGroup: 0 },
      { sku: "ENTERPRISEPACK", weight: 40, byGroup: 0 },
    ],
    frontline: [{ sku: "SPE_E3", weight: 1, byGroup: 0 }],
  },
  addons: [],
  licenceGroups: [],
  purchases: [
    {
      sku: "SPE_E3",
      enabled: { kind: "slack", low: 0.2, high: 0.2 },
      subscriptions: [annual(10)],
    },
    {
      sku: "ENTERPRISEPACK",
      enabled: { kind: "slack", low: 0.2, high: 0.2 },
      subscriptions: [annual(40)],
    },
    ...contoso.purchases.filter(({ sku }) => /^(EXCHANGE|Microsoft_Teams_Rooms)/.test(sku)),
  ],
};

/** Cents per seat and month, before and since 2026-07-01. */
const LIST = { SPE_E3: [36_00, 39_00], ENTERPRISEPACK: [23_00, 26_00] } as const;
type Suite = keyof typeof LIST;

interface Compared {
  readonly before: { readonly minor: number };
  readonly after: { readonly minor: number };
  readonly bySeats: { readonly minor: number };
  readonly byPrice: { readonly minor: number };
}
interface Comparison {
  readonly earlier: string | null;
  readonly now: string;
  readonly isSameEvidence: boolean;
  readonly skus: readonly {
    readonly sku: { readonly partNumber: string };
    readonly before: { readonly paid: number; readonly consumed: number } | null;
    readonly after: { readonly paid: number; readonly consumed: number } | null;
    readonly spend: readonly Compared[];
  }[];
  readonly spend: readonly Compared[];
}

let now = FOUNDED;
let emulator: Emulator;
let house: House;

beforeAll(async () => {
  emulator = await startEmulator({
    now: () => now,
    dataDate: FOUNDED,
    tenants: [{ name: "Compare", members: 200, seed: 5, blueprint }],
  });
  house = await openHouse(emulator, {}, { now: () => now });
});

afterAll(async () => {
  await house.close();
  await emulator.close();
});

const as = { tenant: "Compare" };

async function ask<Data>(query: string): Promise<Data> {
  const { body } = await house.ask<Data>(query, as);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

const compare = async (period: string): Promise<Comparison> => {
  const spend = "before { minor } after { minor } bySeats { minor } byPrice { minor }";
  const { tenant } = await ask<{ tenant: { compare: Comparison } }>(
    `{ tenant { compare(period: ${period}) { earlier now isSameEvidence spend { ${spend} }
      skus { sku { partNumber } before { paid consumed } after { paid consumed } spend { ${spend} } }
    } } }`,
  );
  return tenant.compare;
};

/** Bought and assigned seats as Graph tells them. */
async function seatsInGraph(suite: Suite) {
  const { all } = await openRawGraph(emulator, as.tenant);
  const owned = await all<{
    readonly skuPartNumber: string;
    readonly consumedUnits: number;
    readonly prepaidUnits: { readonly enabled: number };
  }>("/v1.0/subscribedSkus");
  const sku = owned.find(({ skuPartNumber }) => skuPartNumber === suite);
  if (sku === undefined) throw new Error(`Graph has no ${suite}`);
  return { paid: sku.prepaidUnits.enabled, consumed: sku.consumedUnits };
}

describe("a survey and one of forty days before", () => {
  it("differ in seats and in prices, product by product and together, to the cent", async () => {
    expect(await compare("MONTH")).toMatchObject({ earlier: null, skus: [], spend: [] });
    const { tenant } = await ask<{
      tenant: {
        renewals: {
          lines: readonly {
            on: string;
            sku: { partNumber: string };
            seats: number;
            priceChange: { yearly: { money: { minor: number } } } | null;
          }[];
        };
      };
    }>(`{ tenant { renewals { lines { on sku { partNumber } seats
        priceChange { yearly { money { minor } } } } } } }`);
    const then = {
      SPE_E3: await seatsInGraph("SPE_E3"),
      ENTERPRISEPACK: await seatsInGraph("ENTERPRISEPACK"),
    };
    const changes = tenant.renewals.lines.flatMap(({ on, sku, priceChange }) =>
      sku.partNumber in LIST ? [[sku.partNumber, on, priceChange?.yearly.money.minor ?? null]] : [],
    );
    // What renews in June does so at the old price, what renews in July at the new one.
    expect(changes).toEqual([
      ["SPE_E3", "2026-06-20", null],
      ["ENTERPRISEPACK", "2026-07-20", then.ENTERPRISEPACK.paid * 3_00 * 12],
    ]);

    emulator.tenant("Compare").buySeats("SPE_E3", 7);
    emulator.tenant("Compare").buySeats("ENTERPRISEPACK", -5);
    now = new Date(FOUNDED.getTime() + 40 * DAY);
    emulator.tenant("Compare").settings.reportDaysLater = 40;
    const compared = await compare("MONTH");
    const today = {
      SPE_E3: await seatsInGraph("SPE_E3"),
      ENTERPRISEPACK: await seatsInGraph("ENTERPRISEPACK"),
    };
    const expected = (suite: Suite): Compared => {
      const [old, next] = LIST[suite];
      const [before, after] = [then[suite].paid, today[suite].paid];
      return {
        before: { minor: before * old },
        after: { minor: after * next },
        bySeats: { minor: (after - before) * old },
        byPrice: { minor: after * (next - old) },
      };
    };
    expect(compared).toMatchObject({
      earlier: "2026-06-10",
      now: "2026-07-20",
      isSameEvidence: true,
    });
    for (const suite of ["SPE_E3", "ENTERPRISEPACK"] as const) {
      expect(compared.skus.find(({ sku }) => sku.partNumber === suite)).toEqual({
        sku: { partNumber: suite },
        before: then[suite],
        after: today[suite],
        spend: [expected(suite)],
      });
    }
    const [together] = compared.spend;
    expect(together?.bySeats.minor).toBe(7 * 36_00 - 5 * 23_00);
    expect((together?.after.minor ?? 0) - (together?.before.minor ?? 0)).toBe(
      (together?.bySeats.minor ?? 0) + (together?.byPrice.minor ?? 0),
    );
    expect(await compare("QUARTER")).toMatchObject({ earlier: null });
  });

  it("differ in the table as in the answer, and assumptions have a table too", async () => {
    const { spend, skus } = await compare("MONTH");
    const { tenant } = await ask<{
      tenant: Readonly<Record<"compared" | "assumed", { csv: string; rows: number }>>;
    }>(`{ tenant {
      compared: tableExport(table: COMPARISON) { csv rows }
      assumed: tableExport(table: WHAT_IF, assume: { spare: { seats: 3 } }) { csv rows }
    } }`);
    const rowsOf = (csv: string): readonly Readonly<Record<string, string>>[] =>
      initParser(inferSchema(csv)).stringObjs(csv);
    const rows = rowsOf(tenant.compared.csv);
    const cents = (text: string | undefined): number => Math.round(100 * Number(text));
    expect(rows.length).toBe(tenant.compared.rows);
    expect(rows.filter(({ What }) => What === "product")).toHaveLength(skus.length);
    expect(
      rows
        .filter(({ What }) => What === "all products")
        .map((row) => [cents(row["By seats"]), cents(row["By price"])]),
    ).toEqual(spend.map(({ bySeats, byPrice }) => [bySeats.minor, byPrice.minor]));
    expect(rowsOf(tenant.assumed.csv).map(({ Assumed }) => Assumed)).toEqual(["spare"]);
  });
});
