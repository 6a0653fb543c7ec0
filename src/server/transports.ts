import { createServer, type Server } from "node:http";
import type { Socket } from "node:net";
import type { GraphQLSchema } from "graphql";
import { AccessToken, type Caller, readBearer } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";
import type { RequestContext } from "../resolvers/index.ts";
import { EventStreams } from "./event-streams.ts";
import { createGraphqlServer } from "./graphql-server.ts";
import { Health } from "./health.ts";
import { createHttpHandler } from "./http-handler.ts";
import { serveWebSockets } from "./websocket.ts";

interface Means {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly verify: (accessToken: AccessToken) => Promise<Caller>;
  readonly openContext: (caller: Caller, signal: AbortSignal) => RequestContext;
  /** `WWW-Authenticate` of an answer that failed because Entra wants more of the caller. */
  readonly challengeFor: (error: unknown, context?: RequestContext) => string | undefined;
}

export interface Transports {
  readonly server: Server;
  readonly health: Health;
  start(): Promise<void>;
  /** Ends streams and sockets, then waits for requests under way. */
  close(): Promise<void>;
}

/** All ways to the schema, on one HTTP server: requests, sockets, event streams. */
export function openTransports(means: Means): Transports {
  const { schema, logger, clock, verify, openContext, challengeFor } = means;
  const health = new Health();
  const apollo = createGraphqlServer({ schema, logger, challengeFor });
  const authenticate = (authorization: string | undefined) => verify(readBearer(authorization));
  const eventStreams = new EventStreams({ schema, logger, clock, authenticate, openContext });
  const handle = createHttpHandler({
    apollo,
    health,
    eventStreams,
    logger,
    challengeFor,
    openContext: async (authorization, signal) =>
      openContext(await authenticate(authorization), signal),
  });
  const server = createServer(handle);
  server.on("connection", noticeVanishedClient);
  const closeSockets = serveWebSockets(server, {
    schema,
    logger,
    clock,
    authenticate: (token) => verify(new AccessToken(token)),
    openContext,
  });
  return {
    server,
    health,
    start: () => apollo.start(),
    close: async () => {
      eventStreams.close();
      await closeSockets();
      await closeServer(server);
      await apollo.stop();
    },
  };
}

/**
 * A client that vanishes without a word (a cable, a sleeping laptop) is noticed by unanswered probes
 * of the operating system within five seconds, so that what runs for it stops. Where something is on its
 * way to the client there are no probes: pings of sockets and `StalledClients` see to that.
 */
function noticeVanishedClient(socket: Socket): void {
  const [idleMs, everyMs, probes] = [2_000, 1_000, 3];
  socket.setKeepAlive(true, idleMs, everyMs, probes);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
