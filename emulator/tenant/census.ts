import { assignmentsOf, isServed } from "./assignments.ts";
import type { Generator } from "./generator.ts";
import { memberAt } from "./member.ts";

/** Totals over all members: what the pages of `/users` add up to. */
export interface Census {
  /** Members holding the product, each once, by part number. Graph's `consumedUnits`. */
  readonly consumed: ReadonlyMap<string, number>;
  /** Members with an assignment by the licence group, failed ones included, by group position. */
  readonly groupMembers: readonly number[];
  readonly groupErrors: readonly number[];
  readonly enabled: number;
  readonly guests: number;
  readonly licensed: number;
}

/** Counts a tenant in one pass that keeps nothing but the totals. */
export function takeCensus(g: Generator): Census {
  const consumed = new Map<string, number>();
  const groupMembers = g.blueprint.licenceGroups.map(() => 0);
  const groupErrors = g.blueprint.licenceGroups.map(() => 0);
  let enabled = 0;
  let guests = 0;
  let licensed = 0;
  for (let index = 0; index < g.memberCount; index += 1) {
    const member = memberAt(g, index);
    if (member.enabled) enabled += 1;
    if (member.kind === "guest") guests += 1;
    const served = new Set<string>();
    for (const assignment of assignmentsOf(g, member)) {
      if (assignment.group !== null) {
        groupMembers[assignment.group] = (groupMembers[assignment.group] ?? 0) + 1;
        if (assignment.error !== "None") {
          groupErrors[assignment.group] = (groupErrors[assignment.group] ?? 0) + 1;
        }
      }
      if (isServed(assignment)) served.add(assignment.sku);
    }
    for (const sku of served) consumed.set(sku, (consumed.get(sku) ?? 0) + 1);
    if (served.size > 0) licensed += 1;
  }
  return { consumed, groupMembers, groupErrors, enabled, guests, licensed };
}
