import type { SkuId } from "../../core/ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { effectivePlans, orphansOf } from "../bundles.ts";
import type { Sku } from "../catalogue.ts";
import { priceOf } from "../reference.ts";
import {
  CLEAR,
  type DetectionContext,
  type PricedSku,
  perContext,
  type SeatDetection,
  type Verdict,
} from "./rule.ts";
import { isSuite } from "./sku-capabilities.ts";

/** Cohorts that hold the same share one list of it; in the list a SKU is held once. */
const coversByList = perContext(
  () => new WeakMap<readonly HeldSku[], Map<string, SkuId | undefined>>(),
);

function judge(traits: Traits, held: HeldSku, context: DetectionContext): Verdict {
  if (held.disabledPlans.length === 0 || !isSuite(held.skuId, context.reference)) return CLEAR;
  const covers = coversByList(context);
  const known = covers.get(traits.held) ?? new Map<string, SkuId | undefined>();
  covers.set(traits.held, known);
  const key = [held.skuId, ...(traits.tags ?? [])].join();
  const cheaper = known.has(key) ? known.get(key) : cheapestCover(traits, held, context);
  known.set(key, cheaper);
  return cheaper === undefined
    ? CLEAR
    : {
        outcome: "found",
        confidence: "C4",
        guards: ["planSwitchedOff"],
        replacement: cheaper,
      };
}

/** The cheapest SKU of the same segment that gives every plan still switched on. */
function cheapestCover(
  traits: Traits,
  held: HeldSku,
  context: DetectionContext,
): SkuId | undefined {
  const { reference, on } = context;
  const own = priceOf(reference, held.skuId, on);
  if (own.kind !== "priced") return undefined;
  const plans = effectivePlans(held, reference);
  const segment = reference.catalogue.skuById(held.skuId)?.segment;
  const isFit = ({ sku, unit }: PricedSku): boolean =>
    unit.currency === own.unit.currency &&
    sku.segment === segment &&
    sku.licensedPer === "user" &&
    isEligible(sku, traits) &&
    reference.planOrder.missingFrom(sku.servicePlans, plans).length === 0 &&
    keepsAddOns(traits, { from: held.skuId, to: sku.skuId }, reference);
  return context.pricedSkus().find((one) => one.unit.minor < own.unit.minor && isFit(one))?.sku
    .skuId;
}

function isEligible({ eligibilityTag }: Sku, { tags = [] }: Traits): boolean {
  return eligibilityTag === null || (eligibilityTag === "frontline" && tags.includes("frontline"));
}

function keepsAddOns(
  traits: Traits,
  swap: { readonly from: SkuId; readonly to: SkuId },
  reference: DetectionContext["reference"],
): boolean {
  const others = traits.held.map(({ skuId }) => skuId).filter((id) => id !== swap.from);
  return orphansOf(swap.from, [...others, swap.to], reference).length === 0;
}

/**
 * D30: so many plans of a suite are switched off for the member that a cheaper SKU gives all that are
 * on. They may be off by policy and wanted again: ask.
 */
export const suiteWithPlansOff: SeatDetection = {
  scope: "seat",
  id: "D30",
  version: 1,
  needs: ["members"],
  thresholds: {},
  guards: ["planSwitchedOff"],
  source: "Microsoft Graph, licenseAssignmentState: disabledPlans; data/plan-supersession.csv",
  judge,
};
