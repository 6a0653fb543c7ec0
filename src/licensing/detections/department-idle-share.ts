import type { Cohort } from "../../privacy/traits.ts";
import { accountStateOf } from "../need/account-state.ts";
import { observed, type TenantDetection } from "./observation.ts";

const MIN_MEMBERS = 10;
const TIMES_NORM = 2;

class Share {
  members = 0;
  seats = 0;
  idle = 0;

  add({ traits, members }: Cohort): void {
    const state = accountStateOf(traits);
    const held = members * traits.held.length;
    this.members += members;
    this.seats += held;
    this.idle += state === "disabled" || state === "inactive" ? held : 0;
  }
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
    const norm = new Share();
    const departments = new Map<number | null, Share>();
    for (const cohort of context.input.cohorts) {
      const { department } = cohort.traits;
      const share = departments.get(department) ?? new Share();
      departments.set(department, share);
      norm.add(cohort);
      share.add(cohort);
    }
    return [...departments].flatMap(([department, { members, seats, idle }]) => {
      // Compared as products: idle / seats > 2 × norm.idle / norm.seats.
      const isHigh = idle * norm.seats > TIMES_NORM * norm.idle * seats;
      if (department === null || members < MIN_MEMBERS || !isHigh) return [];
      const noticed = { kind: "watch", count: idle, department, confidence: "C4" } as const;
      return [observed(departmentIdleShare, noticed, context)];
    });
  },
};
