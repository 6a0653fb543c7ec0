import type { SkuId } from "../core/ids.ts";
import { type CurrencyCode, type Money, money, perYear } from "../core/money.ts";
import type { Cohort } from "../privacy/traits.ts";
import type { Figure } from "./figure.ts";
import type { LicensingInput } from "./input.ts";
import { SPEND_RULE, type Spend, type SpendTotal } from "./spend.ts";

/** Members told as one, and what their seats cost. In memory only. */
export interface SpendGroup {
  readonly members: number;
  readonly seats: number;
  /** The most and the second most seats any of the members holds. */
  readonly mostSeats: readonly [number, number];
  /** Per month in minor units, by currency. */
  readonly cost: ReadonlyMap<CurrencyCode, number>;
  /** The dearest members' own monthly costs, by currency: the largest and the second. */
  readonly largest: ReadonlyMap<CurrencyCode, readonly [number, number]>;
}

/** The spend by groups of members. Groups and what nobody holds add up to the spend, to the cent. */
export interface Chargeback {
  /** In the order asked for. */
  readonly groups: readonly SpendGroup[];
  /** Seats nobody holds, and products that are not given to members. */
  readonly unassigned: { readonly seats: number; readonly cost: ReadonlyMap<CurrencyCode, number> };
  /** What the prices of each currency rest on, and how sure its total is. */
  readonly bases: ReadonlyMap<CurrencyCode, Pick<Figure, "price" | "confidence">>;
}

/**
 * Cost by groups of members: each product's cost is shared among those who hold it. Where fewer hold it
 * than were bought, the rest is nobody's; where more hold it (trial seats, a deficit), they share what
 * is paid. Where cents do not divide, the running sum is rounded, so that any run of neighbouring
 * groups is right to a cent per product.
 */
export function chargebackOf(groups: readonly Iterable<Cohort>[], spend: Spend): Chargeback {
  const products = productsOf(groups, spend);
  const charged = groups.map((cohorts) => {
    const draft = new GroupDraft();
    for (const cohort of cohorts) draft.add(cohort, products);
    return draft;
  });
  const unassigned = { seats: 0, cost: new Map<CurrencyCode, number>() };
  for (const { seats, cost, currency, assigned, shared } of products.values()) {
    unassigned.seats += Math.max(0, seats - assigned);
    addTo(unassigned.cost, currency, cost - shared);
  }
  return { groups: charged, unassigned, bases: basesOf(spend) };
}

/** A part of the spend as figures per month and year, currency by currency. */
export function spendFigures(
  cost: ReadonlyMap<CurrencyCode, number>,
  { bases }: Pick<Chargeback, "bases">,
  dataOn: LicensingInput["on"],
): readonly SpendTotal[] {
  return [...cost]
    .filter(([, minor]) => minor !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([currency, minor]) => {
      const basis = bases.get(currency);
      return basis === undefined ? [] : [figuresOf(money(minor, currency, "month"), basis, dataOn)];
    });
}

function figuresOf(
  monthly: Money,
  basis: Pick<Figure, "price" | "confidence">,
  dataOn: LicensingInput["on"],
): SpendTotal {
  const figure = { money: monthly, ...basis, rule: SPEND_RULE, dataOn, actBy: null };
  return { monthly: figure, yearly: { ...figure, money: perYear(monthly) } };
}

/** A product that is paid for, and how much of its cost was charged so far. */
interface PaidProduct {
  readonly currency: CurrencyCode;
  readonly seats: number;
  readonly cost: number;
  /** Seats that members hold, and what they share. */
  readonly assigned: number;
  readonly shared: number;
  chargedSeats: number;
}

function productsOf(
  groups: readonly Iterable<Cohort>[],
  { lines }: Spend,
): ReadonlyMap<SkuId, PaidProduct> {
  const assigned = new Map<SkuId, number>();
  for (const group of groups) {
    for (const { traits, members } of group) {
      for (const { skuId } of traits.held) addTo(assigned, skuId, members);
    }
  }
  return new Map(
    [...Map.groupBy(lines, ({ skuId }) => skuId)].flatMap(([skuId, slices]) => {
      const [first] = slices;
      if (first === undefined) return [];
      const seats = slices.reduce((sum, slice) => sum + slice.seats, 0);
      const cost = slices.reduce((sum, { monthly }) => sum + monthly.money.minor, 0);
      const held = assigned.get(skuId) ?? 0;
      const { currency } = first.monthly.money;
      const shared = held > 0 && held >= seats ? cost : proportion(cost, held, seats);
      return [[skuId, { currency, seats, cost, assigned: held, shared, chargedSeats: 0 }]] as const;
    }),
  );
}

function basesOf({ totals }: Spend): Chargeback["bases"] {
  return new Map(
    totals.map(({ monthly: { money: total, price, confidence } }) => [
      total.currency,
      { price, confidence },
    ]),
  );
}

class GroupDraft implements SpendGroup {
  readonly cost = new Map<CurrencyCode, number>();
  readonly largest = new Map<CurrencyCode, readonly [number, number]>();
  mostSeats: readonly [number, number] = [0, 0];
  members = 0;
  seats = 0;

  add({ traits, members }: Cohort, products: ReadonlyMap<SkuId, PaidProduct>): void {
    const own = new Map<CurrencyCode, number>();
    let seats = 0;
    for (const { skuId } of traits.held) {
      const product = products.get(skuId);
      if (product === undefined) continue;
      seats += 1;
      addTo(own, product.currency, product.shared / product.assigned);
      addTo(this.cost, product.currency, chargeFor(product, members));
    }
    this.members += members;
    this.seats += seats * members;
    this.mostSeats = twoLargest(this.mostSeats, seats, members);
    for (const [currency, each] of own) {
      const known = this.largest.get(currency) ?? [0, 0];
      this.largest.set(currency, twoLargest(known, Math.ceil(each), members));
    }
  }
}

/** What so many more holders of a product are charged. */
function chargeFor(product: PaidProduct, members: number): number {
  const { shared, assigned, chargedSeats } = product;
  product.chargedSeats += members;
  return (
    proportion(shared, product.chargedSeats, assigned) - proportion(shared, chargedSeats, assigned)
  );
}

function twoLargest(
  [first, second]: readonly [number, number],
  each: number,
  members: number,
): readonly [number, number] {
  if (members === 0 || each <= second) return [first, second];
  const [a = 0, b = 0] = [first, second, each, ...(members > 1 ? [each] : [])].sort(
    (x, y) => y - x,
  );
  return [a, b];
}

function addTo<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, amount + (sums.get(key) ?? 0));
}

/** `whole` times part by all, rounded half up; taken apart so that no product leaves the safe integers. */
function proportion(whole: number, part: number, all: number): number {
  const rest = whole % all;
  return ((whole - rest) / all) * part + Math.floor((2 * rest * part + all) / (2 * all));
}
