import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";

/** What one operation may use of Graph. */
export interface RequestBudget {
  readonly requests: number;
  readonly seconds: number;
}

/** Keeps one operation within its budget, over all its sources and retries. */
export class BudgetKeeper {
  #requestsLeft: number;
  readonly #endsAtMs: number;
  readonly #clock: Clock;

  constructor(budget: RequestBudget, clock: Clock) {
    this.#requestsLeft = budget.requests;
    this.#endsAtMs = clock.now().getTime() + budget.seconds * 1000;
    this.#clock = clock;
  }

  /** Milliseconds until the time is used up; not above 0 once it is. */
  millisecondsLeft(): number {
    return this.#endsAtMs - this.#clock.now().getTime();
  }

  /** @throws AppError BUDGET_EXCEEDED when one more request is not allowed. */
  spendRequest(): void {
    this.checkTime();
    if (this.#requestsLeft <= 0) {
      throw exceeded("requests to Microsoft Graph");
    }
    this.#requestsLeft -= 1;
  }

  /** @throws AppError BUDGET_EXCEEDED when the time is used up, or would be after a wait. */
  checkTime(waitMs = 0): void {
    if (this.millisecondsLeft() <= waitMs) {
      throw exceeded("seconds for reading Microsoft Graph");
    }
  }
}

function exceeded(what: string): AppError {
  return new AppError("BUDGET_EXCEEDED", { reason: `The ${what} of this operation are used up.` });
}
