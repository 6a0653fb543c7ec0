import { AppError } from "../../core/errors.ts";
import type { TenantId, VisibilityClass } from "../../core/ids.ts";
import { type Decision, decide } from "./decisions.ts";
import {
  DEFAULT_LIFECYCLE_POLICY,
  type LifecycleChange,
  type LifecyclePolicy,
  reconcile,
} from "./reconcile.ts";
import type { SeatFacts } from "./seat-facts.ts";
import type { FoundRecommendation, TrackedRecommendation } from "./tracked-recommendation.ts";

/**
 * Whose book: callers of one visibility class are shown the same, so what one of them decides all of
 * them see, and figures of different views are never compared.
 */
export interface BookPlace {
  readonly tenantId: TenantId;
  readonly visibilityClass: VisibilityClass;
}

/**
 * Where tracked recommendations are kept. `update` gives the present ones to a function and keeps what
 * it returns; two updates of one book never run at the same time, in whatever process.
 */
export interface RecommendationStore {
  read(place: BookPlace): Promise<readonly TrackedRecommendation[]>;
  update<Result>(
    place: BookPlace,
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

  all(place: BookPlace): Promise<readonly TrackedRecommendation[]> {
    return this.#store.read(place);
  }

  /** Enters what a survey found. @returns what is worth telling. */
  survey(
    place: BookPlace,
    found: readonly FoundRecommendation[],
    facts: SeatFacts,
  ): Promise<readonly LifecycleChange[]> {
    return this.#store.update(place, (known) => {
      const { tracked, changes } = reconcile(known, found, facts, this.#policy);
      return { tracked, result: changes };
    });
  }

  /**
   * Enters a decision about one recommendation.
   * @throws AppError NOT_FOUND for an id this book does not have, BAD_INPUT where its state does not
   *   allow the decision.
   */
  decide(
    place: BookPlace,
    id: string,
    decision: Decision,
    facts: SeatFacts,
  ): Promise<TrackedRecommendation> {
    return this.#store.update(place, (known) => {
      const tracked = known.find((one) => one.id === id);
      if (tracked === undefined) throw new AppError("NOT_FOUND", { argument: "id" });
      const decided = decide(tracked, decision, facts);
      return { tracked: known.map((one) => (one.id === id ? decided : one)), result: decided };
    });
  }
}
