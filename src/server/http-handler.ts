import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApolloServer } from "@apollo/server";
import { AppError, ERROR_CATALOGUE, isAppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { ExportTable } from "../insights/index.ts";
import type { RequestContext } from "../resolvers/index.ts";
import type { EventStreams } from "./event-streams.ts";
import { createErrorFormatter } from "./format-error.ts";
import { toApolloRequest } from "./graphql-server.ts";
import type { Health } from "./health.ts";
import { OPERATION_LIMITS } from "./operation-limits.ts";
import { readJsonBody } from "./read-body.ts";
import { downloadTable, tableOfPath } from "./table-download.ts";

export interface HttpHandlerOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly health: Health;
  readonly eventStreams: EventStreams;
  readonly logger: Logger;
  /** Verifies the access token and opens the context of one request; throws AppError when it may not. */
  readonly openContext: (
    authorization: string | undefined,
    signal: AbortSignal,
  ) => Promise<RequestContext>;
  readonly challengeFor: (error: unknown) => string | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Routes of the HTTP server: the API, tables as CSV and two health questions; everything else is not found. */
export function createHttpHandler(options: HttpHandlerOptions): Handler {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const table = tableOfPath(url.pathname);
    if (url.pathname === "/graphql") {
      answerGraphql(options, request, response, url.search).catch((error: unknown) => {
        refuse(options, response, error);
      });
    } else if (url.pathname === "/graphql/stream") {
      options.eventStreams.answer(request, response).catch((error: unknown) => {
        refuse(options, response, error);
      });
    } else if (table !== undefined) {
      answerTable(options, request, response, table).catch((error: unknown) => {
        refuse(options, response, error);
      });
    } else if (url.pathname === "/health/live") {
      sendJson(response, 200, { live: true });
    } else if (url.pathname === "/health/ready") {
      sendJson(response, options.health.ready ? 200 : 503, { ready: options.health.ready });
    } else {
      sendJson(response, 404, { message: "Seatwise answers at /graphql." });
    }
  };
}

async function answerTable(
  options: HttpHandlerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  table: ExportTable,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort(new AppError("ABORTED")));
  const context = await options.openContext(request.headers.authorization, gone.signal);
  await downloadTable(table, context, request, response);
}

async function answerGraphql(
  options: HttpHandlerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  search: string,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort(new AppError("ABORTED")));
  const context = await options.openContext(request.headers.authorization, gone.signal);
  const body = await readJsonBody(request, OPERATION_LIMITS.bodyBytes);
  const answer = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApolloRequest(
      { method: request.method ?? "GET", search, body },
      request.headers,
    ),
    context: async () => context,
  });
  if (answer.body.kind !== "complete") {
    throw new AppError("INTERNAL", { reason: "Incremental delivery is not offered." });
  }
  for (const [name, value] of answer.headers) {
    response.setHeader(name, value);
  }
  response.setHeader("cache-control", "no-store");
  if (!options.health.ready) {
    response.setHeader("connection", "close");
  }
  response.writeHead(answer.status ?? 200).end(answer.body.string);
}

/** A request that fails before it is an operation, in the same form as a failed operation. */
function refuse(options: HttpHandlerOptions, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const challenge = options.challengeFor(error);
  if (challenge !== undefined) {
    response.setHeader("www-authenticate", challenge);
  }
  const status = isAppError(error) ? ERROR_CATALOGUE[error.code].status : 500;
  const formatted = createErrorFormatter(options.logger)(
    { message: error instanceof Error ? error.message : "" },
    error,
  );
  sendJson(response, status, { errors: [formatted] });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    })
    .end(JSON.stringify(body));
}
