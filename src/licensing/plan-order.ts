import { z } from "zod";
import { type ServicePlanId, servicePlanId } from "../core/ids.ts";
import { readReferenceTable } from "./reference-table.ts";

/** Which service plans give everything others give. */
export interface PlanOrder {
  /** Whether a plan is among those held, or below one of them, or carries no right worth a licence. */
  covers(held: ReadonlySet<ServicePlanId>, wanted: ServicePlanId): boolean;
  /** The plans of `wanted` that `held` does not cover. */
  missingFrom(
    held: ReadonlySet<ServicePlanId>,
    wanted: Iterable<ServicePlanId>,
  ): readonly ServicePlanId[];
}

const orderRow = z.object({
  ladder: z.string(),
  higherPlanId: z.literal("").or(servicePlanId),
  lowerPlanId: servicePlanId,
});

/** The order of `data/plan-supersession.csv`. Reads a file; call it once and hand the result on. */
export function loadPlanOrder(): PlanOrder {
  const rows = readReferenceTable("plan-supersession", orderRow);
  const ignored = new Set(
    rows.filter((row) => row.ladder === "ignore").map((row) => row.lowerPlanId),
  );
  const directlyAbove = Map.groupBy(
    rows.filter((row) => row.higherPlanId !== ""),
    (row) => row.lowerPlanId,
  );
  const above = new Map(
    [...directlyAbove.keys()].map((plan) => [plan, allAbove(plan, directlyAbove)]),
  );
  const covers: PlanOrder["covers"] = (held, wanted) =>
    held.has(wanted) ||
    ignored.has(wanted) ||
    (above
      .get(wanted)
      ?.values()
      .some((plan) => held.has(plan)) ??
      false);
  return {
    covers,
    missingFrom: (held, wanted) => [...wanted].filter((plan) => !covers(held, plan)),
  };
}

type Above = ReadonlyMap<ServicePlanId, readonly { readonly higherPlanId: ServicePlanId | "" }[]>;

function allAbove(plan: ServicePlanId, directlyAbove: Above): ReadonlySet<ServicePlanId> {
  const found = new Set<ServicePlanId>();
  const open = [plan];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { higherPlanId } of directlyAbove.get(next) ?? []) {
      if (higherPlanId !== "" && !found.has(higherPlanId)) {
        found.add(higherPlanId);
        open.push(higherPlanId);
      }
    }
  }
  return found;
}
