import type { ServicePlanId, SkuId } from "../core/ids.ts";
import type { HeldSku } from "../privacy/traits.ts";
import type { Reference } from "./reference.ts";

/** The service plans a member really has from one SKU: those of the SKU that are not switched off. */
export function effectivePlans(
  held: HeldSku,
  { catalogue }: Reference,
): ReadonlySet<ServicePlanId> {
  const off = new Set(held.disabledPlans);
  return new Set([...catalogue.plansOf(held.skuId)].filter((plan) => !off.has(plan)));
}

/**
 * Whether a member who holds `others` meets what a SKU needs beside it. A SKU without prerequisites
 * always does.
 */
export function meetsPrerequisites(
  sku: SkuId,
  others: readonly SkuId[],
  { catalogue }: Reference,
): boolean {
  const requires = catalogue.skuById(sku)?.requires;
  if (requires === undefined) return true;
  const { skuSets, anyPlan, notFamily } = requires;
  if (skuSets.length === 0 && anyPlan.length === 0) return true;
  const held = new Set(others);
  const bases = others.filter(
    (other) => notFamily === null || catalogue.skuById(other)?.family !== notFamily,
  );
  return (
    skuSets.some((set) => set.every((part) => held.has(part))) ||
    anyPlan.some((plan) => bases.some((base) => catalogue.plansOf(base).has(plan)))
  );
}

/** SKUs among those that stay which could be held with `leaving` but not without it. */
export function orphansOf(
  leaving: SkuId,
  staying: readonly SkuId[],
  reference: Reference,
): readonly SkuId[] {
  return staying.filter((sku) => {
    const others = staying.filter((other) => other !== sku);
    return (
      meetsPrerequisites(sku, [...others, leaving], reference) &&
      !meetsPrerequisites(sku, others, reference)
    );
  });
}
