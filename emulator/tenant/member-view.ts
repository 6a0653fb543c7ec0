import { type SignIns, signInsOf } from "./activity.ts";
import { type Assignment, assignmentsOf, isServed } from "./assignments.ts";
import type { Generator } from "./generator.ts";
import { type Member, memberAt, memberId, type Profile, profileOf } from "./member.ts";
import { type ServicePlan, skuNamed } from "./sku-catalog.ts";

/** A member with the parts that cost something drawn when first asked for. */
export class MemberView {
  readonly generator: Generator;
  readonly member: Member;
  readonly id: string;
  #profile: Profile | undefined;
  #assignments: readonly Assignment[] | undefined;
  #signIns: SignIns | undefined;
  #licences: readonly Licence[] | undefined;
  #workloads: number | undefined;

  constructor(generator: Generator, index: number) {
    this.generator = generator;
    this.member = memberAt(generator, index);
    this.id = memberId(generator, index);
  }

  get profile(): Profile {
    this.#profile ??= profileOf(this.generator, this.member);
    return this.#profile;
  }

  get assignments(): readonly Assignment[] {
    this.#assignments ??= assignmentsOf(this.generator, this.member);
    return this.#assignments;
  }

  get signIns(): SignIns {
    this.#signIns ??= signInsOf(this.generator, this.member);
    return this.#signIns;
  }

  /** Products the member really has, each once, with the plans that every assignment switches off. */
  get licences(): readonly Licence[] {
    this.#licences ??= licencesOf(this.assignments);
    return this.#licences;
  }

  /** Workloads the member is licensed for, as bits. */
  get workloads(): number {
    this.#workloads ??= this.licences.reduce(
      (bits, { sku, disabledPlans }) => bits | workloadsOf(sku, disabledPlans),
      0,
    );
    return this.#workloads;
  }

  /** Service plans switched on, by any product. */
  get plans(): readonly ServicePlan[] {
    const plans = new Map<string, ServicePlan>();
    for (const { sku, disabledPlans } of this.licences) {
      for (const plan of skuNamed(sku).plans) {
        if (!disabledPlans.includes(plan.name)) plans.set(plan.id, plan);
      }
    }
    return [...plans.values()];
  }
}

export interface Licence {
  readonly sku: string;
  readonly disabledPlans: readonly string[];
}

function licencesOf(assignments: readonly Assignment[]): readonly Licence[] {
  const bySku = new Map<string, readonly string[]>();
  for (const { sku, disabledPlans } of assignments.filter(isServed)) {
    const known = bySku.get(sku);
    bySku.set(
      sku,
      known === undefined ? disabledPlans : known.filter((plan) => disabledPlans.includes(plan)),
    );
  }
  return Array.from(bySku, ([sku, disabledPlans]) => ({ sku, disabledPlans }));
}

/** Workloads of a product without the plans switched off. */
export function workloadsOf(sku: string, disabledPlans: readonly string[]): number {
  const { plans, workloads } = skuNamed(sku);
  if (disabledPlans.length === 0) return workloads;
  return plans
    .filter((plan) => !disabledPlans.includes(plan.name))
    .reduce((bits, plan) => bits | plan.workload, 0);
}

/** Ids of a product's plans of these names; names the product lacks are left out. */
export function planIds(sku: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return skuNamed(sku)
    .plans.filter((plan) => names.includes(plan.name))
    .map((plan) => plan.id);
}
