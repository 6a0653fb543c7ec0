import type { Cohort } from "../../privacy/traits.ts";
import { accountStateOf } from "../need/account-state.ts";
import { observed, type TenantDetection } from "./observation.ts";

const MIN_MEMBERS = 10;
const TIMES_NORM = 2;

interface Share {
  readonly seats: number;
  readonly idle: number;
}

function shareOf(cohorts: readonly Cohort[]): Share {
  let seats = 0;
  let idle = 0;
  for (const { traits, members } of cohorts) {
    const state = accountStateOf(traits);
    const held = members * traits.held.length;
    seats += held;
    idle += state === "disabled" || state === "inactive" ? held : 0;
  }
  return { seats, idle };
}

/**
 * D57: a department in which more than twice the tenant's share of seats is held by disabled or
 * inactive members. Departments of fewer than ten members are not compared.
 */
export const departmentIdleShare: TenantDetection = {
  scope: "tenant",
  id: "D57",
  version: 1,
  needs: ["members", "signInActivity", "activeUserDetail"],
  thresholds: { minMembers: MIN_MEMBERS, timesNorm: TIMES_NORM },
  guards: [],
  source: "account states by department",
  observe: (context) => {
    const norm = shareOf(context.input.cohorts);
    const departments = Map.groupBy(context.input.cohorts, ({ traits }) => traits.department);
    return [...departments].flatMap(([department, cohorts]) => {
      const members = cohorts.reduce((sum, cohort) => sum + cohort.members, 0);
      const { seats, idle } = shareOf(cohorts);
      // Compared as products: idle / seats > 2 × norm.idle / norm.seats.
      const isHigh = idle * norm.seats > TIMES_NORM * norm.idle * seats;
      if (department === null || members < MIN_MEMBERS || !isHigh) return [];
      const noticed = { kind: "watch", count: idle, department, confidence: "C4" } as const;
      return [observed(departmentIdleShare, noticed, context)];
    });
  },
};
