import type { SkuId } from "../../core/ids.ts";
import { meetsPrerequisites } from "../bundles.ts";
import type { CohortDemand } from "../optimizer/licence-problem.ts";
import type { Reference } from "../reference.ts";
import type { OtherPlans } from "./other-plans.ts";
import type { NeedCohort, PlanBasis } from "./plan-basis.ts";
import type { PlanSettings } from "./plan-settings.ts";

interface Offered {
  /** SKUs that holders keep and nobody else gets. */
  readonly untouched: readonly SkuId[];
  readonly offered: readonly SkuId[];
  readonly otherPlans: OtherPlans;
  readonly settings: PlanSettings;
}

/** Cohorts as the optimizer sees them, with what the tenant demands beyond the evidence. */
export function demandsOf(
  { cohorts }: PlanBasis,
  reference: Reference,
  offered: Offered,
): readonly CohortDemand[] {
  return cohorts.map((cohort, index) => ({
    id: `cohort-${index + 1}`,
    ...demandOf(cohort, reference, offered),
  }));
}

function demandOf(
  cohort: NeedCohort,
  reference: Reference,
  { untouched, offered, otherPlans, settings }: Offered,
): Omit<CohortDemand, "id"> {
  const { catalogue } = reference;
  const { members, state, tags } = cohort;
  const held = cohort.held.filter((id) => offered.includes(id));
  // A room's or a device's licence may be cheap for what it gives, but is none for a person.
  const isForPeople = (id: SkuId): boolean =>
    (catalogue.skuById(id)?.licensedPer ?? "user") === "user";
  // Whoever holds a SKU today is eligible for it, whether or not the tenant tagged anybody.
  const shown = held.flatMap((id) => catalogue.skuById(id)?.eligibilityTag ?? []);
  return {
    users: members,
    state,
    needs: {
      ...neededLevels(cohort, settings),
      ...(state === "active" ? otherPlans.neededBy(held) : {}),
    },
    tags: [...new Set([...tags, ...shown])],
    current: held,
    keep: held.filter((id) => untouched.includes(id) || settings.keep?.has(id) === true),
    // Held without its base today: bought before the rule, or the table is wrong. Either way theirs alone.
    exempt: held.filter((id) => !meetsPrerequisites(id, othersOf(held, id), reference)),
    forbid: offered.filter(
      (id) => !held.includes(id) && (untouched.includes(id) || !isForPeople(id)),
    ),
  };
}

function othersOf(held: readonly SkuId[], id: SkuId): readonly SkuId[] {
  return held.filter((other) => other !== id);
}

/** Demands are about those who work: an account nobody uses needs what it holds, no more. */
function neededLevels(
  { state, needs }: NeedCohort,
  { mustHave = [] }: PlanSettings,
): Readonly<Record<string, number>> {
  const demanded = state === "active" ? mustHave : [];
  const levels = new Map<string, number>();
  for (const { ladder, level } of [...needs, ...demanded]) {
    levels.set(ladder, Math.max(level, levels.get(ladder) ?? 0));
  }
  return Object.fromEntries([...levels].sort(([a], [b]) => (a < b ? -1 : 1)));
}
