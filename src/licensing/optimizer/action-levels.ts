import { type BundleRules, type BundleSpace, isFeasible } from "./bundle-space.ts";
import type { Bundle } from "./sku-table.ts";
import { type CohortModel, rulesWithin, type TenantModel } from "./tenant-model.ts";

/** What may be changed, from least to most; each level allows everything before it. */
export const ACTION_LEVELS = [
  "reduceUnassigned",
  "reclaimDisabled",
  "reclaimInactive",
  "removeRedundant",
  "rightsizeOwned",
  "newMix",
] as const;
export type ActionLevel = (typeof ACTION_LEVELS)[number];

/** The bundles a cohort may hold at a level. */
export interface CohortChoices {
  readonly spaces: readonly BundleSpace[];
  readonly fixed: readonly Bundle[];
}

/**
 * Levels before the last: today's bundle, plus what the level allows. Dropping SKUs means a feasible
 * bundle made of today's SKUs; `removeRedundant` keeps every capability level besides the needs.
 * Choices that a wider one contains are left out, so that more cohorts choose alike.
 */
export function choicesAt(
  model: TenantModel,
  cohort: CohortModel,
  level: ActionLevel,
): CohortChoices {
  if (level === "newMix") return finalChoices(model, cohort);
  const reach = ACTION_LEVELS.indexOf(level);
  const drops = reach >= ACTION_LEVELS.indexOf(DROPPING_LEVELS[cohort.cohort.state]);
  const rightsizes = reach >= ACTION_LEVELS.indexOf("rightsizeOwned");
  const ownsAllHeld = cohort.current.every((sku) => model.owned[sku] === true);
  const rules: BundleRules[] = [];
  if (drops && !(rightsizes && ownsAllHeld)) {
    const held = heldToday(model, cohort);
    rules.push(rulesWithin(model, cohort, held, droppingNeeds(cohort)));
  }
  if (rightsizes) rules.push(rulesWithin(model, cohort, model.owned, cohort.needs));
  const isCovered = rules.some((one) => isFeasible(model.table, one, cohort.current));
  return {
    spaces: rules.map((one) => model.spaces.spaceOf(one)).filter((space) => space !== undefined),
    fixed: isCovered ? [] : [cohort.current],
  };
}

/**
 * The last level: every feasible bundle. With a change cost today's bundle is named too, because
 * staying may pay off even where a smaller bundle would do.
 */
function finalChoices(model: TenantModel, cohort: CohortModel): CohortChoices {
  const space = model.spaces.spaceOf(finalRules(model, cohort));
  const hasCost = model.problem.changeCostMinorPerUser > 0;
  return {
    spaces: space === undefined ? [] : [space],
    fixed: hasCost && mayStay(model, cohort) ? [cohort.current] : [],
  };
}

/** Whether today's bundle is a feasible one. */
export function mayStay(model: TenantModel, cohort: CohortModel): boolean {
  return isFeasible(model.table, finalRules(model, cohort), cohort.current);
}

function finalRules(model: TenantModel, cohort: CohortModel): BundleRules {
  const offered = model.problem.allowNewSkus ? model.table.ids.map(() => true) : model.owned;
  return rulesWithin(model, cohort, offered, cohort.needs);
}

/** The first level at which the members of a state may drop SKUs. */
const DROPPING_LEVELS = {
  disabled: "reclaimDisabled",
  inactive: "reclaimInactive",
  active: "removeRedundant",
} as const;

/** Active members keep every level they have, the others only what they need. */
function droppingNeeds(cohort: CohortModel): Int32Array {
  if (cohort.cohort.state !== "active") return cohort.needs;
  return cohort.needs.map((level, ladder) => Math.max(level, cohort.given[ladder] ?? 0));
}

function heldToday(model: TenantModel, cohort: CohortModel): readonly boolean[] {
  const held = new Set(cohort.current);
  return model.table.ids.map((_, sku) => held.has(sku));
}
