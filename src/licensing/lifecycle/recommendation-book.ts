import { AppError } from "../../core/errors.ts";
import type { TenantId } from "../../core/ids.ts";
import type { Recommendation } from "../recommendations.ts";
import { type Decision, decide } from "./decisions.ts";
import {
  DEFAULT_LIFECYCLE_POLICY,
  type LifecycleChange,
  type LifecyclePolicy,
  reconcile,
} from "./reconcile.ts";
import type { SeatFacts } from "./seat-facts.ts";
import type { TrackedRecommendation } from "./tracked-recommendation.ts";

/**
 * Where tracked recommendations are kept. `update` gives the present ones to a function and keeps what
 * it returns; two updates of one tenant never run at the same time, in whatever process.
 */
export interface RecommendationStore {
  read(tenant: TenantId): Promise<readonly TrackedRecommendation[]>;
  update<Result>(
    tenant: TenantId,
    change: (tracked: readonly TrackedRecommendation[]) => Updated<Result>,
  ): Promise<Result>;
}

export interface Updated<Result> {
  readonly tracked: readonly TrackedRecommendation[];
  readonly result: Result;
}

/** The recommendations of tenants over time. */
export class RecommendationBook {
  readonly #store: RecommendationStore;
  readonly #policy: LifecyclePolicy;

  constructor(store: RecommendationStore, policy: LifecyclePolicy = DEFAULT_LIFECYCLE_POLICY) {
    this.#store = store;
    this.#policy = policy;
  }

  all(tenant: TenantId): Promise<readonly TrackedRecommendation[]> {
    return this.#store.read(tenant);
  }

  /** Enters what a survey found. @returns what is worth telling. */
  survey(
    tenant: TenantId,
    found: readonly Recommendation[],
    facts: SeatFacts,
  ): Promise<readonly LifecycleChange[]> {
    return this.#store.update(tenant, (known) => {
      const { tracked, changes } = reconcile(known, found, facts, this.#policy);
      return { tracked, result: changes };
    });
  }

  /**
   * Enters a decision about one recommendation.
   * @throws AppError NOT_FOUND for an id this tenant does not have, BAD_INPUT where its state does not
   *   allow the decision.
   */
  decide(
    tenant: TenantId,
    id: string,
    decision: Decision,
    facts: SeatFacts,
  ): Promise<TrackedRecommendation> {
    return this.#store.update(tenant, (known) => {
      const tracked = known.find((one) => one.id === id);
      if (tracked === undefined) throw new AppError("NOT_FOUND", { argument: "id" });
      const decided = decide(tracked, decision, facts);
      return { tracked: known.map((one) => (one.id === id ? decided : one)), result: decided };
    });
  }
}
