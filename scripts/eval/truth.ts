import { readFileSync } from "node:fs";
import type { Emulator } from "../../emulator/index.ts";
import { assignmentsOf, isServed } from "../../emulator/tenant/assignments.ts";
import { memberAt } from "../../emulator/tenant/member.ts";

type Tenant = Emulator["tenants"][number];

/** What is true of one product, from the generator's own plan. Money in cents of US dollars. */
export interface ProductTruth {
  readonly skuId: string;
  /** In the public reference table; `null` for a product it does not list, which nobody can ask for. */
  readonly name: string | null;
  readonly paid: number;
  readonly assigned: number;
  readonly idle: number;
  readonly missing: number;
  readonly price: number | null;
  readonly spendMonth: number | null;
  readonly spendYear: number | null;
  /** Seats of members who are people and disabled. */
  readonly disabled: number;
  readonly guests: number;
  /** Days at which purchases of it change, with their seats. */
  readonly renewals: readonly { readonly on: string; readonly seats: number }[];
}

/** A product that can be asked about by its name. */
export type NamedProduct = ProductTruth & { readonly name: string };

export interface TenantTruth {
  readonly tenant: string;
  readonly products: readonly NamedProduct[];
  /** Sums over the products members are given. */
  readonly total: Readonly<
    Record<
      "paid" | "assigned" | "idle" | "spendMonth" | "spendYear" | "disabled" | "guests",
      number
    >
  >;
}

const DAY = 86_400_000;
const data = (name: string): readonly Readonly<Record<string, string>>[] =>
  rowsOf(readFileSync(new URL(`../../src/licensing/data/${name}.csv`, import.meta.url), "utf8"));

/** Comma-separated values without line breaks in fields. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    return Object.fromEntries(
      names.map((name, at) => [
        name,
        (cells[at]?.[1] ?? cells[at]?.[2] ?? "").replaceAll('""', '"'),
      ]),
    );
  });
}

/** Every product name of the public reference table, the longest first. */
export function productNames(): readonly string[] {
  return [...new Set(data("skus").map((row) => row["displayName"] ?? ""))]
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length);
}

/** Public list prices in cents on a day: the latest that is in force. */
function listPrices(day: string): ReadonlyMap<string, number> {
  const prices = new Map<string, { readonly from: string; readonly cents: number }>();
  for (const { skuId = "", unitPrice, currency, effectiveFrom: from = "" } of data("list-prices")) {
    const known = prices.get(skuId);
    if (currency !== "USD" || from > day || (known !== undefined && known.from > from)) continue;
    prices.set(skuId, { from, cents: Math.round(100 * Number(unitPrice)) });
  }
  return new Map([...prices].map(([skuId, { cents }]) => [skuId, cents]));
}

/**
 * The truth about a tenant by a way of its own: the generator's purchases and members, counted here,
 * and the public price list. No code of the product has a part in it.
 */
export function truthOf(tenant: Tenant, day: string): TenantTruth {
  const prices = listPrices(day);
  const names = new Map(data("skus").map((row) => [row["skuId"], row["displayName"] ?? ""]));
  const families = new Map(data("sku-families").map((row) => [row["skuId"], row]));
  const free = new Set(data("free-skus").map((row) => row["skuId"]));
  const holders = countHolders(tenant);
  const products = tenant.purchases().flatMap((purchase): readonly ProductTruth[] => {
    const { sku, units, consumed, subscriptions, appliesTo } = purchase;
    const family = families.get(sku.skuId);
    const perSeat = family === undefined || /^(user|room)$/.test(family["licensedPer"] ?? "");
    const isCounted =
      appliesTo === "User" &&
      !free.has(sku.skuId) &&
      perSeat &&
      !/^(capacity|consumption|free)$/.test(family?.["role"] ?? "");
    const running = subscriptions.filter(({ status }) => status === "Enabled");
    const trial = running.filter((one) => one.isTrial).reduce((sum, one) => sum + one.seats, 0);
    const paid = units.enabled - Math.min(trial, units.enabled);
    const isTrialOnly = units.enabled > 0 && paid === 0;
    if (!isCounted || isTrialOnly) return [];
    const price = prices.get(sku.skuId) ?? null;
    return [
      {
        skuId: sku.skuId,
        name: names.get(sku.skuId) ?? null,
        paid,
        assigned: consumed,
        idle: Math.max(0, paid - consumed),
        missing: Math.max(0, consumed - units.enabled - units.warning),
        price,
        spendMonth: price === null ? null : price * paid,
        spendYear: price === null ? null : 12 * price * paid,
        disabled: holders.disabled.get(sku.partNumber) ?? 0,
        guests: holders.guests.get(sku.partNumber) ?? 0,
        renewals: renewalsOf(running, tenant.generator.asOf),
      },
    ];
  });
  const isNamed = (one: ProductTruth): one is NamedProduct => one.name !== null;
  return { tenant: tenant.name, products: products.filter(isNamed), total: totalOf(products) };
}

function renewalsOf(
  running: ReturnType<Tenant["purchases"]>[number]["subscriptions"],
  asOf: number,
): ProductTruth["renewals"] {
  return running.flatMap(({ isTrial, renewsInDays, seats }) =>
    // What lies behind has renewed and is not known anew: Microsoft is late with dates.
    isTrial || seats === 0 || renewsInDays === null || renewsInDays < 0
      ? []
      : [{ on: new Date(asOf + renewsInDays * DAY).toISOString().slice(0, 10), seats }],
  );
}

function countHolders({ generator }: Tenant) {
  const disabled = new Map<string, number>();
  const guests = new Map<string, number>();
  for (let index = 0; index < generator.memberCount; index += 1) {
    const member = memberAt(generator, index);
    const held = new Set(
      assignmentsOf(generator, member)
        .filter(isServed)
        .map(({ sku }) => sku),
    );
    const counted = member.enabled
      ? member.kind === "guest"
        ? guests
        : undefined
      : member.kind.endsWith("mailbox")
        ? undefined
        : disabled;
    if (counted === undefined) continue;
    for (const sku of held) counted.set(sku, (counted.get(sku) ?? 0) + 1);
  }
  return { disabled, guests };
}

function totalOf(products: readonly ProductTruth[]): TenantTruth["total"] {
  const sum = (count: (one: ProductTruth) => number): number =>
    products.reduce((all, one) => all + count(one), 0);
  return {
    paid: sum(({ paid }) => paid),
    assigned: sum(({ assigned }) => assigned),
    idle: sum(({ idle }) => idle),
    spendMonth: sum(({ spendMonth }) => spendMonth ?? 0),
    spendYear: sum(({ spendYear }) => spendYear ?? 0),
    disabled: sum(({ disabled }) => disabled),
    guests: sum(({ guests }) => guests),
  };
}
