import type { Cohort, HeldSku, Traits } from "./traits.ts";

/**
 * Counts members with equal traits together. Memory grows with the number of different traits only;
 * sets of held SKUs, of which there are few, are shared between cohorts.
 */
export class CohortCounter {
  readonly #counts = new Map<string, { readonly traits: Traits; members: number }>();
  readonly #heldSets = new Map<
    string,
    { readonly key: number; readonly held: readonly HeldSku[] }
  >();

  add(traits: Traits): void {
    const { key: heldKey, held } = this.#shared(traits.held);
    const { enabled, kind, accountAge, activity, department, country } = traits;
    const key = `${heldKey},${enabled},${kind},${accountAge},${activity.signIn},${activity.workloads},${department},${country}`;
    const counted = this.#counts.get(key);
    if (counted === undefined) {
      this.#counts.set(key, { traits: { ...traits, held }, members: 1 });
    } else {
      counted.members += 1;
    }
  }

  cohorts(): readonly Cohort[] {
    return [...this.#counts.values()];
  }

  #shared(held: readonly HeldSku[]): { readonly key: number; readonly held: readonly HeldSku[] } {
    const text = held.map(keyOfHeld).join(";");
    const known = this.#heldSets.get(text);
    if (known !== undefined) {
      return known;
    }
    const added = { key: this.#heldSets.size, held };
    this.#heldSets.set(text, added);
    return added;
  }
}

function keyOfHeld({ skuId, origin, hasError, assignedFor, disabledPlans }: HeldSku): string {
  return `${skuId},${origin},${hasError},${assignedFor},${disabledPlans.join(",")}`;
}
