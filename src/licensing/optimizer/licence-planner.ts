import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "../../core/errors.ts";
import type { LicenceProblem, PlanPolicy } from "./licence-problem.ts";
import type { PlanReply, PlanRequest } from "./plan-messages.ts";
import type { PlanOutcome } from "./solve-problem.ts";

/** How a plan is to be made. */
export interface PlanOptions {
  readonly policy?: PlanPolicy;
  /** Split the saving by action levels (only without change cost); six optima instead of one. Default true. */
  readonly waterfall?: boolean;
  /** Work out what one more seat would save. Default false: it solves again for every seat in question. */
  readonly shadowPrices?: boolean;
  /** Milliseconds until the best plan found is returned with its gap. Default 60,000. */
  readonly limitMs?: number;
  /** Ends the work at once. */
  readonly signal?: AbortSignal;
}

const DEFAULT_LIMIT_MS = 60_000;

/** Keeps the solver's thread well under the memory of a small container. */
const WORKER_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };

/** More plans than these, under way and waiting, are refused: whoever came last would wait for minutes. */
const MOST_PENDING = 8;

/**
 * Computes cheapest licence mixes in a worker thread, one at a time, in the order asked. The worker
 * starts with `warm` or the first plan and is given up with `close` or with the end of the process.
 */
export class LicencePlanner implements AsyncDisposable {
  private readonly mostPending: number;
  private readonly pending = new Set<symbol>();
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  /** How long the last plan took: what the next one is expected to take. */
  private secondsPerPlan = 1;

  constructor({ mostPending = MOST_PENDING }: { readonly mostPending?: number } = {}) {
    this.mostPending = mostPending;
  }

  /** Starts the worker, so that the first plan need not wait for it. Does not wait itself. */
  warm(): void {
    this.startedWorker().unref();
  }

  /**
   * The cheapest mix for a problem, with its proof.
   * @throws the signal's reason when aborted; AppError PLANNER_BUSY when too many plans wait already;
   * Error when the worker fails.
   */
  async plan(problem: LicenceProblem, options: PlanOptions = {}): Promise<PlanOutcome> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (this.pending.size >= this.mostPending) {
      const retryAfterSeconds = Math.ceil(this.pending.size * this.secondsPerPlan);
      throw new AppError("PLANNER_BUSY", { retryAfterSeconds });
    }
    const place = Symbol("place");
    const leave = (): void => void this.pending.delete(place);
    this.pending.add(place);
    // Whoever goes away while waiting makes room at once.
    signal?.addEventListener("abort", leave, { once: true });
    const turn = this.last.then(() => this.run(problem, options));
    this.last = turn.then(leave, leave);
    try {
      return await turn;
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  /** Stops the worker; a plan under way is rejected. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private async run(problem: LicenceProblem, options: PlanOptions): Promise<PlanOutcome> {
    const { signal } = options;
    signal?.throwIfAborted();
    const worker = this.startedWorker();
    const request: PlanRequest = {
      problem,
      options: {
        policy: options.policy ?? {},
        waterfall: options.waterfall ?? true,
        shadowPrices: options.shadowPrices ?? false,
      },
      limitMs: options.limitMs ?? DEFAULT_LIMIT_MS,
    };
    const start = performance.now();
    worker.ref();
    try {
      const answered = replyOf(worker, signal);
      worker.postMessage(request, []);
      const reply = await answered;
      this.secondsPerPlan = (performance.now() - start) / 1000;
      if (reply.kind === "failure") throw new Error(reply.message);
      return reply.outcome;
    } catch (error) {
      // A solver cannot be interrupted, only abandoned with its thread.
      await this.close();
      signal?.throwIfAborted();
      throw error;
    } finally {
      worker.unref();
    }
  }

  private startedWorker(): Worker {
    // The same folder holds plan-worker.ts when run from source and plan-worker.js when built.
    const extension = extname(new URL(import.meta.url).pathname);
    this.worker ??= new Worker(new URL(`./plan-worker${extension}`, import.meta.url), {
      resourceLimits: WORKER_LIMITS,
    });
    return this.worker;
  }
}

/** The worker's next message; rejects when it fails, ends or the signal says stop. */
function replyOf(worker: Worker, signal: AbortSignal | undefined): Promise<PlanReply> {
  return new Promise<PlanReply>((resolve, reject) => {
    const onAbort = (): void => settle(() => reject(abortReason(signal)));
    const onMessage = (reply: PlanReply): void => settle(() => resolve(reply));
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (): void =>
      settle(() => reject(new Error("The optimizer's thread ended before it answered.")));
    const settle = (end: () => void): void => {
      signal?.removeEventListener("abort", onAbort);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      end();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error(String(reason));
}
