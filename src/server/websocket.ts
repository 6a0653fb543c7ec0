import type { Server } from "node:http";
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { z } from "zod";
import type { Caller } from "../auth/index.ts";
import type { Clock } from "../core/clock.ts";
import type { Logger } from "../core/logger.ts";
import type { RequestContext } from "../resolvers/index.ts";
import { CallerSessions, type Session } from "./caller-sessions.ts";
import { createErrorFormatter } from "./format-error.ts";
import { costOf, OPERATION_LIMITS, operationRules } from "./operation-limits.ts";

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
  const sockets = new WebSocketServer({
    server,
    path: "/graphql",
    maxPayload: OPERATION_LIMITS.bodyBytes,
  });
  const sessions = new CallerSessions(options.clock);
  const format = createErrorFormatter(options.logger);
  const disposable = useServer(
    {
      onConnect: async ({ connectionParams: given, extra }) => {
        const params = connectionParams.safeParse(given);
        const caller = params.success
          ? await options.authenticate(params.data.accessToken).catch(() => undefined)
          : undefined;
        return caller !== undefined && sessions.open(extra.socket, caller);
      },
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        const session = sessions.of(extra.socket);
        if (session === undefined || Object.keys(subscriptions).length > SUBSCRIPTIONS_PER_SOCKET) {
          return [new GraphQLError("Too many subscriptions on this socket.", badRequest)];
        }
        return prepare(options, session, payload);
      },
      onNext: (...[, , , , result]) => withFormattedErrors(result, format),
      onError: (...[, , , errors]) => errors.map((error) => formatGraphqlError(error, format)),
      onClose: ({ extra }) => sessions.close(extra.socket),
    },
    sockets,
  );
  return async () => disposable.dispose();
}

const badRequest = { extensions: { code: "BAD_REQUEST" } };

/** The same checks an operation over HTTP passes: length, rules, cost. */
function prepare(
  options: WebSocketOptions,
  session: Session,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const { schema } = options;
    const document = parse(payload.query, { maxTokens: OPERATION_LIMITS.documentTokens });
    const faults = validate(schema, document, [...specifiedRules, ...operationRules]);
    if (faults.length > 0) {
      return faults.map(
        (fault) =>
          new GraphQLError(fault.message, {
            nodes: fault.nodes ?? null,
            extensions: { ...fault.extensions, code: "GRAPHQL_VALIDATION_FAILED" },
          }),
      );
    }
    const variables = payload.variables ?? {};
    costOf({ schema, document, operationName: payload.operationName ?? undefined, variables });
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: variables,
      contextValue: options.openContext(session.caller, session.gone.signal),
    };
  } catch (error) {
    if (error instanceof GraphQLError) {
      return [new GraphQLError(error.message, { extensions: { code: "GRAPHQL_PARSE_FAILED" } })];
    }
    return [
      new GraphQLError("", {
        originalError: error instanceof Error ? error : new Error(String(error)),
      }),
    ];
  }
}

/** graphql-ws gives absent properties as undefined ones. */
type Loose<Result> = { readonly [Name in keyof Result]?: Result[Name] | undefined };
type Format = ReturnType<typeof createErrorFormatter>;

function formatGraphqlError(
  error: GraphQLError | GraphQLFormattedError,
  format: Format,
): GraphQLFormattedError {
  return format(error instanceof GraphQLError ? error.toJSON() : error, error);
}

/** A result with its errors in our form; nothing when it has none, which sends it as it is. */
function withFormattedErrors(
  { errors, data, extensions }: Loose<ExecutionResult>,
  format: Format,
): FormattedExecutionResult | void {
  if (errors !== undefined) {
    return {
      ...(data === undefined ? {} : { data }),
      ...(extensions === undefined ? {} : { extensions }),
      errors: errors.map((error) => formatGraphqlError(error, format)),
    };
  }
}
