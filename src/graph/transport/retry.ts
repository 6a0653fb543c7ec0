import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { BudgetKeeper } from "./run-budget.ts";

/** How long and how often one operation tries again. */
export interface RetryPolicy {
  /** Retries of one request (of one page) in a row. */
  readonly retriesPerRequest: number;
  /** Longest Retry-After that is waited for; beyond it the source is given up for now. */
  readonly longestWaitSeconds: number;
  /** Retries of all requests of the operation together. */
  readonly retriesPerRun: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  retriesPerRequest: 5,
  longestWaitSeconds: 120,
  retriesPerRun: 100,
};

/** Waits, and stops waiting with an error as soon as the signal aborts. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** A failure that may pass: what to throw if it does not, and how long Graph asks to wait. */
export class PassingFailure extends Error {
  override readonly name = "PassingFailure";

  readonly code: "GRAPH_THROTTLED" | "GRAPH_UNAVAILABLE";
  readonly retryAfterSeconds: number | undefined;
  /** Where more would not help, or do harm. */
  readonly mostRetries: number;

  constructor(
    code: PassingFailure["code"],
    retryAfterSeconds: number | undefined,
    options?: ErrorOptions,
    mostRetries: number = Number.POSITIVE_INFINITY,
  ) {
    super("A Graph request failed in a way that may pass.", options);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.mostRetries = mostRetries;
  }

  /** The failure as callers of the reader see it. */
  toAppError(): AppError {
    const { retryAfterSeconds } = this;
    const details = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    return new AppError(this.code, details, { cause: this.cause });
  }
}

interface Means {
  readonly clock: Clock;
  readonly random: () => number;
  readonly wait: Wait;
  readonly budget: BudgetKeeper;
}

/** Tries again, for all requests of one operation together: its retries are shared. */
export class Persistence {
  #retriesLeft: number;
  readonly #policy: RetryPolicy;
  readonly #means: Means;

  constructor(policy: RetryPolicy, means: Means) {
    this.#retriesLeft = policy.retriesPerRun;
    this.#policy = policy;
    this.#means = means;
  }

  /**
   * Runs an attempt until it succeeds, fails for good, or the retries are used up. Never tries before
   * the Retry-After of the failure has passed (early retries count against the quota).
   * @throws AppError GRAPH_THROTTLED, GRAPH_UNAVAILABLE, BUDGET_EXCEEDED, ABORTED, or what `attempt` throws.
   */
  async persist<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof PassingFailure)) {
          throw error;
        }
        await this.waitAfter(error, tried, signal);
      }
    }
  }

  /**
   * Waits as long as a failure demands.
   * @param tried retries already made of the same request.
   * @throws AppError instead of waiting when there are no retries left or the wait is too long.
   */
  async waitAfter(failure: PassingFailure, tried: number, signal: AbortSignal): Promise<void> {
    const { budget, random, wait } = this.#means;
    const { retriesPerRequest, longestWaitSeconds } = this.#policy;
    // 1, 2, 4, … seconds, each up to half as long again so that processes do not retry in step.
    const backOffSeconds = Math.min(2 ** tried * (1 + random() / 2), longestWaitSeconds);
    const seconds = failure.retryAfterSeconds ?? backOffSeconds;
    const most = Math.min(retriesPerRequest, failure.mostRetries);
    if (tried >= most || this.#retriesLeft <= 0 || seconds > longestWaitSeconds) {
      throw failure.toAppError();
    }
    const milliseconds = Math.ceil(seconds * 1000);
    budget.checkTime(milliseconds);
    this.#retriesLeft -= 1;
    await wait(milliseconds, signal);
  }
}
