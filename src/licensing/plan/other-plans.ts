import type { ServicePlanId, SkuId } from "../../core/ids.ts";
import type { Reference } from "../reference.ts";

/**
 * Service plans on no ladder: nothing is known of their use. What somebody bought a component or
 * add-on for is needed; what comes along in a suite (Forms, Sway, Bookings …) is no reason to keep the
 * suite, but is not given up as long as only doubled SKUs go. Plans that the same SKUs give are one
 * capability.
 */
export interface OtherPlans {
  readonly ladders: Readonly<Record<string, readonly string[]>>;
  /** Capabilities a SKU gives. */
  givenBy(sku: string): Readonly<Record<string, number>>;
  /** Capabilities that the held SKUs which are no suites give, switched on or off. */
  neededBy(held: readonly SkuId[]): Readonly<Record<string, number>>;
}

/** The capabilities of owned SKUs beyond the ladders, and which of the offered SKUs give them. */
export function otherPlansOf(
  owned: readonly SkuId[],
  offered: readonly SkuId[],
  reference: Reference,
): OtherPlans {
  const { catalogue, ladders, planOrder } = reference;
  const plans = new Set(owned.flatMap((id) => [...catalogue.plansOf(id)]));
  const others = [...plans].filter(
    (plan) => !ladders.has(plan) && planOrder.missingFrom(new Set(), [plan]).length > 0,
  );
  const givers = (plan: ServicePlanId) =>
    offered.filter((id) => planOrder.covers(catalogue.plansOf(id), plan));
  const groups = [...Map.groupBy(others, (plan) => givers(plan).join())].map(
    ([skus, ofGroup], index) => ({
      name: `other-${index + 1}`,
      plans: new Set(ofGroup),
      skus: new Set<string>(skus.split(",")),
    }),
  );
  const given = (names: readonly { readonly name: string }[]) =>
    Object.fromEntries(names.map(({ name }) => [name, 1]));
  return {
    ladders: Object.fromEntries(groups.map(({ name }) => [name, ["included"]])),
    givenBy: (sku) => given(groups.filter(({ skus }) => skus.has(sku))),
    neededBy: (held) => {
      const bought = held.filter((id) => catalogue.skuById(id)?.role !== "suite");
      const has = new Set(bought.flatMap((id) => [...catalogue.plansOf(id)]));
      return given(groups.filter((group) => [...group.plans].some((plan) => has.has(plan))));
    },
  };
}
