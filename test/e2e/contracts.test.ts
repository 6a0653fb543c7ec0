import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { annual, type Blueprint } from "../../emulator/tenant/blueprint.ts";
import { contoso } from "../../emulator/tenant/contoso.ts";
import { openHouse } from "./house.ts";

/*
 * One tenant under several contracts and price sheets. Every amount of the answers is worked out again
 * from the files and dates, by code that shares nothing with src.
 */

const E5 = "06ebc4ee-1bb5-47dd-8120-11324bc54e06";
const E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
const O365 = "6fd2c87f-b296-42f0-b197-1e91e994b900";
const VISIO = "c5928f49-12ba-48f7-ada3-0d743a3601d5";

const NOW = new Date("2026-11-22T09:00:00Z");
const DAY = 86_400_000;
const today = "2026-11-22";
const inDays = (days: number): string =>
  new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);
const daysUntil = (date: string): number => (Date.parse(date) - Date.parse(today)) / DAY;

/** Of E5 a purchase in mid-term, one renewed four days ago through a partner, and one past that window. */
const blueprint: Blueprint = {
  ...contoso,
  suites: {
    office: [
      { sku: "SPE_E5", weight: 5, byGroup: 0 },
      { sku: "SPE_E3", weight: 3, byGroup: 0 },
      { sku: "ENTERPRISEPACK", weight: 3, byGroup: 0 },
    ],
    frontline: [{ sku: "ENTERPRISEPACK", weight: 1, byGroup: 0 }],
  },
  addons: [{ sku: "VISIOCLIENT", share: 0.4 }],
  licenceGroups: [],
  purchases: [
    {
      sku: "SPE_E5",
      enabled: { kind: "slack", low: 0.3, high: 0.3 },
      subscriptions: [
        annual(200, 0.2),
        { ...annual(361, 0.1), throughPartner: true },
        { ...annual(340, 0.7), throughPartner: true },
      ],
    },
    { sku: "SPE_E3", enabled: { kind: "deficit", by: 5 }, subscriptions: [annual(100)] },
    {
      sku: "ENTERPRISEPACK",
      enabled: { kind: "slack", low: 0.2, high: 0.2 },
      subscriptions: [annual(20, 0.8), annual(30, 0.2)],
    },
    {
      sku: "VISIOCLIENT",
      enabled: { kind: "slack", low: 0.4, high: 0.4 },
      subscriptions: [annual(60)],
    },
    ...contoso.purchases.filter(({ sku }) => /^(EXCHANGE|Microsoft_Teams_Rooms)/.test(sku)),
  ],
};

interface Line {
  readonly sku: string;
  readonly term?: string;
  readonly renewsOn?: string;
  readonly autoRenews?: "yes" | "no";
  readonly price?: readonly [cents: number, currency: string];
  readonly from?: string;
  readonly until?: string;
}

interface Case {
  readonly name: string;
  readonly contract: readonly Line[];
  /** Cents per seat and month of an annual term, in a partner's sheet for the market asked for. */
  readonly sheet?: Readonly<Record<string, number>>;
}

const CASES: readonly Case[] = [
  { name: "nothing told, list prices", contract: [] },
  {
    name: "several contracts, currencies and dates",
    contract: [
      { sku: E5, term: "annual", renewsOn: inDays(200) },
      { sku: E5, term: "annual", renewsOn: inDays(361) },
      { sku: E5, term: "annualBilledMonthly", renewsOn: inDays(340), price: [62_00, "USD"] },
      { sku: E3, term: "annual", price: [33_30, "EUR"] },
      { sku: O365, term: "monthly", price: [28_80, "USD"] },
      { sku: O365, term: "annual", renewsOn: inDays(30), autoRenews: "no" },
      // One has run out, one is not in force yet: today the list counts, at the renewal the second.
      { sku: VISIO, price: [12_00, "USD"], until: today },
      { sku: VISIO, price: [13_00, "USD"], from: inDays(40) },
    ],
  },
  {
    name: "all by the month, a partner's sheet",
    contract: [E5, E3, O365, VISIO].map((sku) => ({ sku, term: "monthly" })),
    sheet: { [E5]: 55_00, [VISIO]: 14_00 },
  },
];

/** Prices as the files state them: contract, then sheet, then the published list. */
function priceOf({ contract, sheet }: Case, sku: string, on: string, term: string | null) {
  const wanted = term ?? "annual";
  const percent = { annual: 100, annualBilledMonthly: 105, monthly: 120 }[wanted] ?? Number.NaN;
  const own = contract.filter(
    (line) =>
      line.sku === sku &&
      line.price !== undefined &&
      (line.from ?? "") <= on &&
      (line.until === undefined || on < line.until),
  );
  const exact =
    own.find((line) => line.term === wanted) ?? own.find((line) => line.term === undefined);
  const derived = own.find((line) => line.term === "annual");
  const stated = exact?.price;
  if (stated !== undefined) return { cents: stated[0], currency: stated[1] };
  if (derived?.price !== undefined) {
    return { cents: percentOf(derived.price[0], percent), currency: derived.price[1] };
  }
  const cents = sheet?.[sku] ?? LIST(sku, on);
  return cents === undefined ? null : { cents: percentOf(cents, percent), currency: "USD" };
}

function percentOf(cents: number, percent: number): number {
  const exact = (cents * percent) / 100;
  const down = Math.floor(exact);
  return exact - down === 0.5 ? down + (down % 2) : Math.round(exact);
}

function LIST(sku: string, on: string): number | undefined {
  const file = new URL("../../src/licensing/data/list-prices.csv", import.meta.url);
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const [newest] = rows
    .filter(([id, , , , from = ""]) => id === sku && from <= on)
    .sort((a, b) => ((a[4] ?? "") < (b[4] ?? "") ? 1 : -1));
  return newest === undefined ? undefined : Math.round(Number(newest[2]) * 100);
}

interface Figure {
  readonly money: { readonly minor: number; readonly currency: string };
}
interface Pair {
  readonly monthly: Figure | null;
  readonly yearly: Figure | null;
}
interface Part extends Pair {
  readonly timing: string;
  readonly on: string | null;
  readonly seats: number;
  readonly actBy: string | null;
  readonly sunk: Figure | null;
}
interface Answer {
  readonly tenant: {
    readonly savings: {
      readonly seats: number;
      readonly folded: readonly (Pair & { readonly seats: number })[];
      readonly totals: readonly {
        readonly gross: Pair;
        readonly folded: Pair | null;
        readonly byConfidence: readonly (Pair & { readonly seats: number })[];
        readonly actionableNow: Pair | null;
        readonly avoidablePurchase: Pair | null;
        readonly atRenewal: readonly (Pair & { readonly on: string | null })[];
        readonly sunk: Figure | null;
      }[];
      readonly lines: readonly (Pair & {
        readonly rule: string;
        readonly confidence: string;
        readonly sku: { readonly id: string };
        readonly replacement: { readonly id: string } | null;
        readonly seats: number;
        readonly parts: readonly Part[];
      })[];
    };
    readonly recommendations: {
      readonly edges: readonly {
        readonly node: Pair & {
          readonly kind: string;
          readonly timing: string | null;
          readonly on: string | null;
          readonly actBy: string | null;
          readonly seats: number | null;
          readonly sku: { readonly id: string };
          readonly exposure: Pair | null;
        };
      }[];
    };
    readonly renewals: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly on: string | null;
        readonly seats: number;
        readonly priceChange: Pair | null;
      }[];
      readonly priceChanges: readonly Pair[];
    };
    readonly licenses: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly paid: number;
        readonly assigned: number;
      }[];
    };
  };
}

const FIGURE = `{ money { minor currency } priceSource priceAsOf priceDated rule ruleVersion dataOn confidence actBy }`;
const PAIR = `monthly ${FIGURE} yearly ${FIGURE}`;
/** In parts, so that none is dearer than the API allows. */
const QUERIES = [
  `savings { seats folded { seats ${PAIR} }
    totals { gross { ${PAIR} } folded { ${PAIR} } byConfidence { seats ${PAIR} }
      actionableNow { ${PAIR} } avoidablePurchase { ${PAIR} } atRenewal { on ${PAIR} } sunk ${FIGURE} } }`,
  `savings { lines { rule confidence sku { id } replacement { id } seats ${PAIR} } }
   licenses { lines { sku { id } paid assigned } }`,
  `savings { lines { parts { timing on seats actBy ${PAIR} sunk ${FIGURE} } } }`,
  `recommendations(first: 50) { edges { node { kind timing on seats sku { id } ${PAIR} } } }`,
  `recommendations(first: 50) { edges { node { actBy exposure { ${PAIR} } } } }`,
  `renewals { lines { sku { id } on seats priceChange { ${PAIR} } } priceChanges { ${PAIR} } }`,
];

/** Every figure of an answer, however deep. */
function figuresIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "priceSource" in value ? [value as Readonly<Record<string, unknown>>] : [];
  return [...own, ...Object.values(value).flatMap(figuresIn)];
}

const minor = (figure: Figure | null | undefined): number => figure?.money.minor ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

let emulator: Emulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "seatwise-contracts-"));
  emulator = await startEmulator({
    now: NOW,
    tenants: [{ name: "Contracts", members: 260, seed: 9, blueprint }],
  });
});

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

async function answered({ contract, sheet }: Case): Promise<Answer["tenant"]> {
  const file = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, lines.join("\n"));
    return path;
  };
  const { id } = emulator.tenant("Contracts");
  const decimal = (cents: number) => (cents / 100).toFixed(2);
  const contracts = contract.map(
    ({ sku, term = "", renewsOn = "", autoRenews = "", price, from = "", until = "" }) =>
      [
        id,
        sku,
        term,
        renewsOn,
        autoRenews,
        price ? decimal(price[0]) : "",
        price?.[1] ?? "",
        from,
        until,
      ].join(),
  );
  const header =
    "Tenant ID,SKU GUID,Term,Renews On,Auto Renews,Unit Price,Currency,Valid From,Valid Until";
  // What is for another market or currency is nobody's price here.
  const sheetRows = Object.entries(sheet ?? {}).flatMap(([sku, cents]) => [
    `${sku},US,USD,Commercial,P1Y,Annual,1.00,${decimal(cents * 12)}`,
    `${sku},DE,EUR,Commercial,P1Y,Annual,1.00,7.00`,
    `${sku},US,CAD,Commercial,P1Y,Annual,1.00,9.00`,
  ]);
  const sheetHeader =
    "SKU GUID,Market,Currency,Segment,Term Duration,Billing Plan,Unit Price,ERP Price";
  const house = await openHouse(
    emulator,
    {
      ...(contract.length > 0 && {
        SEATWISE_CONTRACTS: file("contracts.csv", [header, ...contracts]),
      }),
      ...(sheet && {
        SEATWISE_PRICE_SHEET: file("sheet.csv", [sheetHeader, ...sheetRows]),
        SEATWISE_PRICE_SHEET_FOR: "US USD Commercial erp",
      }),
    },
    { now: () => NOW },
  );
  try {
    const answers: unknown[] = [];
    for (const query of QUERIES) {
      const { body } = await house.ask<Answer>(`{ tenant { ${query} } }`, { tenant: "Contracts" });
      if (body.errors) throw new Error(JSON.stringify(body.errors));
      answers.push(body.data.tenant);
    }
    return answers.reduce(merged, {}) as Answer["tenant"];
  } finally {
    await house.close();
  }
}

/** Two answers about the same things as one. */
function merged(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return a.map((one, at) => merged(one, b[at]));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return b;
  const both = new Map<string, unknown>(Object.entries(a));
  for (const [key, value] of Object.entries(b)) both.set(key, merged(both.get(key), value));
  return Object.fromEntries(both);
}

/** The term somebody told of a purchase that renews on a day. */
function termOf({ contract }: Case, sku: string, on: string): string | null {
  const told = contract.filter((line) => line.sku === sku && line.term !== undefined);
  const exact = told.find(({ renewsOn }) => renewsOn === on);
  return (exact ?? told.find(({ renewsOn }) => renewsOn === undefined))?.term ?? null;
}

/** Days until the purchases of a product renew, as bought. */
const RENEWALS: Readonly<Record<string, readonly number[]>> = {
  [E5]: [200, 361, 340],
  [E3]: [100],
  [O365]: [20, 30],
  [VISIO]: [60],
};

describe.each(CASES)("savings under contracts and prices: $name", (of) => {
  let tenant: Answer["tenant"];

  beforeAll(async () => {
    tenant = await answered(of);
  });

  it("trace every figure to a price, its date, a rule, its version and the data's day", () => {
    const figures = figuresIn(tenant);
    expect(figures.length).toBeGreaterThan(40);
    for (const figure of figures) {
      expect(figure).toMatchObject({
        priceSource: expect.stringMatching(/^(LIST|CONTRACT|PARTNER_SHEET|MIXED)$/),
        priceAsOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        priceDated: expect.stringMatching(/^(SINCE|STATED)$/),
        rule: expect.any(String),
        ruleVersion: expect.any(Number),
        dataOn: today,
        confidence: expect.stringMatching(/^C[1-5]$/),
      });
    }
  });

  it("price every part by its term on its day, and say by when to act and what is sunk", () => {
    let priced = 0;
    for (const { sku, replacement, parts } of tenant.savings.lines) {
      for (const part of parts) {
        const terms = (RENEWALS[sku.id] ?? []).map((days) => termOf(of, sku.id, inDays(days)));
        const on = part.on ?? today;
        const isMonthly = part.timing === "ACTIONABLE_NOW" && part.on !== null;
        const isReturn = part.timing === "ACTIONABLE_NOW" && part.on === null;
        const term = isMonthly
          ? "monthly"
          : isReturn
            ? termOf(of, sku.id, inDays(361))
            : part.timing === "AT_RENEWAL" && part.on !== null
              ? termOf(of, sku.id, part.on)
              : null;
        const own = priceOf(of, sku.id, on, term);
        const other = replacement && priceOf(of, replacement.id, on, term);
        if (own === null || (replacement && other?.currency !== own.currency)) {
          expect(part.monthly).toBeNull();
          continue;
        }
        priced += 1;
        const worth = part.seats * (own.cents - (other?.cents ?? 0));
        expect([part.monthly?.money, part.yearly?.money]).toEqual([
          { minor: worth, currency: own.currency },
          { minor: worth * 12, currency: own.currency },
        ]);
        // A month of 30 days, or a week where the term is monthly; the window of a return; else unknown.
        const lead = isMonthly ? 7 : 30;
        const actBy = isReturn
          ? inDays(3)
          : part.on && inDays(Math.max(0, daysUntil(part.on) - lead));
        expect([part.timing, part.actBy]).toEqual([part.timing, actBy]);
        if (isMonthly) expect(terms).toContain("monthly");
        const isBound = part.timing === "AT_RENEWAL" && term !== null && part.on !== null;
        const yearly = (priceOf(of, sku.id, today, term)?.cents ?? 0) * 12 * part.seats;
        expect(minor(part.sunk)).toBe(
          isBound ? Math.round((yearly * daysUntil(part.on ?? "")) / 365) : 0,
        );
      }
    }
    expect(priced).toBeGreaterThan(3);
  });

  it("add up: classes, dates and lines to the totals, recommendations to the parts", () => {
    const { lines, totals, folded, seats } = tenant.savings;
    const counted = lines.filter(({ confidence }) => confidence !== "C5");
    expect(sum([...counted, ...folded].map((one) => one.seats))).toBe(seats);
    for (const line of lines) expect(sum(line.parts.map((part) => part.seats))).toBe(line.seats);
    for (const total of totals) {
      const own = counted.filter(
        (line) => line.monthly?.money.currency === total.gross.monthly?.money.currency,
      );
      const parts = own.flatMap((line) => line.parts);
      const at = (timing: string) =>
        sum(parts.filter((part) => part.timing === timing).map(({ monthly }) => minor(monthly)));
      expect(minor(total.gross.monthly)).toBe(
        sum(own.map(({ monthly }) => minor(monthly))) + minor(total.folded?.monthly),
      );
      expect(sum(total.byConfidence.map(({ monthly }) => minor(monthly)))).toBe(
        sum(own.map(({ monthly }) => minor(monthly))),
      );
      expect([
        minor(total.actionableNow?.monthly),
        minor(total.avoidablePurchase?.monthly),
        sum(total.atRenewal.map(({ monthly }) => minor(monthly))),
        minor(total.sunk),
      ]).toEqual([
        at("ACTIONABLE_NOW"),
        at("AVOIDABLE_PURCHASE"),
        at("AT_RENEWAL"),
        sum(parts.map(({ sunk }) => minor(sunk))),
      ]);
    }
    const nodes = tenant.recommendations.edges.map(({ node }) => node);
    const saving = nodes.filter(({ timing, seats: told }) => timing !== null && told !== null);
    const parts = lines.flatMap((line) => line.parts);
    expect([
      sum(saving.map((one) => one.seats ?? 0)),
      sum(saving.map((one) => minor(one.yearly))),
    ]).toEqual([
      sum(parts.map((part) => part.seats)),
      sum(parts.map((part) => minor(part.yearly))),
    ]);
  });

  it("never come to more than the distinct seats cost, nor to more seats than there are", () => {
    for (const { sku, paid, assigned } of tenant.licenses.lines) {
      const own = tenant.savings.lines.filter((line) => line.sku.id === sku.id);
      expect(sum(own.map(({ seats }) => seats))).toBeLessThanOrEqual(Math.max(paid, assigned));
      const dearest = Math.max(
        ...[null, "annualBilledMonthly", "monthly"].map(
          (term) => priceOf(of, sku.id, today, term)?.cents ?? 0,
        ),
      );
      const worth = sum(own.map(({ monthly }) => minor(monthly)));
      expect(worth).toBeLessThanOrEqual(dearest * Math.max(paid, assigned));
    }
  });

  it("call nothing actionable now that nobody told to be", () => {
    const now = tenant.savings.lines.flatMap(({ sku, parts }) =>
      parts.flatMap(({ timing, on }) => (timing === "ACTIONABLE_NOW" ? [`${sku.id} ${on}`] : [])),
    );
    const expected = {
      "nothing told, list prices": [],
      "several contracts, currencies and dates": [`${E5} null`, `${O365} ${inDays(20)}`],
    }[of.name];
    if (expected !== undefined) expect([...new Set(now)].sort()).toEqual([...expected]);
    else expect(tenant.savings.totals.every(({ sunk }) => sunk === null)).toBe(true);
  });

  it("feel the list change of July 2026 at each renewal, as a line of its own", () => {
    const changes = tenant.renewals.lines.map(({ sku, on, seats, priceChange }) => {
      const days = RENEWALS[sku.id]?.find((one) => inDays(one) === on);
      const term = on && termOf(of, sku.id, on);
      if (on === null || days === undefined || term === "monthly") {
        expect(priceChange).toBeNull();
        return 0;
      }
      // What is paid is the price of the day on which the running term began.
      const { boughtDaysAgo } = annual(days);
      const since = [inDays(-boughtDaysAgo), inDays(days - 365)].sort().at(-1) ?? "";
      const [before, then] = [priceOf(of, sku.id, since, term), priceOf(of, sku.id, on, term)];
      const isKept = before?.currency !== then?.currency || before?.cents === then?.cents;
      const change = isKept ? 0 : seats * ((then?.cents ?? 0) - (before?.cents ?? 0));
      expect([sku.id, on, minor(priceChange?.monthly)]).toEqual([sku.id, on, change]);
      expect(minor(priceChange?.yearly)).toBe(change * 12);
      return change;
    });
    expect(sum(tenant.renewals.priceChanges.map(({ monthly }) => minor(monthly)))).toBe(
      sum(changes),
    );
    expect(sum(changes) > 0).toBe(of.sheet === undefined);
  });

  it("warn of a purchase that ends by itself, of which only somebody could tell", () => {
    const ending = tenant.recommendations.edges
      .map(({ node }) => node)
      .filter(({ kind }) => kind === "SETTLE_ENDING_PURCHASE");
    const told = of.contract.filter(({ autoRenews }) => autoRenews === "no");
    expect(ending.map(({ sku, on, actBy }) => [sku.id, on, actBy])).toEqual(
      told.map(({ sku, renewsOn }) => [sku, renewsOn, today]),
    );
    for (const { sku, on, seats, exposure } of ending) {
      const line = tenant.renewals.lines.find((one) => one.sku.id === sku.id && one.on === on);
      const cents = priceOf(of, sku.id, today, null)?.cents ?? Number.NaN;
      expect(seats).toBe(line?.seats);
      expect(minor(exposure?.monthly)).toBe(percentOf((seats ?? 0) * cents, 23));
    }
  });

  it("tells shortfalls beside them, which cost and save nothing", () => {
    const missing = tenant.recommendations.edges
      .map(({ node }) => node)
      .filter(({ kind }) => kind === "BUY_MISSING_SEATS");
    expect(
      missing.map(({ sku, seats, timing, monthly }) => [sku.id, seats, timing, monthly]),
    ).toEqual([[E3, 5, null, null]]);
    const price = priceOf(of, E3, today, null);
    expect(missing[0]?.exposure?.monthly?.money).toEqual({
      minor: 5 * (price?.cents ?? 0),
      currency: price?.currency,
    });
  });
});
