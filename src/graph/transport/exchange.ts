import { setTimeout as sleep } from "node:timers/promises";
import { Client, type GraphRequest, ResponseType } from "@microsoft/microsoft-graph-client";
import { type Clock, systemClock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { GraphSource } from "../graph-source.ts";
import type { GraphTokenSource } from "../token-source.ts";
import { authorize } from "./authorize.ts";
import { chainOf, GraphCall } from "./call.ts";
import { enter } from "./entrance.ts";
import { refuseFailure } from "./outcome.ts";
import { InProcessPace, keepPace, type RequestPace } from "./pace.ts";
import { followDownloads } from "./redirect.ts";
import { DEFAULT_RETRY_POLICY, Persistence, type RetryPolicy, type Wait } from "./retry.ts";
import { BudgetKeeper, type RequestBudget } from "./run-budget.ts";
import { interruption, PATIENCE_MS, type RequestObserver, send } from "./send.ts";
import { ThrottleGauge } from "./throttle-gauge.ts";

/** Where Graph is, and the means that tests replace. */
export interface GraphConnection {
  /** Origin of Graph, without trailing slash. */
  readonly graphUrl: string;
  readonly clock?: Clock;
  /** Numbers in [0, 1), for the jitter of retries. */
  readonly random?: () => number;
  readonly wait?: Wait;
  readonly retryPolicy?: RetryPolicy;
  /** Turns that all operations on a tenant take together. */
  readonly pace?: RequestPace;
  /** How long an answer, or the next piece of a download, is waited for, in milliseconds. */
  readonly patience?: number;
}

/** One operation on behalf of one caller. */
export interface GraphOperation {
  readonly tokens: GraphTokenSource;
  /** Aborted when the client goes away; reading stops at once. */
  readonly signal: AbortSignal;
  readonly budget?: RequestBudget;
  /** Sent as `x-ms-throttle-priority`: surveys are low, questions somebody waits for are high. */
  readonly priority?: "low" | "normal" | "high";
  readonly observe?: RequestObserver;
}

/** One request: its source, and either a link of Graph's own making or a path with OData options. */
export interface GraphRequestPlan {
  readonly source: GraphSource;
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
  readonly link?: string;
  /** Follows the source's path, e.g. `/$count`. */
  readonly segment?: string;
  /** Instead of the source's path: `/$batch`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly prepare?: (request: GraphRequest) => GraphRequest;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Far above any real survey; an operation that needs more is stuck. */
const DEFAULT_BUDGET: RequestBudget = { requests: 20_000, seconds: 3600 };

const waitForReal: Wait = async (milliseconds, signal) => {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    throw new AppError("ABORTED", {}, { cause: error });
  }
};

/** Sends requests of one operation through the SDK with our chain, and tries again where that helps. */
export class GraphExchange {
  readonly persistence: Persistence;
  readonly gauge = new ThrottleGauge();
  readonly patience: number;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #priority: string;

  constructor(connection: GraphConnection, operation: GraphOperation) {
    const { graphUrl, clock = systemClock, wait = waitForReal, random = Math.random } = connection;
    const { tokens, observe = () => undefined, priority = "normal" } = operation;
    const url = new URL(graphUrl);
    const budget = new BudgetKeeper(operation.budget ?? DEFAULT_BUDGET, clock);
    const policy = connection.retryPolicy ?? DEFAULT_RETRY_POLICY;
    this.persistence = new Persistence(policy, { clock, random, wait, budget });
    this.patience = connection.patience ?? PATIENCE_MS;
    this.#clock = clock;
    this.#priority = priority;
    this.#client = Client.initWithMiddleware({
      baseUrl: `${url.origin}/`,
      middleware: chainOf([
        enter,
        authorize(url.origin, tokens),
        followDownloads(url),
        keepPace({ pace: connection.pace ?? new InProcessPace(clock), tokens, budget, wait }),
        send({
          graphOrigin: url.origin,
          clock,
          budget,
          patience: this.patience,
          observe: (event) => {
            this.gauge.note(event);
            observe(event);
          },
        }),
      ]),
    });
  }

  now(): Date {
    return this.#clock.now();
  }

  /**
   * One request, with retries that cover the reading of its body: a page cut off or truncated is
   * asked for again, the pages before it are not.
   * @throws AppError as listed at `refuseFailure`, `authorize` and `Persistence.persist`.
   */
  async request<T>(plan: GraphRequestPlan, read: (response: Response) => Promise<T>): Promise<T> {
    return this.persistence.persist(plan.signal, async () => {
      const response = await this.send(plan);
      try {
        return await read(response);
      } catch (error) {
        throw error instanceof AppError ? error : interruption(error, plan.signal);
      }
    });
  }

  /** One request without retries; the answer is a success. */
  async send(plan: GraphRequestPlan): Promise<Response> {
    const { source, signal } = plan;
    if (signal.aborted) {
      throw new AppError("ABORTED");
    }
    const call = new GraphCall(source, plan.scopes, signal, plan);
    const request = this.#client
      .api(pathOf(plan))
      .version(source.version)
      .responseType(ResponseType.RAW)
      .headers({ "x-ms-throttle-priority": this.#priority, ...plan.headers })
      .middlewareOptions([call]);
    const response = await dispatch(plan.prepare?.(request) ?? request, call, plan.body);
    await refuseFailure(response, plan, this.#clock.now());
    return response;
  }
}

async function dispatch(request: GraphRequest, call: GraphCall, body: object | undefined) {
  try {
    const response: unknown = await (body === undefined ? request.get() : request.post(body));
    if (response instanceof Response) {
      return response;
    }
  } catch (error) {
    throw call.failure ?? error;
  }
  throw new AppError("INTERNAL", { reason: "The Graph client gave no response." });
}

/** Path of a request below the version, its parameters filled in. */
export function pathOf({ source, path, segment = "", parameters = {} }: GraphRequestPlan): string {
  return `${path ?? source.path}${segment}`.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? ""),
  );
}
