import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "@jest/globals";
import { inferSchema, initParser } from "udsv";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";

/*
 * Spend and savings computed a second time, from Graph's raw answers and the published price table,
 * by code that shares nothing with src: fetch, JSON and plain loops.
 */

interface RawSku {
  readonly skuId: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: { readonly enabled: number };
}

interface RawPurchase {
  readonly skuId: string;
  readonly status: string;
  readonly isTrial: boolean;
  readonly totalLicenses: number;
  readonly nextLifecycleDateTime: string | null;
}

interface RawUser {
  readonly userPrincipalName: string;
  readonly accountEnabled: boolean;
  readonly createdDateTime: string;
  readonly assignedLicenses: readonly { readonly skuId: string }[];
  readonly licenseAssignmentStates: readonly {
    readonly skuId: string;
    readonly lastUpdatedDateTime: string;
  }[];
  readonly signInActivity?: { readonly lastSuccessfulSignInDateTime?: string | null };
}

interface Raw {
  readonly skus: readonly RawSku[];
  readonly purchases: readonly RawPurchase[];
  readonly users: readonly RawUser[];
  readonly activity: Map<string, string>;
  /** Principal names of mailboxes for several people, rooms and equipment. */
  readonly resources: ReadonlySet<string>;
  readonly refreshed: string;
}

const DAY = 86_400_000;

async function readRaw(emulator: Emulator, tenant: string): Promise<Raw> {
  const granted = await fetch(`${emulator.origin}/_emulator/graph-token?tenant=${tenant}`);
  const { accessToken } = (await granted.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const all = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = [];
    let url: string | undefined = `${emulator.origin}${path}`;
    while (url !== undefined) {
      const page = (await (await fetch(url, { headers })).json()) as {
        value: Item[];
        "@odata.nextLink"?: string;
      };
      items.push(...page.value);
      url = page["@odata.nextLink"];
    }
    return items;
  };
  const report = `${emulator.origin}/v1.0/reports/getOffice365ActiveUserDetail(period='D180')`;
  const redirect = await fetch(report, { headers, redirect: "manual" });
  const csv = (await (await fetch(redirect.headers.get("location") ?? "")).text()).replace(
    /^\uFEFF/,
    "",
  );
  const rows: Record<string, string>[] = initParser(inferSchema(csv)).stringObjs(csv);
  const activity = new Map<string, string>();
  for (const row of rows) {
    const dates = Object.entries(row).flatMap(([name, cell]) =>
      name.endsWith("Last Activity Date") ? [cell] : [],
    );
    activity.set((row["User Principal Name"] ?? "").toLowerCase(), dates.sort().at(-1) ?? "");
  }
  const mailboxes = await all<{ userPrincipalName: string; recipientType: string }>(
    "/beta/reports/getMailboxUsageDetail(period='D180')?$format=application/json&$top=999",
  );
  return {
    resources: new Set(
      mailboxes
        .filter(({ recipientType }) => !/^user/i.test(recipientType))
        .map(({ userPrincipalName }) => userPrincipalName.toLowerCase()),
    ),
    skus: await all("/v1.0/subscribedSkus"),
    purchases: await all("/v1.0/directory/subscriptions"),
    users: await all(
      "/v1.0/users?$select=id,userPrincipalName,accountEnabled,createdDateTime,assignedLicenses,licenseAssignmentStates,signInActivity&$top=500",
    ),
    activity,
    refreshed: rows[0]?.["Report Refresh Date"] ?? "",
  };
}

/** Cents per seat and month in force on a day, from the table as published. */
function priceTable(on: string): Map<string, number> {
  const file = new URL("../../src/licensing/data/list-prices.csv", import.meta.url);
  const newest = new Map<string, { from: string; cents: number }>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [skuId = "", , dollars = "", , from = ""] = line.split(",");
    const known = newest.get(skuId);
    if (from <= on && (known === undefined || from >= known.from)) {
      newest.set(skuId, { from, cents: Math.round(Number(dollars) * 100) });
    }
  }
  return new Map([...newest].map(([id, { cents }]) => [id, cents]));
}

function recompute(raw: Raw, now: Date) {
  const prices = priceTable(now.toISOString().slice(0, 10));
  const trial = new Map<string, number>();
  for (const purchase of raw.purchases.filter((one) => one.isTrial && one.status === "Enabled")) {
    const id = purchase.skuId.toLowerCase();
    trial.set(id, (trial.get(id) ?? 0) + purchase.totalLicenses);
  }
  const spend = new Map<string, { seats: number; monthly: number }>();
  const idle = new Map<string, number>();
  for (const sku of raw.skus) {
    const id = sku.skuId.toLowerCase();
    const cents = prices.get(id);
    const paid = sku.prepaidUnits.enabled - Math.min(trial.get(id) ?? 0, sku.prepaidUnits.enabled);
    if (cents === undefined || cents === 0 || paid === 0) continue;
    spend.set(id, { seats: paid, monthly: paid * cents });
    if (sku.appliesTo === "User") idle.set(id, Math.max(0, paid - sku.consumedUnits));
  }
  const seats = { disabled: new Map<string, number>(), inactive: new Map<string, number>() };
  const silent = (date: string | null, until: number): boolean =>
    date === null || date === "" || until - Date.parse(date) >= 90 * DAY;
  for (const user of raw.users) {
    const signedIn: string | null = user.signInActivity?.lastSuccessfulSignInDateTime ?? null;
    const created = Date.parse(user.createdDateTime);
    // Nothing on record says nothing before December 2023, and nothing of 90 days an account has not lived.
    const unknownSignIn =
      signedIn === null &&
      (created < Date.parse("2023-12-01T00:00:00Z") || now.getTime() - created < 90 * DAY);
    const active = raw.activity.get(user.userPrincipalName.toLowerCase());
    for (const id of new Set<string>(user.assignedLicenses.map((one) => one.skuId.toLowerCase()))) {
      if (!spend.has(id) || !idle.has(id)) continue;
      if (raw.resources.has(user.userPrincipalName.toLowerCase())) continue;
      const assigned = Math.max(
        ...user.licenseAssignmentStates
          .filter((one) => one.skuId.toLowerCase() === id)
          .map((one) => Date.parse(one.lastUpdatedDateTime)),
      );
      const young = now.getTime() - created < 30 * DAY || now.getTime() - assigned < 30 * DAY;
      if (!user.accountEnabled) {
        seats.disabled.set(id, (seats.disabled.get(id) ?? 0) + 1);
      } else if (
        !unknownSignIn &&
        !young &&
        active !== undefined &&
        silent(signedIn, now.getTime()) &&
        silent(active, Date.parse(raw.refreshed))
      ) {
        seats.inactive.set(id, (seats.inactive.get(id) ?? 0) + 1);
      }
    }
  }
  return { spend, idle: new Map([...idle].filter(([, count]) => count > 0)), ...seats };
}

const sum = (a: number, b: number): number => a + b;

const QUERY = `{ tenant {
  licenses { lines { sku { id } paid idle assigned } }
  spend { totals { monthly { money { minor currency } } yearly { money { minor } } }
    lines { sku { id } seats monthly { money { minor } priceSource priceAsOf } yearly { money { minor } } } }
  savings { seats totals { gross { monthly { money { minor } } yearly { money { minor } } } }
    lines { rule sku { id } seats monthly { money { minor } } } }
  findings(first: 100) { totalCount edges { node {
    id rule ruleVersion sku { id } seats classes { seats } saving { seats monthly { id money { minor } } } } } }
  renewals { lines { sku { id } on isTrial seats savingSeats } }
} }`;

interface Cents {
  readonly money: { readonly minor: number; readonly currency?: string };
  readonly priceSource?: string;
}

interface Shown {
  readonly tenant: {
    readonly licenses: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly assigned: number;
      }[];
    };
    readonly spend: {
      readonly totals: readonly unknown[];
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly seats: number;
        readonly monthly: Cents;
      }[];
    };
    readonly savings: {
      readonly totals: readonly {
        readonly gross: { readonly monthly: Cents; readonly yearly: Cents };
      }[];
      readonly lines: readonly {
        readonly rule: string;
        readonly sku: { readonly id: string };
        readonly seats: number;
        readonly monthly: Cents | null;
      }[];
    };
    readonly findings: {
      readonly totalCount: number;
      readonly edges: readonly {
        readonly node: {
          readonly id: string;
          readonly rule: string;
          readonly sku: { readonly id: string };
          readonly seats: number;
          readonly classes: readonly { readonly seats: number }[];
          readonly saving: { readonly seats: number; readonly monthly: Cents | null } | null;
        };
      }[];
    };
    readonly renewals: {
      readonly lines: readonly {
        readonly sku: { readonly id: string };
        readonly on: string | null;
        readonly isTrial: boolean;
        readonly seats: number;
        readonly savingSeats: number;
      }[];
    };
  };
}

describe.each([
  { seed: 1, members: 300 },
  { seed: 7, members: 450 },
  { seed: 42, members: 1200 },
  { seed: 20_261_121, members: 77 },
])("a tenant of $members members, seed $seed", ({ seed, members }) => {
  let emulator: Emulator;
  let house: House;
  const ready = (async () => {
    emulator = await startEmulator({ seed, tenants: [{ name: "Contoso", members }] });
    house = await openHouse(emulator);
    const [raw, answer] = await Promise.all([
      readRaw(emulator, "Contoso"),
      house.ask<Shown>(QUERY),
    ]);
    return { expected: recompute(raw, new Date()), raw, tenant: answer.body.data.tenant };
  })();

  afterAll(async () => {
    await ready;
    await house.close();
    await emulator.close();
  });

  it("owns and assigns what Graph says", async () => {
    const { raw, tenant } = await ready;
    const shown = new Map(tenant.licenses.lines.map((line) => [line.sku.id, line.assigned]));
    expect(shown).toEqual(
      new Map(raw.skus.map((sku) => [sku.skuId.toLowerCase(), sku.consumedUnits])),
    );
  });

  it("costs per SKU what seats times the price in force come to", async () => {
    const { expected, tenant } = await ready;
    const shown = new Map(
      tenant.spend.lines.map((line) => [
        line.sku.id,
        { seats: line.seats, monthly: line.monthly.money.minor },
      ]),
    );
    expect(shown).toEqual(expected.spend);
  });

  it("costs in total what the SKUs cost, and twelve times that a year", async () => {
    const { expected, tenant } = await ready;
    const monthly = [...expected.spend.values()].reduce((sum, line) => sum + line.monthly, 0);
    expect(tenant.spend.totals).toEqual([
      {
        monthly: { money: { minor: monthly, currency: "USD" } },
        yearly: { money: { minor: monthly * 12 } },
      },
    ]);
  });

  it.each([
    ["D01", "idle"],
    ["D20", "disabled"],
    ["D22", "inactive"],
  ] as const)("finds by %s the seats that are %s", async (rule, name) => {
    const { expected, tenant } = await ready;
    const shown = tenant.savings.lines
      .filter((line) => line.rule === rule && line.monthly !== null)
      .map((line) => [line.sku.id, line.seats] as const);
    expect(new Map(shown)).toEqual(expected[name]);
  });

  it("saves in total what the seats found cost, each seat once", async () => {
    const { expected, tenant } = await ready;
    const prices = priceTable(new Date().toISOString().slice(0, 10));
    let monthly = 0;
    for (const found of [expected.idle, expected.disabled, expected.inactive]) {
      for (const [id, count] of found) monthly += count * (prices.get(id) ?? 0);
    }
    const [total] = tenant.savings.totals;
    expect([total?.gross.monthly.money.minor, total?.gross.yearly.money.minor]).toEqual([
      monthly,
      monthly * 12,
    ]);
  });

  it("tells every saving as a finding of its own, with the same seats and money", async () => {
    const { findings, savings } = (await ready).tenant;
    const told = findings.edges.map(({ node }) => node);
    expect(told).toHaveLength(findings.totalCount);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    expect(told.flatMap(({ classes }) => classes.map(({ seats }) => seats)).reduce(sum, 0)).toBe(
      told.map(({ seats }) => seats).reduce(sum, 0),
    );
    const short = (rule: string, sku: string, seats: number, monthly: Cents | null) =>
      [rule, sku, seats, monthly?.money.minor].join(" ");
    expect(
      told.flatMap(({ rule, sku, saving }) =>
        saving === null ? [] : [short(rule, sku.id, saving.seats, saving.monthly)],
      ),
    ).toEqual(savings.lines.map((line) => short(line.rule, line.sku.id, line.seats, line.monthly)));
  });

  it("renews what Graph says was bought, on the day it says", async () => {
    const { raw, tenant } = await ready;
    const today = new Date().toISOString().slice(0, 10);
    const bought = new Map<string, number>();
    const running = raw.purchases.filter(
      (one) => one.status === "Enabled" && one.totalLicenses > 0,
    );
    for (const one of running) {
      const stated = one.nextLifecycleDateTime?.slice(0, 10) ?? null;
      const on = stated !== null && stated >= today ? stated : null;
      const key = [one.skuId.toLowerCase(), on, one.isTrial].join(" ");
      bought.set(key, (bought.get(key) ?? 0) + one.totalLicenses);
    }
    const shown = tenant.renewals.lines.map(
      (line) => [[line.sku.id, line.on, line.isTrial].join(" "), line.seats] as const,
    );
    expect(new Map(shown)).toEqual(bought);
    expect(shown).toHaveLength(bought.size);
  });

  it("says of every amount where its price comes from", async () => {
    const { tenant } = await ready;
    expect(new Set(tenant.spend.lines.map((line) => line.monthly.priceSource))).toEqual(
      new Set(["LIST"]),
    );
  });
});
