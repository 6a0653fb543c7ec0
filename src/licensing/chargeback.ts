import type { SkuId } from "../core/ids.ts";
import { type CurrencyCode, money, perYear } from "../core/money.ts";
import type { Cohort } from "../privacy/traits.ts";
import { joinBases, type PriceBasis, type PricedAmount } from "./figure.ts";
import type { LicensingInput } from "./input.ts";
import { SPEND_RULE, type Spend, type SpendTotal } from "./spend.ts";

export const CHARGEBACK_DIMENSIONS = ["department", "country"] as const;
export type ChargebackDimension = (typeof CHARGEBACK_DIMENSIONS)[number];

/** Members with the same department or country, and what their seats cost. In memory only. */
export interface SpendGroup {
  /** Interned key of the word; `null` for members without one. */
  readonly key: number | null;
  /** Members holding a seat that is paid for. */
  readonly members: number;
  readonly seats: number;
  /** Per month in minor units, by currency. */
  readonly cost: ReadonlyMap<CurrencyCode, number>;
  /** The dearest members' own monthly costs, by currency: the largest and the second. */
  readonly largest: ReadonlyMap<CurrencyCode, readonly [number, number]>;
}

/** The spend by groups of members. Groups and what nobody holds add up to the spend, to the cent. */
export interface Chargeback {
  readonly groups: readonly SpendGroup[];
  /** Seats nobody holds, and products that are not given to members. */
  readonly unassigned: { readonly seats: number; readonly cost: ReadonlyMap<CurrencyCode, number> };
  /** What the prices of each currency rest on. */
  readonly bases: ReadonlyMap<CurrencyCode, PriceBasis>;
}

interface PaidSku {
  readonly skuId: SkuId;
  readonly currency: CurrencyCode;
  readonly seats: number;
  readonly cost: number;
}

/**
 * Cost by department or country: each product's cost is shared among those who hold it. Where fewer
 * hold it than were bought, the rest is nobody's; where more hold it (trial seats, a deficit), they
 * share what is paid. Cents that do not divide go to the largest remainders.
 */
export function chargebackOf(
  input: LicensingInput,
  spend: Spend,
  dimension: ChargebackDimension,
): Chargeback {
  const paid = paidSkus(spend);
  const byKey = Map.groupBy(input.cohorts, ({ traits }) => traits[dimension]);
  const drafts = [...byKey].map(([key, cohorts]) => new GroupDraft(key, cohorts, paid));
  const unassigned = { seats: 0, cost: new Map<CurrencyCode, number>() };
  for (const sku of paid.values()) {
    const held = drafts.map((draft) => draft.seatsOf(sku.skuId));
    const assigned = held.reduce((sum, seats) => sum + seats, 0);
    const shared = assigned >= sku.seats ? sku.cost : proportion(sku.cost, assigned, sku.seats);
    const shares = apportion(shared, held);
    drafts.forEach((draft, at) => draft.charge(sku.currency, shares[at] ?? 0));
    unassigned.seats += Math.max(0, sku.seats - assigned);
    addTo(unassigned.cost, sku.currency, sku.cost - shared);
  }
  return {
    groups: drafts.map((draft) => draft.group()).filter(({ members }) => members > 0),
    unassigned,
    bases: basesOf(spend),
  };
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
      return basis === undefined
        ? []
        : [figuresOf({ money: money(minor, currency, "month"), basis }, dataOn)];
    });
}

function figuresOf({ money: monthly, basis }: PricedAmount, dataOn: LicensingInput["on"]) {
  const figure = {
    money: monthly,
    price: basis,
    rule: SPEND_RULE,
    dataOn,
    confidence: "C1",
    actBy: null,
  } as const;
  return { monthly: figure, yearly: { ...figure, money: perYear(monthly) } };
}

function paidSkus({ lines }: Spend): ReadonlyMap<SkuId, PaidSku> {
  const paid = new Map<SkuId, PaidSku>();
  for (const { skuId, seats, monthly } of lines) {
    const { minor, currency } = monthly.money;
    const known = paid.get(skuId) ?? { skuId, currency, seats: 0, cost: 0 };
    paid.set(skuId, { ...known, seats: known.seats + seats, cost: known.cost + minor });
  }
  return paid;
}

function basesOf({ totals }: Spend): ReadonlyMap<CurrencyCode, PriceBasis> {
  return new Map(
    totals.map(({ monthly }) => [monthly.money.currency, joinBases([monthly.price])] as const),
  );
}

class GroupDraft {
  readonly #key: number | null;
  readonly #seats = new Map<SkuId, number>();
  readonly #cost = new Map<CurrencyCode, number>();
  readonly #largest = new Map<CurrencyCode, readonly [number, number]>();
  #members = 0;

  constructor(key: number | null, cohorts: readonly Cohort[], paid: ReadonlyMap<SkuId, PaidSku>) {
    this.#key = key;
    for (const { traits, members } of cohorts) {
      const held = traits.held.flatMap(({ skuId }) => paid.get(skuId) ?? []);
      if (held.length === 0) continue;
      this.#members += members;
      const own = new Map<CurrencyCode, number>();
      for (const { skuId, currency, seats, cost } of held) {
        this.#seats.set(skuId, members + this.seatsOf(skuId));
        addTo(own, currency, cost / seats);
      }
      for (const [currency, each] of own) this.#noteEach(currency, each, members);
    }
  }

  seatsOf(skuId: SkuId): number {
    return this.#seats.get(skuId) ?? 0;
  }

  charge(currency: CurrencyCode, minor: number): void {
    addTo(this.#cost, currency, minor);
  }

  group(): SpendGroup {
    return {
      key: this.#key,
      members: this.#members,
      seats: [...this.#seats.values()].reduce((sum, seats) => sum + seats, 0),
      cost: this.#cost,
      largest: this.#largest,
    };
  }

  #noteEach(currency: CurrencyCode, each: number, members: number): void {
    const known = this.#largest.get(currency) ?? [0, 0];
    const [first = 0, second = 0] = [...known, each, members > 1 ? each : 0].sort((a, b) => b - a);
    this.#largest.set(currency, [first, second]);
  }
}

function addTo<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, amount + (sums.get(key) ?? 0));
}

/** `whole` times part by all, rounded half up. */
function proportion(whole: number, part: number, all: number): number {
  return Math.floor((2 * whole * part + all) / (2 * all));
}

/** Whole cents by weight, adding up exactly: the largest remainders get what is left over. */
function apportion(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / all));
  const rests = weights
    .map((weight, at) => ({ at, rest: (total * weight) % all }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = total - shares.reduce((sum, share) => sum + share, 0);
  for (const { at } of rests) {
    if (left === 0) break;
    shares[at] = (shares[at] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}
