import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { createHandler, type Handler } from "graphql-sse";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { RequestContext } from "../resolvers/index.ts";
import { CallerSessions } from "./caller-sessions.ts";
import { createErrorFormatter } from "./format-error.ts";
import { OPERATION_LIMITS } from "./operation-limits.ts";
import { type Format, formatGraphqlError, prepareOperation } from "./prepare-operation.ts";
import { readJsonBody } from "./read-body.ts";
import { StalledClients } from "./stalled-clients.ts";

/** Streams one caller may hold at a time. */
const STREAMS_PER_CALLER = 20;
const EVENT_STREAM = "text/event-stream";

export interface EventStreamOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly authenticate: (authorization: string | undefined) => Promise<Caller>;
  readonly openContext: (caller: Caller, signal: AbortSignal) => RequestContext;
}

type Handle = Handler<IncomingMessage, RequestContext>;

/**
 * Operations as server-sent events (graphql-sse, distinct connections): one POST, one stream. A
 * stream ends when its access token expires.
 */
export class EventStreams {
  readonly #options: EventStreamOptions;
  readonly #sessions: CallerSessions;
  readonly #open = new Set<ServerResponse>();
  readonly #stalled = new StalledClients();
  readonly #handle: Handle;

  constructor(options: EventStreamOptions) {
    this.#options = options;
    this.#sessions = new CallerSessions(options.clock, STREAMS_PER_CALLER);
    this.#handle = createHandle(options);
  }

  /** @throws AppError when the request is none that may be answered with a stream. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST" || request.headers.accept !== EVENT_STREAM) {
      const reason = `Send a POST that accepts ${EVENT_STREAM}.`;
      throw new AppError("BAD_INPUT", { reason });
    }
    const caller = await this.#options.authenticate(request.headers.authorization);
    const body = await readJsonBody(request, OPERATION_LIMITS.bodyBytes);
    const session = this.#sessions.open(response, caller, () => this.#end(response));
    if (session === undefined) {
      const reason = `This caller already holds ${STREAMS_PER_CALLER} streams.`;
      throw new AppError("BUDGET_EXCEEDED", { reason });
    }
    this.#open.add(response);
    const unwatch = this.#stalled.watch(request.socket);
    response.once("close", () => {
      unwatch();
      this.#end(response);
    });
    const context = this.#options.openContext(caller, session.gone.signal);
    const [events, { status, headers }] = await this.#handle({
      method: "POST",
      url: request.url ?? "/",
      headers: { get: (name) => asText(request.headers[name]) },
      body: typeof body === "object" ? { ...body } : null,
      raw: request,
      context,
    });
    // Proxies such as nginx would hold events back until a buffer is full.
    response.writeHead(status, { ...headers, "x-accel-buffering": "no" });
    if (typeof events === "string" || !events) {
      response.end(events);
      return;
    }
    session.gone.signal.addEventListener("abort", () => void events.return(undefined));
    // A client that leaves early is nothing to report.
    await pipeline(Readable.from(events), response).catch(() => response.destroy());
  }

  /** Ends every stream; clients connect again elsewhere. */
  close(): void {
    for (const response of this.#open) {
      this.#end(response);
    }
  }

  #end(response: ServerResponse): void {
    this.#open.delete(response);
    this.#sessions.close(response);
  }
}

function createHandle({ schema, logger }: EventStreamOptions): Handle {
  const format = createErrorFormatter(logger);
  return createHandler<IncomingMessage, RequestContext>({
    // Without a name for a stream to come back to, every operation has a connection of its own.
    authenticate: async () => null,
    // Done, with rules of our own, when the operation was prepared.
    validate: () => [],
    onSubscribe: ({ context }, operation) => {
      const prepared = prepareOperation(schema, operation);
      return "document" in prepared
        ? { ...prepared, contextValue: context }
        : { data: null, errors: prepared };
    },
    onNext: (...[, , result]) =>
      result.errors && { ...result, errors: result.errors.map((error) => told(error, format)) },
  });
}

/** An error that says of itself no more than the client may read. */
function told(error: GraphQLError, format: Format): GraphQLError {
  const { message, extensions } = formatGraphqlError(error, format);
  const { nodes = null, path = null } = error;
  return new GraphQLError(message, { nodes, path, extensions: extensions ?? null });
}

function asText(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === "object" ? header.join(", ") : header;
}
