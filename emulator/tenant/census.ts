import { type Assignment, assignmentsOf, isServed } from "./assignments.ts";
import type { Generator } from "./generator.ts";
import { type Member, memberAt } from "./member.ts";

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

class Counter {
  readonly #consumed = new Map<string, number>();
  readonly #groupMembers: number[];
  readonly #groupErrors: number[];
  #enabled = 0;
  #guests = 0;
  #licensed = 0;

  constructor(groups: number) {
    this.#groupMembers = Array.from({ length: groups }, () => 0);
    this.#groupErrors = Array.from({ length: groups }, () => 0);
  }

  count(member: Member, assignments: readonly Assignment[]): void {
    if (member.enabled) this.#enabled += 1;
    if (member.kind === "guest") this.#guests += 1;
    const served = new Set<string>();
    for (const assignment of assignments) {
      this.#countGroup(assignment);
      if (isServed(assignment)) served.add(assignment.sku);
    }
    for (const sku of served) this.#consumed.set(sku, (this.#consumed.get(sku) ?? 0) + 1);
    if (served.size > 0) this.#licensed += 1;
  }

  #countGroup({ group, error }: Assignment): void {
    if (group === null) return;
    this.#groupMembers[group] = (this.#groupMembers[group] ?? 0) + 1;
    if (error !== "None") this.#groupErrors[group] = (this.#groupErrors[group] ?? 0) + 1;
  }

  totals(): Census {
    return {
      consumed: this.#consumed,
      groupMembers: this.#groupMembers,
      groupErrors: this.#groupErrors,
      enabled: this.#enabled,
      guests: this.#guests,
      licensed: this.#licensed,
    };
  }
}

/** Counts a tenant in one pass that keeps nothing but the totals. */
export function takeCensus(g: Generator): Census {
  const counter = new Counter(g.blueprint.licenceGroups.length);
  for (let index = 0; index < g.memberCount; index += 1) {
    const member = memberAt(g, index);
    counter.count(member, assignmentsOf(g, member));
  }
  return counter.totals();
}
