import { AppError, type ErrorCode, isAppError } from "../core/errors.ts";

/** Failures that say something of the caller who led the flight, not of what everybody waits for. */
const CALLER_BOUND: readonly ErrorCode[] = [
  "UNAUTHENTICATED",
  "SIGN_IN_AGAIN",
  "CLAIMS_CHALLENGE",
  "CONSENT_REQUIRED",
  "ACCESS_BLOCKED",
  "ONBOARDING_REQUIRED",
  "FORBIDDEN",
  "ENTRA_THROTTLED",
  "GRAPH_DENIED",
  "BUDGET_EXCEEDED",
  "ABORTED",
];

interface Flight<Value> {
  readonly outcome: Promise<Value>;
  readonly controller: AbortController;
  waiters: number;
}

/** Work of the same name is done once at a time; whoever asks meanwhile waits for the same outcome. */
export class SingleFlight<Value> {
  readonly #flights = new Map<string, Flight<Value>>();

  /**
   * Joins the flight of this name, or starts it.
   *
   * Who goes away stops waiting; the work is aborted when the last one has gone. When the flight
   * fails for a reason that lies with the caller who led it, the others fly anew with their own
   * work: one caller's missing consent is not another's.
   *
   * @param work is given the signal of the flight, not of the caller.
   * @throws AppError ABORTED when `signal` fires first; otherwise whatever the work throws.
   */
  async run(
    name: string,
    work: (signal: AbortSignal) => Promise<Value>,
    signal?: AbortSignal,
  ): Promise<Value> {
    for (;;) {
      const underWay = this.#flights.get(name);
      if (underWay === undefined) {
        return this.#wait(name, this.#start(name, work), signal);
      }
      try {
        return await this.#wait(name, underWay, signal);
      } catch (error) {
        if (signal?.aborted === true || !isAppError(error, ...CALLER_BOUND)) {
          throw error;
        }
      }
    }
  }

  #start(name: string, work: (signal: AbortSignal) => Promise<Value>): Flight<Value> {
    const controller = new AbortController();
    const outcome = Promise.resolve(controller.signal).then(work);
    const flight = { outcome, controller, waiters: 0 };
    this.#flights.set(name, flight);
    const land = () => this.#forget(name, flight);
    outcome.then(land, land);
    return flight;
  }

  async #wait(name: string, flight: Flight<Value>, signal?: AbortSignal): Promise<Value> {
    flight.waiters += 1;
    const leaving = Promise.withResolvers<never>();
    const leave = () => leaving.reject(new AppError("ABORTED", {}, { cause: signal?.reason }));
    signal?.addEventListener("abort", leave, { once: true });
    if (signal?.aborted === true) {
      leave();
    }
    try {
      return await Promise.race([flight.outcome, leaving.promise]);
    } finally {
      signal?.removeEventListener("abort", leave);
      flight.waiters -= 1;
      if (flight.waiters === 0) {
        // Who asks from now on must not board a flight that is being aborted.
        this.#forget(name, flight);
        flight.controller.abort();
      }
    }
  }

  #forget(name: string, flight: Flight<Value>): void {
    if (this.#flights.get(name) === flight) {
      this.#flights.delete(name);
    }
  }
}
