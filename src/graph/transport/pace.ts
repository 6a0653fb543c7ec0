import type { Clock } from "../../core/clock.ts";
import type { GraphTokenSource } from "../token-source.ts";
import type { Step } from "./call.ts";
import type { Wait } from "./retry.ts";
import type { BudgetKeeper } from "./run-budget.ts";

/**
 * Keeps requests apart that Graph counts per tenant, whoever makes them: one per second for conditional
 * access, of all callers and processes together (learn.microsoft.com/graph/throttling-limits).
 */
export interface RequestPace {
  /**
   * Takes the next turn, which is then nobody else's.
   * @param name what is counted together, e.g. tenant and source.
   * @returns milliseconds until it comes; 0 when it is now.
   */
  take(name: readonly string[], intervalMs: number): Promise<number>;
}

/** Turns of this process. */
export class InProcessPace implements RequestPace {
  readonly #clock: Clock;
  /** When the next turn of each comes; those long past are let go. */
  readonly #nextMs = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async take(name: readonly string[], intervalMs: number): Promise<number> {
    const nowMs = this.#clock.now().getTime();
    for (const [other, nextMs] of this.#nextMs) {
      if (nextMs <= nowMs) this.#nextMs.delete(other);
    }
    const key = JSON.stringify(name);
    const turnMs = this.#nextMs.get(key) ?? nowMs;
    this.#nextMs.set(key, turnMs + intervalMs);
    return turnMs - nowMs;
  }
}

interface PaceMeans {
  readonly pace: RequestPace;
  readonly tokens: GraphTokenSource;
  readonly budget: BudgetKeeper;
  readonly wait: Wait;
}

/**
 * Last step before a request goes out, when nothing else can delay it any more: waits for its turn
 * where the source has turns.
 * @throws AppError BUDGET_EXCEEDED when the turn comes too late, ABORTED.
 */
export function keepPace({ pace, tokens, budget, wait }: PaceMeans): Step {
  return async (context, { source: { id, minIntervalMs }, signal }, next) => {
    if (minIntervalMs !== undefined) {
      const milliseconds = await pace.take([tokens.tenantId, id], minIntervalMs);
      if (milliseconds > 0) {
        budget.checkTime(milliseconds);
        await wait(milliseconds, signal);
      }
    }
    await next(context);
  };
}
