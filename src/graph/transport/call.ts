import type { Context, Middleware, MiddlewareOptions } from "@microsoft/microsoft-graph-client";
import { AppError } from "../../core/errors.ts";
import type { GraphSource } from "../graph-source.ts";

export interface CallAddress {
  /** Instead of the source's path. */
  readonly path?: string;
  /** Follows the source's path. */
  readonly segment?: string;
  /** Of Graph's own making, requested exactly as it was given. */
  readonly link?: string;
}

/** What a request is for. Travels beside the request through every step of the chain. */
export class GraphCall implements MiddlewareOptions {
  readonly source: GraphSource;
  readonly scopes: readonly string[];
  readonly signal: AbortSignal;
  readonly address: CallAddress;
  /** First error thrown in the chain: the SDK replaces errors by its own, which quotes foreign text. */
  failure: unknown;

  constructor(
    source: GraphSource,
    scopes: readonly string[],
    signal: AbortSignal,
    address: CallAddress = {},
  ) {
    this.source = source;
    this.scopes = scopes;
    this.signal = signal;
    this.address = address;
  }
}

/** One step of the chain: does its part and calls the next. */
export type Step = (
  context: Context,
  call: GraphCall,
  next: (context: Context) => Promise<void>,
) => Promise<void>;

class StepMiddleware implements Middleware {
  #next: Middleware | undefined;
  readonly #step: Step;

  constructor(step: Step) {
    this.#step = step;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    await this.#step(context, callOf(context), async (passedOn) => {
      await this.#next?.execute(passedOn);
    });
  }
}

/** The steps as the SDK wants them, first to last. */
export function chainOf(steps: readonly Step[]): Middleware[] {
  return steps.map((step) => new StepMiddleware(step));
}

function callOf(context: Context): GraphCall {
  const call = context.middlewareControl?.getMiddlewareOptions(GraphCall);
  if (!(call instanceof GraphCall)) {
    throw new AppError("INTERNAL", { reason: "A Graph request was made without its source." });
  }
  return call;
}

/** Address of a request. The SDK hands strings on; anything else was not made by the reader. */
export function addressOf(context: Context): URL {
  if (typeof context.request !== "string") {
    throw new AppError("INTERNAL", { reason: "A Graph request was made without an address." });
  }
  return new URL(context.request);
}

/** Answer of the step below. */
export function responseOf(context: Context): Response {
  if (context.response === undefined) {
    throw new AppError("INTERNAL", { reason: "A Graph request ended without an answer." });
  }
  return context.response;
}

/** Lets go of a body nobody will read, so that its connection can be used again. */
export async function discardBody(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}
