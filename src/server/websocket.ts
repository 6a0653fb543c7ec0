import type { Server } from "node:http";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { z } from "zod";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";
import type { RequestContext } from "../resolvers/index.ts";
import { CallerSessions } from "./caller-sessions.ts";
import { createErrorFormatter } from "./format-error.ts";
import { OPERATION_LIMITS } from "./operation-limits.ts";
import { formatGraphqlError, prepareOperation, withFormattedErrors } from "./prepare-operation.ts";

/** Sockets one caller may hold at a time. */
const SOCKETS_PER_CALLER = 5;
/** Close code of graphql-transport-ws for "may not"; clients reconnect with a fresh access token. */
const FORBIDDEN = 4403;
/** A client that does not answer one ping by the next is gone: within ten seconds all it asked for stops. */
const PING_MS = 4_000;

/** Subscriptions running at once on one socket. */
const SUBSCRIPTIONS_PER_SOCKET = 20;

const connectionParams = z.object({ accessToken: z.string().min(1) });

export interface WebSocketOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly authenticate: (accessToken: string) => Promise<Caller>;
  readonly openContext: (caller: Caller, signal: AbortSignal) => RequestContext;
}

/**
 * Subscriptions over graphql-transport-ws at /graphql. The access token comes in the connection's
 * first message as `{ accessToken }`; when it expires the socket is closed with 4403, and the client
 * reconnects with a fresh one and its last cursor.
 * @returns a function that closes every socket (1001, clients reconnect elsewhere).
 */
export function serveWebSockets(server: Server, options: WebSocketOptions): () => Promise<void> {
  const sockets = acceptSockets(server);
  const sessions = new CallerSessions(options.clock, SOCKETS_PER_CALLER);
  const format = createErrorFormatter(options.logger);
  const disposable = useServer(
    {
      onConnect: async ({ connectionParams: given, extra }) => {
        const params = connectionParams.safeParse(given);
        const caller = params.success
          ? await options.authenticate(params.data.accessToken).catch(() => undefined)
          : undefined;
        const expire = (): void => extra.socket.close(FORBIDDEN, "Access token expired");
        return caller !== undefined && sessions.open(extra.socket, caller, expire) !== undefined;
      },
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        const session = sessions.of(extra.socket);
        if (session === undefined || Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_SOCKET) {
          return [new GraphQLError("Too many subscriptions on this socket.", badRequest)];
        }
        const prepared = prepareOperation(options.schema, payload);
        return "document" in prepared
          ? { ...prepared, contextValue: options.openContext(session.caller, session.gone.signal) }
          : prepared;
      },
      onNext: (...[, , , , result]) => withFormattedErrors(result, format),
      onError: (...[, , , errors]) => errors.map((error) => formatGraphqlError(error, format)),
      onClose: ({ extra }) => sessions.close(extra.socket),
    },
    sockets,
    PING_MS,
  );
  return async () => disposable.dispose();
}

/** Upgrades are taken by hand: a socket server bound to the HTTP server would print its errors as well. */
function acceptSockets(server: Server): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    path: "/graphql",
    maxPayload: OPERATION_LIMITS.bodyBytes,
  });
  server.on("upgrade", (request, socket, head) => {
    if (!sockets.shouldHandle(request)) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit("connection", opened, request);
    });
  });
  return sockets;
}

const badRequest = { extensions: { code: "BAD_REQUEST" } };
