import { auditRelease } from "./audit/audit-release.ts";
import { carryOver, type ToldBefore } from "./carry-over.ts";
import type { ReleasePlan } from "./dictionary.ts";
import { type CohortMinimums, requireChecked, SENSITIVITIES } from "./minimums.ts";
import type { Population } from "./population.ts";
import { provenDraft, withheld } from "./prove.ts";
import type { Release } from "./release.ts";
import type { Boldness } from "./retelling.ts";

export interface ReleaseOptions {
  /** Name of the new release; no two releases of a tenant have the same. */
  readonly id: string;
  /** Period the figures are frozen for, such as the ISO date it begins on. */
  readonly period: string;
  /** Releases told before that somebody may remember, the newest first. */
  readonly stored?: readonly Release[];
  /** Releases told to others who see other people, or rest on other sources: the newest first. */
  readonly beside?: readonly Release[];
}

/**
 * Everything a tenant's survey may tell about its people in one period: the tables of the plan over
 * merged buckets, each adding up to the exact total, audited as a whole and beside what was told before.
 * Within a period the same release is given again, whatever the survey says; what cannot be proven safe
 * is merged further, then kept as it was told last, then withheld.
 * @throws AppError INTERNAL when the minimums were not made by `cohortMinimums`.
 */
export function releaseTables(
  population: Population,
  plan: ReleasePlan,
  minimums: CohortMinimums,
  { id, period, stored = [], beside = [] }: ReleaseOptions,
): Release {
  requireChecked(minimums);
  const [last] = stored;
  const meets = last !== undefined && isWithin(last, minimums);
  if (meets && last.period === period) {
    return last;
  }
  const fresh = provenDraft({ population, plan, minimums, id, period });
  const isFirst = stored.length + beside.length === 0;
  return isFirst || fresh.scope === "nothing"
    ? fresh
    : (besideStored(fresh, { stored, beside }, population) ?? (meets ? last : withheld(fresh)));
}

/** A new release as it may be told beside the stored ones, as much anew as the auditor lets through. */
function besideStored(
  fresh: Release,
  told: ToldBefore,
  population: Population,
): Release | undefined {
  const remembered = [...told.stored, ...told.beside];
  for (const boldness of BOLDNESS) {
    const carried = carryOver(told, fresh, boldness);
    if (carried !== undefined && auditRelease(carried, population, remembered) === undefined) {
      return carried;
    }
  }
  return undefined;
}

/** What is tried in a new period, until the auditor is content. */
const BOLDNESS: readonly Boldness[] = [
  { changes: true, finer: true },
  { changes: true, finer: false },
  { changes: false, finer: false },
];

/** Whether a release was made with at least these minimums. */
function isWithin(release: Release, minimums: CohortMinimums): boolean {
  return SENSITIVITIES.every(
    (sensitivity) => release.minimums[sensitivity] >= minimums[sensitivity],
  );
}
