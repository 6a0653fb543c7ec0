import type { ServicePlanId, SkuId } from "../../core/ids.ts";
import type { HeldSku, Traits } from "../../privacy/traits.ts";
import { effectivePlans, orphansOf } from "../bundles.ts";
import { priceOf, type Reference } from "../reference.ts";
import {
  CLEAR,
  type DetectionContext,
  found,
  perContext,
  type SeatDetection,
  type Verdict,
} from "./rule.ts";

type Contained = ReadonlySet<SkuId>;

/** Cohorts that hold the same share one list of it. */
const containedByList = perContext(() => new WeakMap<readonly HeldSku[], Contained>());

function judge(traits: Traits, held: HeldSku, context: DetectionContext): Verdict {
  const known = containedByList(context);
  const contained = known.get(traits.held) ?? containedSkus(traits.held, context);
  known.set(traits.held, contained);
  return contained.has(held.skuId) ? found("C1") : CLEAR;
}

/**
 * SKUs that can go together without a plan getting lost: the dearest first, each against what stays.
 * So of two SKUs that contain each other one stays, and a base that an add-on needs is kept.
 */
function containedSkus(held: readonly HeldSku[], { reference, on }: DetectionContext): Contained {
  const cost = (sku: HeldSku) => {
    const price = priceOf(reference, sku.skuId, on);
    return price.kind === "priced" ? price.unit.minor : 0;
  };
  const dearestFirst = [...held].sort((a, b) => cost(b) - cost(a) || (a.skuId < b.skuId ? -1 : 1));
  const contained = new Set<SkuId>();
  // A base that an add-on needs is kept, until the add-on turns out to be contained itself.
  for (let before = -1; before < contained.size; ) {
    before = contained.size;
    for (const sku of dearestFirst.filter(({ skuId }) => !contained.has(skuId))) {
      const staying = held.filter(({ skuId }) => skuId !== sku.skuId && !contained.has(skuId));
      if (isContained(sku, staying, reference)) contained.add(sku.skuId);
    }
  }
  return contained;
}

function isContained(sku: HeldSku, staying: readonly HeldSku[], reference: Reference): boolean {
  const own = effectivePlans(sku, reference);
  const have = new Set<ServicePlanId>(
    staying.flatMap((other) => [...effectivePlans(other, reference)]),
  );
  const stayingIds = staying.map(({ skuId }) => skuId);
  return (
    hasRights(own, reference) &&
    reference.planOrder.missingFrom(have, own).length === 0 &&
    orphansOf(sku.skuId, stayingIds, reference).length === 0
  );
}

/** Whether a SKU has any plan worth a licence; without one, nothing can be said of it. */
function hasRights(plans: ReadonlySet<ServicePlanId>, { planOrder }: Reference): boolean {
  return planOrder.missingFrom(new Set(), plans).length > 0;
}

/**
 * D28: every service plan that a SKU gives the member comes from other held SKUs as well, itself or as
 * a higher plan. Plans switched off do not count on either side. The SKU stays where an add-on could
 * not be held without it.
 */
export const containedSku: SeatDetection = {
  scope: "seat",
  id: "D28",
  version: 3,
  needs: ["subscribedSkus", "members"],
  thresholds: {},
  guards: [],
  source: "service plans per SKU (subscribedSkus, data/skus.csv), data/plan-supersession.csv",
  judge,
};
