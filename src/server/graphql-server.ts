import {
  ApolloServer,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLRequest,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema, OperationTypeNode } from "graphql";
import type { Logger } from "../core/logger.ts";
import type { RequestContext } from "../resolvers/index.ts";
import { createDocumentStore } from "./document-store.ts";
import { appErrorOf, createErrorFormatter } from "./format-error.ts";
import { costOf, OPERATION_LIMITS, operationRules } from "./operation-limits.ts";

export interface GraphqlServerOptions {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  /** `WWW-Authenticate` of an answer that failed because Entra wants more of the caller. */
  readonly challengeFor: (error: unknown, context: RequestContext) => string | undefined;
}

/**
 * Apollo Server without its HTTP framework. The cache-control plugin is off: its per-field hook
 * alone costs a third of an answer (docs/decisions/0004-apollo-on-node-http.md).
 */
export function createGraphqlServer(options: GraphqlServerOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: options.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    documentStore: createDocumentStore(),
    // What a client registers by its hash would be kept with all that is written into it.
    persistedQueries: false,
    parseOptions: { maxTokens: OPERATION_LIMITS.documentTokens },
    validationRules: [...operationRules],
    formatError: createErrorFormatter(options.logger),
    logger: options.logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitCost(),
      refuseSubscriptionsOverPost(),
      addExtensions(),
      challengeCallers(options.challengeFor),
    ],
  });
}

/** Refuses costly operations before anything is resolved, and tells every answer its cost. */
function limitCost(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operationName, request, contextValue }) {
          const variables = request.variables ?? {};
          const name = operationName ?? undefined;
          contextValue.notes.cost = orBadRequest(() =>
            costOf({ schema, document, operationName: name, variables }),
          );
        },
      };
    },
  };
}

/** Gives an error of ours the HTTP status 400; without it Apollo takes it for its own failure. */
function orBadRequest<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    const originalError = error instanceof Error ? error : null;
    throw new GraphQLError("", { originalError, extensions: { http: { status: 400 } } });
  }
}

/** Apollo would run a posted subscription like a query and answer with nothing. */
function refuseSubscriptionsOverPost(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
            throw new GraphQLError(
              "Subscriptions are served over WebSocket (graphql-transport-ws) and at /graphql/stream (SSE).",
              {
                extensions: { code: "BAD_REQUEST", http: { status: 400 } },
              },
            );
          }
        },
      };
    },
  };
}

/** Puts what the resolvers noted (cost, how the cache fared) beside the data. */
function addExtensions(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind === "single" && Object.keys(contextValue.notes).length > 0) {
            response.body.singleResult.extensions = {
              ...response.body.singleResult.extensions,
              ...contextValue.notes,
            };
          }
        },
      };
    },
  };
}

/** Answers HTTP 401 with the challenge when the caller's client can act on one. */
function challengeCallers(
  challengeFor: GraphqlServerOptions["challengeFor"],
): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue }) {
          for (const error of errors ?? []) {
            const challenge = challengeFor(appErrorOf(error), contextValue);
            if (challenge !== undefined) {
              response.http.status = 401;
              response.http.headers.set("www-authenticate", challenge);
            }
          }
        },
      };
    },
  };
}

/** The request in the form Apollo executes. */
export function toApolloRequest(
  request: Pick<HTTPGraphQLRequest, "method" | "search" | "body">,
  headers: NodeJS.Dict<string | string[]>,
): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) {
      map.set(name, Array.isArray(value) ? value.join(", ") : value);
    }
  }
  return { ...request, headers: map };
}
