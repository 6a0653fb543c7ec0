import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "@jest/globals";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type House, openHouse } from "./house.ts";
import { plantMailboxes } from "./planted/planted-mailboxes.ts";
import { centsPerSeat } from "./planted/planted-seats.ts";
import { readRawTenant } from "./planted/raw-tenant.ts";
import { Recount } from "./planted/recount.ts";
import { openRawGraph } from "./raw-graph.ts";

/*
 * Spend and savings computed a second time, from Graph's raw answers and the published price table,
 * by code that shares nothing with src: fetch, JSON and plain loops.
 */

interface RawSku {
  readonly skuId: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: { readonly enabled: number };
  readonly servicePlans: readonly { readonly servicePlanId: string; readonly appliesTo: string }[];
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
  readonly department: string | null;
  readonly country: string | null;
  readonly createdDateTime: string;
  readonly assignedLicenses: readonly { readonly skuId: string }[];
  readonly licenseAssignmentStates: readonly {
    readonly skuId: string;
    readonly lastUpdatedDateTime: string;
    readonly state: string;
    readonly disabledPlans: readonly string[];
  }[];
  readonly id: string;
  readonly signInActivity?: {
    readonly lastSuccessfulSignInDateTime?: string | null;
    readonly lastNonInteractiveSignInDateTime?: string | null;
  };
}

interface Raw {
  readonly skus: readonly RawSku[];
  readonly purchases: readonly RawPurchase[];
  readonly users: readonly RawUser[];
  readonly activity: Map<string, string>;
  readonly refreshed: string;
  readonly mailboxes: Map<string, RawMailbox>;
  /** Accounts with a role: about silent ones somebody has to decide. */
  readonly administrators: Set<string>;
}

interface RawMailbox {
  readonly userPrincipalName: string;
  readonly recipientType: string;
  readonly storageUsedInBytes: number;
  readonly hasArchive: boolean;
}

const DAY = 86_400_000;

async function readRaw(emulator: Emulator, tenant: string): Promise<Raw> {
  const { all, rowsOf } = await openRawGraph(emulator, tenant);
  const rows = await rowsOf("/v1.0/reports/getOffice365ActiveUserDetail(period='D180')");
  const activity = new Map<string, string>();
  for (const row of rows) {
    const dates = Object.entries(row).flatMap(([name, cell]) =>
      name.endsWith("Last Activity Date") ? [cell] : [],
    );
    activity.set((row["User Principal Name"] ?? "").toLowerCase(), dates.sort().at(-1) ?? "");
  }
  const mailboxes = await all<RawMailbox>(
    "/beta/reports/getMailboxUsageDetail(period='D180')?$format=application/json&$top=999",
  );
  const roles = await all<{ principalId: string; roleDefinitionId: string }>(
    "/v1.0/roleManagement/directory/roleAssignments",
  );
  return {
    skus: await all("/v1.0/subscribedSkus"),
    purchases: await all("/v1.0/directory/subscriptions"),
    users: await all(
      "/v1.0/users?$select=id,userPrincipalName,accountEnabled,department,country,createdDateTime,assignedLicenses,licenseAssignmentStates,signInActivity&$top=500",
    ),
    activity,
    refreshed: rows[0]?.["Report Refresh Date"] ?? "",
    mailboxes: new Map(mailboxes.map((one) => [one.userPrincipalName.toLowerCase(), one] as const)),
    administrators: new Set(
      roles
        .filter(({ roleDefinitionId }) => PRIVILEGED.has(roleDefinitionId))
        .map(({ principalId }) => principalId),
    ),
  };
}

/** Privileged roles that accounts with a day job have here: Global, User, Helpdesk, Security Administrator. */
const PRIVILEGED = new Set([
  "62e90394-69f5-4237-9190-012177145e10",
  "fe930be7-5e62-47db-91af-98c3a49a38b1",
  "729827e3-9c14-49f7-bb1b-9608f156bbb8",
  "194ae4cb-b126-40b2-bd5b-6091b380977d",
]);

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
  const found = new Map<string, Map<string, number>>();
  const count = (rule: string, id: string): void => {
    const ofRule = found.get(rule) ?? new Map<string, number>();
    found.set(rule, ofRule.set(id, (ofRule.get(id) ?? 0) + 1));
  };
  for (const user of raw.users) {
    const contained = containedIn(user, raw, prices);
    for (const id of new Set<string>(user.assignedLicenses.map((one) => one.skuId.toLowerCase()))) {
      if (!spend.has(id) || !idle.has(id)) continue;
      const rule = ruleOf(user, id, { raw, now, isContained: contained.has(id) });
      if (rule !== null) count(rule, id);
    }
  }
  const idleSeats = new Map([...idle].filter(([, seats]) => seats > 0));
  return { spend, found: found.set("D01", idleSeats) };
}

/** Suites made for people, by their GUIDs. */
const SUITES = new Set([
  "05e9a617-0261-4cee-bb44-138d3ef5d965",
  "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
  "6fd2c87f-b296-42f0-b197-1e91e994b900",
  "c7df2760-2c81-4ef7-b578-5b5392b571df",
  "18181a46-0d4e-45cd-891e-60aabd171b4e",
  "66b55226-6b4f-492c-910c-a3b7a3c9d993",
  "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
]);
const EXCHANGE_PLAN_2 = "19ec0d23-8335-4cbd-94ac-6050e30712fa";

interface Judging {
  readonly raw: Raw;
  readonly now: Date;
  readonly isContained: boolean;
}

/** The rule a seat belongs to among those that look at accounts and products; `null` for none of them. */
function ruleOf(user: RawUser, id: string, { raw, now, isContained }: Judging): string | null {
  const name = user.userPrincipalName.toLowerCase();
  const mailbox = raw.mailboxes.get(name);
  const kind = (mailbox?.recipientType ?? "").toLowerCase().replace(/mailbox$/, "");
  if (kind === "shared" && mailbox !== undefined) {
    const needsSeat = mailbox.storageUsedInBytes > 50 * 1024 ** 3 || mailbox.hasArchive;
    return needsSeat && id === EXCHANGE_PLAN_2 ? null : "D24";
  }
  if (kind === "room" || kind === "equipment") {
    if (SUITES.has(id)) return "D26";
    return isContained ? "D28" : null;
  }
  if (!user.accountEnabled) return "D20";
  if (isContained) return "D28";
  const signedIn: string | null = user.signInActivity?.lastSuccessfulSignInDateTime ?? null;
  const created = Date.parse(user.createdDateTime);
  const active = raw.activity.get(name);
  const assigned = Math.max(
    ...user.licenseAssignmentStates
      .filter((one) => one.skuId.toLowerCase() === id)
      .map((one) => Date.parse(one.lastUpdatedDateTime)),
  );
  const young = now.getTime() - created < 30 * DAY || now.getTime() - assigned < 30 * DAY;
  const recorded = created >= Date.parse("2023-12-01T00:00:00Z");
  const tried = user.signInActivity?.lastNonInteractiveSignInDateTime ?? null;
  const isService = tried !== null && now.getTime() - Date.parse(tried) < 90 * DAY;
  if (raw.administrators.has(user.id)) return null;
  if (young || active === undefined || (signedIn === null && (!recorded || isService))) return null;
  if (signedIn === null && active === "") return "D21";
  // Nothing on record says nothing of 90 days an account has not lived.
  if (signedIn === null && now.getTime() - created < 90 * DAY) return null;
  const silent = (date: string | null, until: number): boolean =>
    date === null || date === "" || until - Date.parse(date) >= 90 * DAY;
  return silent(signedIn, now.getTime()) && silent(active, Date.parse(raw.refreshed))
    ? "D22"
    : null;
}

/** Products of a member all of whose plans, or higher ones, come from the member's other products. */
function containedIn(user: RawUser, raw: Raw, prices: Map<string, number>): Set<string> {
  const plans = new Map<string, Set<string>>();
  for (const { skuId } of user.assignedLicenses) {
    const id = skuId.toLowerCase();
    if (isPassing(id, raw)) continue;
    const states = user.licenseAssignmentStates.filter(
      (one) => one.skuId.toLowerCase() === id && one.state !== "Error",
    );
    const off = (plan: string): boolean =>
      states.length > 0 && states.every((one) => one.disabledPlans.includes(plan));
    const sku = raw.skus.find((one) => one.skuId.toLowerCase() === id);
    const usable = (sku?.servicePlans ?? []).filter(
      (plan) => plan.appliesTo === "User" && !off(plan.servicePlanId),
    );
    plans.set(id, new Set(usable.map((plan) => plan.servicePlanId.toLowerCase())));
  }
  const contained = new Set<string>();
  const dearest = [...plans.keys()].sort(
    (a, b) => (prices.get(b) ?? 0) - (prices.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  for (const id of dearest) {
    const rest = new Set(
      [...plans].flatMap(([other, own]) => (other === id || contained.has(other) ? [] : [...own])),
    );
    const worth = [...(plans.get(id) ?? [])].filter((plan) => !SUPERSESSION.ignored.has(plan));
    if (worth.length > 0 && worth.every((plan) => isCovered(plan, rest))) contained.add(id);
  }
  return contained;
}

/** A product that is owned on trial only, or no longer, covers nothing for long. */
function isPassing(id: string, { skus, purchases }: Raw): boolean {
  const enabled = skus.find((one) => one.skuId.toLowerCase() === id)?.prepaidUnits.enabled ?? 0;
  const trial = purchases
    .filter((one) => one.skuId.toLowerCase() === id && one.isTrial && one.status === "Enabled")
    .reduce((all, one) => all + one.totalLicenses, 0);
  return trial >= enabled;
}

/** The published order of service plans: what lies directly above each, and what is no right at all. */
const SUPERSESSION = (() => {
  const file = new URL("../../src/licensing/data/plan-supersession.csv", import.meta.url);
  const above = new Map<string, string[]>();
  const ignored = new Set<string>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [ladder = "", , higher = "", , lower = ""] = line.split(",");
    if (ladder === "ignore") ignored.add(lower);
    else if (higher !== "") above.set(lower, [...(above.get(lower) ?? []), higher]);
  }
  return { above, ignored };
})();

function isCovered(plan: string, held: Set<string>): boolean {
  return (
    held.has(plan) || (SUPERSESSION.above.get(plan) ?? []).some((higher) => isCovered(higher, held))
  );
}

const sum = (a: number, b: number): number => a + b;

const QUERY = `{ tenant {
  licenses { lines { sku { id } paid idle assigned } }
  spend { totals { monthly { money { minor currency } } yearly { money { minor } } }
    lines { sku { id } seats monthly { money { minor } priceSource priceAsOf } yearly { money { minor } } } }
  savings { seats totals { gross { monthly { money { minor } } yearly { money { minor } } }
      folded { monthly { money { minor } } } }
    folded { seats monthly { money { minor } } }
    lines { rule confidence sku { id } seats monthly { money { minor } } } }
  findings(first: 100) { totalCount edges { node {
    id rule ruleVersion confidence sku { id } seats classes { seats } saving { seats monthly { id money { minor } } } } } }
  renewals { lines { sku { id } on isTrial seats savingSeats } }
  observations(first: 100) { edges { node {
    rule kind count unit effect sku { id } monthly { money { minor } } } } }
  byDepartment: spend(groupBy: DEPARTMENT) { groups { ...row } }
  byCountry: spend(groupBy: COUNTRY) { groups { ...row } }
} }
fragment row on SpendGroup { kind name pseudonym members seats amounts { monthly { money { minor } } } }`;

interface SpendRow {
  readonly kind: string;
  readonly name: string | null;
  readonly pseudonym: string | null;
  readonly members: number;
  readonly seats: number;
  readonly amounts: readonly { readonly monthly: Cents }[];
}

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
      readonly seats: number;
      readonly totals: readonly {
        readonly gross: { readonly monthly: Cents; readonly yearly: Cents };
        readonly folded: { readonly monthly: Cents } | null;
      }[];
      readonly folded: readonly { readonly seats: number; readonly monthly: Cents | null }[];
      readonly lines: readonly {
        readonly rule: string;
        readonly confidence: string;
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
          readonly confidence: string;
          readonly sku: { readonly id: string };
          readonly seats: number | null;
          readonly classes: readonly { readonly seats: number }[];
          readonly saving: { readonly seats: number; readonly monthly: Cents | null } | null;
        };
      }[];
    };
    readonly observations: {
      readonly edges: readonly {
        readonly node: {
          readonly rule: string;
          readonly kind: string;
          readonly count: number | null;
          readonly effect: string;
          readonly sku: { readonly id: string } | null;
          readonly monthly: Cents | null;
        };
      }[];
    };
    readonly byDepartment: { readonly groups: readonly SpendRow[] | null };
    readonly byCountry: { readonly groups: readonly SpendRow[] | null };
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

/** Members beyond those entitled to Entra ID P1 and P2, as the insight says. */
function premiumBalances(premium: Readonly<Record<string, unknown>>) {
  const at = (...path: readonly string[]): number =>
    Number(path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], premium));
  return [
    [
      "078d2b04-f1bd-4111-bbd4-b4b1b354cef4",
      at("p1FeatureUtilizations", "conditionalAccess", "userCount") - at("entitledP1LicenseCount"),
    ],
    [
      "84a661c4-e949-4bd2-a560-ed7766fcaf2b",
      at("p2FeatureUtilizations", "riskBasedConditionalAccess", "userCount") -
        at("entitledP2LicenseCount"),
    ],
  ] as const;
}

/** What members' seats cost: their price, or their share of it where more hold a product than was paid for. */
function chargedTo(
  users: readonly RawUser[],
  raw: Raw,
  spend: ReadonlyMap<string, { readonly seats: number; readonly monthly: number }>,
) {
  const holders = new Map<string, number>();
  for (const { skuId } of raw.users.flatMap(({ assignedLicenses }) => assignedLicenses)) {
    const id = skuId.toLowerCase();
    holders.set(id, (holders.get(id) ?? 0) + 1);
  }
  const held = users.flatMap(({ assignedLicenses }) =>
    assignedLicenses.flatMap(({ skuId }) =>
      spend.has(skuId.toLowerCase()) ? [skuId.toLowerCase()] : [],
    ),
  );
  const each = (id: string): number => {
    const { seats, monthly } = spend.get(id) ?? { seats: 1, monthly: 0 };
    return monthly / Math.max(seats, holders.get(id) ?? 0);
  };
  const isShared = (id: string): boolean => (holders.get(id) ?? 0) > (spend.get(id)?.seats ?? 0);
  return {
    seats: held.length,
    cents: held.map(each).reduce(sum, 0),
    shared: 2 * new Set(held.filter(isShared)).size + 1e-6,
  };
}

/** Fewest seats of members that a rule tells: what it concludes from is assignments, or behaviour. */
function fewestOf(rule: string): number {
  return rule === "D01" ? 1 : rule === "D20" ? 5 : 10;
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
    plantMailboxes(emulator.tenant("Contoso"));
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

  it.each(["D01", "D20", "D21", "D22", "D24", "D26", "D28"])(
    "finds by %s the seats that the raw answers give, where they are not too few to tell",
    async (rule) => {
      const { expected, tenant } = await ready;
      const shown = new Map<string, number>();
      for (const { node } of tenant.findings.edges.filter((edge) => edge.node.rule === rule)) {
        const isChoice = node.confidence === "C5";
        if (expected.spend.has(node.sku.id) && node.seats !== null && !isChoice) {
          shown.set(node.sku.id, (shown.get(node.sku.id) ?? 0) + node.seats);
        }
      }
      const found = expected.found.get(rule) ?? new Map<string, number>();
      const isTold = (id: string) => rule === "D01" || shown.has(id);
      expect(shown).toEqual(new Map([...found].filter(([id]) => isTold(id))));
      expect([...shown.values()].every((seats) => seats >= fewestOf(rule))).toBe(true);
    },
  );

  it("tells what a recount of the tenant gives: seats out of band, Entra premium, mail without a licence", async () => {
    const { expected, raw, tenant } = await ready;
    const whole = await readRawTenant(emulator, "Contoso");
    const counted = new Recount(whole, new Date(), centsPerSeat()).observations();
    const said = (rule: string) =>
      tenant.observations.edges.flatMap(({ node: { kind, count, effect, sku, ...one } }) =>
        one.rule === rule
          ? [[kind, sku?.id, count, effect, one.monthly?.money.minor].join(" ")]
          : [],
      );
    const bands = raw.skus.flatMap((sku) => {
      const id = sku.skuId.toLowerCase();
      const paid = expected.spend.get(id)?.seats ?? 0;
      const isOut = sku.consumedUnits < 0.8 * paid || sku.consumedUnits > 0.95 * paid;
      if (paid === 0 || sku.appliesTo !== "User" || !isOut) return [];
      const kind = sku.consumedUnits < 0.8 * paid ? "COST" : "WATCH";
      return [[kind, id, Math.max(0, paid - sku.consumedUnits), "NONE", undefined].join(" ")];
    });
    // Idle seats may be meant for growth: a band costs nothing by itself, D01 tells what can go.
    expect(said("D12").filter((words) => expected.spend.has(words.split(" ")[1] ?? ""))).toEqual(
      expect.arrayContaining(bands),
    );
    const prices = centsPerSeat();
    const shortfall = (id: string, count = 0, monthly = "") =>
      count < 10
        ? []
        : [["SHORTFALL", id, count, monthly === "" ? "NONE" : "COSTS", monthly].join(" ")];
    const costing = (id: string, count = 0) =>
      shortfall(id, count, String(count * (prices.get(id) ?? Number.NaN)));
    const ofKind = (rule: string) => said(rule).filter((words) => words.startsWith("SHORTFALL"));
    expect(ofKind("D56")).toEqual(shortfall("", counted.get("D56 members")));
    expect(ofKind("D25")).toEqual(costing(EXCHANGE_PLAN_2, counted.get("D25 shortfall")));
    expect(ofKind("D55")).toEqual(
      premiumBalances(whole.premium).flatMap(([id, beyond]) => costing(id, beyond)),
    );
    expect(ofKind("D55").length + ofKind("D56").length).toBeGreaterThan(1);
  });

  it("saves no more than the distinct seats found cost, and no seat twice", async () => {
    const { raw, tenant } = await ready;
    const prices = priceTable(new Date().toISOString().slice(0, 10));
    const chosen = tenant.savings.lines.filter((line) => line.confidence !== "C5");
    const bySku = new Map<string, number>();
    for (const line of chosen) {
      bySku.set(line.sku.id, (bySku.get(line.sku.id) ?? 0) + line.seats);
    }
    for (const [id, seats] of bySku) {
      const sku = raw.skus.find((one) => one.skuId.toLowerCase() === id);
      const owned = Math.max(sku?.prepaidUnits.enabled ?? 0, sku?.consumedUnits ?? 0);
      expect([id, seats <= owned]).toEqual([id, true]);
    }
    const cost = [...bySku].reduce((all, [id, seats]) => all + seats * (prices.get(id) ?? 0), 0);
    const lines = chosen.reduce((all, line) => all + (line.monthly?.money.minor ?? 0), 0);
    const [total] = tenant.savings.totals;
    const folded = total?.folded?.monthly.money.minor ?? 0;
    expect([total?.gross.monthly.money.minor, total?.gross.yearly.money.minor]).toEqual([
      lines + folded,
      (lines + folded) * 12,
    ]);
    expect(lines).toBeLessThanOrEqual(cost);
    expect(tenant.savings.seats).toBe(
      [...bySku.values(), ...tenant.savings.folded.map(({ seats }) => seats)].reduce(sum, 0),
    );
  });

  it("tells every saving as a finding of its own, with the same seats and money", async () => {
    const { findings, savings } = (await ready).tenant;
    const told = findings.edges.map(({ node }) => node);
    expect(told).toHaveLength(findings.totalCount);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    expect(told.flatMap(({ classes }) => classes.map(({ seats }) => seats)).reduce(sum, 0)).toBe(
      told.map(({ seats }) => seats ?? 0).reduce(sum, 0),
    );
    const short = (rule: string, sku: string, seats: number, monthly: Cents | null) =>
      [rule, sku, seats, monthly?.money.minor].join(" ");
    expect(
      told
        .flatMap(({ rule, sku, saving }) =>
          saving === null ? [] : [short(rule, sku.id, saving.seats, saving.monthly)],
        )
        .sort(),
    ).toEqual(
      savings.lines.map((line) => short(line.rule, line.sku.id, line.seats, line.monthly)).sort(),
    );
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

  it.each(["department", "country"] as const)(
    "charges by %s what adds up to the spend, each row five members or more",
    async (dimension) => {
      const { expected, raw, tenant } = await ready;
      const { groups } = dimension === "department" ? tenant.byDepartment : tenant.byCountry;
      const monthly = [...expected.spend.values()].reduce((all, line) => all + line.monthly, 0);
      const charged = (groups ?? []).flatMap(({ amounts }) =>
        amounts.map((amount) => amount.monthly.money.minor),
      );
      expect(charged.reduce(sum, 0)).toBe(monthly);
      const holders = new Map<string, number>();
      for (const user of raw.users) {
        const isPaid = user.assignedLicenses.some(({ skuId }) =>
          expected.spend.has(skuId.toLowerCase()),
        );
        const name = user[dimension]?.trim() ?? "";
        if (isPaid && name !== "") holders.set(name, (holders.get(name) ?? 0) + 1);
      }
      for (const row of groups ?? []) {
        expect([row.kind, row.kind === "UNASSIGNED" || row.members >= 5]).toEqual([row.kind, true]);
        if (row.kind !== "NAMED") continue;
        expect(holders.get(row.name ?? "")).toBe(row.members);
        const own = raw.users.filter((user) => user[dimension]?.trim() === row.name);
        const { seats, cents, shared } = chargedTo(own, raw, expected.spend);
        const [amount] = row.amounts.map(({ monthly: { money } }) => money.minor);
        expect(row.seats).toBe(seats);
        // What more hold than was paid for is shared; its cents do not divide.
        expect(Math.abs((amount ?? 0) - cents)).toBeLessThanOrEqual(shared);
      }
      expect((groups ?? []).filter(({ kind }) => kind === "NAMED").length).toBeGreaterThan(1);
    },
  );

  it("says of every amount where its price comes from", async () => {
    const { tenant } = await ready;
    expect(new Set(tenant.spend.lines.map((line) => line.monthly.priceSource))).toEqual(
      new Set(["LIST"]),
    );
  });
});
