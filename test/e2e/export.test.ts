import { afterAll, describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";
import { openEmulator, openHouse } from "./house.ts";

interface Shown {
  readonly tenant: {
    readonly id: string;
    readonly spend: {
      readonly totals: readonly {
        readonly monthly: { readonly money: { readonly minor: number } };
      }[];
      readonly unknownPrice: readonly { readonly sku: { readonly id: string } }[];
    };
    readonly savings: { readonly seats: number };
    readonly tableExport: {
      readonly csv: string;
      readonly rows: number;
      readonly withoutPrice: readonly { readonly sku: { readonly id: string } }[];
      readonly coverage: { readonly shareJudged: number };
    };
  };
}

const query = (table: string) => `{ tenant { id
  spend { totals { monthly { money { minor } } } unknownPrice { sku { id } } }
  savings { seats }
  tableExport(table: ${table}) { csv rows withoutPrice { sku { id } } asOf coverage { shareJudged } }
} }`;

function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  return initParser(inferSchema(csv)).stringObjs(csv);
}

describe("a table", () => {
  const ready = (async () => {
    const emulator = await openEmulator();
    return { emulator, house: await openHouse(emulator) };
  })();

  afterAll(async () => {
    const { emulator, house } = await ready;
    await house.close();
    await emulator.close();
  });

  const download = async (path: string, persona = "global-admin", method = "GET") => {
    const { emulator, house } = await ready;
    const token = await emulator.mintAccessToken({ persona });
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`${house.origin}${path}`, { method, headers });
  };

  it("of costs in FOCUS form adds up to the month's spend, without products of unknown price", async () => {
    const { house } = await ready;
    const { tenant } = (await house.ask<Shown>(query("FOCUS"))).body.data;
    const rows = rowsOf(tenant.tableExport.csv);
    const cents = rows.map((row) => Math.round(Number(row["BilledCost"]) * 100));
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(
      tenant.spend.totals[0]?.monthly.money.minor,
    );
    expect(new Set(rows.map((row) => row["BillingAccountId"]))).toEqual(new Set([tenant.id]));
    expect(tenant.tableExport.rows).toBe(rows.length);
    expect(tenant.tableExport.withoutPrice).toEqual(tenant.spend.unknownPrice);
    expect(tenant.tableExport.coverage.shareJudged).toBeGreaterThan(0);
  });

  it("is the same over HTTP, with what it rests on in headers", async () => {
    const { house } = await ready;
    const { tenant } = (await house.ask<Shown>(query("SAVINGS"))).body.data;
    const response = await download("/export/savings.csv");
    expect(await response.text()).toBe(tenant.tableExport.csv);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="seatwise-savings.csv"',
      "cache-control": "no-store",
      "seatwise-as-of": expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      "seatwise-share-judged": tenant.tableExport.coverage.shareJudged.toFixed(4),
    });
    const seats = rowsOf(tenant.tableExport.csv)
      .filter((row) => row["Confidence"] !== "C5")
      .reduce((sum, row) => sum + Number(row["Seats"]), 0);
    expect(seats).toBe(tenant.savings.seats);
  });

  it("of the licence plan has its costs, its seats and its moves", async () => {
    const costs = rowsOf(await (await download("/export/planCosts.csv")).text());
    const minor = (what: string) =>
      Math.round(
        100 * Number(costs.find((row) => row["What"] === what)?.["Over twelve months"] ?? "NaN"),
      );
    expect(minor("saving")).toBe(minor("baseline") - minor("optimum"));
    expect(minor("reduceUnassigned")).toBeGreaterThan(0);
    const { house } = await ready;
    const table = (name: string) =>
      `tableExport(table: ${name}, plan: { commitments: NONE, maxProductsPerMember: 1 }) { csv rows }`;
    const { body } = await house.ask<{
      tenant: Readonly<Record<"seats" | "moves", { csv: string; rows: number }>>;
    }>(`{ tenant { seats: ${table("PLAN_SEATS")} moves: ${table("PLAN_MOVES")} } }`);
    const { seats, moves } = body.data.tenant;
    expect(rowsOf(seats.csv).map((row) => Number(row["Paid"]))).not.toContain(0);
    expect([rowsOf(seats.csv).length, rowsOf(moves.csv).length]).toEqual([seats.rows, moves.rows]);
    for (const row of rowsOf(moves.csv)) {
      expect(row["Then"]).not.toContain(" + ");
      expect(row["Members"]).toMatch(/^(few|\d{2,})$/);
    }
  });

  it.each([
    "licenses",
    "spend",
    "spendGroups",
    "recommendations",
    "findings",
    "observations",
    "renewals",
    "usage",
    "configuration",
  ])(
    "of %s has a cell for every column, and a source and a class for every amount",
    async (table) => {
      const response = await download(`/export/${table}.csv`);
      expect(response.status).toBe(200);
      const rows = rowsOf(await response.text());
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        for (const [name, cell] of Object.entries(row)) {
          const [source, confidence] = [row[`${name} price source`], row[`${name} confidence`]];
          if (source === undefined) continue;
          expect([source === "", /^C[1-5]$/.test(confidence ?? "")]).toEqual([
            cell === "",
            cell !== "",
          ]);
        }
      }
    },
  );

  it("is refused to a caller who may not see it, with what would open it", async () => {
    const response = await download("/export/spend.csv", "guest");
    const body = (await response.json()) as { errors: { extensions: object }[] };
    expect(response.status).toBe(403);
    expect(body.errors[0]?.extensions).toMatchObject({
      code: "GRAPH_DENIED",
      scopes: ["LicenseAssignment.Read.All"],
    });
  });

  it("is given to nobody without an access token, and only by GET", async () => {
    const { house } = await ready;
    expect((await fetch(`${house.origin}/export/spend.csv`)).status).toBe(401);
    expect((await download("/export/spend.csv", "global-admin", "POST")).status).toBe(400);
    expect((await download("/export/people.csv")).status).toBe(404);
  });
});
