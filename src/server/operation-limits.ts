import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { maxDirectivesRule } from "@escape.tech/graphql-armor-max-directives";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from "graphql-query-complexity";
import { AppError, ERROR_CATALOGUE } from "../core/errors.ts";

/** What one operation may ask for. An unlimited server dies on one small nested query. */
export const OPERATION_LIMITS = {
  /** Bytes of a request's body. */
  bodyBytes: 100_000,
  /** Lexical tokens of a document; parsing stops there. */
  documentTokens: 2_000,
  depth: 12,
  aliases: 30,
  directives: 30,
  /** Fields an operation may resolve, lists counted by their page size. */
  cost: 5_000,
} as const;

const refusal = {
  exposeLimits: false,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null) =>
      context?.reportError(
        new GraphQLError(ERROR_CATALOGUE.OPERATION_TOO_COMPLEX.happened, {
          // Apollo puts its own code over `code`; the formatter reads this one.
          extensions: { refusal: "OPERATION_TOO_COMPLEX" },
        }),
      ),
  ],
};

/** Validation rules shared by HTTP and WebSocket, so that no transport is the weaker door. */
export const operationRules: readonly ValidationRule[] = [
  maxDepthRule({ ...refusal, n: OPERATION_LIMITS.depth, ignoreIntrospection: true }),
  maxAliasesRule({ ...refusal, n: OPERATION_LIMITS.aliases }),
  maxDirectivesRule({ ...refusal, n: OPERATION_LIMITS.directives }),
];

interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}

/**
 * Cost of a validated operation with these variables: one per field, a list times its page size
 * (`complexity` of the field in the schema).
 * @throws AppError OPERATION_TOO_COMPLEX
 */
export function costOf({ schema, document, operationName, variables }: Operation): number {
  const cost = getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
  });
  if (cost > OPERATION_LIMITS.cost) {
    throw new AppError("OPERATION_TOO_COMPLEX");
  }
  return cost;
}
