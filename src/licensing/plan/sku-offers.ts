import type { SkuId } from "../../core/ids.ts";
import type { CurrencyCode } from "../../core/money.ts";
import type { OwnedSku } from "../input.ts";
import type { LicenceProblem, SeatLimit, SkuOffer } from "../optimizer/licence-problem.ts";
import type { KnownPrice } from "../prices/price.ts";
import { priceOf, type Reference } from "../reference.ts";
import type { PlanBasis } from "./plan-basis.ts";
import { planPriceOf } from "./plan-price.ts";
import type { PlanSettings } from "./plan-settings.ts";

/** What decides which SKUs a plan may use. */
interface Offering {
  readonly planned: readonly OwnedSku[];
  readonly untouched: readonly SkuId[];
  readonly currency: CurrencyCode;
  readonly settings: PlanSettings;
  readonly basis: PlanBasis;
}

interface Offers {
  readonly ids: readonly SkuId[];
  readonly skus: LicenceProblem["skus"];
  /** Prices that went into the problem. */
  readonly prices: readonly KnownPrice[];
}

/** Owned and offered SKUs with their prices; untouched ones at no price, because nothing changes. */
export function offersOf(offering: Offering, reference: Reference): Offers {
  const owned = offering.planned.map(({ skuId }) => skuId);
  const buyable = buyableSkus(offering, reference).filter(
    (id) => !owned.includes(id) && !offering.untouched.includes(id),
  );
  const { on } = offering.basis;
  const priced = [
    ...offering.planned.map((sku) => ({ id: sku.skuId, price: planPriceOf(sku, on, reference) })),
    ...buyable.map((id) => ({ id, price: priceOf(reference, id, on) })),
  ].flatMap(({ id, price }) => (price.kind === "priced" ? [{ id, price }] : []));
  const all = [...priced.map(({ id }) => id), ...offering.untouched];
  return {
    ids: all,
    prices: priced.map(({ price }) => price),
    skus: [
      ...priced.map(({ id, price }) => offerOf(id, price.unit.minor, all, reference)),
      ...offering.untouched.map((id) => offerOf(id, 0, all, reference)),
    ],
  };
}

function buyableSkus(
  { settings, currency, basis }: Offering,
  reference: Reference,
): readonly SkuId[] {
  return reference.catalogue.skus
    .filter(({ segment, licensedPer }) => segment === "commercial" && licensedPer === "user")
    .map(({ skuId }) => skuId)
    .filter((id) => settings.offered === undefined || settings.offered.has(id))
    .filter((id) => {
      const price = priceOf(reference, id, basis.on);
      return price.kind === "priced" && price.unit.currency === currency;
    });
}

function offerOf(
  id: SkuId,
  priceMinorPerMonth: number,
  all: readonly SkuId[],
  reference: Reference,
): SkuOffer {
  const { catalogue, ladders } = reference;
  return {
    id,
    priceMinorPerMonth,
    provides: Object.fromEntries(ladders.levelsOf(id, catalogue)),
    requiresAnyOf: alternativesOf(id, all, reference),
    conflictsWith: [],
    eligibilityTag: catalogue.skuById(id)?.eligibilityTag ?? undefined,
  };
}

/** A base that nothing in the problem is: who holds the SKU may go on, nobody else gets it. */
const NOT_ON_OFFER = ["not on offer"];

/** What a SKU needs beside it, as sets of SKUs in the problem. */
function alternativesOf(
  id: SkuId,
  all: readonly SkuId[],
  { catalogue }: Reference,
): SkuOffer["requiresAnyOf"] {
  const requires = catalogue.skuById(id)?.requires;
  if (requires === undefined) return [];
  const { skuSets, anyPlan, notFamily } = requires;
  const bases = all.filter(
    (base) =>
      base !== id &&
      (notFamily === null || catalogue.skuById(base)?.family !== notFamily) &&
      anyPlan.some((plan) => catalogue.plansOf(base).has(plan)),
  );
  const sets = skuSets.filter((set) => set.every((part) => all.includes(part)));
  const alternatives = [...sets, ...bases.map((base) => [base])];
  const isRequired = skuSets.length > 0 || anyPlan.length > 0;
  return isRequired && alternatives.length === 0 ? [NOT_ON_OFFER] : alternatives;
}

/** Caps that SKUs of a family share. A tenant that is over a cap today is not asked to go below. */
export function seatLimitsOf(
  offered: readonly SkuId[],
  basis: PlanBasis,
  { catalogue }: Reference,
): readonly SeatLimit[] {
  const capped = catalogue.skus.filter(
    ({ skuId, seatCapGroup }) => seatCapGroup !== null && offered.includes(skuId),
  );
  return [...Map.groupBy(capped, (sku) => sku.seatCapGroup ?? "")].map(([id, ofGroup]) => {
    const ids = ofGroup.map(({ skuId }) => skuId);
    const owned = basis.ownedSkus
      .filter(({ skuId }) => ids.includes(skuId))
      .reduce((sum, { seats, consumed }) => sum + Math.max(seats.enabled, consumed), 0);
    const cap = Math.max(...ofGroup.map(({ seatCap }) => seatCap ?? 0));
    return { id, skus: ids, maxSeats: Math.max(cap, owned) };
  });
}
