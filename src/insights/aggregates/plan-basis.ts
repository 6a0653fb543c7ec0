import {
  CAPABILITY_STATUSES,
  COHORT_STATES,
  foldSmallCohorts,
  LADDERS,
  type PlanBasis,
  TERMS,
} from "../../licensing/index.ts";
import { closed, defineAggregate, LOWEST_MINIMUMS, type ValueOf } from "../../privacy/index.ts";
import { MEMBER_TAGS } from "../../privacy/traits.ts";

const ownedSku = closed.object({
  skuId: closed.skuId(),
  appliesTo: closed.oneOf(["User", "Company"]),
  capabilityStatus: closed.oneOf(CAPABILITY_STATUSES),
  seats: closed.object({
    enabled: closed.count(),
    warning: closed.count(),
    suspended: closed.count(),
    lockedOut: closed.count(),
  }),
  consumed: closed.count(),
  servicePlans: closed.listOf(
    closed.object({
      servicePlanId: closed.servicePlanId(),
      appliesTo: closed.oneOf(["User", "Company"]),
    }),
  ),
  purchases: closed.listOf(
    closed.object({
      seats: closed.count(),
      isTrial: closed.boolean(),
      status: closed.oneOf(CAPABILITY_STATUSES),
      renewsOn: closed.nullable(closed.date()),
      createdOn: closed.nullable(closed.date()),
      term: closed.nullable(closed.oneOf(TERMS)),
      partner: closed.boolean(),
      autoRenews: closed.nullable(closed.boolean()),
    }),
  ),
  mayBeTrial: closed.boolean(),
});

const needCohort = closed.object({
  members: closed.count(),
  state: closed.oneOf(COHORT_STATES),
  tags: closed.listOf(closed.oneOf(MEMBER_TAGS)),
  held: closed.listOf(closed.skuId()),
  needs: closed.listOf(closed.object({ ladder: closed.oneOf(LADDERS), level: closed.count() })),
});

/**
 * What licence plans and what-ifs start from, so that another question about the same survey reads
 * nothing anew: purchases as Graph tells them, and members counted by what they hold and need.
 */
export const planBasis = defineAggregate(
  "planBasis",
  3,
  closed.object({
    on: closed.date(),
    ownedSkus: closed.listOf(ownedSku),
    cohorts: closed.listOf(needCohort),
  }),
);
export type PlanBasisValue = ValueOf<typeof planBasis>;

/**
 * The basis as a value to seal.
 * @param minimum no cohort in it is smaller; needs speak of what members do.
 */
export function planBasisValue(
  { on, ownedSkus, cohorts }: PlanBasis,
  minimum: number = LOWEST_MINIMUMS.behaviour,
): PlanBasisValue {
  return {
    on,
    cohorts: foldSmallCohorts(cohorts, minimum),
    ownedSkus: ownedSkus.map((sku) => ({
      skuId: sku.skuId,
      appliesTo: sku.appliesTo,
      capabilityStatus: sku.capabilityStatus,
      seats: sku.seats,
      consumed: sku.consumed,
      servicePlans: sku.servicePlans,
      purchases: sku.purchases.map(({ autoRenews = null, ...purchase }) => ({
        ...purchase,
        autoRenews,
      })),
      mayBeTrial: sku.mayBeTrial ?? false,
    })),
  };
}

/** The sealed basis in the terms of licensing. */
export function planBasisOfValue({ ownedSkus, ...basis }: PlanBasisValue): PlanBasis {
  return {
    ...basis,
    ownedSkus: ownedSkus.map(({ purchases, ...sku }) => ({
      ...sku,
      purchases: purchases.map(({ autoRenews, ...purchase }) => ({
        ...purchase,
        ...(autoRenews === null ? {} : { autoRenews }),
      })),
    })),
  };
}
