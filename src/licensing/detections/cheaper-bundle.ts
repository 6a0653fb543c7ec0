import type { SkuId } from "../../core/ids.ts";
import { money, sumMoney, timesSeats } from "../../core/money.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { effectivePlans, orphansOf } from "../bundles.ts";
import type { Sku } from "../catalogue.ts";
import { basisOf, joinBases, type PricedAmount } from "../figure.ts";
import { accountStateOf } from "../need/account-state.ts";
import type { KnownPrice } from "../prices/price.ts";
import { priceOf } from "../reference.ts";
import {
  type Observation,
  type ObservationContext,
  observed,
  type TenantDetection,
} from "./observation.ts";
import type { DetectionContext } from "./rule.ts";

/** One SKU instead of several that a member holds, per member and month. */
interface Bundle {
  readonly bundle: SkuId;
  readonly parts: readonly SkuId[];
  readonly saving: PricedAmount;
}

/** A SKU on offer with its price. */
interface Offer {
  readonly sku: Sku;
  readonly price: KnownPrice;
}

function offersOf({ reference, on }: ObservationContext): readonly Offer[] {
  return reference.catalogue.skus.flatMap((sku) => {
    const price = priceOf(reference, sku.skuId, on);
    const isForMembers = sku.licensedPer === "user" && sku.segment === "commercial";
    return price.kind === "priced" && isForMembers ? [{ sku, price }] : [];
  });
}

/** The best single SKU for at least two held ones; `undefined` where none is cheaper. */
function bestBundle(
  traits: Traits,
  offers: readonly Offer[],
  context: ObservationContext,
): Bundle | undefined {
  const candidates = offers
    .filter(({ sku }) => isEligible(sku, traits))
    .filter(({ sku }) => traits.held.every(({ skuId }) => skuId !== sku.skuId))
    .flatMap((offer) => bundleOf(traits.held, offer, context) ?? []);
  return candidates.sort(
    (a, b) => b.saving.money.minor - a.saving.money.minor || (a.bundle < b.bundle ? -1 : 1),
  )[0];
}

function isEligible({ eligibilityTag }: Sku, { tags = [] }: Traits): boolean {
  return eligibilityTag === null || (eligibilityTag === "frontline" && tags.includes("frontline"));
}

function bundleOf(
  held: readonly HeldSku[],
  { sku, price }: Offer,
  context: ObservationContext,
): Bundle | undefined {
  const { reference, on } = context;
  const parts = held.filter(
    (part) =>
      reference.planOrder.missingFrom(sku.servicePlans, effectivePlans(part, reference)).length ===
      0,
  );
  const prices = parts.map((part) => priceOf(reference, part.skuId, on));
  const known = prices.filter((one) => one.kind === "priced");
  const isSummable =
    known.length === prices.length &&
    known.every(({ unit }) => unit.currency === price.unit.currency);
  if (parts.length < 2 || !isSummable || orphans(held, parts, sku, context)) return undefined;
  const zero = money(-price.unit.minor, price.unit.currency, price.unit.period);
  const saved = sumMoney(
    known.map(({ unit }) => unit),
    zero,
  );
  const basis = joinBases([basisOf(price), ...known.map(basisOf)]);
  const ids = parts.map(({ skuId }) => skuId);
  return saved.minor > 0
    ? { bundle: sku.skuId, parts: ids, saving: { money: saved, basis } }
    : undefined;
}

/** Whether an add-on that stays, or the bundle itself, would lack what it needs. */
function orphans(
  held: readonly HeldSku[],
  parts: readonly HeldSku[],
  { skuId: bundle }: Sku,
  { reference }: DetectionContext,
): boolean {
  const staying = held.filter((sku) => !parts.includes(sku)).map(({ skuId }) => skuId);
  return parts.some(({ skuId }) => orphansOf(skuId, [...staying, bundle], reference).length > 0);
}

/** Seats the SKU's cap leaves free in the tenant. */
function roomFor(bundle: SkuId, { input, reference: { catalogue } }: ObservationContext): number {
  const { seatCapGroup = null, seatCap = null } = catalogue.skuById(bundle) ?? {};
  if (seatCapGroup === null || seatCap === null) return Number.POSITIVE_INFINITY;
  return input.ownedSkus
    .filter(({ skuId }) => catalogue.skuById(skuId)?.seatCapGroup === seatCapGroup)
    .reduce((room, { seats }) => room - seats.enabled, seatCap);
}

/** What a bundle depends on: SKUs held, plans switched off, and eligibility. */
function holdingOf({ held, tags = [] }: Traits): string {
  const skus = held.map(({ skuId, disabledPlans }) => [skuId, ...disabledPlans].join(" "));
  return [...skus, tags.includes("frontline")].join();
}

function observe(context: ObservationContext): readonly Observation[] {
  const offers = offersOf(context);
  // Members differ in many ways that make no difference to what they could hold instead.
  const known = new Map<string, Bundle | undefined>();
  const alike = new Map<string, { readonly first: Bundle; count: number }>();
  for (const { traits, members } of context.input.cohorts) {
    if (traits.held.length < 2 || accountStateOf(traits) !== "active") continue;
    const key = holdingOf(traits);
    const best = known.has(key) ? known.get(key) : bestBundle(traits, offers, context);
    known.set(key, best);
    if (best === undefined) continue;
    const name = [best.bundle, ...best.parts].join();
    const same = alike.get(name) ?? { first: best, count: 0 };
    same.count += members;
    alike.set(name, same);
  }
  return [...alike.values()].flatMap(({ first, count }) => {
    if (count > roomFor(first.bundle, context)) return [];
    const { bundle: skuId, parts: relatedSkuIds, saving } = first;
    const worth = { ...saving, money: timesSeats(saving.money, count) };
    const noticed = {
      kind: "choice",
      skuId,
      relatedSkuIds,
      count,
      effect: "saves",
      worth,
    } as const;
    return [observed(cheaperBundle, { ...noticed, unit: "members", confidence: "C5" }, context)];
  });
}

/**
 * D29: one SKU gives a member every plan of several held ones and costs less than they do together. It
 * is not added to savings: the licence plan weighs all exchanges at once.
 */
export const cheaperBundle: TenantDetection = {
  scope: "tenant",
  id: "D29",
  version: 1,
  needs: ["subscribedSkus", "members"],
  thresholds: {},
  guards: [],
  source: "service plans per SKU; data/plan-supersession.csv; prices in force",
  observe,
};
