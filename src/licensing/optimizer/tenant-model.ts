import { type BundleRules, BundleSpaces, levelsOfBundle } from "./bundle-space.ts";
import type { CohortDemand, LicenceProblem, PlanPolicy } from "./licence-problem.ts";
import { type SparePolicy, sparePolicyOf } from "./paid-seats.ts";
import { type Period, periodsOf } from "./periods.ts";
import type { ProfileRule } from "./profile-options.ts";
import { type Bundle, createSkuTable, type SkuTable } from "./sku-table.ts";
import type { StageLimit, StageMinimum } from "./stage.ts";

/** A cohort by indices. */
export interface CohortModel {
  readonly cohort: CohortDemand;
  readonly current: Bundle;
  readonly keep: Bundle;
  /** SKUs that may be held without what they require. */
  readonly exempt: ReadonlySet<number>;
  /** Level per ladder that is needed. */
  readonly needs: Int32Array;
  /** Level per ladder that today's bundle gives. */
  readonly given: Int32Array;
  /** Per SKU index: eligible, not forbidden, not withdrawn by policy. */
  readonly mayHold: readonly boolean[];
}

/** A problem by indices, with everything that does not depend on what may be changed. */
export interface TenantModel {
  readonly problem: LicenceProblem;
  readonly table: SkuTable;
  readonly spaces: BundleSpaces;
  readonly periods: readonly Period[];
  readonly spare: readonly (SparePolicy | undefined)[];
  readonly limits: readonly StageLimit[];
  readonly minimums: readonly StageMinimum[];
  readonly cohorts: readonly CohortModel[];
  /** Per SKU index: occurs in `purchased`. */
  readonly owned: readonly boolean[];
  readonly maxSkus: number;
  readonly profiles?: ProfileRule | undefined;
}

/** Interns a problem. References to SKUs that are not on offer have no effect, except in `keep`. */
export function createTenantModel(problem: LicenceProblem, policy: PlanPolicy): TenantModel {
  const table = createSkuTable(problem);
  const bought = new Set(problem.purchased.map((row) => row.sku));
  const withdrawn = new Set(policy.withdrawnSkus);
  const spare = table.ids.map((id): SparePolicy | undefined => {
    const rule = problem.spare.find((one) => one.sku === id);
    return rule && sparePolicyOf(rule);
  });
  return {
    problem,
    table,
    spaces: new BundleSpaces(table),
    periods: periodsOf(problem, table),
    spare,
    limits: problem.seatLimits.map(({ skus, maxSeats }) => ({
      skus: table.bundleOf(skus),
      maxSeats,
    })),
    minimums: minimumsOf(policy, table),
    cohorts: problem.cohorts.map((cohort) => cohortModel(table, cohort, withdrawn)),
    owned: table.ids.map((id) => bought.has(id)),
    maxSkus: policy.maxSkusPerMember ?? Number.POSITIVE_INFINITY,
    profiles: policy.maxProfiles && profileRuleOf(policy.maxProfiles, table),
  };
}

function minimumsOf({ minSeats = [] }: PlanPolicy, table: SkuTable): readonly StageMinimum[] {
  const priceOf = (sku: number): number => table.prices[sku] ?? 0;
  return minSeats
    .map(({ skus, seats }) => ({
      skus: table.bundleOf(skus).toSorted((a, b) => priceOf(a) - priceOf(b) || a - b),
      seats,
    }))
    .filter(({ skus }) => skus.length > 0);
}

function profileRuleOf(
  { most, skus }: NonNullable<PlanPolicy["maxProfiles"]>,
  table: SkuTable,
): ProfileRule {
  const inProfile = new Set(skus);
  return { most, inProfile: table.ids.map((id) => inProfile.has(id)) };
}

function cohortModel(
  table: SkuTable,
  cohort: CohortDemand,
  withdrawn: ReadonlySet<string>,
): CohortModel {
  const tags = new Set(cohort.tags);
  const forbidden = new Set(cohort.forbid);
  const current = table.bundleOf(cohort.current);
  return {
    cohort,
    current,
    keep: table.bundleOf(cohort.keep),
    exempt: new Set(table.bundleOf(cohort.exempt ?? [])),
    needs: table.levelsOf(cohort.needs),
    given: levelsOfBundle(table, current),
    mayHold: table.ids.map((id, sku) => {
      const tag = table.tags[sku];
      return (tag === undefined || tags.has(tag)) && !forbidden.has(id) && !withdrawn.has(id);
    }),
  };
}

/** The rules of a cohort when only the SKUs of `offered` may be used. */
export function rulesWithin(
  model: TenantModel,
  cohort: CohortModel,
  offered: readonly boolean[],
  needs: Int32Array,
): BundleRules {
  return {
    allowed: cohort.mayHold.map((may, sku) => may && offered[sku] === true),
    keep: cohort.keep,
    exempt: cohort.exempt,
    needs,
    maxSkus: model.maxSkus,
  };
}
