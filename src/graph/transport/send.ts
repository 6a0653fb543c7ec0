import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import { outOfContext } from "../../core/out-of-context.ts";
import type { SourceId } from "../../core/source-ids.ts";
import type { GraphSource } from "../graph-source.ts";
import { addressOf, type CallAddress, type Step } from "./call.ts";
import { PassingFailure } from "./retry.ts";
import type { BudgetKeeper } from "./run-budget.ts";

/** How long an answer, or the next piece of a download, is waited for: the slowest pages take seconds. */
export const PATIENCE_MS = 60_000;
/** Node's timers hold no more than 31 bits. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** One HTTP request as it went out: template and scopes, never the address or what it returned. */
export interface GraphRequestEvent {
  readonly source: SourceId;
  /** Version and path template, e.g. `/v1.0/users`; `download` for the second leg of a report. */
  readonly path: string;
  readonly scopes: readonly string[];
  /** `undefined` when no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  /** Load of the tenant's throttling bucket (`x-ms-throttle-limit-percentage`), sent above 0.8. */
  readonly throttleLoad: number | undefined;
}

export type RequestObserver = (event: GraphRequestEvent) => void;

interface SendOptions {
  readonly graphOrigin: string;
  readonly clock: Clock;
  readonly budget: BudgetKeeper;
  readonly observe: RequestObserver;
  /** Milliseconds. */
  readonly patience: number;
}

/**
 * Last step: the request itself. Refuses to send what lost its access token on the way to Graph, and
 * what would carry one elsewhere, whatever the steps before did.
 */
export function send({ graphOrigin, clock, budget, observe, patience }: SendOptions): Step {
  return async (context, { source, scopes, signal, address }) => {
    const toGraph = addressOf(context).origin === graphOrigin;
    if (new Headers(context.options?.headers).has("Authorization") !== toGraph) {
      throw new AppError("INTERNAL", {
        reason: toGraph
          ? "A Graph request had lost its access token and was not sent."
          : "An access token was about to leave for another address and was not sent.",
      });
    }
    budget.spendRequest();
    const startedAt = clock.now().getTime();
    const report = (response: Response | undefined): void =>
      observe({
        source: source.id,
        path: toGraph ? templateOf(source, address) : "download",
        scopes: toGraph ? scopes : [],
        status: response?.status,
        durationMs: clock.now().getTime() - startedAt,
        throttleLoad: throttleLoadOf(response),
      });
    const mostMs = Math.min(budget.millisecondsLeft(), LONGEST_TIMER_MS);
    // A download is read as it is consumed: here only its beginning is waited for.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooLate()), Math.min(patience, mostMs));
    try {
      context.response = await outOfContext(() =>
        fetch(context.request, {
          ...context.options,
          redirect: "manual",
          signal: AbortSignal.any([
            signal,
            late.signal,
            AbortSignal.timeout(toGraph ? Math.min(patience, mostMs) : mostMs),
          ]),
        }),
      );
    } catch (error) {
      report(undefined);
      throw interruption(error, signal);
    } finally {
      clearTimeout(timer);
    }
    report(context.response);
  };
}

function templateOf({ version, path }: GraphSource, address: CallAddress): string {
  return `/${version}${address.path ?? path}${address.segment ?? ""}`;
}

/** A whole body that is no JSON may have been cut on its way, or be a proxy's page: that one stays. */
const RETRIES_OF_NO_JSON = 2;
/** Somebody waits for the answer; what stays silent is left out of it. */
const RETRIES_OF_SILENCE = 1;

/**
 * What it means that a request or the reading of its body broke off: the caller went away, or the
 * connection failed or took too long, which may pass.
 */
export function interruption(error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) {
    return new AppError("ABORTED", {}, { cause: error });
  }
  return new PassingFailure("GRAPH_UNAVAILABLE", undefined, { cause: error }, mostRetriesOf(error));
}

function mostRetriesOf(error: unknown): number | undefined {
  if (error instanceof SyntaxError) {
    return RETRIES_OF_NO_JSON;
  }
  // A DOMException, which need not be an Error of this realm.
  const name = typeof error === "object" && error !== null && "name" in error ? error.name : "";
  return name === TIMEOUT ? RETRIES_OF_SILENCE : undefined;
}

const TIMEOUT = "TimeoutError";

/** What breaks off the waiting for an answer, or for the next piece of one. */
export function tooLate(): Error {
  return new DOMException("Nothing came in time.", TIMEOUT);
}

function throttleLoadOf(response: Response | undefined): number | undefined {
  const load = Number.parseFloat(response?.headers.get("x-ms-throttle-limit-percentage") ?? "");
  return Number.isFinite(load) ? load : undefined;
}
